//! Elements written as calls.

use leptos::prelude::*;
use std::{cell::Cell, rc::Rc};

use share_code_dashboard::ui::element::{button, div, input, span};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::support::{Stage, dispatch, turn, until};

#[wasm_bindgen_test]
async fn children_attributes_and_properties_follow_their_signals() {
    let owner = Owner::new();
    let (name, is_on) = owner.with(|| (RwSignal::new("first"), RwSignal::new(true)));
    let stage = Stage::show(move || {
        let field = input()
            .attr_with("title", move || name.get())
            .attr_if("lang", move || is_on.get().then_some("en"))
            .flag_if("hidden", move || is_on.get())
            .claim("aria-busy", move || is_on.get())
            .prop("value", move || name.get());
        let words = span()
            .child("before ")
            .dynamic(move || name.get())
            .child(" after");
        div().child(field).child(words)
    });
    // The framework sets a value a little later, when the options of a choice are there to choose from.
    turn().await;
    let field: HtmlInputElement = stage.find("input").unchecked_into();
    let attributes = |field: &HtmlInputElement| {
        ["title", "lang", "hidden", "aria-busy"].map(|name| field.get_attribute(name))
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        attributes(&field),
        [some("first"), some("en"), some(""), some("true")]
    );
    assert_eq!(
        (field.value().as_str(), stage.text().as_str()),
        ("first", "before first after")
    );

    // A property, unlike an attribute, reaches a field in which somebody has typed.
    field.set_value("typed");
    name.set("second");
    is_on.set(false);
    until("the words follow", || stage.text() == "before second after").await;
    assert_eq!(
        attributes(&field),
        [some("second"), None, None, some("false")]
    );
    assert_eq!(field.value(), "second");
}

#[wasm_bindgen_test]
async fn what_is_taken_away_leaves_no_element_and_no_listener() {
    let owner = Owner::new();
    let is_shown = owner.with(|| RwSignal::new(true));
    let clicks = Rc::new(Cell::new(0));
    let count = clicks.clone();
    let act = owner.with(|| StoredValue::new_local(move || count.set(count.get() + 1)));
    let mut stage = Stage::show(move || {
        let act = move || act.with_value(|act| act());
        div()
            .child(button().id("lasting").on_click(act))
            .dynamic(move || is_shown.get().then(|| button().id("passing").on_click(act)))
    });
    let (lasting, passing) = (stage.find("#lasting"), stage.find("#passing"));
    dispatch(&lasting, "click");
    assert_eq!(clicks.get(), 1);
    dispatch(&passing, "click");
    assert_eq!(clicks.get(), 2);

    is_shown.set(false);
    until("the button is gone", || {
        stage.find_all("#passing").is_empty()
    })
    .await;
    dispatch(&passing, "click");
    assert_eq!(clicks.get(), 2);
    dispatch(&lasting, "click");
    assert_eq!(clicks.get(), 3);

    stage.unmount();
    turn().await;
    assert_eq!(stage.host.child_nodes().length(), 0);
    dispatch(&lasting, "click");
    assert_eq!(clicks.get(), 3);
}
