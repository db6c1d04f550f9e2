//! The frame: brand, navigation, tools, what is told above every screen, and the screen.

use super::{
    help_button::HelpButton,
    idle::IdleWarning,
    link_notice::LinkNotice,
    links::{ScreenLink, ScreenLinks},
    shortcuts::GlobalShortcuts,
};
use crate::{
    api::Client,
    components::{
        Button, ButtonKind, Icon, IconName, Notice, RefusedCopy, RefusedCopyDialog, Tone,
    },
    domain::Timestamp,
    i18n::{I18n, Key, use_i18n},
    pages::{
        environment_badge::EnvironmentBadge,
        language_choice::LanguageChoice,
        lazy::{Lazy, LazyStatus, Part},
        new_version::NewVersionNotice,
        screens::name_of,
    },
    platform::{clock, host_bridge::HostBridge},
    state::{Closed, Exports, Navigation, SavedViews, Session, use_now, use_settings},
};
use leptos::prelude::*;

/// What every screen stands in.
#[component]
pub fn Shell(
    /// The connection, if there is one.
    #[prop(optional)]
    client: Option<Client>,
    /// The address of the API that is about to be connected to, where nobody is connected.
    #[prop(optional)]
    base: Signal<String>,
    /// The screen.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    let page: HostBridge = expect_context();
    // Before the screens, whose buttons look for it.
    let refused = RefusedCopy::provide();
    let is_open = client.is_some();
    if !page.is_embedded() {
        follow_title(i18n, is_open);
    }
    let has_bar = use_settings().with(|config| config.shows("bar"));
    let skip = (!page.is_embedded()).then(|| {
        view! {
            <a class="skip unseen" href="#main">
                {i18n.text(Key::SkipToContent)}
            </a>
        }
    });
    view! {
        {skip}
        <div class="shell">
            {has_bar.then(|| view! { <Bar client base/> })}
            <div class="told">
                <IdleWarning/>
                <NewVersionNotice/>
                <LinkNotice/>
                {is_open.then(|| view! { <LazyStatus/> })}
                {is_open.then(|| view! { <WrongClock/> })}
                {is_open.then(|| view! { <Lazy part=Part::Surprises/> })}
                {is_open.then(|| view! { <Exporting/> })}
            </div>
            <Main is_open>{children()}</Main>
        </div>
        {is_open.then(|| view! { <GlobalShortcuts/> })}
        <RefusedCopyDialog refused/>
    }
}

/// The page's title names the screen, and the view of a list, so that tabs and the history are told apart.
fn follow_title(i18n: I18n, is_open: bool) {
    let navigation: Navigation = expect_context();
    let views: SavedViews = expect_context();
    let product = i18n.text(Key::Product);
    let shown = move || {
        let view = navigation.view();
        let saved = view.list().and_then(|list| views.current(list));
        let saved = saved.map(|saved| SavedViews::label(i18n, &saved.name));
        (saved, i18n.text(name_of(view)))
    };
    Effect::new(move |_| {
        let title = match is_open.then(shown) {
            Some((Some(saved), screen)) => [&*saved, screen, product].join(" – "),
            Some((None, screen)) => [screen, product].join(" – "),
            None => product.to_owned(),
        };
        document().set_title(&title);
    });
}

/// Exports go on whatever the screen.
#[component]
fn Exporting() -> impl IntoView {
    let exports: Exports = expect_context();
    view! { <Lazy part=Part::Export(exports) is_wanted=exports.is_open/> }
}

#[component]
fn Bar(client: Option<Client>, base: Signal<String>) -> impl IntoView {
    let i18n = use_i18n();
    let navigation: Navigation = expect_context();
    let has_links = use_settings().with(|config| config.shows("navigation")) && client.is_some();
    let product = i18n.text(Key::Product);
    let tools = match client {
        Some(client) => view! { <Tools client/> }.into_any(),
        None => view! {
            <LanguageChoice label_class="unseen"/>
            <EnvironmentBadge base/>
        }
        .into_any(),
    };
    view! {
        <header class="bar" part="bar">
            <ScreenLink navigation view=navigation.first() class="brand" label=product>
                <Icon name=IconName::Brand/>
                <span>{product}</span>
            </ScreenLink>
            <nav class="nav" part="navigation" aria-label=i18n.text(Key::Screens)>
                {has_links.then(|| view! { <ScreenLinks navigation/> })}
            </nav>
            <div class="tools">{tools}</div>
        </header>
    }
}

/// A page has one main part, and in a host page it is the host's to say which.
#[component]
fn Main(is_open: bool, children: Children) -> impl IntoView {
    let navigation: Navigation = expect_context();
    let page: HostBridge = expect_context();
    let class = move || {
        if is_open && navigation.view().list().is_some() {
            "screen screen-table"
        } else {
            "screen screen-form"
        }
    };
    if page.is_embedded() {
        let product = use_i18n().text(Key::Product);
        view! {
            <section aria-label=product part="screen" tabindex="-1" class=class>
                {children()}
            </section>
        }
        .into_any()
    } else {
        view! {
            <main id="main" part="screen" tabindex="-1" class=class>
                {children()}
            </main>
        }
        .into_any()
    }
}

/// Said where the clock of this machine is so far off that times would puzzle.
#[component]
fn WrongClock() -> impl IntoView {
    let i18n = use_i18n();
    let now = use_now();
    let is_off = Memo::new(move |_| now.is_off());
    let text = move || {
        let words = |at: Timestamp| i18n.full_date(at.as_millis());
        let (here, there) = (words(clock::now()), words(now.exactly()));
        i18n.fill(Key::ClockOffText, &[("here", &here), ("there", &there)])
    };
    view! {
        <Show when=move || is_off.get()>
            <Notice tone=Tone::Doubt title=i18n.text(Key::ClockOff)>
                <p>{text()}</p>
            </Notice>
        </Show>
    }
}

#[component]
fn Tools(client: Client) -> impl IntoView {
    let i18n = use_i18n();
    let session: Session = expect_context();
    let lock = use_settings().with(|config| config.shows("lock")).then(|| {
        view! {
            <Button kind=ButtonKind::Quiet on_click=move || session.close(Closed::Locked)>
                <Icon name=IconName::Lock/>
                {i18n.text(Key::Lock)}
            </Button>
        }
    });
    view! {
        <EnvironmentBadge base=Signal::stored(client.base().to_owned())/>
        <ConnectedBy client/>
        <HelpButton/>
        {lock}
    }
}

/// By what this browser is connected: a person may have several keys.
#[component]
fn ConnectedBy(client: Client) -> impl IntoView {
    let i18n = use_i18n();
    let words = match client.key_ending() {
        None => i18n.text(Key::ModeGateway).to_owned(),
        Some("") => i18n.text(Key::ApiKey).to_owned(),
        Some(ending) => i18n.fill(Key::KeyEnding, &[("ending", ending)]),
    };
    view! {
        <span class="who" translate="no">
            <span class="unseen">{i18n.text(Key::ConnectedVia)} " "</span>
            <bdi>{words}</bdi>
        </span>
    }
}
