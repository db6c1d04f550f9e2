//! A configuration that can't be read: where it stands, which field, what was expected and what was found.

use crate::{
    components::{Notice, ScreenHeader, Tone},
    domain::{ConfigProblem, ConfigSource},
    i18n::{Key, use_i18n},
};
use leptos::prelude::*;

/// The whole dashboard then.
#[component]
pub fn ConfigError(
    /// The first thing that is wrong with it.
    problem: ConfigProblem,
) -> impl IntoView {
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
    let values = [
        ("line", &*i18n.integer(problem.line as u64)),
        ("field", &*problem.field),
        ("expected", &*problem.expected),
        ("found", &*problem.found),
    ];
    let text = i18n.fill(text, &values);
    view! {
        <main class="screen screen-form">
            <div class="pane">
                <ScreenHeader title=i18n.text(Key::Product)/>
                <Notice tone=Tone::Danger title=i18n.text(title)>
                    <p>{text}</p>
                    <p>{i18n.text(next)}</p>
                </Notice>
            </div>
        </main>
    }
}
