//! The open code: every field, what happened to it, and what the API says that we do not know.

mod fields;
mod timeline;

use fields::{KnownFields, UnknownFields};
use leptos::{html, prelude::*};
use timeline::Timeline;

use super::Screen;
use crate::{
    components::{
        Button, ButtonKind, CopyButton, IconButton, IconName, find_near, focus_within, on_escape,
        soon,
    },
    domain::{Code, CodeEntry, List, Status},
    i18n::{I18n, Key, use_i18n},
    pages::{
        message,
        value::{self, MaskableCode, StatusText},
    },
    platform::{clock, task},
    state::{Preferences, Revocation, Settings, use_now, use_settings},
};

const TITLE: &str = "panel-title";

/// What opened the panel.
const OPEN_ROW: &str = "tr[aria-current] .open";

/// Nothing while no code is open. Its head stays while one walks from code to code, and with it the focus.
#[component]
pub fn CodePanel(
    /// The list.
    screen: Screen,
) -> impl IntoView {
    let aside = NodeRef::<html::Aside>::new();
    let entry = Memo::new(move |_| screen.opened_entry());
    let is_open = Memo::new(move |_| entry.with(Option::is_some));
    let close = move || {
        let row = find_near(aside, OPEN_ROW);
        screen.opened.set(None);
        // Back to where it was opened, which a phone shows again only now.
        if let Some(row) = row {
            task::spawn(async move {
                clock::frame().await;
                // Fails only on elements that are gone.
                let _ = row.focus();
            });
        }
    };
    on_escape(move || {
        let is_open = is_open.get_untracked();
        if is_open {
            close();
        }
        is_open
    });
    Effect::new(move |_| {
        // On a phone the panel takes the place of the rows, and one starts at its top.
        if is_open.get() {
            soon(aside, move || {
                let row = find_near(aside, OPEN_ROW);
                if row.is_none_or(|row| row.offset_parent().is_none()) {
                    focus_within(aside, "h2");
                }
            });
        }
    });
    view! {
        <Show when=move || is_open.get()>
            <aside class="panel" aria-labelledby=TITLE node_ref=aside>
                <PanelHead screen on_close=close/>
                <PanelContents screen entry/>
            </aside>
        </Show>
    }
}

#[component]
fn PanelHead(screen: Screen, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let step = |icon: IconName, label: Key, by: isize| {
        let go = move || {
            if let Some(code) = untrack(|| neighbour(screen, by)) {
                screen.opened.set(Some(code));
            }
        };
        let is_disabled = Signal::derive(move || neighbour(screen, by).is_none());
        view! { <IconButton icon label=i18n.text(label) is_disabled on_click=go/> }
    };
    view! {
        <header class="panel-head">
            <h2 id=TITLE tabindex="-1">
                {i18n.text(Key::Code)}
            </h2>
            {step(IconName::SortedUp, Key::PreviousRow, -1)}
            {step(IconName::SortedDown, Key::NextRow, 1)}
            <IconButton
                icon=IconName::Cross
                label=i18n.text(Key::Close)
                on_click=on_close
            />
        </header>
    }
}

/// Reactive. The code so many rows after the open one, on this page.
fn neighbour(screen: Screen, by: isize) -> Option<Code> {
    let opened = screen.opened.get()?;
    screen.listing.rows.with(|rows| {
        let at = rows.iter().position(|row| row.entry.code == opened)?;
        Some(rows.get(at.checked_add_signed(by)?)?.entry.code.clone())
    })
}

#[component]
fn PanelContents(screen: Screen, entry: Memo<Option<CodeEntry>>) -> impl IntoView {
    let (now, settings, i18n) = (use_now(), use_settings(), use_i18n());
    // A code can expire while one looks.
    let status = Memo::new(move |_| {
        let now = now.get();
        entry.with(|entry| Some(value::status_and_label(entry.as_ref()?, settings, now)))
    });
    move || {
        let entry = entry.get()?;
        let (status, label) = status.get()?;
        // Told in another zone, the same times have other words.
        i18n.is_utc();
        let now = untrack(|| now.get());
        let timeline = view! { <Timeline entry=&entry status now/> };
        let known = view! { <KnownFields entry=&entry/> };
        let unknown = (!entry.extra.is_empty()).then(|| {
            let unknown = view! { <UnknownFields entry=&entry/> };
            view! { <Part title=Key::OtherFields>{unknown}</Part> }
        });
        Some(view! {
            <section class="stack">
                <Summary entry=&entry status label/>
                <Actions screen entry/>
            </section>
            <Part title=Key::History>{timeline}</Part>
            <Part title=Key::Details>{known}</Part>
            {unknown}
        })
    }
}

/// The code, where it stands and what it holds.
#[component]
fn Summary<'a>(
    entry: &'a CodeEntry,
    status: Status,
    label: Option<String>,
) -> impl IntoView + use<> {
    let i18n = use_i18n();
    let preferences: Preferences = expect_context();
    let is_masked = Signal::derive(move || preferences.is_masked());
    let amount = value::amount_label(i18n, entry.amount);
    view! {
        <div class="stack stack-tight">
            <p class="panel-code">
                <MaskableCode code=entry.code.clone() is_masked/>
            </p>
            <p>
                <StatusText status label/>
                " "
                <span class="absent">{amount}</span>
            </p>
        </div>
    }
}

#[component]
fn Actions(screen: Screen, entry: CodeEntry) -> impl IntoView {
    let i18n = use_i18n();
    let (now, settings) = (use_now(), use_settings());
    let code = entry.code.clone();
    let message = message(i18n, settings, &entry);
    let now = untrack(|| now.get());
    let is_revocable = screen.list == List::Issued
        && settings.with(|config| !config.read_only && entry.is_revocable(&config.statuses, now));
    view! {
        <div class="row">
            <CopyButton
                label=i18n.text(Key::CopyThisCode)
                text=move || code.reveal().to_owned()
            />
            <CopyButton label=i18n.text(Key::CopyMessage) text=message/>
            {is_revocable.then(|| view! { <RevokeButton entry/> })}
        </div>
    }
}

/// For the person who gets the code.
fn message(i18n: I18n, settings: Settings, entry: &CodeEntry) -> String {
    let expires = match entry.expired_at {
        Some(instant) => value::exact(i18n, instant),
        None => i18n.text(Key::Never).to_owned(),
    };
    let amount = value::amount_label(i18n, entry.amount);
    message::message(settings, &entry.code, &amount, &expires)
}

#[component]
fn RevokeButton(entry: CodeEntry) -> impl IntoView {
    let i18n = use_i18n();
    let revocation: Revocation = expect_context();
    view! {
        <Button kind=ButtonKind::Danger on_click=move || revocation.ask(vec![entry.clone()])>
            {i18n.text(Key::RevokeThis)}
        </Button>
    }
}

/// A part of the panel under a heading.
#[component]
fn Part(title: Key, children: Children) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section>
            <h3>{i18n.text(title)}</h3>
            {children()}
        </section>
    }
}
