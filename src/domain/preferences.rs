use std::ops::Not;

use serde::{Deserialize, Serialize};

use super::account_id::AccountId;
use super::config::Theme;
use super::kept::Kept;
use super::query::List;
use super::saved_view::SavedView;

/// How a person wants to see the codes of an account.
#[derive(Clone, Serialize, Deserialize)]
pub struct Preferences {
    pub account: AccountId,
    /// Whether rows are low.
    #[serde(default)]
    pub is_compact: bool,
    /// Whether codes are shown without their ends.
    #[serde(default)]
    pub is_masked: bool,
    /// Whether times are told in UTC.
    #[serde(default)]
    pub is_utc: bool,
    /// Whether the list is looked at again by itself.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub auto_refresh: bool,
    /// `None` is as config.json says.
    #[serde(default)]
    pub theme: Option<Theme>,
    /// What is copied as a message; `None` is as config.json says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message_template: Option<String>,
    #[serde(default)]
    pub issued: ListPreferences,
    #[serde(default)]
    pub redeemed: ListPreferences,
}

/// The same for one list.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct ListPreferences {
    /// As [`ColumnLayout`](super::ColumnLayout) writes them; `None` as they are from the start.
    #[serde(default)]
    pub columns: Option<Vec<String>>,
    /// `None` are those that are there from the start.
    #[serde(default)]
    pub views: Option<Vec<Kept<SavedView>>>,
}

impl Preferences {
    /// Nothing chosen yet.
    pub fn new(account: AccountId) -> Preferences {
        Preferences {
            account,
            is_compact: false,
            is_masked: false,
            is_utc: false,
            auto_refresh: false,
            theme: None,
            message_template: None,
            issued: ListPreferences::default(),
            redeemed: ListPreferences::default(),
        }
    }

    pub fn list(&self, list: List) -> &ListPreferences {
        match list {
            List::Issued => &self.issued,
            List::Redeemed => &self.redeemed,
        }
    }

    pub fn list_mut(&mut self, list: List) -> &mut ListPreferences {
        match list {
            List::Issued => &mut self.issued,
            List::Redeemed => &mut self.redeemed,
        }
    }
}

/// Those of all accounts, as [`write`] wrote them; `None` for a text that is no list.
pub fn read(text: &str) -> Option<Vec<Kept<Preferences>>> {
    serde_json::from_str(text).ok()
}

/// JSON.
pub fn write(all: &[Kept<Preferences>]) -> String {
    serde_json::to_string(all).expect("texts can be written")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As localStorage has it: a text that stays readable, and is written the same.
    #[test]
    fn kept_preferences_are_read_and_written_by_every_release() {
        let text = include_str!("../../tests/golden/preferences.json").trim_end();
        let all = read(text).expect("a list");
        assert_eq!(write(&all), text);
        let own = all[0].readable().expect("it can be read");
        assert_eq!(own.account.hex(), "a6f607e8");
        assert!(own.is_masked && !own.is_compact);
        assert_eq!(own.theme, Some(Theme::Dark));
        let views = own.issued.views.as_ref().expect("there are some");
        let names = views.iter().map(|view| Some(&*view.readable()?.name));
        assert_eq!(names.collect::<Vec<_>>(), [Some(""), Some("Kim"), None]);
        assert!(all[1].readable().is_none());
    }

    #[test]
    fn a_message_is_kept() {
        let mut own = Preferences::new(AccountId::from_hex("a6f607e8").expect("eight digits"));
        own.message_template = Some("{code}".to_owned());
        let all = read(&write(&[Kept::Readable(own)])).expect("a list");
        let own = all[0].readable().expect("it can be read");
        assert_eq!(own.message_template.as_deref(), Some("{code}"));
    }

    #[test]
    fn what_is_not_said_is_as_it_was_from_the_start() {
        let all = read(r#"[{"account":"a6f607e8"}]"#).expect("a list");
        let own = all[0].readable().expect("it can be read");
        let fresh = Preferences::new(own.account);
        assert_eq!(write(&all), write(&[Kept::Readable(fresh)]));
    }

    #[test]
    fn a_text_that_is_no_list_is_told_from_an_empty_one() {
        assert!(read("[]").is_some());
        for nothing in ["", "{}", "["] {
            assert!(read(nothing).is_none(), "{nothing}");
        }
    }
}
