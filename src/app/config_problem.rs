//! A config.json that can't be read: which line, which field, what was expected and what was found.

use leptos::prelude::*;

use crate::{
    domain::ConfigProblem,
    i18n::{Key, use_i18n},
    ui::{Tone, notice},
};

pub fn screen(problem: &ConfigProblem) -> AnyView {
    let i18n = use_i18n();
    let text = i18n.fill(
        Key::ConfigText,
        &[
            ("line", &i18n.integer(problem.line as u64)),
            ("field", &problem.field),
            ("expected", &problem.expected),
            ("found", &problem.found),
        ],
    );
    let rest = view! {
        <p>{text}</p>
        <p>{i18n.text(Key::ConfigNext)}</p>
    };
    view! {
        <main class="screen screen-form">
            <div class="pane">
                <header class="screen-head"><h1>{i18n.text(Key::Product)}</h1></header>
                {notice(Tone::Danger, i18n.text(Key::ConfigTitle).to_owned(), rest.into_any())}
            </div>
        </main>
    }
    .into_any()
}
