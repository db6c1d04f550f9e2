//! Entries of the journal that this version can't read.

use super::{Screen, question::Question};
use crate::{
    domain::Unread,
    i18n::{I18n, Key},
    state::Aside,
    ui::{
        copy_button,
        element::{El, button, div, dynamic, fragment, h2, h3, li, ol, p, span},
    },
};
use leptos::prelude::*;

pub fn aside(i18n: I18n, screen: Screen) -> El {
    dynamic(move || {
        let entries = screen.journal.aside();
        (!entries.is_empty()).then(|| {
            let rows = entries.iter().map(|aside| row(i18n, screen, aside));
            fragment()
                .child(h2().class("day").child(i18n.text(Key::KeptAside)))
                .child(p().class("hint").child(i18n.text(Key::KeptAsideText)))
                .child(ol().class("journal").children(rows))
        })
    })
}

fn row(i18n: I18n, screen: Screen, aside: &Aside) -> El {
    let words = match &aside.why {
        Unread::Damaged { what } => i18n.fill(Key::AsideDamaged, &[("what", what)]),
        Unread::OtherVersion(n) => i18n.fill(Key::AsideVersion, &[("n", &n.to_string())]),
    };
    let (name, text) = (aside.name.clone(), aside.text.clone());
    let forget = button()
        .class("button button-quiet")
        .attr("type", "button")
        .on_click(move || screen.question.set(Some(Question::Forget(name.clone()))))
        .child(i18n.text(Key::Forget));
    let actions = span()
        .class("row")
        .child(copy_button(
            i18n.text(Key::CopyEntry).to_owned(),
            move || text.clone(),
        ))
        .child(forget);
    li().child(span())
        .child(span())
        .child(
            div()
                .class("what")
                .child(h3().child(aside.name.clone()))
                .child(p().child(words)),
        )
        .child(actions)
}
