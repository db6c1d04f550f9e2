//! A share code whose end is seen by those alone who ask for it.

use super::{CodeText, UntrustedText, code_text::StartOfCode};
use crate::{
    domain::{Code, text},
    i18n::{I18n, Key, use_i18n},
};
use leptos::prelude::*;

/// What a masked code is called, where a button is about it.
pub fn masked_name(i18n: I18n, code: &Code) -> String {
    let (start, _) = text::split_mask(code.reveal());
    i18n.fill(Key::MaskedCode, &[("start", start.trim_end_matches('-'))])
}

/// What a masked code shows.
#[component]
pub fn MaskedStart<'a>(
    /// The code.
    code: &'a Code,
) -> impl IntoView + use<> {
    let (start, _) = text::split_mask(code.reveal());
    view! { <StartOfCode text=start/> }
}

/// The rest of it: dots, which are the button that reveals this one code until one leaves it.
#[component]
pub fn MaskedEnd(
    /// The code.
    code: Code,
    /// Whether it is seen.
    is_revealed: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let named = code.clone();
    let label = move || match is_revealed.get() {
        // Read aloud to whoever has asked for it.
        true => i18n.fill(Key::HideCode, &[("code", named.reveal())]),
        false => {
            let name = masked_name(i18n, &named);
            i18n.fill(Key::RevealCode, &[("code", &name)])
        }
    };
    let end = move || {
        let (_, end) = text::split_mask(code.reveal());
        match is_revealed.get() {
            true => view! { <UntrustedText text=end/> }.into_any(),
            false => text::mask(end).into_any(),
        }
    };
    view! {
        <button
            type="button"
            class="code mask"
            translate="no"
            aria-label=label
            data-revealed=move || is_revealed.get().then_some("")
            on:click=move |_| is_revealed.update(|is_revealed| *is_revealed = !*is_revealed)
            on:blur=move |_| is_revealed.set(false)
            on:mouseleave=move |_| is_revealed.set(false)
        >
            {end}
        </button>
    }
}

/// A code that stands by itself, masked or not.
#[component]
pub fn MaskableCode(
    /// The code.
    code: Code,
    /// Whether codes are masked.
    #[prop(into)]
    is_masked: Signal<bool>,
) -> impl IntoView {
    let is_revealed = RwSignal::new(false);
    move || match is_masked.get() {
        true => view! {
            <span dir="ltr">
                <MaskedStart code=&code/>
                <MaskedEnd code=code.clone() is_revealed/>
            </span>
        }
        .into_any(),
        false => view! { <CodeText code=&code/> }.into_any(),
    }
}
