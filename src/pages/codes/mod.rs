//! The two lists of codes, Issued and Redeemed: one screen, made from column descriptors.

mod columns;
mod filters;
mod pager;
mod panel;
mod revoke;
mod select_all;
mod selection_bar;
mod states;
mod table;

use leptos::prelude::*;

use crate::{
    domain::{Code, CodeEntry, List},
    i18n::{Key, use_i18n},
    pages::bulk::Bulk,
    pages::left::LeftUnderWay,
    state::{
        Journal, Listing, ListingPhase, Navigation, Prefetched, SelectAll, Selection, Session,
    },
    ui::{
        element::{El, div, fragment, h1, header},
        from_view,
    },
};

/// What the parts of the screen share.
#[derive(Clone, Copy)]
struct Screen {
    list: List,
    listing: Listing,
    navigation: Navigation,
    selection: Selection,
    select_all: SelectAll,
    /// The code that the panel shows.
    opened: RwSignal<Option<Code>>,
}

impl Screen {
    /// Tracks. The row that is open, while it is on the page.
    fn opened_entry(self) -> Option<CodeEntry> {
        let code = self.opened.get()?;
        self.listing.rows.with(|rows| {
            let row = rows.iter().find(|row| row.entry.code == code)?;
            Some(row.entry.clone())
        })
    }

    /// Tracks. How many rows of the page are selected, and how many there are.
    fn ticked_on_page(self) -> (usize, usize) {
        self.listing.rows.with(|rows| {
            let codes = rows.iter().map(|row| &row.entry.code);
            (self.selection.count(codes), rows.len())
        })
    }
}

/// `prefetched` is used up by the first listing.
pub fn screen(list: List, prefetched: Option<Prefetched>) -> El {
    let i18n = use_i18n();
    let navigation: Navigation = expect_context();
    let session: Session = expect_context();
    let selection = Selection::empty();
    let screen = Screen {
        list,
        listing: Listing::follow(session, navigation.query(list), prefetched),
        navigation,
        selection,
        select_all: SelectAll::new(selection),
        opened: RwSignal::new(None),
    };
    Effect::new(move |_| {
        screen
            .listing
            .rows
            .with(|rows| screen.selection.refresh(rows.iter().map(|row| &row.entry)));
    });
    let revoking = revoke::Revoking::new(screen);
    let title = match list {
        List::Issued => Key::Issued,
        List::Redeemed => Key::Redeemed,
    };
    // Anything but a memo would make the whole table anew with every answer.
    let is_empty = Memo::new(move |_| screen.listing.rows.with(Vec::is_empty));
    let journal: Journal = expect_context();
    let has_notes = Memo::new(move |_| journal.has_notes());
    let rows = move || {
        if is_empty.get() {
            states::no_rows(screen)
        } else {
            table::table(screen, has_notes.get())
        }
    };
    let pane = div()
        .class("pane")
        .child(
            header()
                .class("screen-head")
                .child(h1().child(i18n.text(title))),
        )
        .child(filters::filters(screen))
        .child(
            div()
                .class("above-rows")
                .attr("aria-live", "polite")
                .child(from_view(view! { <LeftUnderWay/> }))
                .child(states::failure(screen))
                .child(from_view(view! { <Bulk job=revoking.job/> })),
        )
        .dynamic(rows)
        .child((list == List::Issued).then(|| selection_bar::selection_bar(screen, revoking)))
        .child(pager::pager(screen));
    fragment()
        .child(pane)
        .child(panel::panel(screen, revoking))
        .child(revoking.dialog())
}

/// Tracks.
fn is_loading(screen: Screen) -> bool {
    screen
        .listing
        .phase
        .with(|phase| *phase == ListingPhase::Loading)
}
