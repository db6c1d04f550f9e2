//! A configuration that can't be read: where it stands, which field, what was expected and what was found.

use crate::{
    domain::{ConfigProblem, ConfigSource},
    i18n::{Key, use_i18n},
    ui::{
        Tone,
        element::{El, div, fragment, h1, header, main, p},
        notice,
    },
};

pub fn screen(problem: &ConfigProblem) -> El {
    let i18n = use_i18n();
    let [title, text, next] = match (problem.source, problem.field.is_empty()) {
        (ConfigSource::File, true) => [Key::ConfigTitle, Key::ConfigTextWhole, Key::ConfigNext],
        (ConfigSource::File, false) => [Key::ConfigTitle, Key::ConfigText, Key::ConfigNext],
        (ConfigSource::Property, true) => {
            [Key::ElementTitle, Key::ElementConfigWhole, Key::ElementNext]
        }
        (ConfigSource::Property, false) => {
            [Key::ElementTitle, Key::ElementConfig, Key::ElementNext]
        }
        (ConfigSource::Attribute, _) => {
            [Key::ElementTitle, Key::ElementAttribute, Key::ElementNext]
        }
    };
    let text = i18n.fill(
        text,
        &[
            ("line", &i18n.integer(problem.line as u64)),
            ("field", &problem.field),
            ("expected", &problem.expected),
            ("found", &problem.found),
        ],
    );
    let rest = fragment()
        .child(p().child(text))
        .child(p().child(i18n.text(next)));
    let title = i18n.text(title).to_owned();
    let head = header()
        .class("screen-head")
        .child(h1().child(i18n.text(Key::Product)));
    let pane = div()
        .class("pane")
        .child(head)
        .child(notice(Tone::Danger, title, rest));
    main().class("screen screen-form").child(pane)
}
