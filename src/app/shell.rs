//! The frame: brand, navigation, tools, and the screen that is shown.

use leptos::{ev, prelude::*};

use super::{help, provide_work};
use crate::{
    domain::{Environment, List},
    i18n::{Key, use_i18n},
    pages::{codes, connect, generate, redeem},
    state::{Closed, Navigation, Prefetched, Session, View, use_settings},
    ui::{Icon, icon},
};

pub fn shell(session: Session, prefetched: Option<Prefetched>) -> AnyView {
    let i18n = use_i18n();
    let navigation: Navigation = expect_context();
    let is_open = Memo::new(move |_| session.is_open());
    let prefetched = StoredValue::new_local(prefetched);
    let screen_class = move || {
        if is_open.get() && navigation.view().list().is_some() {
            "screen screen-table"
        } else {
            "screen screen-form"
        }
    };
    let product = i18n.text(Key::Product);
    view! {
        <a class="skip unseen" href="#main">{i18n.text(Key::SkipToContent)}</a>
        <div class="shell">
            <a
                class="brand"
                href=move || navigation.href(View::Issued)
                aria-label=product
                on:click=move |event| follow(navigation, View::Issued, &event)
            >
                {icon(Icon::Brand)}
                <span>{product}</span>
            </a>
            <nav class="nav" aria-label=i18n.text(Key::Screens)>
                {move || is_open.get().then(|| links(navigation))}
            </nav>
            <div class="tools">
                {environment()}
                {move || is_open.get().then(|| tools(session))}
            </div>
            <main class=screen_class id="main" tabindex="-1">
                {move || {
                    if !is_open.get() {
                        return connect::screen();
                    }
                    provide_work();
                    (move || {
                        let begun = |list: List| {
                            let begun = prefetched.try_update_value(Option::take).flatten();
                            begun.filter(|begun| begun.query.list == list)
                        };
                        match navigation.view() {
                            View::Issued => codes::screen(List::Issued, begun(List::Issued)),
                            View::Redeemed => codes::screen(List::Redeemed, begun(List::Redeemed)),
                            View::Generate => generate::screen(),
                            View::Redeem => redeem::screen(),
                        }
                    })
                        .into_any()
                }}
            </main>
        </div>
    }
    .into_any()
}

fn links(navigation: Navigation) -> AnyView {
    let i18n = use_i18n();
    let hides_generate = use_settings().with(|config| config.hide_generate || config.read_only);
    let hides_redeem = use_settings().with(|config| config.read_only);
    let screens = [
        (View::Issued, Icon::NavIssued, Key::Issued, true),
        (View::Redeemed, Icon::NavRedeemed, Key::Redeemed, true),
        (View::Generate, Icon::NavGenerate, Key::Generate, !hides_generate),
        (View::Redeem, Icon::NavRedeem, Key::Redeem, !hides_redeem),
    ];
    let links = screens.into_iter().filter(|(.., is_shown)| *is_shown).map(|(view, mark, key, _)| {
        let words = i18n.text(key);
        view! {
            <li>
                <a
                    href=move || navigation.href(view)
                    aria-current=move || (navigation.view() == view).then_some("page")
                    on:click=move |event| follow(navigation, view, &event)
                >
                    {icon(mark)}
                    <span data-text=words>{words}</span>
                </a>
            </li>
        }
    });
    view! { <ul>{links.collect_view()}</ul> }.into_any()
}

/// A plain click changes the screen; one with a modifier opens a tab, as with any link.
fn follow(navigation: Navigation, view: View, event: &ev::MouseEvent) {
    if event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
        return;
    }
    event.prevent_default();
    navigation.go(view);
}

/// Production and the sandbox must not be taken for one another.
fn environment() -> AnyView {
    let i18n = use_i18n();
    let (name, words) = use_settings().with(|config| match &config.environment {
        Environment::Production => ("production", i18n.text(Key::Production).to_owned()),
        Environment::Sandbox => ("sandbox", i18n.text(Key::Sandbox).to_owned()),
        Environment::Other(name) => ("other", name.clone()),
    });
    view! { <span class="env" data-env=name>{words}</span> }.into_any()
}

fn tools(session: Session) -> AnyView {
    let i18n = use_i18n();
    view! {
        {help::help()}
        <button class="button button-quiet" type="button" on:click=move |_| session.close(Closed::Locked)>
            {icon(Icon::Lock)}
            {i18n.text(Key::Lock)}
        </button>
    }
    .into_any()
}
