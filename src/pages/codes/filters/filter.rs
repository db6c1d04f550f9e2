//! A filter and its value.

use crate::{
    domain::{AmountRange, Day, Days, Kind, ListQuery, StatusTable, Units},
    i18n::{I18n, Key},
    pages::value,
    state::{Journal, Settings},
};

/// What codes can be filtered by, beside a part of the code.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Filter {
    /// By the API's number for it.
    Status(i64),
    Kind(Kind),
    Enterprise(bool),
    Note(String),
    /// By what its parts have in common in the journal.
    Order(String),
    Email(String),
    Created(Days),
    Redeemed(Days),
    Expires(Days),
    /// Within so many days.
    ExpiresWithin(u32),
    /// After so many days.
    ExpiresAfter(u32),
    Amount(AmountRange),
}

impl Filter {
    /// Those of a query, in the order in which they are shown.
    pub fn all_of(query: &ListQuery) -> Vec<Self> {
        let text = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        let days = |days: Days| Some(days).filter(|days| !days.is_any());
        let local = &query.local;
        let amount = Some(local.amount).filter(|amount| !amount.is_any());
        [
            query.status.map(Self::Status),
            query.kind.map(Self::Kind),
            query.is_enterprise.map(Self::Enterprise),
            text(&query.note).map(Self::Note),
            text(&query.order_id).map(Self::Order),
            text(&query.email).map(Self::Email),
            days(local.created).map(Self::Created),
            days(local.redeemed).map(Self::Redeemed),
            days(local.expires).map(Self::Expires),
            local.expires_after.map(Self::ExpiresAfter),
            local.expires_within.map(Self::ExpiresWithin),
            amount.map(Self::Amount),
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
            Self::Order(id) => query.order_id = id,
            Self::Email(email) => query.email = email,
            Self::Created(days) => query.local.created = days,
            Self::Redeemed(days) => query.local.redeemed = days,
            Self::Expires(days) => {
                query.local.expires = days;
                query.local.expires_within = None;
                query.local.expires_after = None;
            }
            Self::ExpiresWithin(days) => {
                query.local.expires = Days::default();
                query.local.expires_within = Some(days);
                query.local.expires_after = None;
            }
            Self::ExpiresAfter(days) => query.local.expires_after = Some(days),
            Self::Amount(amount) => query.local.amount = amount,
        }
    }

    pub fn clear(&self, query: &mut ListQuery) {
        match self {
            Self::Status(_) => query.status = None,
            Self::Kind(_) => query.kind = None,
            Self::Enterprise(_) => query.is_enterprise = None,
            Self::Note(_) => query.note.clear(),
            Self::Order(_) => query.order_id.clear(),
            Self::Email(_) => query.email.clear(),
            Self::Created(_) => query.local.created = Days::default(),
            Self::Redeemed(_) => query.local.redeemed = Days::default(),
            Self::Expires(_) => query.local.expires = Days::default(),
            Self::ExpiresWithin(_) => query.local.expires_within = None,
            Self::ExpiresAfter(_) => query.local.expires_after = None,
            Self::Amount(_) => query.local.amount = AmountRange::default(),
        }
    }

    /// What is filtered by.
    pub fn name(&self) -> Key {
        match self {
            Self::Status(_) => Key::Status,
            Self::Kind(_) => Key::Kind,
            Self::Enterprise(_) => Key::Enterprise,
            Self::Note(_) => Key::Note,
            Self::Order(_) => Key::Order,
            Self::Email(_) => Key::Email,
            Self::Created(_) => Key::Created,
            Self::Redeemed(_) => Key::RedeemedAt,
            Self::Expires(_) | Self::ExpiresWithin(_) | Self::ExpiresAfter(_) => Key::Expires,
            Self::Amount(_) => Key::Amount,
        }
    }

    /// The value, for a person.
    pub fn label(&self, i18n: I18n, settings: Settings, journal: Journal) -> String {
        match self {
            Self::Status(number) => {
                settings.with(|config| status_label(i18n, &config.statuses, *number))
            }
            Self::Kind(kind) => value::kind_label(i18n, *kind),
            Self::Enterprise(true) => i18n.text(Key::Yes).to_owned(),
            Self::Enterprise(false) => i18n.text(Key::No).to_owned(),
            Self::Note(text) | Self::Email(text) => text.clone(),
            Self::Order(id) => order_label(i18n, journal, id),
            Self::Created(days) | Self::Redeemed(days) | Self::Expires(days) => range(
                i18n,
                days.from.map(Day::iso8601),
                days.until.map(Day::iso8601),
            ),
            Self::ExpiresWithin(days) => i18n.count(Key::WithinDays, u64::from(*days)),
            Self::ExpiresAfter(days) => i18n.count(Key::AfterDays, u64::from(*days)),
            Self::Amount(AmountRange { least, most }) => {
                let number = |units: Units| i18n.decimal(&units.decimal());
                range(i18n, least.map(number), most.map(number))
            }
        }
    }

    /// Whether a person has typed the value: it is nothing to translate.
    pub fn is_literal(&self) -> bool {
        matches!(self, Self::Note(_) | Self::Email(_))
    }
}

/// "20 × 10 IPs, Nov 27, 2026, 18:03:12"; nothing is told of an order that this browser does not know.
fn order_label(i18n: I18n, journal: Journal, id: &str) -> String {
    let parts = journal.records().into_iter();
    let parts: Vec<_> = parts.filter(|record| record.lot() == id).collect();
    // The newest stand first.
    let Some(first) = parts.last() else {
        return i18n.text(Key::NotInActivity).to_owned();
    };
    let codes = parts.iter().map(|part| part.order.codes()).sum();
    let order = value::codes_label(i18n, codes, first.order.each());
    let at = i18n.full_date(first.begun_at.as_millis());
    i18n.fill(Key::OrderAt, &[("order", &order), ("at", &at)])
}

/// "5 – 10", "from 5", "up to 10".
fn range(i18n: I18n, from: Option<String>, until: Option<String>) -> String {
    match (from, until) {
        (Some(from), Some(until)) if from == until => from,
        (Some(from), Some(until)) => [&*from, " – ", &until].concat(),
        (Some(from), None) => i18n.fill(Key::FromValue, &[("value", &from)]),
        (None, Some(until)) => i18n.fill(Key::UntilValue, &[("value", &until)]),
        (None, None) => String::new(),
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
