//! A batch on paper: a slip for each code, to be cut out and handed over.

use super::Batch;
use crate::{
    domain::Code,
    i18n::{I18n, Key},
    pages::value,
    ui::{
        element::{El, bdi, div, fragment, p, strong},
        qr_code,
    },
};

/// Follows nothing, as a printed sheet has to.
pub fn sheet(i18n: I18n, batch: &Batch) -> El {
    let amount = value::amount_words(i18n, batch.amount);
    let expires = batch.expires.map(|at| value::both_zones(i18n, at));
    let slip = |code: &Code| {
        let receiver = match &batch.forward_to {
            Some(address) => bdi().attr("translate", "no").child(value::outside(address)),
            None => fragment().child(i18n.text(Key::Anyone)),
        };
        let facts = div()
            .child(p().child(value::code(code)))
            .child(p().child(strong().child(amount.clone())))
            .child(fact(i18n, Key::For, receiver))
            .child((expires.clone()).map(|at| fact(i18n, Key::Expires, fragment().child(at))))
            .child((!batch.note.is_empty()).then(|| p().child(value::outside(&batch.note))));
        div()
            .class("slip")
            .child(qr_code(code.reveal()))
            .child(facts)
    };
    fragment().children(batch.codes.iter().map(slip))
}

fn fact(i18n: I18n, name: Key, value: El) -> El {
    p().child(i18n.text(name)).child(" ").child(value)
}
