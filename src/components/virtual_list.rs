//! A list of any length, of which only the rows in sight are on the page.

use leptos::{html, prelude::*};

use crate::platform::resize::Resize;

/// Up to this many rows stand there all at once, without a box that scrolls.
pub const WHOLE_MAX: usize = 100;

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

/// What a row shows, by its place, counted from 0.
type Row = Callback<(usize,), AnyView>;

/// A list, in a box that scrolls where it is long. There all rows are as high as `--windowed-row` of `windowed.css`, and a
/// row is made when it comes into sight.
///
/// Rows of a long list go as one scrolls, and the focus with them: nothing in them should take it.
#[component]
pub fn VirtualList(
    /// What the list is called where it is long.
    name: String,
    /// Its classes.
    class: &'static str,
    /// How many rows it has.
    length: usize,
    /// Makes what stands in a row.
    #[prop(into)]
    row: Row,
) -> impl IntoView {
    if length > WHOLE_MAX {
        return view! { <ScrollingList name class length row/> }.into_any();
    }
    let rows = (0..length).map(|place| view! { <li>{row.run((place,))}</li> });
    view! { <ol class=class>{rows.collect_view()}</ol> }.into_any()
}

#[component]
fn ScrollingList(name: String, class: &'static str, length: usize, row: Row) -> impl IntoView {
    let sight = RwSignal::new(Sight {
        first: 0,
        rows: FIRST_ROWS,
    });
    let (frame, list) = (NodeRef::<html::Div>::new(), NodeRef::<html::Ol>::new());
    let measure = move || {
        let (Some(frame), Some(list)) = (
            frame.try_get_untracked().flatten(),
            list.try_get_untracked().flatten(),
        ) else {
            return;
        };
        // The height that the style sheet gives a row, which may be another one on a phone.
        let height = f64::from(list.offset_height()) / length as f64;
        if !(height.is_finite() && height > 0.0) {
            return;
        }
        let above = (f64::from(frame.scroll_top()) / height) as usize;
        let fit = (f64::from(frame.client_height()) / height) as usize;
        let now = Sight {
            first: above.saturating_sub(SPARE),
            // One more in part at either end.
            rows: fit + 2 + 2 * SPARE,
        };
        if sight.get_untracked() != now {
            sight.set(now);
        }
    };
    let sizes = StoredValue::new_local(None);
    Effect::new(move |_| {
        if let (Some(frame), Some(list)) = (frame.get(), list.get()) {
            sizes.set_value(Some(Resize::new(&[&frame, &list], measure)));
        }
    });
    let places = Memo::new(move |_| {
        let sight = sight.get();
        let rows = sight.rows.min(length);
        let first = sight.first.min(length - rows);
        (first, first + rows)
    });
    let each = move || {
        let (first, end) = places.get();
        first..end
    };
    let made = move |place: usize| {
        view! {
            <li role="listitem" aria-posinset=place + 1 aria-setsize=length>
                {row.run((place,))}
            </li>
        }
    };
    // Browsers tell of scrolling once before each picture, and wait for nobody then. And they no longer call it a list
    // once it is styled as none.
    let list_name = name.clone();
    view! {
        <div
            class="windowed"
            tabindex="0"
            role="region"
            aria-label=name
            node_ref=frame
            on:scroll=move |_| measure()
        >
            <ol
                class=class
                role="list"
                aria-label=list_name
                node_ref=list
                style=("--rows", length.to_string())
                style=("--first", move || places.get().0.to_string())
            >
                <For each key=|place| *place children=made/>
            </ol>
        </div>
    }
}
