//! A config.json that can't be read: which line, which field, what was expected and what was found.

use crate::{
    domain::ConfigProblem,
    i18n::{Key, use_i18n},
    ui::{
        Tone,
        element::{El, div, fragment, h1, header, main, p},
        notice,
    },
};

pub fn screen(problem: &ConfigProblem) -> El {
    let i18n = use_i18n();
    let text = i18n.fill(
        if problem.field.is_empty() {
            Key::ConfigTextWhole
        } else {
            Key::ConfigText
        },
        &[
            ("line", &i18n.integer(problem.line as u64)),
            ("field", &problem.field),
            ("expected", &problem.expected),
            ("found", &problem.found),
        ],
    );
    let rest = fragment()
        .child(p().child(text))
        .child(p().child(i18n.text(Key::ConfigNext)));
    let title = i18n.text(Key::ConfigTitle).to_owned();
    let head = header()
        .class("screen-head")
        .child(h1().child(i18n.text(Key::Product)));
    let pane = div()
        .class("pane")
        .child(head)
        .child(notice(Tone::Danger, title, rest));
    main().class("screen screen-form").child(pane)
}
