//! One choice of few that has consequences: each with a sentence.

use leptos::prelude::*;

/// What there is to choose.
pub struct OptionRow {
    /// What it is called.
    pub title: &'static str,
    /// What follows from it.
    pub words: String,
    /// What stands at the end of the row.
    pub aside: Option<AnyView>,
}

/// Radio buttons as rows.
#[component]
pub fn OptionList(
    /// Unique within the dashboard.
    name: &'static str,
    /// What is chosen.
    legend: &'static str,
    /// What there is to choose from.
    rows: Vec<OptionRow>,
    /// The place of what is chosen now, from 0.
    #[prop(into)]
    chosen: Signal<usize>,
    /// Hears of another choice.
    #[prop(into)]
    on_choose: Callback<(usize,)>,
) -> impl IntoView {
    let rows = rows.into_iter().enumerate().map(|(at, row)| {
        let OptionRow {
            title,
            words,
            aside,
        } = row;
        // The name of the choice is its title alone: what follows from it is told after that.
        let [title_id, words_id, aside_id] =
            ["title", "words", "aside"].map(|part| format!("{name}-{at}-{part}"));
        let described_by = [
            (!words.is_empty()).then_some(&*words_id),
            aside.as_ref().map(|_| &*aside_id),
        ];
        let described_by: Vec<&str> = described_by.into_iter().flatten().collect();
        let described_by = (!described_by.is_empty()).then(|| described_by.join(" "));
        let aside = aside.map(|aside| {
            view! {
                <span class="aside" id=aside_id>
                    {aside}
                </span>
            }
        });
        let words =
            (!words.is_empty()).then(|| view! { <small id=words_id><bdi>{words}</bdi></small> });
        view! {
            <label>
                <input
                    type="radio"
                    name=name
                    aria-labelledby=title_id.clone()
                    aria-describedby=described_by
                    prop:checked=move || chosen.get() == at
                    on:change=move |_| on_choose.run((at,))
                />
                <span id=title_id>{title}</span>
                {aside}
                {words}
            </label>
        }
    });
    view! {
        <fieldset>
            <legend class="label">{legend}</legend>
            <div class="options">{rows.collect_view()}</div>
        </fieldset>
    }
}
