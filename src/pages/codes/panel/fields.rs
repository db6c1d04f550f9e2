//! Every field of a code, those that we do not know included.

use crate::{
    domain::{CodeEntry, Instant},
    i18n::{Key, use_i18n},
    pages::value,
    ui::element::{El, bdi, dd, dl, dt, el, span},
};

pub fn fields(entry: &CodeEntry) -> El {
    let i18n = use_i18n();
    let known = |text: String| span().child(text);
    let time = |at: Option<Instant>, never: Key| match at {
        Some(at) => known(value::both_zones(i18n, at)),
        None => value::absent(i18n.text(never)),
    };
    let address = |address: &Option<String>, nobody: Key| match address {
        Some(address) => bdi().attr("translate", "no").child(value::outside(address)),
        None => value::absent(i18n.text(nobody)),
    };
    let amount = known(value::amount_words(i18n, entry.amount)).attr("translate", "no");
    let enterprise = match entry.is_enterprise {
        Some(true) => span().child(i18n.text(Key::Yes)),
        Some(false) => span().child(i18n.text(Key::No)),
        None => value::absent(i18n.text(Key::Unknown)),
    };
    let status = match entry.status_number {
        Some(number) => known(number.to_string()).attr("translate", "no"),
        None => value::absent(i18n.text(Key::Unknown)),
    };
    [
        (Key::Kind, known(value::kind_words(i18n, entry.kind))),
        (Key::Amount, amount),
        (Key::StatusField, status),
        (Key::ForwardedTo, address(&entry.forward_to, Key::Anyone)),
        (Key::UsedBy, address(&entry.used_by, Key::Nobody)),
        (Key::Used, time(entry.used_at, Key::NotUsed)),
        (Key::Created, time(entry.created_at, Key::Unknown)),
        (Key::Expires, time(entry.expired_at, Key::Never)),
        (Key::Enterprise, enterprise),
    ]
    .into_iter()
    .fold(dl().class("facts"), |facts, (name, contents)| {
        facts
            .child(dt().child(i18n.text(name)))
            .child(dd().child(contents))
    })
}

pub fn unknown_fields(entry: &CodeEntry) -> El {
    entry
        .extra
        .iter()
        .fold(dl().class("facts"), |facts, (name, json)| {
            let literal = |text| {
                el("code")
                    .attr("translate", "no")
                    .child(value::outside(text))
            };
            facts
                .child(dt().child(literal(name)))
                .child(dd().child(literal(json)))
        })
}
