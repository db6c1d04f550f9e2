//! Paging, with and without totals in the answer.

use super::Screen;
use crate::{
    components::{ButtonKind, Icon, IconButton, IconName, aria_bool, on_shortcut},
    domain::{PageNumber, PageSize},
    i18n::{I18n, Key, use_i18n},
};
use leptos::{ev::Event, prelude::*};

/// Rows on a page, to choose from.
const SIZES: [u32; 4] = [10, 30, 50, 100];

/// The pages, how many rows they have, and when they were read.
#[component]
pub fn Pager(
    /// The list.
    screen: Screen,
) -> impl IntoView {
    let i18n = use_i18n();
    let query = screen.listing.query;
    let page = move || query.with(|query| query.page.get());
    let is_first = Signal::derive(move || page() == 1);
    let last = Memo::new(move |_| last_page(screen));
    let is_last = Signal::derive(move || match last.get() {
        Some(last) => page() >= last,
        None => !screen.listing.totals.get().is_full,
    });
    let of_pages = move || {
        let last = i18n.integer(u64::from(last.get()?));
        Some(i18n.fill(Key::OfPages, &[("n", &last)]))
    };
    let step = move |by: i32| {
        let page = query.with_untracked(|query| query.page.get());
        go(screen, page.saturating_add_signed(by));
    };
    let go_to_last = move || {
        if let Some(last) = last.get_untracked() {
            go(screen, last);
        }
    };
    on_shortcut(move |key| {
        match key {
            "[" if !untrack(|| is_first.get()) => step(-1),
            "]" if !untrack(|| is_last.get()) => step(1),
            _ => return false,
        }
        true
    });
    let on_typed = move |event: Event| {
        // A field that is removed while somebody types in it changes once more.
        if query.is_disposed() || screen.listing.totals.is_disposed() {
            return;
        }
        if let Ok(number) = event_target_value(&event).trim().parse() {
            go(screen, number);
        }
    };
    view! {
        <footer class="pager">
            <nav aria-label=i18n.text(Key::Pages)>
                <IconButton
                    icon=IconName::First
                    label=i18n.text(Key::FirstPage)
                    is_disabled=is_first
                    on_click=move || go(screen, 1)
                />
                <IconButton
                    icon=IconName::Previous
                    label=i18n.text(Key::PreviousPage)
                    is_disabled=is_first
                    on_click=move || step(-1)
                />
                <label>
                    {i18n.text(Key::Page)} " "
                    <input
                        class="input"
                        inputmode="numeric"
                        aria-label=i18n.text(Key::PageNumber)
                        prop:value=move || page().to_string()
                        on:change=on_typed
                    />
                </label>
                {of_pages}
                <IconButton
                    icon=IconName::Next
                    label=i18n.text(Key::NextPage)
                    is_disabled=is_last
                    on_click=move || step(1)
                />
                <Show when=move || last.with(Option::is_some)>
                    <IconButton
                        icon=IconName::Last
                        label=i18n.text(Key::LastPage)
                        is_disabled=is_last
                        on_click=go_to_last
                    />
                </Show>
            </nav>
            <label class="push">
                <PageSizeChoice screen/>
                " "
                {i18n.text(Key::PerPage)}
            </label>
            <span class="pager-range">{move || range(screen, i18n)}</span>
            <RefreshButton screen/>
        </footer>
    }
}

/// Reactive. The number of the last page, where the answer tells; some count the rows and not the pages.
fn last_page(screen: Screen) -> Option<u32> {
    let limit = u64::from(screen.listing.query.with(|query| query.limit.get()));
    let totals = screen.listing.totals.get();
    let pages = totals
        .pages
        .or(totals.items.map(|items| items.div_ceil(limit)))?;
    u32::try_from(pages.max(1)).ok()
}

fn go(screen: Screen, number: u32) {
    let last = untrack(|| last_page(screen));
    let mut query = screen.listing.query.get_untracked();
    query.page = PageNumber::new(number.clamp(1, last.unwrap_or(u32::MAX))).unwrap_or_default();
    screen.navigation.ask(query, true);
}

/// How many rows a page has.
#[component]
fn PageSizeChoice(screen: Screen) -> impl IntoView {
    let query = screen.listing.query;
    let size = Memo::new(move |_| query.with(|query| query.limit.get()));
    let choose = move |event: Event| {
        let chosen = event_target_value(&event).parse().ok();
        if let Some(size) = chosen.and_then(PageSize::new) {
            screen
                .navigation
                .update_query(screen.list, true, |query| query.limit = size);
        }
    };
    // A link or config.json may ask for a size that is none of ours.
    let other = move || {
        let size = size.get();
        (!SIZES.contains(&size)).then(|| view! { <option>{size.to_string()}</option> })
    };
    let options = SIZES.map(|size| view! { <option>{size.to_string()}</option> });
    view! {
        <select class="input" prop:value=move || size.get().to_string() on:change=choose>
            {other}
            {options.into_iter().collect_view()}
        </select>
    }
}

/// Reactive. "1–30 of 1,240".
fn range(screen: Screen, i18n: I18n) -> Option<String> {
    let shown = screen.listing.rows.with(Vec::len) as u64;
    if shown == 0 {
        return None;
    }
    let before = screen
        .listing
        .query
        .with(|query| u64::from(query.page.get() - 1) * u64::from(query.limit.get()));
    let (first, last) = (i18n.integer(before + 1), i18n.integer(before + shown));
    Some(match screen.listing.totals.get().items {
        Some(items) => {
            let all = i18n.integer(items);
            i18n.fill(
                Key::RangeOf,
                &[("first", &first), ("last", &last), ("all", &all)],
            )
        }
        None => i18n.fill(Key::Range, &[("first", &first), ("last", &last)]),
    })
}

/// Reads the list again; says when it was last read.
#[component]
fn RefreshButton(screen: Screen) -> impl IntoView {
    let i18n = use_i18n();
    let read_at = move || {
        let instant = screen.listing.read_at.get()?;
        let clock = i18n.clock_with_seconds(instant.as_millis());
        // Of the times on the screen, this one says in which zone they are told.
        Some(if i18n.is_utc() { clock + " UTC" } else { clock })
    };
    let label = move || match read_at() {
        Some(clock) => i18n.fill(Key::RefreshUpdated, &[("clock", &clock)]),
        None => i18n.text(Key::Refresh).to_owned(),
    };
    view! {
        <button
            type="button"
            class=ButtonKind::Quiet.class()
            aria-label=label
            aria-busy=move || aria_bool(screen.table.is_loading.get())
            on:click=move |_| screen.listing.reload()
        >
            <Icon name=IconName::Refresh/>
            <span>
                {move || read_at().unwrap_or_else(|| i18n.text(Key::Refresh).to_owned())}
            </span>
        </button>
    }
}
