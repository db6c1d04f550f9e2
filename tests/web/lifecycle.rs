//! The dashboard comes and goes without a trace.

use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::support::{Dashboard, Holdings, turn, until};

const CODES: [(&str, u32); 2] = [("AAAA", 5), ("BBBB", 5)];

#[wasm_bindgen_test]
async fn what_is_unmounted_leaves_nothing_behind() {
    let holdings = Holdings::watch();
    for _ in 0..2 {
        let mut dashboard = Dashboard::open();
        dashboard.answer(0, &CODES).await;
        // Without these the test would watch the wrong thing.
        let held = holdings.list();
        assert!(held.contains(&"window popstate".to_owned()), "{held:?}");
        assert!(held.contains(&"window keydown".to_owned()), "{held:?}");
        assert!(held.contains(&"interval".to_owned()), "{held:?}");

        dashboard.stage.unmount();
        assert_eq!(dashboard.stage.host.child_nodes().length(), 0);
        turn().await;
        assert_eq!(holdings.list(), [""; 0]);
    }
}

#[wasm_bindgen_test]
fn two_hundred_dashboards_unmounted_while_they_load_leave_nothing_behind() {
    let holdings = Holdings::watch();
    for _ in 0..200 {
        let mut dashboard = Dashboard::open();
        dashboard.stage.unmount();
        assert_eq!(dashboard.stage.host.child_nodes().length(), 0);
    }
    let held = holdings.list();
    assert!(
        held.is_empty(),
        "{} are held, {:?} among them",
        held.len(),
        held[0]
    );
}

#[wasm_bindgen_test]
async fn two_dashboards_on_a_page_do_not_meet() {
    let mut gone = Dashboard::open();
    gone.answer(0, &CODES).await;
    let left = Dashboard::open();
    left.answer(0, &CODES).await;
    gone.stage.unmount();
    turn().await;
    assert_eq!(left.rows().len(), 2);
}

#[wasm_bindgen_test]
async fn each_visit_to_a_screen_makes_it_anew() {
    let dashboard = Dashboard::open();
    dashboard.answer(0, &CODES).await;
    let mut before = dashboard.stage.find(".pane");
    for view in ["view=redeemed", "view=issued", "view=issued"] {
        let link = dashboard.stage.find(&format!(".nav a[href*='{view}']"));
        link.unchecked_into::<HtmlElement>().click();
        until("the old screen is gone", || !before.is_connected()).await;
        before = dashboard.stage.find(".pane");
    }
}
