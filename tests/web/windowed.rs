//! A list of any length, of which only the rows in sight are on the page.

use leptos::prelude::*;
use std::sync::Arc;

use share_code_dashboard::ui::{
    element::{div, el, li, ol, text},
    windowed,
};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Node};

use crate::support::{Stage, until};

const STYLE: &str = include_str!("../../style/components/windowed.css");

/// Pixels.
const ROW: i32 = 20;
const FRAME: i32 = 200;

struct Bench {
    stage: Stage,
    /// What each row says is its place and this.
    revisions: RwSignal<Arc<Vec<u32>>>,
    _owner: Owner,
}

impl Bench {
    fn of(rows: usize) -> Self {
        let owner = Owner::new();
        let revisions = owner.with(|| RwSignal::new(Arc::new(vec![0; rows])));
        let stage = Stage::show(move || {
            let row = move |place: usize| {
                let revision = revisions.with_untracked(|all| all[place]);
                li().child(text(&format!("{place}.{revision}")))
            };
            let list = windowed(
                "Numbers".to_owned(),
                ol(),
                move || revisions.with(|all| all.len()),
                move |place| revisions.with(|all| all[place]),
                row,
            );
            let own = format!(
                ".windowed {{ block-size: {FRAME}px; max-block-size: none; --windowed-row: {ROW}px }}
                 ol, li {{ margin: 0; padding-inline: 0; box-sizing: border-box }}"
            );
            div().child(el("style").child(STYLE).child(own)).child(list)
        });
        Self {
            stage,
            revisions,
            _owner: owner,
        }
    }

    fn frame(&self) -> Element {
        self.stage.find(".windowed")
    }

    fn rows(&self) -> Vec<Element> {
        self.stage.find_all("li")
    }

    fn row(&self, place: usize) -> Option<Element> {
        let posinset = (place + 1).to_string();
        let is_it =
            |row: &Element| row.get_attribute("aria-posinset").as_deref() == Some(&posinset);
        self.rows().into_iter().find(is_it)
    }

    /// Waits until each row that can be seen stands where it should and says what it should.
    async fn is_in_order(&self) {
        let frame = self.frame();
        until("the rows in sight are the right ones", || {
            let first = (frame.scroll_top() / ROW) as usize;
            let last = ((frame.scroll_top() + FRAME - 1) / ROW) as usize;
            let all = self.revisions.with_untracked(|all| all.len());
            (first..all.min(last + 1)).all(|place| {
                let Some(row) = self.row(place) else {
                    return false;
                };
                let revision = self.revisions.with_untracked(|all| all[place]);
                let top =
                    row.get_bounding_client_rect().top() - frame.get_bounding_client_rect().top();
                row.text_content() == Some(format!("{place}.{revision}"))
                    && top as i32 == place as i32 * ROW - frame.scroll_top()
            })
        })
        .await;
    }

    fn change(&self, place: usize) {
        self.revisions.update(|all| {
            let mut changed = all.to_vec();
            changed[place] += 1;
            *all = Arc::new(changed);
        });
    }
}

fn is_same(a: &Element, b: &Element) -> bool {
    a.is_same_node(Some(b.as_ref() as &Node))
}

#[wasm_bindgen_test]
async fn a_hundred_thousand_rows_put_under_a_hundred_elements_on_the_page() {
    let bench = Bench::of(100_000);
    bench.is_in_order().await;
    let frame = bench.frame();
    assert_eq!(frame.scroll_height(), 100_000 * ROW);
    for top in [1, 999, 1_000_000, 1_000_013, 100_000 * ROW - FRAME, 0] {
        frame.set_scroll_top(top);
        bench.is_in_order().await;
        let elements = bench.stage.find_all(".windowed *").len();
        assert!(elements < 100, "{elements} elements at {top}");
    }
    let row = bench.row(3).expect("it is in sight");
    assert_eq!(row.get_attribute("aria-setsize").as_deref(), Some("100000"));
}

#[wasm_bindgen_test]
async fn rows_stay_while_they_are_in_sight() {
    let bench = Bench::of(1_000);
    bench.is_in_order().await;
    let before = bench.row(9).expect("it is in sight");
    bench.frame().set_scroll_top(8 * ROW);
    bench.is_in_order().await;
    assert!(is_same(&before, &bench.row(9).expect("it is in sight")));
    bench.frame().set_scroll_top(500 * ROW);
    bench.is_in_order().await;
    assert!(!before.is_connected());
}

#[wasm_bindgen_test]
async fn a_row_that_changed_is_made_anew_and_the_others_stay() {
    let bench = Bench::of(100_000);
    bench.frame().set_scroll_top(50_000 * ROW);
    bench.is_in_order().await;
    let [old, other] = [50_003, 50_004].map(|place| bench.row(place).expect("it is in sight"));
    bench.change(50_003);
    bench.is_in_order().await;
    assert!(!old.is_connected());
    assert!(is_same(&other, &bench.row(50_004).expect("it is in sight")));
    // One out of sight is the new one when it comes into sight.
    bench.change(7);
    bench.frame().set_scroll_top(0);
    bench.is_in_order().await;
}

#[wasm_bindgen_test]
async fn a_list_may_grow_and_shrink_and_be_empty() {
    let bench = Bench::of(0);
    assert!(bench.rows().is_empty());
    for rows in [3, 100_000, 5, 0, 40] {
        bench.revisions.set(Arc::new(vec![0; rows]));
        until("the list is as long", || {
            bench.frame().scroll_height() == (rows as i32 * ROW).max(FRAME)
        })
        .await;
        bench.is_in_order().await;
        bench.frame().set_scroll_top(i32::MAX);
        bench.is_in_order().await;
    }
}
