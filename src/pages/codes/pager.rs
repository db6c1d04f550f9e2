//! Paging, with and without totals in the answer.

use leptos::prelude::*;

use super::{Screen, is_loading};
use crate::{
    domain::{PageNumber, PageSize},
    i18n::{Key, use_i18n},
    ui::{Icon, icon},
};

/// Rows on a page, to choose from.
const SIZES: [u32; 4] = [10, 30, 50, 100];

pub fn pager(screen: Screen) -> AnyView {
    let i18n = use_i18n();
    let query = screen.listing.query;
    let totals = screen.listing.totals;
    let page = Memo::new(move |_| query.with(|query| query.page.get()));
    // Some answers count the rows and not the pages.
    let last = Memo::new(move |_| {
        let limit = u64::from(query.with(|query| query.limit.get()));
        let totals = totals.get();
        let pages = totals.pages.or(totals.items.map(|items| items.div_ceil(limit)))?;
        u32::try_from(pages.max(1)).ok()
    });
    let has_next = move || match last.get() {
        Some(last) => page.get() < last,
        None => totals.get().is_full,
    };
    let go = move |number: u32| {
        let number = number.clamp(1, last.get_untracked().unwrap_or(u32::MAX));
        let mut query = query.get_untracked();
        query.page = PageNumber::new(number).unwrap_or_default();
        screen.navigation.ask(query, true);
    };
    let typed = move |event| {
        if let Ok(number) = event_target_value(&event).trim().parse() {
            go(number);
        }
    };
    let sizes = SIZES.map(|size| {
        let is_chosen = move || query.with(|query| query.limit.get() == size);
        view! { <option prop:selected=is_chosen>{size}</option> }
    });
    let resize = move |event| {
        let size = event_target_value(&event).parse().ok().and_then(PageSize::new);
        if let Some(size) = size {
            screen.navigation.refine(screen.list, true, |query| query.limit = size);
        }
    };
    let other_size = move || {
        // A link or config.json may ask for a size that is none of ours.
        let size = query.with(|query| query.limit.get());
        (!SIZES.contains(&size)).then(|| view! { <option selected>{size}</option> })
    };
    view! {
        <footer class="pager">
            <nav aria-label=i18n.text(Key::Pages)>
                {step(Icon::First, Key::FirstPage, move || page.get() > 1, move || go(1))}
                {step(Icon::Previous, Key::PreviousPage, move || page.get() > 1, move || {
                    go(page.get_untracked().saturating_sub(1));
                })}
                <label>
                    {i18n.text(Key::Page)} " "
                    <input
                        class="input"
                        inputmode="numeric"
                        aria-label=i18n.text(Key::PageNumber)
                        prop:value=move || page.get().to_string()
                        on:change=typed
                    />
                </label>
                {move || {
                    last.get().map(|last| i18n.fill(Key::OfPages, &[("n", &i18n.integer(u64::from(last)))]))
                }}
                {step(Icon::Next, Key::NextPage, has_next, move || {
                    go(page.get_untracked().saturating_add(1));
                })}
                {move || {
                    last.get().map(|last| {
                        step(Icon::Last, Key::LastPage, move || page.get() < last, move || go(last))
                    })
                }}
            </nav>
            <label class="push">
                <select class="input" on:change=resize>
                    {other_size}
                    {sizes}
                </select>
                " " {i18n.text(Key::APage)}
            </label>
            <span class="pager-range">{move || range(screen)}</span>
            {refresh(screen)}
        </footer>
    }
    .into_any()
}

fn step(
    name: Icon,
    words: Key,
    is_possible: impl Fn() -> bool + Send + 'static,
    go: impl Fn() + 'static,
) -> AnyView {
    view! {
        <button
            class="button button-quiet button-icon"
            type="button"
            aria-label=use_i18n().text(words)
            disabled=move || !is_possible()
            on:click=move |_| go()
        >
            {icon(name)}
        </button>
    }
    .into_any()
}

/// "1–30 of 1,240".
fn range(screen: Screen) -> Option<String> {
    let i18n = use_i18n();
    let shown = screen.listing.rows.with(Vec::len) as u64;
    if shown == 0 {
        return None;
    }
    let before = screen.listing.query.with(|query| {
        u64::from(query.page.get() - 1) * u64::from(query.limit.get())
    });
    let (first, last) = (i18n.integer(before + 1), i18n.integer(before + shown));
    let totals = screen.listing.totals.get();
    Some(match totals.items {
        Some(items) => i18n.fill(
            Key::RangeOf,
            &[("first", &first), ("last", &last), ("all", &i18n.integer(items))],
        ),
        None => i18n.fill(Key::Range, &[("first", &first), ("last", &last)]),
    })
}

/// Reads the list again; says when it was last read.
fn refresh(screen: Screen) -> AnyView {
    let i18n = use_i18n();
    let read_at = move || {
        screen.listing.read_at.get().map(|instant| i18n.clock_with_seconds(instant.as_millis()))
    };
    view! {
        <button
            class="button button-quiet"
            type="button"
            aria-label=move || match read_at() {
                Some(clock) => i18n.fill(Key::RefreshLastRead, &[("clock", &clock)]),
                None => i18n.text(Key::Refresh).to_owned(),
            }
            aria-busy=move || is_loading(screen).to_string()
            on:click=move |_| screen.listing.reload()
        >
            {icon(Icon::Refresh)}
            <span>{move || read_at().unwrap_or_else(|| i18n.text(Key::Refresh).to_owned())}</span>
        </button>
    }
    .into_any()
}
