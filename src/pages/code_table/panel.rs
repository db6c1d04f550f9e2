//! The open code: every field, what happened to it, and what the API says that we do not know. One that does not stand on the
//! page of the table is read by itself.

mod fields;
mod timeline;

use fields::{KnownFields, UnknownFields};
use leptos::{html, prelude::*};
use std::sync::Arc;
use timeline::Timeline;

use super::{TableOf, TableState};
use crate::{
    api::ApiError,
    components::{
        Button, ButtonKind, CopyButton, IconButton, IconName, Notice, Tone, find_near,
        find_tab_stop, focus_within, on_escape, soon,
    },
    domain::{CodeEntry, List, Status},
    i18n::{Key, use_i18n},
    pages::{
        code_actions::Messages,
        error_message,
        value::{self, MaskableCode, StatusText},
    },
    platform::{clock, task},
    state::{
        Navigation, Preferences, Revocation, Row, SingleCode, SingleCodePhase, use_now,
        use_settings,
    },
};

const TITLE: &str = "panel-title";

/// What opened the panel.
const OPEN_ROW: &str = "tr[aria-current] .open";

const ROWS: &str = ".data-table tbody";

/// Nothing while no code is open. Its head stays while one walks from code to code, and with it the focus.
#[component]
pub fn CodePanel(
    /// The table.
    table: TableState,
) -> impl IntoView {
    let aside = NodeRef::<html::Aside>::new();
    let single = SingleCode::new();
    let row = shown_row(table, single);
    let is_open = Memo::new(move |_| {
        let is_told = single.phase() != SingleCodePhase::Idle && table.opened.with(Option::is_some);
        is_told || row.with(Option::is_some)
    });
    // For the pane beside it, which is on the page before this part of the program.
    Effect::new(move |_| table.has_panel.set(is_open.get()));
    let close = move || {
        let row = find_near(aside, OPEN_ROW).or_else(|| find_tab_stop(aside, ROWS));
        table.is_entering.set(false);
        table.close_panel();
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
        let is_entering = table.is_entering.get();
        if !is_open.get() {
            return;
        }
        if is_entering {
            table.is_entering.set(false);
            soon(aside, move || focus_within(aside, "h2"));
        } else {
            // On a phone the panel takes the place of the rows, and one starts at its top.
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
                <PanelHead table on_close=close/>
                <PanelContents table row single/>
            </aside>
        </Show>
    }
}

/// Reactive. The open row, on the page or read by itself; the one before while that is under way.
fn shown_row(table: TableState, single: SingleCode) -> Memo<Option<Arc<Row>>> {
    let on_page = Memo::new(move |_| table.opened_row());
    if let TableOf::List(list) = table.of {
        Effect::new(move |_| {
            // Each answer of the list is a reason to read it again.
            table.rows.track();
            match table.opened.get() {
                Some(_) if on_page.with(Option::is_some) => single.forget(),
                Some(_) if table.is_loading.get() => {}
                Some(code) => single.read(list, code),
                None => single.forget(),
            }
        });
    }
    Memo::new(move |before: Option<&Option<Arc<Row>>>| {
        let opened = table.opened.get()?;
        let known = on_page.get().or_else(|| match single.phase() {
            SingleCodePhase::Found(row) => Some(row),
            SingleCodePhase::Idle | SingleCodePhase::Reading => before.cloned().flatten(),
            SingleCodePhase::Missing | SingleCodePhase::Failed(_) => None,
        });
        known.filter(|row| row.entry.code == opened)
    })
}

#[component]
fn PanelHead(table: TableState, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let step = |icon: IconName, label: Key, by: isize| {
        let go = move || {
            if let Some(code) = untrack(|| table.neighbour(by)) {
                table.open(code);
            }
        };
        let is_disabled = Signal::derive(move || table.neighbour(by).is_none());
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

#[component]
fn PanelContents(
    table: TableState,
    row: Memo<Option<Arc<Row>>>,
    single: SingleCode,
) -> impl IntoView {
    let (now, settings, i18n) = (use_now(), use_settings(), use_i18n());
    // A code can expire while one looks.
    let status = Memo::new(move |_| {
        let now = now.get();
        row.with(|row| Some(value::status_and_label(&row.as_ref()?.entry, settings, now)))
    });
    move || {
        let Some(row) = row.get() else {
            return Some(view! { <NoRow table single/> }.into_any());
        };
        let entry = &row.entry;
        let (status, label) = status.get()?;
        // Told in another zone, the same times have other words.
        i18n.is_utc();
        let now = untrack(|| now.get());
        let timeline = view! { <Timeline entry status now/> };
        let known = view! { <KnownFields entry/> };
        let unknown = (!entry.extra.is_empty()).then(|| {
            let unknown = view! { <UnknownFields entry/> };
            view! { <Part title=Key::OtherFields>{unknown}</Part> }
        });
        Some(
            view! {
                <section class="stack">
                    <Summary entry status label/>
                    <Actions table row=row.clone()/>
                </section>
                <Part title=Key::History>{timeline}</Part>
                <Part title=Key::Details>{known}</Part>
                {unknown}
            }
            .into_any(),
        )
    }
}

/// What is told of a code that the page of the list does not have.
#[component]
fn NoRow(table: TableState, single: SingleCode) -> impl IntoView {
    let i18n = use_i18n();
    let preferences: Preferences = expect_context();
    let is_masked = Signal::derive(move || preferences.is_masked());
    let code = move || {
        let code = table.opened.get()?;
        Some(view! {
            <p class="panel-code">
                <MaskableCode code is_masked/>
            </p>
        })
    };
    let told = move || match single.phase() {
        SingleCodePhase::Missing => view! {
            <p>{i18n.text(Key::CodeNotInList)}</p>
            <p class="hint">{i18n.text(Key::CodeNotInListText)}</p>
        }
        .into_any(),
        SingleCodePhase::Failed(error) => view! { <NotRead table single error/> }.into_any(),
        SingleCodePhase::Idle | SingleCodePhase::Reading | SingleCodePhase::Found(_) => {
            view! { <p class="hint">{i18n.text(Key::LoadingCodes)}</p> }.into_any()
        }
    };
    view! {
        <section class="stack stack-tight">
            {code}
            <div class="stack stack-tight" role="status">
                {told}
            </div>
        </section>
    }
}

#[component]
fn NotRead(table: TableState, single: SingleCode, error: ApiError) -> impl IntoView {
    let i18n = use_i18n();
    let (title, text) = error_message::of_error(i18n, &error);
    let again = move || {
        if let (TableOf::List(list), Some(code)) = (table.of, table.opened.get_untracked()) {
            single.read(list, code);
        }
    };
    view! {
        <Notice tone=Tone::Danger title>
            <p>{text}</p>
            <p class="row">
                <Button on_click=again>{i18n.text(Key::TryAgain)}</Button>
            </p>
        </Notice>
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
                <span class="absent">" · " {amount}</span>
            </p>
        </div>
    }
}

#[component]
fn Actions(table: TableState, row: Arc<Row>) -> impl IntoView {
    let i18n = use_i18n();
    let (now, settings) = (use_now(), use_settings());
    let entry = row.entry.clone();
    let code = entry.code.clone();
    let navigation: Navigation = expect_context();
    let link = match table.of {
        TableOf::List(list) => navigation.link_to_code(list, &code),
        TableOf::LookUp => None,
    };
    let link =
        link.map(|link| view! { <CopyButton label=i18n.text(Key::CopyLinkWithCode) text=link/> });
    let (messages, written) = (Messages::expect(), entry.clone());
    let message = move || messages.of(&written);
    let now = untrack(|| now.get());
    let is_revocable = row.list == List::Issued
        && settings.with(|config| !config.read_only && entry.is_revocable(&config.statuses, now));
    view! {
        <div class="row">
            <CopyButton
                label=i18n.text(Key::CopyThisCode)
                text=move || code.reveal().to_owned()
            />
            <CopyButton label=i18n.text(Key::CopyMessage) text=message/>
            {link}
            {is_revocable.then(|| view! { <RevokeButton entry=CodeEntry::clone(&entry)/> })}
        </div>
    }
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
