//! The frame: brand, navigation, tools, and the screen that is shown.

use super::{help, idle, late};
use crate::{
    browser::{address_bar, clock, host_page::HostPage},
    components::{RefusedCopy, RefusedCopyDialog},
    domain::{Environment, Instant, List},
    i18n::{Key, use_i18n},
    pages::{codes::Codes, connect, surprises::Surprises},
    state::{Closed, Journal, Navigation, Phase, Prefetched, Session, View, use_now, use_settings},
    ui::{
        Icon, Tone,
        element::{
            El, a, bdi, button, div, dynamic, fragment, header, li, main, nav, p, section, span, ul,
        },
        from_view, icon, is_plain_click, notice,
    },
};
use leptos::prelude::*;

pub fn shell(session: Session, is_open: bool, prefetched: StoredValue<Option<Prefetched>>) -> El {
    let i18n = use_i18n();
    let navigation: Navigation = expect_context();
    // Before the screens, whose buttons look for it.
    let refused = RefusedCopy::provide();
    let screen = if is_open {
        dynamic(move || self::screen(navigation.view(), prefetched))
    } else {
        // Why it is closed is said once; what opens it rebuilds all of this.
        untrack(connect::screen)
    };
    let screen_class = move || {
        if is_open && navigation.view().list().is_some() {
            "screen screen-table"
        } else {
            "screen screen-form"
        }
    };
    let product = i18n.text(Key::Product);
    let brand = link(navigation, View::Issued)
        .class("brand")
        .attr("aria-label", product)
        .child(icon(Icon::Brand))
        .child(span().child(product));
    let page: HostPage = expect_context();
    let [has_bar, has_links] =
        use_settings().with(|config| ["bar", "navigation"].map(|part| config.shows(part)));
    let links = nav()
        .class("nav")
        .attr("part", "navigation")
        .attr("aria-label", i18n.text(Key::Screens))
        .child((has_links && is_open).then(|| links(navigation)));
    let tools = div()
        .class("tools")
        .dynamic(move || environment(session))
        .child(is_open.then(|| tools(session)));
    // A page has one main part, and in a host page it is the host's to say which.
    let main = if page.is_embedded() {
        section().attr("aria-label", product)
    } else {
        main().id("main")
    };
    let main = main
        .attr("part", "screen")
        .attr("tabindex", "-1")
        .attr_with("class", screen_class)
        .child(screen);
    let skip = (!page.is_embedded()).then(|| {
        a().class("skip unseen")
            .attr("href", "#main")
            .child(i18n.text(Key::SkipToContent))
    });
    let bar = has_bar.then(|| {
        header()
            .class("bar")
            .attr("part", "bar")
            .child(brand)
            .child(links)
            .child(tools)
    });
    let told = div()
        .class("told")
        .child(idle::warning())
        .child(is_open.then(wrong_clock))
        .child(is_open.then(|| from_view(view! { <Surprises/> })));
    fragment()
        .child(skip)
        .child(div().class("shell").child(bar).child(told).child(main))
        .child(from_view(view! { <RefusedCopyDialog refused/> }))
}

/// Said where the clock of this machine is so far off that times would puzzle.
fn wrong_clock() -> El {
    let i18n = use_i18n();
    let now = use_now();
    let is_off = Memo::new(move |_| now.is_off());
    dynamic(move || {
        is_off.get().then(|| {
            let words = |at: Instant| i18n.full_date(at.as_millis());
            let (here, there) = (words(clock::now()), words(now.exactly()));
            let text = i18n.fill(Key::ClockOffText, &[("here", &here), ("there", &there)]);
            let title = i18n.text(Key::ClockOff).to_owned();
            notice(Tone::Doubt, title, p().child(text))
        })
    })
}

/// What the loader has asked for is used up by the first screen, whichever it is.
fn screen(view: View, prefetched: StoredValue<Option<Prefetched>>) -> El {
    let begun = prefetched.try_update_value(Option::take).flatten();
    let list = |list: List| {
        let prefetched = begun.filter(|begun| begun.query.list == list);
        from_view(view! { <Codes list prefetched/> })
    };
    match view {
        View::Issued => list(List::Issued),
        View::Redeemed => list(List::Redeemed),
        View::Generate | View::Redeem | View::LookUp | View::Activity => late::screen(view),
    }
}

/// A plain click changes the screen; one with a modifier opens a tab, as with any link. In a host page, whose addresses
/// are not ours, it is a button.
fn link(navigation: Navigation, view: View) -> El {
    let link = if navigation.has_links() {
        a().attr_with("href", move || navigation.href(view))
    } else {
        button().attr("type", "button")
    };
    link.class("link").on("click", move |event| {
        if is_plain_click(&event) {
            event.prevent_default();
            navigation.go(view);
        }
    })
}

fn links(navigation: Navigation) -> El {
    let i18n = use_i18n();
    [
        (View::Issued, Icon::NavIssued, Key::Issued),
        (View::Redeemed, Icon::NavRedeemed, Key::Redeemed),
        (View::Generate, Icon::NavGenerate, Key::Generate),
        (View::Redeem, Icon::NavRedeem, Key::Redeem),
        (View::LookUp, Icon::NavLookUp, Key::LookUp),
        (View::Activity, Icon::NavActivity, Key::Activity),
    ]
    .into_iter()
    .filter(|(view, ..)| navigation.offers(*view))
    .fold(ul(), |links, (view, mark, key)| {
        let words = i18n.text(key);
        let link = link(navigation, view)
            .attr_if("aria-current", move || {
                (navigation.view() == view).then_some("page")
            })
            .child(icon(mark))
            .child(span().attr("data-text", words).child(words));
        let link = if view == View::Activity {
            link.dynamic(in_doubt)
        } else {
            link
        };
        links.child(li().child(link))
    })
}

/// How many orders are in doubt, beside the way to them. Tracks.
fn in_doubt() -> Option<El> {
    let journal: Journal = expect_context();
    let n = journal.in_doubt() as u64;
    let i18n = use_i18n();
    (n > 0).then(|| {
        span()
            .class("status count")
            .attr("data-outcome", "in-doubt")
            .child(icon(Icon::MarkInDoubt))
            .child(i18n.integer(n))
            .child(
                span()
                    .class("unseen")
                    .child(" ")
                    .child(i18n.text(Key::CountInDoubt)),
            )
    })
}

/// Production and the sandbox must not be taken for one another. Tracks.
fn environment(session: Session) -> Option<El> {
    let i18n = use_i18n();
    let Phase::Open(client) = session.phase() else {
        return None;
    };
    let environment = use_settings().with(|config| {
        // What config.json says holds for its own address, not for one that the person chose.
        let is_own = client.base() == config.api.clone().unwrap_or_else(address_bar::origin);
        config.environment.clone().filter(|_| is_own)
    });
    let environment = environment.unwrap_or_else(|| Environment::of_address(client.base()));
    let (name, words) = match environment {
        Environment::Production => ("production", i18n.text(Key::Production).to_owned()),
        Environment::Sandbox => ("sandbox", i18n.text(Key::Sandbox).to_owned()),
        Environment::Other(name) => ("other", name),
    };
    Some(span().class("env").attr("data-env", name).child(words))
}

fn tools(session: Session) -> El {
    let lock = button()
        .class("button button-quiet")
        .attr("type", "button")
        .on_click(move || session.close(Closed::Locked))
        .child(icon(Icon::Lock))
        .child(use_i18n().text(Key::Lock));
    let lock = use_settings()
        .with(|config| config.shows("lock"))
        .then_some(lock);
    fragment()
        .child(who(session))
        .child(help::help())
        .child(lock)
}

/// By what this browser is connected: a person may have several keys.
fn who(session: Session) -> Option<El> {
    let i18n = use_i18n();
    let client = session.client()?;
    let words = match client.key_ending() {
        None => i18n.text(Key::ModeGateway).to_owned(),
        Some("") => i18n.text(Key::ApiKey).to_owned(),
        Some(ending) => i18n.fill(Key::KeyEnding, &[("ending", ending)]),
    };
    let by = span()
        .class("unseen")
        .child(i18n.text(Key::ConnectedBy))
        .child(" ");
    Some(
        span()
            .class("who")
            .attr("translate", "no")
            .child(by)
            .child(bdi().child(words)),
    )
}
