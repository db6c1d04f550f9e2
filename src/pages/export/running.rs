//! An export on its way.

use super::TITLE;
use crate::{
    api::ApiError,
    components::{Button, ButtonKind},
    i18n::{Key, use_i18n},
    pages::{error_message, reading_progress::ReadingProgress},
    state::Exports,
};
use leptos::prelude::*;

/// How far it has come. Closing the dialog hides it and stops nothing.
#[component]
pub fn ExportRunning(
    /// Where it is.
    exports: Exports,
) -> impl IntoView {
    let i18n = use_i18n();
    let title = i18n.text(Key::Exporting);
    view! {
        <div class="stack">
            <h2 id=TITLE tabindex="-1">
                {title}
            </h2>
            <div class="stack stack-tight">
                <ReadingProgress label=title progress=exports.progress/>
            </div>
            <p class="hint">{i18n.text(Key::ExportKeepOpen)}</p>
        </div>
        <div class="actions">
            <Button kind=ButtonKind::Danger on_click=move || exports.cancel()>
                {i18n.text(Key::CancelExport)}
            </Button>
            <Button on_click=move || exports.is_open.set(false)>{i18n.text(Key::Hide)}</Button>
        </div>
    }
}

/// A page could not be read: what came before is kept.
#[component]
pub fn ExportInterrupted(
    /// Where it is.
    exports: Exports,
    /// Why it stopped.
    error: ApiError,
) -> impl IntoView {
    let i18n = use_i18n();
    let (reason, text) = error_message::of_error(i18n, &error);
    view! {
        <div class="stack">
            <h2 id=TITLE tabindex="-1">
                {i18n.text(Key::ExportStopped)}
            </h2>
            <div class="stack stack-tight">
                <p>
                    <strong>{reason}</strong>
                    " "
                    {text}
                </p>
                <ReadingProgress label=i18n.text(Key::Exporting) progress=exports.progress/>
            </div>
            <p class="hint">{i18n.text(Key::ExportStoppedText)}</p>
        </div>
        <div class="actions">
            <Button kind=ButtonKind::Danger on_click=move || exports.cancel()>
                {i18n.text(Key::CancelExport)}
            </Button>
            <Button kind=ButtonKind::Primary on_click=move || exports.go_on()>
                {i18n.text(Key::Resume)}
            </Button>
        </div>
    }
}
