//! The columns of both lists.

use super::TableOf;
use crate::{
    domain::{CodeEntry, ColumnLayout, ColumnName, List, SortKey, Status, Timestamp},
    i18n::{I18n, Key},
    pages::value::{
        self, AbsentText, AmountText, Dash, EmailText, StatusText, TimeText, UntrustedText,
    },
    state::Journal,
};
use leptos::{either::Either, prelude::*};
use std::sync::Arc;

/// One column: its heading, its sort key, and what it shows of a row.
pub struct Column {
    /// The class by which the style sheet gives it its width and its place on a card.
    pub class: &'static str,
    pub heading: Key,
    /// Stands before the value on a card, where there is no heading.
    pub card_label: Option<Key>,
    pub sort: Option<SortKey>,
    pub cell: fn(&Cells) -> AnyView,
}

/// What the cells of a row are made from.
pub struct Cells<'a> {
    pub i18n: I18n,
    pub journal: Journal,
    pub entry: &'a CodeEntry,
    /// Where the code was found.
    pub list: List,
    pub status: Status,
    /// How this deployment calls it; `None` is as the dashboard does.
    pub status_label: Option<String>,
}

/// The columns after the code, which is the table's own. Notes have a column where there are any.
pub fn of(table: TableOf, layout: &ColumnLayout, has_notes: bool) -> Arc<[&'static Column]> {
    let shown = layout.shown();
    let shown = shown.filter(|column| has_notes || *column != ColumnName::Note);
    shown.map(|column| named(table, column)).collect()
}

/// The classes of all of them: by these the style sheet knows which columns a table has.
pub fn classes(columns: &[&Column]) -> String {
    let classes: Vec<&str> = columns.iter().map(|column| column.class).collect();
    classes.join(" ")
}

/// What a column is called.
pub fn heading(list: List, column: ColumnName) -> Key {
    named(TableOf::List(list), column).heading
}

fn named(table: TableOf, column: ColumnName) -> &'static Column {
    match (column, table) {
        (ColumnName::Kind, _) => &KIND,
        (ColumnName::Amount, _) => &AMOUNT,
        (ColumnName::Status, _) => &STATUS,
        (ColumnName::Note, _) => &NOTE,
        (ColumnName::Recipient, _) => &FORWARDED_TO,
        (ColumnName::RedeemedBy, _) => &USED_BY,
        (ColumnName::RedeemedAt, TableOf::List(List::Redeemed)) => &REDEEMED,
        (ColumnName::RedeemedAt, _) => &USED,
        (ColumnName::Created, _) => &CREATED,
        (ColumnName::Expires, _) => &EXPIRES,
    }
}

const KIND: Column = Column {
    class: "col-kind",
    heading: Key::Kind,
    card_label: Some(Key::Kind),
    sort: None,
    cell: |row| view! { <span>{value::kind_label(row.i18n, row.entry.kind)}</span> }.into_any(),
};

const AMOUNT: Column = Column {
    class: "col-amount",
    heading: Key::Amount,
    card_label: None,
    sort: Some(SortKey::Amount),
    cell: |row| view! { <AmountText amount=row.entry.amount/> }.into_any(),
};

const STATUS: Column = Column {
    class: "col-status",
    heading: Key::Status,
    card_label: None,
    sort: None,
    cell: |row| view! { <StatusText status=row.status label=row.status_label.clone()/> }.into_any(),
};

/// What the person wrote beside the order that made the code.
const NOTE: Column = Column {
    class: "col-note",
    heading: Key::Note,
    card_label: Some(Key::Note),
    sort: None,
    cell: |row| {
        let (i18n, journal) = (row.i18n, row.journal);
        let code = row.entry.code.clone();
        let note = move || match journal.note_of(&code) {
            Some(note) => Either::Left(view! {
                <bdi title=note.clone()>
                    <UntrustedText text=&note/>
                </bdi>
            }),
            None => Either::Right(view! { <Dash word=i18n.text(Key::NoNote)/> }),
        };
        view! { <span>{note}</span> }.into_any()
    },
};

const FORWARDED_TO: Column = Column {
    class: "col-to",
    heading: Key::Recipient,
    card_label: Some(Key::Recipient),
    sort: None,
    cell: |row| {
        address(row.entry.forward_to.as_deref())
            .unwrap_or_else(|| view! { <AbsentText word=row.i18n.text(Key::Anyone)/> }.into_any())
    },
};

const USED_BY: Column = Column {
    class: "col-by",
    heading: Key::RedeemedBy,
    card_label: Some(Key::RedeemedBy),
    sort: None,
    cell: |row| {
        address(row.entry.used_by.as_deref()).unwrap_or_else(|| match row.list {
            List::Issued => absent(row, Key::Nobody),
            // The list of redeemed codes need not say it of each.
            List::Redeemed => view! { <AbsentText word=row.i18n.text(Key::You)/> }.into_any(),
        })
    },
};

const USED: Column = Column {
    class: "col-when col-used",
    heading: Key::RedeemedAt,
    card_label: None,
    sort: Some(SortKey::UsedAt),
    cell: |row| since(row, row.entry.used_at, Key::NotRedeemed),
};

const REDEEMED: Column = Column {
    class: "col-when col-used",
    heading: Key::RedeemedAt,
    card_label: Some(Key::RedeemedAt),
    sort: Some(SortKey::UsedAt),
    cell: |row| since(row, row.entry.used_at, Key::Unknown),
};

const CREATED: Column = Column {
    class: "col-when col-created",
    heading: Key::Created,
    card_label: None,
    sort: Some(SortKey::CreatedAt),
    cell: |row| since(row, row.entry.created_at, Key::Unknown),
};

const EXPIRES: Column = Column {
    class: "col-when col-expires",
    heading: Key::Expires,
    card_label: Some(Key::Expires),
    sort: Some(SortKey::ExpiresAt),
    cell: |row| match row.entry.expired_at {
        Some(instant) => view! { <TimeText instant is_end=true/> }.into_any(),
        None => absent(row, Key::Never),
    },
};

fn address(address: Option<&str>) -> Option<AnyView> {
    address.map(|address| view! { <EmailText address/> }.into_any())
}

fn since(row: &Cells, instant: Option<Timestamp>, never: Key) -> AnyView {
    match instant {
        Some(instant) => view! { <TimeText instant/> }.into_any(),
        None => absent(row, never),
    }
}

fn absent(row: &Cells, word: Key) -> AnyView {
    view! { <Dash word=row.i18n.text(word)/> }.into_any()
}
