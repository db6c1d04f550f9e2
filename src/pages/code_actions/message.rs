//! The message for the person who gets a code.

use crate::{
    domain::{CodeEntry, message_template::PLACEHOLDERS},
    i18n::{I18n, Key, fill, use_i18n},
    pages::value,
    state::{Journal, MessageTemplate, Settings, use_settings},
};
use leptos::prelude::*;

/// What stands for a code in a message. A `Copy` handle.
#[derive(Clone, Copy)]
pub struct Messages {
    i18n: I18n,
    settings: Settings,
    journal: Journal,
    template: MessageTemplate,
}

impl Messages {
    /// Those of the dashboard around.
    pub fn expect() -> Self {
        Self {
            i18n: use_i18n(),
            settings: use_settings(),
            journal: expect_context(),
            template: MessageTemplate::expect(),
        }
    }

    /// The names that are filled in here.
    pub fn placeholders(self) -> Vec<&'static str> {
        let has_page = self.settings.with(|config| config.redeem_page.is_some());
        let names = PLACEHOLDERS.into_iter();
        names.filter(|name| *name != "link" || has_page).collect()
    }

    /// A template with the values of a code.
    pub fn fill(self, template: &str, entry: &CodeEntry) -> String {
        let i18n = self.i18n;
        let expires = match entry.expired_at {
            Some(instant) => value::exact(i18n, instant),
            None if entry.is_from_list() => i18n.text(Key::Never).to_owned(),
            None => i18n.text(Key::Unknown).to_owned(),
        };
        let amount = value::amount_label(i18n, entry.amount);
        let recipient = entry.forward_to.as_deref();
        let note = self.journal.note_of(&entry.code).unwrap_or_default();
        let link = self.settings.redeem_link(&entry.code);
        let mut values = vec![
            ("code", entry.code.reveal()),
            ("amount", &amount),
            ("expires", &expires),
            ("recipient", recipient.unwrap_or(i18n.text(Key::Anyone))),
            ("note", &note),
        ];
        values.extend(link.as_deref().map(|link| ("link", link)));
        fill(template, &values)
    }

    /// For a code. Own words that would hand on no code, since the deployment has links no longer, are not used.
    pub fn of(self, entry: &CodeEntry) -> String {
        let own = untrack(|| self.template.text());
        let has_page = self.settings.with(|config| config.redeem_page.is_some());
        if own.contains("{link}") && !own.contains("{code}") && !has_page {
            return self.fill(&self.template.default_text(), entry);
        }
        self.fill(&own, entry)
    }
}
