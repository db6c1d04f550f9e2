//! Whose money it is, for all to see.

use crate::{
    domain::Environment,
    i18n::{Key, use_i18n},
    platform::address_bar,
    state::use_settings,
};
use leptos::prelude::*;

/// Production and the sandbox must not be taken for one another.
#[component]
pub fn EnvironmentBadge(
    /// The address of the API; empty while there is none, and then nothing is shown.
    #[prop(into)]
    base: Signal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let settings = use_settings();
    move || {
        let base = base.get();
        let base = base.trim().trim_end_matches('/');
        let environment = settings.with(|config| {
            // What config.json says holds for its own address, not for one that the person chose.
            let own = config.api.clone().unwrap_or_else(address_bar::origin);
            let is_own = base == own.trim_end_matches('/');
            config.environment.clone().filter(|_| is_own)
        });
        let environment = environment.unwrap_or_else(|| Environment::of_address(base));
        let (name, words) = match environment {
            Environment::Production => ("production", i18n.text(Key::Production).to_owned()),
            Environment::Sandbox => ("sandbox", i18n.text(Key::Sandbox).to_owned()),
            Environment::Other(name) => ("other", name),
        };
        (!base.is_empty()).then(|| {
            view! {
                <span class="env" data-env=name>
                    {words}
                </span>
            }
        })
    }
}
