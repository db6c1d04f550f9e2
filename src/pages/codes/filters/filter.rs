//! A filter and its value.

use crate::{
    domain::{Kind, ListQuery, StatusTable},
    i18n::{I18n, Key},
    pages::value,
    state::Settings,
};

/// What codes can be filtered by, beside a part of the code.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Filter {
    /// By the API's number for it.
    Status(i64),
    Kind(Kind),
    Enterprise(bool),
    Note(String),
    Email(String),
}

impl Filter {
    /// Those of a query, in the order in which they are shown.
    pub fn all_of(query: &ListQuery) -> Vec<Self> {
        let text = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        [
            query.status.map(Self::Status),
            query.kind.map(Self::Kind),
            query.is_enterprise.map(Self::Enterprise),
            text(&query.note).map(Self::Note),
            text(&query.email).map(Self::Email),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Whether a query has the filter of this name.
    pub fn is_set(query: &ListQuery, name: Key) -> bool {
        Self::all_of(query)
            .iter()
            .any(|filter| filter.name() == name)
    }

    pub fn set(self, query: &mut ListQuery) {
        match self {
            Self::Status(number) => query.status = Some(number),
            Self::Kind(kind) => query.kind = Some(kind),
            Self::Enterprise(is_enterprise) => query.is_enterprise = Some(is_enterprise),
            Self::Note(note) => query.note = note,
            Self::Email(email) => query.email = email,
        }
    }

    pub fn clear(&self, query: &mut ListQuery) {
        match self {
            Self::Status(_) => query.status = None,
            Self::Kind(_) => query.kind = None,
            Self::Enterprise(_) => query.is_enterprise = None,
            Self::Note(_) => query.note.clear(),
            Self::Email(_) => query.email.clear(),
        }
    }

    /// What is filtered by.
    pub fn name(&self) -> Key {
        match self {
            Self::Status(_) => Key::Status,
            Self::Kind(_) => Key::Kind,
            Self::Enterprise(_) => Key::Enterprise,
            Self::Note(_) => Key::Note,
            Self::Email(_) => Key::Email,
        }
    }

    /// The value, for a person.
    pub fn label(&self, i18n: I18n, settings: Settings) -> String {
        match self {
            Self::Status(number) => {
                settings.with(|config| status_label(i18n, &config.statuses, *number))
            }
            Self::Kind(kind) => value::kind_label(i18n, *kind),
            Self::Enterprise(true) => i18n.text(Key::Yes).to_owned(),
            Self::Enterprise(false) => i18n.text(Key::No).to_owned(),
            Self::Note(text) | Self::Email(text) => text.clone(),
        }
    }

    /// Whether a person has typed the value: it is nothing to translate.
    pub fn is_literal(&self) -> bool {
        matches!(self, Self::Note(_) | Self::Email(_))
    }
}

fn status_label(i18n: I18n, statuses: &StatusTable, number: i64) -> String {
    match statuses.rule(number) {
        Some(rule) => rule
            .label
            .clone()
            .unwrap_or_else(|| value::status_word(i18n, rule.status)),
        None => i18n.fill(Key::StatusNumber, &[("n", &number.to_string())]),
    }
}
