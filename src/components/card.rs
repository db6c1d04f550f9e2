//! A box with a head, for one thing on a screen.

use leptos::prelude::*;

/// A section under a heading.
#[component]
pub fn Card(
    /// The id of the heading, where it names the section.
    #[prop(optional)]
    title_id: Option<&'static str>,
    /// The heading.
    #[prop(into)]
    title: String,
    /// Whether the heading takes the focus when the card comes.
    #[prop(optional)]
    is_focused: bool,
    /// Whether it changes until it goes.
    #[prop(optional)]
    is_busy: bool,
    /// What stands before the heading.
    #[prop(optional, into)]
    mark: Option<ViewFnOnce>,
    /// What stands behind the heading.
    #[prop(optional, into)]
    aside: Option<ViewFnOnce>,
    /// What stands below it.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="sheet" aria-labelledby=title_id aria-busy=is_busy.then_some("true")>
            <header class="sheet-head">
                {mark.map(ViewFnOnce::run)}
                <h2 id=title_id tabindex=is_focused.then_some("-1")>
                    {title}
                </h2>
                {aside.map(ViewFnOnce::run)}
            </header>
            {children()}
        </section>
    }
}
