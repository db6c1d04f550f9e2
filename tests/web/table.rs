//! The rows on the screen.

use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, Node};

use crate::support::{Dashboard, dispatch};

/// Asks for the list again, in another order.
fn sort(dashboard: &Dashboard) {
    dispatch(&dashboard.stage.find("thead .col-code button"), "click");
}

/// The number before the unit.
fn ips(row: &Element) -> String {
    let amount = row.query_selector(".amount").expect("the selector is one");
    let number = amount.and_then(|amount| amount.first_child());
    number
        .and_then(|number| number.text_content())
        .unwrap_or_default()
}

fn is_same(a: &Element, b: &Element) -> bool {
    a.is_same_node(Some(b.unchecked_ref::<Node>()))
}

#[wasm_bindgen_test]
async fn a_row_that_changed_is_made_anew_and_the_others_stay() {
    let dashboard = Dashboard::open();
    dashboard
        .answer(0, &[("AAAA", 5), ("BBBB", 6), ("CCCC", 7)])
        .await;
    let old = dashboard.rows();
    assert_eq!(old.len(), 3);

    sort(&dashboard);
    dashboard
        .answer(1, &[("CCCC", 7), ("BBBB", 60), ("DDDD", 8)])
        .await;
    let new = dashboard.rows();
    assert_eq!(new.len(), 3);
    assert!(is_same(&new[0], &old[2]));
    assert_eq!(ips(&new[0]), "7");
    assert!(
        new[1..]
            .iter()
            .all(|new| !old.iter().any(|old| is_same(new, old)))
    );
    assert_eq!(ips(&new[1]), "60");
    assert_eq!(ips(&new[2]), "8");
    assert!(!old[0].is_connected());
    assert!(!old[1].is_connected());
}

#[wasm_bindgen_test]
async fn a_code_that_an_answer_repeats_is_shown_once_and_no_other_is_lost() {
    let dashboard = Dashboard::open();
    dashboard
        .answer(0, &[("AAAA", 5), ("AAAA", 6), ("BBBB", 7), ("AAAA", 5)])
        .await;
    let amounts: Vec<_> = dashboard.rows().iter().map(ips).collect();
    assert_eq!(amounts, ["5", "7"]);
}

#[wasm_bindgen_test]
async fn a_row_that_stays_keeps_the_focus_while_others_come_and_go() {
    let dashboard = Dashboard::open();
    dashboard
        .answer(0, &[("AAAA", 5), ("BBBB", 6), ("CCCC", 7)])
        .await;
    let kept = dashboard.rows().remove(1);
    let open = kept.query_selector(".open").expect("the selector is one");
    let open: HtmlElement = open.expect("each row opens its code").unchecked_into();
    open.focus().expect("it is on the page");

    sort(&dashboard);
    dashboard
        .answer(1, &[("DDDD", 8), ("EEEE", 9), ("BBBB", 6)])
        .await;
    assert!(is_same(&dashboard.rows()[2], &kept));
    let page = open.owner_document().expect("it is on the page");
    let focused = page.active_element().expect("something has the focus");
    assert!(is_same(&focused, &open));
}
