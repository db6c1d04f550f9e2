//! The ways to the screens.

use crate::{
    components::{Icon, IconName, NavLink},
    i18n::{Key, use_i18n},
    pages::screens,
    state::{Journal, Navigation, View},
};
use leptos::prelude::*;

/// A link to each screen that this deployment offers.
#[component]
pub fn ScreenLinks(
    /// Where they lead.
    navigation: Navigation,
) -> impl IntoView {
    let i18n = use_i18n();
    let links = screens::offered(navigation).into_iter().map(|screen| {
        let view = screen.view;
        let words = i18n.text(screen.name);
        let is_current = Signal::derive(move || navigation.view() == view);
        view! {
            <li>
                <ScreenLink navigation view class="link" is_current>
                    <Icon name=screen.icon/>
                    <span data-text=words>{words}</span>
                    {(view == View::Activity).then(|| view! { <InDoubtCount/> })}
                </ScreenLink>
            </li>
        }
    });
    view! { <ul>{links.collect_view()}</ul> }
}

/// Leads to a screen.
#[component]
pub fn ScreenLink(
    /// Where it leads.
    navigation: Navigation,
    /// The screen.
    view: View,
    /// Its class.
    class: &'static str,
    /// What it is called, if it is not what stands in it.
    #[prop(optional)]
    label: Option<&'static str>,
    /// Whether the screen is the one that is shown.
    #[prop(optional, into)]
    is_current: Signal<bool>,
    /// What stands in it.
    children: Children,
) -> impl IntoView {
    let href = Signal::derive(move || navigation.href(view));
    let current = Signal::derive(move || is_current.get().then_some("page"));
    view! {
        <NavLink
            href=navigation.has_links().then_some(href)
            class
            nostrip:label=label
            current
            on_go=move || navigation.go(view)
        >
            {children()}
        </NavLink>
    }
}

/// How many orders are in doubt, beside the way to them.
#[component]
fn InDoubtCount() -> impl IntoView {
    let i18n = use_i18n();
    let journal: Journal = expect_context();
    let count = Memo::new(move |_| journal.in_doubt() as u64);
    view! {
        <Show when=move || { count.get() > 0 }>
            <span class="status count" data-outcome="in-doubt">
                <Icon name=IconName::MarkInDoubt/>
                {move || i18n.integer(count.get())}
                <span class="unseen">" " {i18n.text(Key::CountInDoubt)}</span>
            </span>
        </Show>
    }
}
