//! What an export holds, and whether that is everything.

use std::sync::Arc;

use super::TITLE;
use crate::{
    components::{Button, ButtonKind, Notice, Tone},
    domain::Manifest,
    i18n::{I18n, Key, use_i18n},
    state::{ExportEnd, ExportedFile, Exports},
};
use leptos::prelude::*;

/// The proof, the files, and what to do next.
#[component]
pub fn ExportDone(
    /// Where it is.
    exports: Exports,
    /// What came of it.
    file: Arc<ExportedFile>,
) -> impl IntoView {
    let i18n = use_i18n();
    let manifest = &file.manifest;
    let (tone, title) = match manifest.is_complete {
        true => (Tone::Done, Key::ExportDone),
        false => (Tone::Doubt, Key::ExportDoneInPart),
    };
    let facts = facts(i18n, &file)
        .into_iter()
        .map(|fact| view! { <p>{fact}</p> });
    let facts = facts.collect_view();
    let again = (file.end == ExportEnd::Changed).then(|| {
        view! {
            <p class="row">
                <Button on_click=move || exports.start_again()>{i18n.text(Key::ExportAgain)}</Button>
            </p>
        }
    });
    let (name, sha256) = (manifest.file.clone(), manifest.sha256.clone());
    let manifest_name = file.manifest_name();
    view! {
        <div class="stack">
            <h2 id=TITLE tabindex="-1">
                {i18n.text(title)}
            </h2>
            <Notice tone title=held(i18n, manifest)>
                {facts}
                {again}
            </Notice>
            <ul class="files" translate="no">
                <li>
                    <bdi>{name}</bdi>
                    <Button on_click=move || exports.save_file()>{i18n.text(Key::SaveAgain)}</Button>
                </li>
                <li>
                    <bdi>{manifest_name}</bdi>
                    <Button on_click=move || file.save_manifest()>
                        {i18n.text(Key::SaveManifest)}
                    </Button>
                </li>
            </ul>
            <p class="hint">{i18n.text(Key::ExportManifestHint)}</p>
            <p class="checksum">
                {i18n.text(Key::Checksum)} " " <code translate="no">{sha256}</code>
            </p>
        </div>
        <div class="actions">
            <Button kind=ButtonKind::Primary on_click=move || exports.close()>
                {i18n.text(Key::Done)}
            </Button>
        </div>
    }
}

/// "All 1,240 codes are in the file".
fn held(i18n: I18n, manifest: &Manifest) -> String {
    let key = match (manifest.is_complete, manifest.query.is_some()) {
        (true, true) => Key::ExportWhole,
        (true, false) => Key::ExportOfSelection,
        (false, _) => Key::ExportRead,
    };
    i18n.count(key, manifest.rows)
}

/// What speaks for it, and what against it.
fn facts(i18n: I18n, file: &ExportedFile) -> Vec<String> {
    let manifest = &file.manifest;
    let mut facts = Vec::new();
    let is_of_list = manifest.query.is_some();
    match (manifest.total_before, manifest.total_after) {
        _ if !is_of_list => {}
        (Some(before), Some(after)) => {
            let (before, after) = (i18n.integer(before), i18n.integer(after));
            let values = [("before", &*before), ("after", &*after)];
            facts.push(i18n.fill(Key::ExportCounted, &values));
        }
        _ => facts.push(i18n.text(Key::ExportUncounted).to_owned()),
    }
    if manifest.rows_filtered_out > 0 {
        facts.push(i18n.count(Key::ExportFilteredOut, manifest.rows_filtered_out));
    }
    if manifest.rows_undecided > 0 {
        facts.push(i18n.count(Key::RowsUndecided, manifest.rows_undecided));
    }
    if manifest.duplicates_dropped > 0 {
        facts.push(i18n.count(Key::ExportDuplicates, manifest.duplicates_dropped));
    }
    if manifest.unreadable_rows > 0 {
        facts.push(i18n.count(Key::ExportUnreadable, manifest.unreadable_rows));
    }
    match file.end {
        ExportEnd::Steady => {}
        ExportEnd::Changed => facts.push(i18n.text(Key::ExportChangedText).to_owned()),
        ExportEnd::Stuck => facts.push(i18n.text(Key::ExportStuckText).to_owned()),
    }
    facts
}
