//! What was found as a table that can be taken away.

use crate::{
    domain::{StatusTable, Timestamp},
    i18n::{I18n, Key},
    pages::value,
    state::LookUpStatus,
};

/// A heading and a row for each code, all with the same cells.
pub fn table(
    i18n: I18n,
    statuses: &StatusTable,
    now: Timestamp,
    all: &[LookUpStatus],
) -> Vec<Vec<String>> {
    let heading = [
        Key::Code,
        Key::Status,
        Key::WhereFound,
        Key::Amount,
        Key::Recipient,
        Key::RedeemedBy,
        Key::RedeemedAt,
        Key::Created,
        Key::Expires,
    ];
    let row = |one: &LookUpStatus| {
        let mut cells = vec![one.code.reveal().to_owned()];
        let Some(row) = one.row() else {
            cells.push(i18n.text(Key::NotFound).to_owned());
            cells.resize(heading.len(), String::new());
            return cells;
        };
        let at = |at: Option<Timestamp>| at.map_or_else(String::new, Timestamp::iso8601);
        cells.push(match row.status_label(statuses, now) {
            Some(label) => label.to_owned(),
            None => value::status_word(i18n, row.status(statuses, now)),
        });
        cells.extend([
            i18n.text(whose(one)).to_owned(),
            value::amount_label(i18n, row.amount),
            row.forward_to.clone().unwrap_or_default(),
            row.used_by.clone().unwrap_or_default(),
            at(row.used_at),
            at(row.created_at),
            at(row.expired_at),
        ]);
        cells
    };
    let heading_row = heading.map(|key| i18n.text(key).to_owned()).to_vec();
    std::iter::once(heading_row)
        .chain(all.iter().map(row))
        .collect()
}

/// In which lists a code is.
pub fn whose(one: &LookUpStatus) -> Key {
    match (&one.issued, &one.redeemed) {
        (Some(_), Some(_)) => Key::IssuedAndRedeemed,
        (Some(_), None) => Key::IssuedByYou,
        (None, Some(_)) => Key::RedeemedByYou,
        (None, None) => Key::NotFound,
    }
}
