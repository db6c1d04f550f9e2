//! How a person wants to see the codes of the account that is connected. It lies in this browser, and in the page alone
//! where that is somebody else's.

use crate::{
    domain::{AccountId, Kept, List, ListPreferences, Theme, preferences},
    i18n::I18n,
    platform::{host_bridge::HostBridge, local_storage},
    state::Session,
};
use leptos::prelude::*;

const PREFERENCES: &str = "share-code-dashboard.preferences";

/// Where a text that can't be read is put before another takes its place.
const UNREADABLE: &str = "share-code-dashboard.preferences.unreadable";

/// A `Copy` handle.
#[derive(Clone, Copy)]
pub struct Preferences {
    session: Session,
    i18n: I18n,
    is_embedded: bool,
    own: RwSignal<Option<preferences::Preferences>>,
    is_compact: Memo<bool>,
    is_masked: Memo<bool>,
    auto_refresh: Memo<bool>,
    theme: Memo<Option<Theme>>,
    message_template: Memo<Option<String>>,
}

impl Preferences {
    pub fn provide(session: Session, i18n: I18n, page: &HostBridge) -> Self {
        let own = RwSignal::new(None::<preferences::Preferences>);
        let of = move |read: fn(&preferences::Preferences) -> bool| {
            Memo::new(move |_| own.with(|own| own.as_ref().is_some_and(read)))
        };
        let preferences = Self {
            session,
            i18n,
            is_embedded: page.is_embedded(),
            own,
            is_compact: of(|own| own.is_compact),
            is_masked: of(|own| own.is_masked),
            auto_refresh: of(|own| own.auto_refresh),
            theme: Memo::new(move |_| own.with(|own| own.as_ref()?.theme)),
            message_template: Memo::new(move |_| {
                own.with(|own| own.as_ref()?.message_template.clone())
            }),
        };
        provide_context(preferences);
        preferences
    }

    /// Takes those of the account that is connected now.
    pub fn load(self) {
        let Some(account) = self.account() else {
            return;
        };
        let here = self.own.get_untracked();
        let here = here.filter(|own| own.account == account);
        let stored = if self.is_embedded {
            None
        } else {
            of_account(&stored(), account)
        };
        self.show(stored.or(here));
    }

    /// Changes them here and for the next visit.
    pub fn change(self, change: impl FnOnce(&mut preferences::Preferences)) {
        let Some(account) = self.account() else {
            return;
        };
        let here = self.own.get_untracked();
        let here = here.filter(|own| own.account == account);
        // Another tab may have changed some meanwhile.
        let mut all = if self.is_embedded {
            Vec::new()
        } else {
            stored()
        };
        let own = of_account(&all, account).or(here);
        let mut own = own.unwrap_or_else(|| preferences::Preferences::new(account));
        change(&mut own);
        if !self.is_embedded {
            all.retain(|other| {
                other
                    .readable()
                    .is_none_or(|other| other.account != account)
            });
            all.push(Kept::Readable(own.clone()));
            store(&all);
        }
        self.show(Some(own));
    }

    /// Reactive. Whether rows are low.
    pub fn is_compact(self) -> bool {
        self.is_compact.get()
    }

    /// Reactive. Whether codes are shown without their ends.
    pub fn is_masked(self) -> bool {
        self.is_masked.get()
    }

    /// Reactive. Whether the list is looked at again by itself.
    pub fn auto_refresh(self) -> bool {
        self.auto_refresh.get()
    }

    /// Reactive. `None` where the person has chosen none.
    pub fn theme(self) -> Option<Theme> {
        self.theme.get()
    }

    /// Reactive. `None` where the person has written none.
    pub fn message_template(self) -> Option<String> {
        self.message_template.get()
    }

    /// Whether the theme is the person's to choose: in somebody else's page it is that page's.
    pub fn offers_theme(self) -> bool {
        !self.is_embedded
    }

    /// Reactive.
    pub fn with_list<T>(self, list: List, read: impl FnOnce(&ListPreferences) -> T) -> T {
        self.own.with(|own| match own {
            Some(own) => read(own.list(list)),
            None => read(&ListPreferences::default()),
        })
    }

    fn show(self, own: Option<preferences::Preferences>) {
        self.i18n
            .tell_utc(own.as_ref().is_some_and(|own| own.is_utc));
        self.own.set(own);
    }

    fn account(self) -> Option<AccountId> {
        Some(self.session.client()?.account_id())
    }
}

type All = Vec<Kept<preferences::Preferences>>;

fn of_account(all: &All, account: AccountId) -> Option<preferences::Preferences> {
    let mut readable = all.iter().filter_map(Kept::readable);
    readable.find(|own| own.account == account).cloned()
}

fn stored() -> All {
    let text = local_storage::read(PREFERENCES);
    text.and_then(|text| preferences::read(&text))
        .unwrap_or_default()
}

fn store(all: &All) {
    if let Some(text) = local_storage::read(PREFERENCES)
        && preferences::read(&text).is_none()
    {
        local_storage::write(UNREADABLE, &text);
    }
    local_storage::write(PREFERENCES, &preferences::write(all));
}
