//! A list of any length, of which only the rows in sight are on the page.

use leptos::prelude::*;
use std::{cell::Cell, rc::Rc};

use super::element::{El, div};
use crate::browser::resize::Resize;

/// Rows before and after those in sight: what a turn of the wheel brings into sight before we hear of it.
const SPARE: usize = 6;

/// Rows until something is measured.
const FIRST_ROWS: usize = 16;

/// The rows that are on the page, as far as the list is long enough.
#[derive(Clone, Copy, PartialEq)]
struct Sight {
    first: usize,
    rows: usize,
}

type Length = Rc<dyn Fn() -> usize>;
type Revision = Box<dyn Fn(usize) -> u32>;
type Row = Box<dyn Fn(usize) -> El>;

/// A box that scrolls through `length` rows. `list` is the empty element that they stand in, such as an `ol` with its
/// class, and `name` what the list is called.
///
/// All rows are as high as `--windowed-row` of `windowed.css`. A row is made by its place, counted from 0, when it comes
/// into sight, and made anew when its `revision` is another number: that of what became of a code will do. `length` and
/// `revision` track, and are asked for no more than the rows in sight, so that they may read one signal for all.
///
/// Rows go as one scrolls, and the focus with them: nothing in a row should take it.
pub fn windowed(
    name: String,
    list: El,
    length: impl Fn() -> usize + 'static,
    revision: impl Fn(usize) -> u32 + 'static,
    row: impl Fn(usize) -> El + 'static,
) -> El {
    scrolling(
        name,
        list,
        Rc::new(length),
        Box::new(revision),
        Box::new(row),
    )
}

#[inline(never)]
fn scrolling(name: String, list: El, length: Length, revision: Revision, row: Row) -> El {
    let sight = RwSignal::new(Sight {
        first: 0,
        rows: FIRST_ROWS,
    });
    let frame = div()
        .class("windowed")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", name.clone());
    // Browsers no longer call it a list once it is styled as none.
    let list = list.attr("role", "list").attr("aria-label", name);
    let (frame_node, list_node) = (frame.to_html(), list.to_html());

    // The place of the first row on the page, and how many there are in all.
    let shown = Rc::new(Cell::new((0, 0)));
    let (outer, inner, known) = (frame_node.clone(), list_node.clone(), shown.clone());
    let measure = Rc::new(move || {
        // The height that the style sheet gives a row, which may be another one on a phone.
        let height = f64::from(inner.offset_height()) / known.get().1 as f64;
        if !(height.is_finite() && height > 0.0) {
            return;
        }
        let above = (f64::from(outer.scroll_top()) / height) as usize;
        let fit = (f64::from(outer.client_height()) / height) as usize;
        let now = Sight {
            first: above.saturating_sub(SPARE),
            // One more in part at either end.
            rows: fit + 2 + 2 * SPARE,
        };
        if sight.with_untracked(|before| *before != now) {
            sight.set(now);
        }
    });
    let resized = measure.clone();
    StoredValue::new_local(Resize::new(&[&frame_node, &list_node], move || resized()));

    let (begin, all) = (shown.clone(), length.clone());
    let keys = move || {
        let all = all();
        let sight = sight.get();
        let rows = sight.rows.min(all);
        let first = sight.first.min(all - rows);
        begin.set((first, all));
        for (name, n) in [("--rows", all), ("--first", first)] {
            // Fails only for what is no name.
            let _ = list_node.style().set_property(name, &n.to_string());
        }
        let key = |place| (place as u64) << 32 | u64::from(revision(place));
        (first..first + rows).map(key).collect()
    };
    let child = move |n| {
        let place = shown.get().0 + n;
        let length = length.clone();
        row(place)
            .attr("role", "listitem")
            .attr("aria-posinset", (place + 1).to_string())
            .attr_with("aria-setsize", move || length().to_string())
    };
    // Browsers tell of scrolling once before each picture, and wait for nobody then.
    frame
        .on("scroll", move |_| measure())
        .child(list.keyed(keys, child))
}
