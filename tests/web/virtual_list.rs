//! A list of any length, of which only the rows in sight are on the page.

use leptos::prelude::*;
use share_code_dashboard::components::VirtualList;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Node};

use crate::support::{Stage, until};

const STYLE: &str = include_str!("../../style/components/windowed.css");

/// Pixels.
const ROW: i32 = 20;
const FRAME: i32 = 200;

struct Bench {
    stage: Stage,
    length: usize,
}

impl Bench {
    fn of(length: usize) -> Self {
        let stage = Stage::show(move || {
            let own = format!(
                ".windowed {{ block-size: {FRAME}px; max-block-size: none; --windowed-row: {ROW}px }}
                 ol, li {{ margin: 0; padding-inline: 0; box-sizing: border-box }}"
            );
            view! {
                <style>{STYLE} {own}</style>
                <VirtualList
                    name="Numbers".to_owned()
                    class="numbers"
                    length
                    row=|place: usize| place.to_string().into_any()
                />
            }
        });
        Self { stage, length }
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
            (first..self.length.min(last + 1)).all(|place| {
                let Some(row) = self.row(place) else {
                    return false;
                };
                let top =
                    row.get_bounding_client_rect().top() - frame.get_bounding_client_rect().top();
                row.text_content() == Some(place.to_string())
                    && top as i32 == place as i32 * ROW - frame.scroll_top()
            })
        })
        .await;
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
async fn a_short_list_stands_there_whole() {
    for rows in [0, 3, 100] {
        let bench = Bench::of(rows);
        let list = bench.stage.find("ol.numbers");
        assert_eq!(list.child_element_count() as usize, rows);
        assert!(bench.stage.find_all(".windowed").is_empty());
    }
    let bench = Bench::of(101);
    bench.is_in_order().await;
}
