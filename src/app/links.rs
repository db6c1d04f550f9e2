//! The ways to the screens.

use crate::{
    components::{Icon, IconName, is_plain_click},
    i18n::{Key, use_i18n},
    state::{Journal, Navigation, View},
};
use leptos::{ev::MouseEvent, prelude::*};

const SCREENS: [(View, IconName, Key); 6] = [
    (View::Issued, IconName::NavIssued, Key::Issued),
    (View::Redeemed, IconName::NavRedeemed, Key::Redeemed),
    (View::Generate, IconName::NavGenerate, Key::Generate),
    (View::Redeem, IconName::NavRedeem, Key::Redeem),
    (View::LookUp, IconName::NavLookUp, Key::LookUp),
    (View::Activity, IconName::NavActivity, Key::Activity),
];

/// What a screen is called.
pub fn name_of(view: View) -> Key {
    let screen = SCREENS.iter().find(|(known, ..)| *known == view);
    screen.map_or(Key::Product, |(_, _, name)| *name)
}

/// A link to each screen that this deployment offers.
#[component]
pub fn ScreenLinks(
    /// Where they lead.
    navigation: Navigation,
) -> impl IntoView {
    let i18n = use_i18n();
    let offered = SCREENS
        .into_iter()
        .filter(|(view, ..)| navigation.offers(*view));
    let links = offered.map(|(view, icon, key)| {
        let words = i18n.text(key);
        let is_current = Signal::derive(move || navigation.view() == view);
        view! {
            <li>
                <ScreenLink navigation view class="link" is_current>
                    <Icon name=icon/>
                    <span data-text=words>{words}</span>
                    {(view == View::Activity).then(|| view! { <InDoubtCount/> })}
                </ScreenLink>
            </li>
        }
    });
    view! { <ul>{links.collect_view()}</ul> }
}

/// A plain click changes the screen; one with a modifier opens a tab, as with any link. In a host page, whose addresses
/// are not ours, it is a button.
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
    let go = move |event: MouseEvent| {
        if is_plain_click(&event) {
            event.prevent_default();
            navigation.go(view);
        }
    };
    let current = move || is_current.get().then_some("page");
    if navigation.has_links() {
        let href = move || navigation.href(view);
        view! {
            <a class=class href=href aria-label=label aria-current=current on:click=go>
                {children()}
            </a>
        }
        .into_any()
    } else {
        view! {
            <button type="button" class=class aria-label=label aria-current=current on:click=go>
                {children()}
            </button>
        }
        .into_any()
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
