//! One choice of few.

use leptos::prelude::*;

/// Radio buttons that look like one control.
#[component]
pub fn SegmentedControl<T, W>(
    /// Unique within the dashboard.
    name: &'static str,
    /// What is chosen.
    legend: &'static str,
    /// The class of the legend; as it is, screen readers alone know of it.
    #[prop(default = "unseen")]
    legend_class: &'static str,
    /// What there is to choose from, with its words.
    choices: Vec<(T, W)>,
    /// What is chosen now.
    #[prop(into)]
    chosen: Signal<T>,
    /// Hears of another choice.
    #[prop(into)]
    on_choose: Callback<(T,)>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
    W: IntoView + 'static,
{
    let choices = choices.into_iter().map(|(value, words)| {
        view! {
            <label>
                <input
                    type="radio"
                    name=name
                    prop:checked=move || chosen.get() == value
                    on:change=move |_| on_choose.run((value,))
                />
                {words}
            </label>
        }
    });
    view! {
        <fieldset>
            <legend class=legend_class>{legend}</legend>
            <div class="segments">{choices.collect_view()}</div>
        </fieldset>
    }
}
