//! What we found out about the framework the hard way: an upgrade may bring it back.

use leptos::prelude::*;
use std::{cell::Cell, rc::Rc};

use wasm_bindgen::{JsCast, prelude::Closure};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, HtmlElement};

use crate::support::{Dashboard, Stage, until};

/// A router takes every click on a link of the page it is on, the host's among them.
#[wasm_bindgen_test]
async fn the_links_of_a_host_page_stay_its_own() {
    let dashboard = Dashboard::open();
    dashboard.answer(0, &[("AAAA", 5)]).await;
    let is_taken = Rc::new(Cell::new(None));
    let taken = is_taken.clone();
    // Added last to the last place that a click comes to.
    let last = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        taken.set(Some(event.default_prevented()));
        event.prevent_default();
    });
    let last = last.as_ref().unchecked_ref();
    let window = web_sys::window().expect("these tests run in a window");
    window
        .add_event_listener_with_callback("click", last)
        .expect("a window has listeners");
    let link: HtmlElement = dashboard
        .stage
        .host
        .owner_document()
        .expect("an element has a document")
        .create_element("a")
        .expect("a link can be made")
        .unchecked_into();
    link.set_attribute("href", "?view=redeem")
        .expect("the attribute is well-formed");
    dashboard
        .stage
        .host
        .after_with_node_1(&link)
        .expect("the host is on the page");
    link.click();
    window
        .remove_event_listener_with_callback("click", last)
        .expect("a window has listeners");
    link.remove();
    assert_eq!(is_taken.get(), Some(false));
}

/// Those of the view itself and those of what it has rendered again since.
#[wasm_bindgen_test]
async fn cleanups_run_when_a_view_is_unmounted() {
    let owner = Owner::new();
    let (cleaned, drawn) = owner.with(|| (RwSignal::new(Vec::new()), RwSignal::new(1)));
    let note = move |what| on_cleanup(move || cleaned.update(|cleaned| cleaned.push(what)));
    let mut stage = Stage::show(move || {
        note("view");
        let words = move || {
            let words = if drawn.get() == 1 { "first" } else { "second" };
            note(words);
            words
        };
        view! { <p>{words}</p> }
    });
    drawn.set(2);
    until("it is drawn anew", || stage.text() == "second").await;
    assert_eq!(cleaned.get_untracked(), ["first"]);
    stage.unmount();
    let mut rest = cleaned.get_untracked().split_off(1);
    rest.sort();
    assert_eq!(rest, ["second", "view"]);
}
