//! What is remembered of an export.

use crate::{
    components::IconName,
    domain::{ExportResult, ExportSummary, List},
    i18n::{I18n, Key, use_i18n},
    pages::codes::Filter,
    state::{Journal, Settings, use_settings},
};
use leptos::prelude::*;

/// As the style sheet names it, with its mark and its word.
pub fn state_of(export: &ExportSummary) -> (&'static str, IconName, Key) {
    match export.end {
        ExportResult::Complete => ("done", IconName::MarkDone, Key::StateMade),
        ExportResult::Unproven => ("in-doubt", IconName::MarkInDoubt, Key::StateUnproven),
        ExportResult::Cancelled => ("not-sent", IconName::MarkNotSent, Key::StateCancelled),
    }
}

/// "Exported 1,240 issued codes".
pub fn title(i18n: I18n, export: &ExportSummary) -> String {
    let key = match (export.end, export.list) {
        (ExportResult::Cancelled, list) => {
            let key = match list {
                Some(List::Issued) => Key::ExportOfIssued,
                Some(List::Redeemed) => Key::ExportOfRedeemed,
                None => Key::ExportOfCodes,
            };
            return i18n.text(key).to_owned();
        }
        (_, Some(List::Issued)) => Key::ExportedIssued,
        (_, Some(List::Redeemed)) => Key::ExportedRedeemed,
        (_, None) => Key::ExportedCodes,
    };
    i18n.count(key, export.rows)
}

/// Which codes, in which file, and what proves that it is the same.
#[component]
pub fn DoneExport<'a>(
    /// What is remembered.
    export: &'a ExportSummary,
) -> impl IntoView + use<> {
    let i18n = use_i18n();
    let settings = use_settings();
    let journal: Journal = expect_context();
    let file = match export.end {
        ExportResult::Cancelled => i18n.count(Key::CancelledAfter, export.rows).into_any(),
        _ => {
            let name = export.file.clone();
            view! { <bdi translate="no">{name}</bdi> }.into_any()
        }
    };
    let unproven = (export.end == ExportResult::Unproven)
        .then(|| view! { <p>{i18n.text(Key::ExportDoneInPart)}</p> });
    let details = (!export.sha256.is_empty()).then(|| {
        let sha256 = export.sha256.clone();
        view! {
            <details>
                <summary>{i18n.text(Key::Details)}</summary>
                <p class="checksum">
                    {i18n.text(Key::Checksum)} " " <code translate="no">{sha256}</code>
                </p>
            </details>
        }
    });
    view! {
        {unproven}
        <p>{file}</p>
        <p>{codes(i18n, settings, journal, export)}</p>
        {details}
    }
}

/// "Status: Unused, Note: October".
fn codes(i18n: I18n, settings: Settings, journal: Journal, export: &ExportSummary) -> String {
    let Some(query) = export.query() else {
        return i18n.text(Key::ExportSelected).to_owned();
    };
    let filters = Filter::all_of(&query).into_iter().map(|filter| {
        let (name, value) = (
            i18n.text(filter.name()),
            filter.label(i18n, settings, journal),
        );
        i18n.fill(Key::FilterIs, &[("filter", name), ("value", &value)])
    });
    let search = export
        .is_searched
        .then(|| i18n.text(Key::SearchNotKept).to_owned());
    let filters: Vec<String> = filters.chain(search).collect();
    match filters.is_empty() {
        true => i18n.text(Key::ExportAll).to_owned(),
        false => filters.join(", "),
    }
}
