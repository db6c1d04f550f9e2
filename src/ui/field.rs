//! Form fields: a label, the control, and under it the hint or what is wrong.

use leptos::prelude::*;

use crate::ui::{Icon, icon};

/// A text field. What is wrong stands under it, where the hint was, and what was typed stays.
pub struct Field {
    /// Unique within the dashboard.
    pub id: &'static str,
    pub label: &'static str,
    /// Beside the label: "optional".
    pub note: &'static str,
    pub hint: &'static str,
    pub is_numeric: bool,
}

impl Field {
    pub fn view(self, value: Signal<String>, on_input: impl Fn(String) + 'static, problem: Signal<Option<String>>) -> AnyView {
        view! {
            <div class="field">
                <label class="label" for=self.id>
                    {self.label} " " <small>{self.note}</small>
                </label>
                <input
                    class="input"
                    id=self.id
                    inputmode=self.is_numeric.then_some("numeric")
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=value
                    on:input=move |event| on_input(event_target_value(&event))
                    aria-invalid=move || problem.with(Option::is_some).to_string()
                    aria-describedby=format!("{}-words", self.id)
                />
                {words(self.id, self.hint, problem)}
            </div>
        }
        .into_any()
    }
}

/// The line under a control that `aria-describedby` points to as `{id}-words`.
pub fn words(id: &str, hint: &'static str, problem: Signal<Option<String>>) -> AnyView {
    let id = format!("{id}-words");
    (move || match problem.get() {
        Some(problem) => view! {
            <p class="problem" id=id.clone()>
                {icon(Icon::Alert)}
                <span>{problem}</span>
            </p>
        }
        .into_any(),
        None => view! {
            <p class="hint" id=id.clone()>
                {hint}
            </p>
        }
        .into_any(),
    })
    .into_any()
}

/// One choice of few, as radio buttons that look like one control.
pub fn segments<T: Copy + PartialEq + Send + Sync + 'static>(
    name: &'static str,
    legend: AnyView,
    choices: Vec<(T, &'static str)>,
    chosen: Signal<T>,
    on_choose: impl Fn(T) + Copy + 'static,
) -> AnyView {
    let choices = choices
        .into_iter()
        .map(|(value, words)| {
            view! {
                <label>
                    <input
                        type="radio"
                        name=name
                        prop:checked=move || chosen.get() == value
                        on:change=move |_| on_choose(value)
                    />
                    {words}
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset>
            {legend}
            <div class="segments">{choices}</div>
        </fieldset>
    }
    .into_any()
}
