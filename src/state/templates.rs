//! Orders that the person keeps to place them again, and names for plans. They lie in this browser, each for the account
//! that was connected when it was kept.

use crate::{
    domain::{AccountId, OrderForm, Template, template},
    platform::local_storage,
    state::Session,
};
use leptos::prelude::*;

const TEMPLATES: &str = "share-code-dashboard.templates";

/// A `Copy` handle.
#[derive(Clone, Copy)]
pub struct Templates {
    /// Of all accounts.
    kept: RwSignal<Vec<Template>>,
    session: Session,
}

impl Templates {
    pub fn read(session: Session) -> Self {
        Self {
            kept: RwSignal::new(stored()),
            session,
        }
    }

    /// Reactive. Those of the account that is connected.
    pub fn all(self) -> Vec<Template> {
        let mut templates = self.kept.get();
        let account = self.account();
        templates.retain(|template| account.is_some() && template.account == account);
        templates
    }

    /// Keeps it, in place of one of the same name.
    pub fn keep(self, name: String, form: OrderForm) {
        self.change(|templates, account| {
            templates.retain(|other| other.name != name || other.account != Some(account));
            templates.push(Template {
                name,
                account: Some(account),
                form,
            });
        });
    }

    pub fn forget(self, name: &str) {
        self.change(|templates, account| {
            templates.retain(|other| other.name != name || other.account != Some(account));
        });
    }

    /// Earlier releases did not write down whose a template is. The first account that connects takes those: mostly a
    /// browser has one account, and whoever comes later sees nothing of them.
    pub fn claim(self) {
        if stored().iter().any(|template| template.account.is_none()) {
            self.change(|templates, account| {
                for template in templates {
                    template.account = template.account.or(Some(account));
                }
            });
        }
    }

    fn account(self) -> Option<AccountId> {
        Some(self.session.client()?.account_id())
    }

    fn change(self, change: impl FnOnce(&mut Vec<Template>, AccountId)) {
        let Some(account) = self.account() else {
            return;
        };
        // Another tab may have kept some meanwhile.
        let mut templates = stored();
        change(&mut templates, account);
        local_storage::write(TEMPLATES, &template::write(&templates));
        self.kept.set(templates);
    }
}

fn stored() -> Vec<Template> {
    template::read(&local_storage::read(TEMPLATES).unwrap_or_default())
}
