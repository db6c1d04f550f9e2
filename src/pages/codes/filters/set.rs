//! The filters that are set.

use super::{status_label, yes_no};
use crate::{
    domain::ListQuery,
    i18n::{Key, use_i18n},
    pages::{codes::Screen, value},
    state::use_settings,
    ui::{
        Icon,
        element::{El, b, button, span},
        icon,
    },
};
use leptos::prelude::*;

/// One chip for each filter that is set, with a button that removes it.
pub fn chips(screen: Screen) -> Vec<El> {
    let i18n = use_i18n();
    let chip = move |name: Key, words: String, remove: fn(&mut ListQuery)| {
        // What the person has typed is nothing to translate.
        let is_literal = matches!(name, Key::Note | Key::Email);
        let name = i18n.text(name);
        let cross = button()
            .attr("type", "button")
            .attr(
                "aria-label",
                i18n.fill(Key::RemoveFilter, &[("filter", name), ("value", &words)]),
            )
            .on_click(move || screen.navigation.refine(screen.list, true, remove))
            .child(icon(Icon::Cross));
        span()
            .class("chip chip-set")
            .child(name)
            .child(
                b().attr_if("translate", move || is_literal.then_some("no"))
                    .child(value::outside(&words)),
            )
            .child(cross)
    };
    let query = screen.listing.query.get();
    let mut chips = Vec::new();
    if let Some(number) = query.status {
        let words = use_settings().with(|config| status_label(i18n, &config.statuses, number));
        chips.push(chip(Key::Status, words, |query| query.status = None));
    }
    if let Some(kind) = query.kind {
        chips.push(chip(Key::Kind, value::kind_words(i18n, kind), |query| {
            query.kind = None
        }));
    }
    if let Some(is_enterprise) = query.is_enterprise {
        let words = yes_no(i18n, is_enterprise).to_owned();
        chips.push(chip(Key::Enterprise, words, |query| {
            query.is_enterprise = None
        }));
    }
    if !query.note.is_empty() {
        chips.push(chip(Key::Note, query.note, |query| query.note.clear()));
    }
    if !query.email.is_empty() {
        chips.push(chip(Key::Email, query.email, |query| query.email.clear()));
    }
    chips
}
