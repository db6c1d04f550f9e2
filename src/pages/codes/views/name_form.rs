//! A name for a view.

use crate::{
    components::{ButtonKind, FieldHint, aria_bool},
    domain::{LONGEST_NAME, NameProblem},
    i18n::{Key, use_i18n},
};
use leptos::{ev::SubmitEvent, prelude::*};

/// Where it is typed; what is wrong with it stands below.
#[component]
pub fn NameForm(
    /// Unique within the dashboard.
    id: &'static str,
    /// What the view is called now.
    #[prop(optional)]
    name: String,
    /// What the button says.
    action: Key,
    /// Takes the name.
    #[prop(into)]
    on_submit: Callback<(String,), Result<(), NameProblem>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let typed = RwSignal::new(name);
    let problem = RwSignal::new(None);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let problem_now = on_submit.run((typed.get_untracked(),)).err();
        // What has taken the name may have taken this form away.
        problem.try_set(problem_now);
    };
    let words = Signal::derive(move || {
        let key = match problem.get()? {
            NameProblem::Blank => Key::ViewNameBlank,
            NameProblem::TooLong => {
                let n = i18n.integer(LONGEST_NAME as u64);
                return Some(i18n.fill(Key::ViewNameLong, &[("n", &n)]));
            }
            NameProblem::Taken => Key::ViewNameTaken,
        };
        Some(i18n.text(key).to_owned())
    });
    view! {
        <form class="menu-form" on:submit=submit>
            <label class="label" for=id>
                {i18n.text(Key::ViewName)}
            </label>
            <input
                class="input"
                id=id
                autocomplete="off"
                data-focus=""
                aria-describedby=id.to_owned() + "-words"
                aria-invalid=move || aria_bool(problem.with(Option::is_some))
                bind:value=typed
            />
            <div role="status">
                <FieldHint id hint=i18n.text(Key::SavedHere) problem=words/>
            </div>
            <button class=ButtonKind::Primary.class()>{i18n.text(action)}</button>
        </form>
    }
}
