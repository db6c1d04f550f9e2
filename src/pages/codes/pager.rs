//! Paging, with and without totals in the answer.

use super::{Screen, is_loading};
use crate::{
    domain::{PageNumber, PageSize},
    i18n::{Key, use_i18n},
    ui::{
        Icon,
        element::{El, button, footer, input, label, nav, option, select, span},
        icon,
    },
};
use leptos::prelude::*;

/// Rows on a page, to choose from.
const SIZES: [u32; 4] = [10, 30, 50, 100];

pub fn pager(screen: Screen) -> El {
    let i18n = use_i18n();
    let query = screen.listing.query;
    let page = move || query.with(|query| query.page.get());
    let typed = move |typed: String| {
        // A field that is removed while somebody types in it changes once more.
        if query.is_disposed() || screen.listing.totals.is_disposed() {
            return;
        }
        if let Ok(number) = typed.trim().parse() {
            go(screen, number);
        }
    };
    let number = input()
        .class("input")
        .attr("inputmode", "numeric")
        .attr("aria-label", i18n.text(Key::PageNumber))
        .prop("value", move || page().to_string())
        .on_change(typed);
    let of_pages = move || {
        last(screen).map(|last| i18n.fill(Key::OfPages, &[("n", &i18n.integer(u64::from(last)))]))
    };
    let has_next = move || match last(screen) {
        Some(last) => page() < last,
        None => screen.listing.totals.get().is_full,
    };
    let to_last = move || {
        let last = last(screen)?;
        Some(step(
            Icon::Last,
            Key::LastPage,
            move || page() < last,
            move || go(screen, last),
        ))
    };
    let by = move |steps: i64| {
        let page = i64::from(untrack(page)) + steps;
        go(screen, page.try_into().unwrap_or(1));
    };
    let pages = nav()
        .attr("aria-label", i18n.text(Key::Pages))
        .child(step(
            Icon::First,
            Key::FirstPage,
            move || page() > 1,
            move || go(screen, 1),
        ))
        .child(step(
            Icon::Previous,
            Key::PreviousPage,
            move || page() > 1,
            move || by(-1),
        ))
        .child(label().child(i18n.text(Key::Page)).child(" ").child(number))
        .dynamic(of_pages)
        .child(step(Icon::Next, Key::NextPage, has_next, move || by(1)))
        .dynamic(to_last);
    footer()
        .class("pager")
        .child(pages)
        .child(
            label()
                .class("push")
                .child(sizes(screen))
                .child(" ")
                .child(i18n.text(Key::APage)),
        )
        .child(span().class("pager-range").dynamic(move || range(screen)))
        .child(refresh(screen))
}

/// Tracks. The number of the last page, where the answer tells; some count the rows and not the pages.
fn last(screen: Screen) -> Option<u32> {
    let limit = u64::from(screen.listing.query.with(|query| query.limit.get()));
    let totals = screen.listing.totals.get();
    let pages = totals
        .pages
        .or(totals.items.map(|items| items.div_ceil(limit)))?;
    u32::try_from(pages.max(1)).ok()
}

fn go(screen: Screen, number: u32) {
    let number = number.clamp(1, untrack(|| last(screen)).unwrap_or(u32::MAX));
    let mut query = screen.listing.query.get_untracked();
    query.page = PageNumber::new(number).unwrap_or_default();
    screen.navigation.ask(query, true);
}

fn step(
    name: Icon,
    words: Key,
    is_possible: impl Fn() -> bool + Send + 'static,
    go: impl Fn() + 'static,
) -> El {
    button()
        .class("button button-quiet button-icon")
        .attr("type", "button")
        .attr("aria-label", use_i18n().text(words))
        .flag_if("disabled", move || !is_possible())
        .on_click(go)
        .child(icon(name))
}

fn sizes(screen: Screen) -> El {
    let size = move || screen.listing.query.with(|query| query.limit.get());
    let choose = move |chosen: String| {
        if let Some(size) = chosen.parse().ok().and_then(PageSize::new) {
            screen
                .navigation
                .refine(screen.list, true, |query| query.limit = size);
        }
    };
    let options = SIZES.iter().map(|n| {
        option()
            .prop("selected", move || size() == *n)
            .child(n.to_string())
    });
    // A link or config.json may ask for a size that is none of ours.
    let other = move || {
        (!SIZES.contains(&size())).then(|| option().flag("selected").child(size().to_string()))
    };
    select()
        .class("input")
        .on_change(choose)
        .dynamic(other)
        .children(options)
}

/// "1–30 of 1,240".
fn range(screen: Screen) -> Option<String> {
    let i18n = use_i18n();
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
fn refresh(screen: Screen) -> El {
    let i18n = use_i18n();
    let read_at = move || {
        let instant = screen.listing.read_at.get()?;
        Some(i18n.clock_with_seconds(instant.as_millis()))
    };
    let words = move || read_at().unwrap_or_else(|| i18n.text(Key::Refresh).to_owned());
    button()
        .class("button button-quiet")
        .attr("type", "button")
        .attr_with("aria-label", move || match read_at() {
            Some(clock) => i18n.fill(Key::RefreshLastRead, &[("clock", &clock)]),
            None => i18n.text(Key::Refresh).to_owned(),
        })
        .claim("aria-busy", move || is_loading(screen))
        .on_click(move || screen.listing.reload())
        .child(icon(Icon::Refresh))
        .child(span().dynamic(words))
}
