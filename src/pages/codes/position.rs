//! Where a person is in a list: its first row after other filters, and the focus when the button that had it is gone.

use super::Screen;
use crate::{
    components::{keep_focus, scroll_to_start, soon},
    domain::ListQuery,
};
use leptos::{html, prelude::*};

/// The list and all that belongs to it.
const LIST: &str = ".screen-table > .pane";

/// What scrolls.
const ROWS: &str = ".screen-table .rows";

/// Where the focus goes when the button that had it is gone: to the rows, or to the title where there are none.
const PLACES: [&str; 2] = [".rows[tabindex]", "h1"];

/// An element that stands below the list.
pub type Place = NodeRef<html::Div>;

/// Looks after both for as long as the current owner lives.
pub fn keep_position(screen: Screen, place: Place) {
    start_with_the_first_row(screen, place);
    let listing = screen.listing;
    keep_focus(place, LIST, &PLACES, move || {
        listing.query.track();
        listing.phase.track();
        listing.reading.track();
        listing.change.track();
    });
}

/// Other filters and another page begin at their first row; what is read again stays where one looks.
fn start_with_the_first_row(screen: Screen, place: Place) {
    Effect::new(move |before: Option<Option<ListQuery>>| {
        let shown = screen.listing.shown();
        if before.flatten().is_some_and(|before| Some(before) != shown) {
            to_the_first_row(place);
        }
        shown
    });
}

/// Scrolls to the first row.
pub fn to_the_first_row(place: Place) {
    soon(place, move || scroll_to_start(place, ROWS));
}
