//! The columns of both lists.

use crate::{
    domain::{CodeEntry, Instant, List, SortKey},
    i18n::{Key, use_i18n},
    pages::value,
    state::Journal,
    ui::element::{El, bdi, span},
};
use leptos::prelude::*;

/// One column: its heading, its sort key if the API has one, and what it shows of a row.
pub struct Column {
    /// The class by which the style sheet gives it its width and its place on a card.
    pub class: &'static str,
    pub heading: Key,
    /// Stands before the value on a card, where there is no heading.
    pub card_label: Option<Key>,
    pub sort: Option<SortKey>,
    pub cell: fn(&CodeEntry) -> El,
}

/// The columns between the code and the end of the row. Code and status are the table's own; notes have a column where
/// there are any.
pub fn of(list: List, has_notes: bool) -> &'static [Column] {
    match list {
        List::Issued if has_notes => &[
            KIND,
            AMOUNT,
            STATUS,
            NOTE,
            FORWARDED_TO,
            USED_BY,
            USED,
            CREATED,
            EXPIRES,
        ],
        List::Issued => &[
            KIND,
            AMOUNT,
            STATUS,
            FORWARDED_TO,
            USED_BY,
            USED,
            CREATED,
            EXPIRES,
        ],
        List::Redeemed => &[
            KIND,
            AMOUNT,
            STATUS,
            FORWARDED_TO,
            REDEEMED,
            CREATED_UNSORTED,
            EXPIRES,
        ],
    }
}

const KIND: Column = Column {
    class: "col-kind",
    heading: Key::Kind,
    card_label: None,
    sort: None,
    cell: |entry| span().child(value::kind_words(use_i18n(), entry.kind)),
};

const AMOUNT: Column = Column {
    class: "col-amount",
    heading: Key::Amount,
    card_label: None,
    sort: Some(SortKey::Amount),
    cell: |entry| value::amount(entry.amount),
};

/// The table fills it in: a status changes with the time.
const STATUS: Column = Column {
    class: STATUS_CLASS,
    heading: Key::Status,
    card_label: None,
    sort: None,
    cell: |_| span(),
};

pub const STATUS_CLASS: &str = "col-status";

/// What the person wrote beside the order that made the code.
const NOTE: Column = Column {
    class: "col-note",
    heading: Key::Note,
    card_label: Some(Key::Note),
    sort: None,
    cell: |entry| {
        let journal: Journal = expect_context();
        let code = entry.code.clone();
        span().dynamic(move || match journal.note_of(&code) {
            Some(note) => bdi()
                .attr("title", note.clone())
                .child(value::outside(&note)),
            None => value::absent(use_i18n().text(Key::NoNote)),
        })
    },
};

const FORWARDED_TO: Column = Column {
    class: "col-to",
    heading: Key::ForwardedTo,
    card_label: Some(Key::For),
    sort: None,
    cell: |entry| address(entry.forward_to.as_deref(), Key::Anyone),
};

const USED_BY: Column = Column {
    class: "col-by",
    heading: Key::UsedBy,
    card_label: Some(Key::UsedBy),
    sort: None,
    cell: |entry| address(entry.used_by.as_deref(), Key::Nobody),
};

const USED: Column = Column {
    class: "col-when col-used",
    heading: Key::Used,
    card_label: None,
    sort: None,
    cell: |entry| since(entry.used_at, Key::NotUsed),
};

const REDEEMED: Column = Column {
    class: "col-when col-used",
    heading: Key::RedeemedAt,
    card_label: Some(Key::RedeemedAt),
    sort: Some(SortKey::UsedAt),
    cell: |entry| since(entry.used_at, Key::Unknown),
};

const CREATED: Column = Column {
    class: "col-when col-created",
    heading: Key::Created,
    card_label: None,
    sort: Some(SortKey::CreatedAt),
    cell: |entry| since(entry.created_at, Key::Unknown),
};

const CREATED_UNSORTED: Column = Column {
    sort: None,
    ..CREATED
};

const EXPIRES: Column = Column {
    class: "col-when col-expires",
    heading: Key::Expires,
    card_label: Some(Key::Expires),
    sort: None,
    cell: |entry| match entry.expired_at {
        Some(end) => value::until(end),
        None => value::absent(use_i18n().text(Key::Never)),
    },
};

fn address(address: Option<&str>, nobody: Key) -> El {
    match address {
        Some(address) => value::email(address),
        None => value::absent(use_i18n().text(nobody)),
    }
}

fn since(instant: Option<Instant>, never: Key) -> El {
    match instant {
        Some(instant) => value::since(instant),
        None => value::absent(use_i18n().text(never)),
    }
}
