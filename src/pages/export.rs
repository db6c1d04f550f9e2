//! Exporting codes: what to export and how, how far it has come, and what the file holds. While the dialog is closed an
//! export goes on, and a line above the screens says so.

mod choose;
mod done;
mod running;

use choose::ChooseExport;
use done::ExportDone;
use leptos::{html, prelude::*};
use running::{ExportInterrupted, ExportRunning};

use crate::{
    components::{Button, Dialog, focus_within, soon},
    i18n::{I18n, Key, use_i18n},
    pages::reading_progress,
    state::{ExportPhase, Exports},
};

/// Names the dialog, and has the focus when it shows something else.
const TITLE: &str = "export-title";

/// The dialog, and the line that stands for it.
#[component]
pub fn Export(
    /// What is exported.
    exports: Exports,
) -> impl IntoView {
    let on_close = move || {
        if !exports.is_unsaved() {
            exports.close();
        }
    };
    view! {
        <ExportStatus exports/>
        <Dialog is_open=exports.is_open title_id=TITLE on_close>
            <Stages exports/>
        </Dialog>
    }
}

#[component]
fn Stages(exports: Exports) -> impl IntoView {
    let body = NodeRef::<html::Div>::new();
    Effect::new(move |is_later: Option<bool>| {
        exports.phase.track();
        if is_later.is_some() {
            // What had the focus is gone.
            soon(body, move || focus_within(body, "h2"));
        }
        true
    });
    let stage = move || match exports.phase.get() {
        ExportPhase::Idle => {
            let offer = exports.offer.get();
            offer
                .map(|offer| view! { <ChooseExport exports offer/> })
                .into_any()
        }
        ExportPhase::Running => view! { <ExportRunning exports/> }.into_any(),
        ExportPhase::Interrupted(error) => view! { <ExportInterrupted exports error/> }.into_any(),
        ExportPhase::Done(file) => view! { <ExportDone exports file/> }.into_any(),
    };
    view! {
        <div class="dialog-body" node_ref=body>
            {stage}
        </div>
    }
}

/// What stands above the screens while an export goes on behind them.
#[component]
fn ExportStatus(exports: Exports) -> impl IntoView {
    let i18n = use_i18n();
    let progress = reading_progress::paced(exports.progress.into());
    let is_hidden = move || {
        !exports.is_open.get()
            && !exports
                .phase
                .with(|phase| matches!(phase, ExportPhase::Idle))
    };
    view! {
        <Show when=is_hidden>
            <p class="export-status">
                <span>
                    // The count changes with every page, and would be told with each.
                    <span role="status">{move || title(i18n, exports)}</span>
                    ": "
                    {move || reading_progress::sentence(i18n, progress.get())}
                </span>
                <Button on_click=move || exports.is_open.set(true)>{i18n.text(Key::Show)}</Button>
            </p>
        </Show>
    }
}

/// Reactive.
fn title(i18n: I18n, exports: Exports) -> &'static str {
    i18n.text(exports.phase.with(|phase| match phase {
        ExportPhase::Idle | ExportPhase::Running => Key::Exporting,
        ExportPhase::Interrupted(_) => Key::ExportStopped,
        ExportPhase::Done(file) if file.manifest.is_complete => Key::ExportDone,
        ExportPhase::Done(_) => Key::ExportDoneInPart,
    }))
}
