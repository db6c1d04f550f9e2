//! What to export, and in which format.

use super::TITLE;
use crate::{
    components::{Button, ButtonKind, SegmentedControl},
    domain::{ExportFormat, List, ListQuery},
    i18n::{Key, use_i18n},
    state::{ExportOffer, ExportSource, Exports},
};
use leptos::{ev::SubmitEvent, prelude::*};

/// One of these is exported.
#[derive(Clone, Copy, PartialEq)]
enum Scope {
    /// What the filters leave.
    Matching,
    Selected,
    /// The list without filters.
    All,
}

/// A form: submitting it begins the export.
#[component]
pub fn ChooseExport(
    /// Takes the choice.
    exports: Exports,
    /// What there is to choose from.
    offer: ExportOffer,
) -> impl IntoView {
    let i18n = use_i18n();
    let is_filtered = offer.query.as_ref().is_some_and(ListQuery::is_filtered);
    let scope = RwSignal::new(match offer.is_of_selection {
        true => Scope::Selected,
        false if is_filtered => Scope::Matching,
        false => Scope::All,
    });
    let format = RwSignal::new(ExportFormat::Csv);
    let selected = offer.selected.len() as u64;
    let title = match offer.query.as_ref().map(|query| query.list) {
        Some(List::Issued) => i18n.text(Key::ExportIssued).to_owned(),
        Some(List::Redeemed) => i18n.text(Key::ExportRedeemed).to_owned(),
        None => i18n.count(Key::ExportN, selected),
    };
    let all = if is_filtered { None } else { offer.total };
    let submit = {
        let offer = offer.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            exports.start(
                source(&offer, scope.get_untracked()),
                format.get_untracked(),
            );
        }
    };
    let hint = move || {
        i18n.text(match format.get() {
            ExportFormat::Csv => Key::CsvHint,
            ExportFormat::JsonLines => Key::JsonLinesHint,
        })
    };
    let source_hint = move || {
        i18n.text(match scope.get() {
            Scope::Selected => Key::ExportAsLoaded,
            Scope::Matching | Scope::All => Key::ExportOrder,
        })
    };
    let scopes = offer.query.is_some().then(|| {
        view! {
            <fieldset>
                <legend class="label">{i18n.text(Key::ExportWhich)}</legend>
                <div class="options">
                    {is_filtered
                        .then(|| {
                            view! {
                                <ScopeOption
                                    scope
                                    value=Scope::Matching
                                    label=Key::ExportMatching
                                    codes=offer.total
                                />
                            }
                        })}
                    {(selected > 0)
                        .then(|| {
                            view! {
                                <ScopeOption
                                    scope
                                    value=Scope::Selected
                                    label=Key::ExportSelected
                                    codes=Some(selected)
                                />
                            }
                        })}
                    <ScopeOption scope value=Scope::All label=Key::ExportAll codes=all/>
                </div>
            </fieldset>
        }
    });
    let mut formats = vec![(ExportFormat::Csv, i18n.text(Key::FormatCsv))];
    // Codes that came with the answer to an order have no rows of the API yet.
    if offer.selected.iter().all(|entry| entry.is_from_list()) {
        formats.push((ExportFormat::JsonLines, i18n.text(Key::FormatJsonLines)));
    }
    view! {
        <form on:submit=submit>
            <div class="stack">
                <h2 id=TITLE tabindex="-1">
                    {title}
                </h2>
                {scopes}
                <div>
                    <SegmentedControl
                        name="export-format"
                        legend=i18n.text(Key::Format)
                        legend_class="label"
                        choices=formats
                        chosen=format
                        on_choose=move |chosen| format.set(chosen)
                    />
                    <p class="hint">{hint}</p>
                    <p class="hint">{source_hint}</p>
                </div>
            </div>
            <div class="actions">
                <Button on_click=move || exports.close()>{i18n.text(Key::Cancel)}</Button>
                <button class=ButtonKind::Primary.class()>{i18n.text(Key::ExportStart)}</button>
            </div>
        </form>
    }
}

#[component]
fn ScopeOption(
    scope: RwSignal<Scope>,
    value: Scope,
    label: Key,
    /// How many codes, if that is known.
    codes: Option<u64>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <label>
            <input
                type="radio"
                name="export-scope"
                prop:checked=move || scope.get() == value
                on:change=move |_| scope.set(value)
            />
            <span>{i18n.text(label)}</span>
            <span class="aside">{codes.map(|codes| i18n.count(Key::CodesN, codes))}</span>
        </label>
    }
}

fn source(offer: &ExportOffer, scope: Scope) -> ExportSource {
    match (&offer.query, scope) {
        (Some(query), Scope::Matching) => ExportSource::Matching(Box::new(query.clone())),
        (Some(query), Scope::All) => ExportSource::Matching(Box::new(query.filters_cleared())),
        (query, _) => {
            let list = query.as_ref().map(|query| query.list);
            ExportSource::Selected(list, offer.selected.clone())
        }
    }
}
