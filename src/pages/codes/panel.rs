//! The open code: every field, what happened to it, and what the API says that we do not know.

use leptos::prelude::*;

use super::{Screen, columns, revoke::Revoking};
use crate::{
    domain::{Code, CodeEntry, Instant, List, Status},
    i18n::{I18n, Key, use_i18n},
    pages::value,
    state::{use_now, use_settings},
    ui::{Icon, copy_button, icon},
};

const TITLE: &str = "panel-title";

/// `None` while no code is open.
pub fn panel(screen: Screen, revoking: Revoking) -> AnyView {
    let closing = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "Escape" && !crate::ui::is_in_overlay(&event) {
            screen.opened.set(None);
        }
    });
    on_cleanup(move || closing.remove());
    let entry = Memo::new(move |_| screen.opened_entry());
    (move || entry.get().map(|entry| contents(screen, revoking, entry))).into_any()
}

fn contents(screen: Screen, revoking: Revoking, entry: CodeEntry) -> AnyView {
    let i18n = use_i18n();
    let now = use_now().get();
    let settings = use_settings();
    let (status, label, is_revocable) = settings.with(|config| {
        (
            entry.status(&config.statuses, now),
            entry.status_label(&config.statuses, now).map(str::to_owned),
            entry.is_revocable(&config.statuses, now) && screen.list == List::Issued && !config.read_only,
        )
    });
    let code = entry.code.clone();
    let to_revoke = entry.clone();
    view! {
        <aside class="panel" aria-labelledby=TITLE>
            <header class="panel-head">
                <h2 id=TITLE>{i18n.text(Key::Code)}</h2>
                {neighbour(screen, &entry.code, Icon::SortedUp, Key::PreviousRow, true)}
                {neighbour(screen, &entry.code, Icon::SortedDown, Key::NextRow, false)}
                {head_button(Icon::Cross, Key::Close, false, move || screen.opened.set(None))}
            </header>
            <section class="stack">
                <div class="stack stack-tight">
                    <p class="panel-code">{value::code(&entry.code)}</p>
                    <p>
                        {value::status(status, label.as_deref())} " "
                        <span class="absent">{value::amount_words(i18n, entry.amount)}</span>
                    </p>
                </div>
                <div class="row">
                    {copy_button(i18n.text(Key::CopyThisCode).to_owned(), move || code.reveal().to_owned())}
                    {is_revocable.then(|| {
                        view! {
                            <button
                                class="button button-danger"
                                type="button"
                                on:click=move |_| revoking.ask(vec![to_revoke.clone()])
                            >
                                {i18n.text(Key::RevokeThis)}
                            </button>
                        }
                    })}
                </div>
            </section>
            <section>
                <h3>{i18n.text(Key::WhatHappened)}</h3>
                {life(&entry, status, now)}
            </section>
            <section>
                <h3>{i18n.text(Key::Fields)}</h3>
                <dl class="facts">{fields(&entry)}</dl>
            </section>
            {(!entry.extra.is_empty()).then(|| unknown_fields(&entry))}
        </aside>
    }
    .into_any()
}

fn head_button(name: Icon, words: Key, is_disabled: bool, act: impl Fn() + 'static) -> AnyView {
    view! {
        <button
            class="button button-quiet button-icon"
            type="button"
            aria-label=use_i18n().text(words)
            disabled=is_disabled
            on:click=move |_| act()
        >
            {icon(name)}
        </button>
    }
    .into_any()
}

/// Opens the row before or after.
fn neighbour(screen: Screen, code: &Code, name: Icon, words: Key, before: bool) -> AnyView {
    let next = screen.listing.rows.with(|rows| {
        let at = rows.iter().position(|row| row.entry.code == *code)?;
        let next = if before { at.checked_sub(1)? } else { at + 1 };
        Some(rows.get(next)?.entry.code.clone())
    });
    head_button(name, words, next.is_none(), move || screen.opened.set(next.clone()))
}

/// What happened, on one line of time; what lies ahead is dashed.
fn life(entry: &CodeEntry, status: Status, now: Instant) -> AnyView {
    let i18n = use_i18n();
    let mut events = Vec::new();
    if let Some(created) = entry.created_at {
        events.push(event(Icon::MarkUnused, i18n.text(Key::Created).into_any(), Some(created), ""));
    }
    if let Some(address) = &entry.forward_to {
        let words = view! { {i18n.text(Key::ForwardedTo)} " " {value::email(address)} }.into_any();
        events.push(event(Icon::MarkUnused, words, None, i18n.text(Key::OnlyThisAccount)));
    }
    if status == Status::Used {
        let words = match &entry.used_by {
            Some(address) => view! { {i18n.text(Key::UsedBy)} " " {value::email(address)} }.into_any(),
            None => i18n.text(Key::Used).into_any(),
        };
        events.push(event(Icon::MarkUsed, words, entry.used_at, ""));
    }
    if status == Status::Revoked {
        events.push(event(Icon::MarkRevoked, i18n.text(Key::StatusRevoked).into_any(), None, ""));
    }
    if let Some(expires) = entry.expired_at {
        let words = i18n.text(match status {
            Status::Used | Status::Revoked => Key::WouldHaveExpired,
            _ if expires < now => Key::StatusExpired,
            _ => Key::Expires,
        });
        events.push(event(Icon::MarkExpired, words.into_any(), Some(expires), ""));
    }
    view! { <ol class="life">{events}</ol> }.into_any()
}

fn event(mark: Icon, words: AnyView, at: Option<Instant>, note: &'static str) -> AnyView {
    let i18n = use_i18n();
    let now = use_now();
    let time = at.map(|at| {
        view! {
            <time datetime=at.iso8601()>
                {move || i18n.relative(at.as_millis(), now.get().as_millis())}
            </time>
            <small>{both_zones(i18n, at)}</small>
        }
    });
    let note = (!note.is_empty()).then(|| view! { <small>{note}</small> });
    view! { <li>{icon(mark)}<span>{words}</span>{time}{note}</li> }.into_any()
}

/// Here and in UTC.
fn both_zones(i18n: I18n, at: Instant) -> String {
    let (local, utc) = (i18n.full_date(at.as_millis()), i18n.full_date_utc(at.as_millis()));
    i18n.fill(Key::BothZones, &[("local", &local), ("utc", &utc)])
}

fn fields(entry: &CodeEntry) -> AnyView {
    let i18n = use_i18n();
    let fact = |name: Key, contents: AnyView| {
        view! { <dt>{i18n.text(name)}</dt><dd>{contents}</dd> }.into_any()
    };
    let time = |at: Option<Instant>, never: Key| match at {
        Some(at) => both_zones(i18n, at).into_any(),
        None => value::absent(i18n.text(never)),
    };
    let address = |address: &Option<String>, nobody: Key| match address {
        Some(address) => view! { <bdi>{value::outside(address)}</bdi> }.into_any(),
        None => value::absent(i18n.text(nobody)),
    };
    let enterprise = match entry.is_enterprise {
        Some(yes) => i18n.text(if yes { Key::Yes } else { Key::No }).into_any(),
        None => value::absent(i18n.text(Key::Unknown)),
    };
    let status = match entry.status_number {
        Some(number) => number.to_string().into_any(),
        None => value::absent(i18n.text(Key::Unknown)),
    };
    [
        fact(Key::Kind, columns::kind(entry.kind)),
        fact(Key::Amount, value::amount_words(i18n, entry.amount).into_any()),
        fact(Key::StatusField, status),
        fact(Key::ForwardedTo, address(&entry.forward_to, Key::Anyone)),
        fact(Key::UsedBy, address(&entry.used_by, Key::Nobody)),
        fact(Key::Used, time(entry.used_at, Key::NotUsed)),
        fact(Key::Created, time(entry.created_at, Key::Unknown)),
        fact(Key::Expires, time(entry.expired_at, Key::Never)),
        fact(Key::Enterprise, enterprise),
    ]
    .into_any()
}

fn unknown_fields(entry: &CodeEntry) -> AnyView {
    let facts = entry.extra.iter().map(|(name, json)| {
        view! {
            <dt><code>{value::outside(name)}</code></dt>
            <dd><code>{value::outside(json)}</code></dd>
        }
        .into_any()
    });
    view! {
        <section>
            <h3>{use_i18n().text(Key::UnknownFields)}</h3>
            <dl class="facts">{facts.collect_view()}</dl>
        </section>
    }
    .into_any()
}
