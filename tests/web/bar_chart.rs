//! Columns over time: their heights, and how one gets about them by keys and by clicks.

use std::{cell::RefCell, rc::Rc};

use js_sys::Array;
use leptos::prelude::*;
use share_code_dashboard::{
    components::{BarChart, BarFill, BarGroup, BarSwatch},
    platform::listener::Listener,
};
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{
    DomRect, Element, Event, HtmlElement, KeyboardEvent, KeyboardEventInit, MouseEvent,
    MouseEventInit, MutationObserver, MutationObserverInit, MutationRecord, Node,
};

use crate::support::{Stage, turn, until};

const STYLES: [&str; 3] = [
    include_str!("../../style/tokens.css"),
    include_str!("../../style/base.css"),
    include_str!("../../style/components/bar-chart.css"),
];

/// A chart on a page, and what it was asked for.
struct Bench {
    stage: Stage,
    groups: RwSignal<Vec<BarGroup>>,
    active: RwSignal<usize>,
    /// Where it was told to go, or that it left a click or a key to the browser.
    heard: Rc<RefCell<Vec<Heard>>>,
    _listeners: Vec<Listener>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Heard {
    Go(usize),
    Left,
}

impl Bench {
    fn of(groups: Vec<BarGroup>) -> Self {
        Self::show(groups, true)
    }

    fn show(groups: Vec<BarGroup>, leads_on: bool) -> Self {
        let heard = Rc::new(RefCell::new(Vec::new()));
        let (stage, (groups, active)) = {
            let made = Rc::new(RefCell::new(None));
            let (place, heard) = (made.clone(), heard.clone());
            let stage = Stage::show(move || {
                let (groups, active) = (RwSignal::new(groups), RwSignal::new(0));
                *place.borrow_mut() = Some((groups, active));
                let heard = StoredValue::new_local(heard);
                let go = move |place| heard.with_value(|it| it.borrow_mut().push(Heard::Go(place)));
                let own = ".chart { block-size: 300px }";
                let axis = |number: u128| number.to_string();
                let chart = match leads_on {
                    true => {
                        view! { <BarChart label="Numbers" groups axis active on_go=go/> }.into_any()
                    }
                    false => view! { <BarChart label="Numbers" groups axis active/> }.into_any(),
                };
                view! {
                    <style>{STYLES.concat()} {own}</style>
                    <div class="app">{chart}</div>
                }
            });
            let signals = made.take().expect("a view is made at once");
            (stage, signals)
        };
        // The browser goes nowhere in a test.
        let listeners = ["click", "keydown"].map(|event| {
            let heard = heard.clone();
            let stay = move |event: Event| {
                if !event.default_prevented() {
                    heard.borrow_mut().push(Heard::Left);
                }
                event.prevent_default();
            };
            Listener::new(&stage.host, event, Box::new(stay))
        });
        Self {
            stage,
            groups,
            active,
            heard,
            _listeners: listeners.into(),
        }
    }

    fn links(&self) -> Vec<Element> {
        self.stage.find_all("[data-from-end]")
    }

    /// The places of those that are in the order of Tab.
    fn stops(&self) -> Vec<usize> {
        let links = self.links();
        let is_stop = |at: &usize| links[*at].get_attribute("tabindex").as_deref() == Some("0");
        (0..links.len()).filter(is_stop).collect()
    }

    fn focused(&self) -> Option<usize> {
        let page = self.stage.host.owner_document()?;
        let focused = page.active_element()?;
        self.links().iter().position(|link| is_same(link, &focused))
    }

    fn focus(&self, place: usize) {
        let link: HtmlElement = self.links().remove(place).unchecked_into();
        link.focus().expect("it is on the page");
    }

    /// Presses a key where the focus is, and says where it is then.
    async fn press(&self, key: &str) -> Option<usize> {
        let at = self.focused().expect("a group has the focus");
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init);
        let event = event.expect("an event can be made");
        self.links()[at].dispatch_event(&event).expect("it is new");
        turn().await;
        self.focused()
    }

    fn click(&self, place: usize, with_ctrl: bool) {
        let init = MouseEventInit::new();
        init.set_ctrl_key(with_ctrl);
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = MouseEvent::new_with_mouse_event_init_dict("click", &init);
        let event = event.expect("an event can be made");
        self.links()[place]
            .dispatch_event(&event)
            .expect("it is new");
    }

    fn take_heard(&self) -> Vec<Heard> {
        self.heard.take()
    }
}

/// Where the text of an element stands, which may be wider or narrower than the element.
fn text_rect(element: &Element) -> DomRect {
    let page = element.owner_document().expect("it is on a page");
    let text = page.create_range().expect("a page has ranges");
    text.select_node_contents(element)
        .expect("it is on the page");
    text.get_bounding_client_rect()
}

/// The names of the attributes that change in an element from now on, and nothing for each other change.
fn watch(element: &Element) -> Rc<RefCell<Vec<Option<String>>>> {
    let changes = Rc::new(RefCell::new(Vec::new()));
    let kept = changes.clone();
    let hear = Closure::<dyn Fn(Array)>::new(move |records: Array| {
        let records = records.iter().map(MutationRecord::unchecked_from_js);
        kept.borrow_mut()
            .extend(records.map(|record| record.attribute_name()));
    });
    let observer = MutationObserver::new(hear.as_ref().unchecked_ref());
    let observer = observer.expect("an observer can be made");
    hear.forget();
    let what = MutationObserverInit::new();
    what.set_attributes(true);
    what.set_child_list(true);
    what.set_character_data(true);
    what.set_subtree(true);
    observer
        .observe_with_options(element, &what)
        .expect("it is on the page");
    changes
}

fn is_same(a: &Element, b: &Element) -> bool {
    a.is_same_node(Some(b.as_ref() as &Node))
}

fn groups(values: &[[[u128; 2]; 2]]) -> Vec<BarGroup> {
    let group = |(at, columns): (usize, &[[u128; 2]; 2])| BarGroup {
        tick: at.to_string(),
        label: format!("Number {at}"),
        href: Some(format!("#{at}")),
        columns: columns.iter().map(|column| column.to_vec()).collect(),
        is_partial: false,
    };
    values.iter().enumerate().map(group).collect()
}

/// So many of them.
fn many(count: usize) -> Vec<BarGroup> {
    groups(&vec![[[3, 2], [1, 1]]; count])
}

fn rects(link: &Element) -> Vec<(Option<String>, DomRect)> {
    let found = link
        .query_selector_all("[data-bar]")
        .expect("the selector is one");
    let rects = (0..found.length()).filter_map(|at| {
        let bar: Element = found.get(at)?.dyn_into().ok()?;
        Some((
            bar.get_attribute("data-bar"),
            bar.get_bounding_client_rect(),
        ))
    });
    rects.collect()
}

#[wasm_bindgen_test]
fn columns_are_as_high_as_what_they_are_worth_and_parts_stand_on_each_other() {
    let bench = Bench::of(groups(&[
        [[60, 30], [20, 0]],
        [[0, 0], [0, 100]],
        [[1, 0], [0, 0]],
    ]));
    let plot = bench.stage.find(".plot").get_bounding_client_rect();
    assert!(plot.height() > 200.0);
    // The highest rule is 100.
    let is_worth =
        |rect: &DomRect, value: f64| (rect.height() - plot.height() * value / 100.0).abs() < 0.1;
    let links = bench.links();
    let first = rects(&links[0]);
    let fills: Vec<_> = first.iter().map(|(fill, _)| fill.as_deref()).collect();
    assert_eq!(fills, [Some("light"), Some("light-hatched"), Some("dark")]);
    assert!(is_worth(&first[0].1, 60.0));
    assert!(is_worth(&first[1].1, 30.0));
    assert!(is_worth(&first[2].1, 20.0));
    assert!((first[1].1.bottom() - first[0].1.top()).abs() < 0.1);
    assert!((first[0].1.bottom() - plot.bottom()).abs() < 0.1);
    assert!((first[2].1.bottom() - plot.bottom()).abs() < 0.1);
    assert!(first[0].1.right() < first[2].1.left());
    let second = rects(&links[1]);
    assert_eq!(second.len(), 1);
    assert_eq!(second[0].0.as_deref(), Some("dark-hatched"));
    assert!(is_worth(&second[0].1, 100.0));
    assert!(second[0].1.left() > first[2].1.right());
    let numbers = bench.stage.find_all(".chart-axis span");
    let numbers: Vec<_> = numbers.iter().filter_map(|it| it.text_content()).collect();
    assert_eq!(numbers, ["100", "75", "50", "25", "0"]);
}

#[wasm_bindgen_test]
async fn columns_grow_where_they_stand_when_more_is_known() {
    let bench = Bench::of(groups(&[[[60, 0], [0, 0]], [[20, 0], [0, 0]]]));
    bench.focus(0);
    let before = bench.links();
    let more = groups(&[[[60, 0], [0, 0]], [[200, 0], [0, 0]]]);
    bench.groups.set(more);
    let plot = bench.stage.find(".plot").get_bounding_client_rect();
    until("the axis has more", || {
        let height = rects(&bench.links()[0])[0].1.height();
        (height - plot.height() * 0.3).abs() < 0.1
    })
    .await;
    let after = bench.links();
    assert!(before.iter().zip(&after).all(|(a, b)| is_same(a, b)));
    assert_eq!(bench.focused(), Some(0));
}

#[wasm_bindgen_test]
async fn a_chart_is_one_tab_stop_and_arrow_keys_move_along_the_time() {
    let bench = Bench::of(many(4));
    assert_eq!(bench.stops(), [3]);
    bench.focus(3);
    assert_eq!(bench.press("ArrowRight").await, Some(3));
    assert_eq!(bench.press("ArrowLeft").await, Some(2));
    assert_eq!(bench.stops(), [2]);
    assert_eq!(bench.active.get_untracked(), 2);
    assert_eq!(bench.press("Home").await, Some(0));
    assert_eq!(bench.press("ArrowLeft").await, Some(0));
    assert_eq!(bench.press("ArrowRight").await, Some(1));
    assert_eq!(bench.press("End").await, Some(3));
    assert_eq!(bench.stops(), [3]);
    assert_eq!(bench.press("Tab").await, Some(3));
    assert_eq!(bench.take_heard(), [Heard::Left]);
}

#[wasm_bindgen_test]
async fn time_runs_as_text_does_and_arrow_keys_with_it() {
    let bench = Bench::of(many(3));
    let left = |bench: &Bench| {
        let links = bench.links();
        let lefts = links
            .iter()
            .map(|link| link.get_bounding_client_rect().left());
        lefts.collect::<Vec<_>>()
    };
    assert!(left(&bench).is_sorted());
    bench.stage.host.set_dir("rtl");
    assert!(left(&bench).is_sorted_by(|a, b| a > b));
    let ticks = bench.stage.find_all(".chart-times span");
    for (link, tick) in bench.links().iter().zip(ticks) {
        let (link, tick) = (link.get_bounding_client_rect(), text_rect(&tick));
        assert!(link.left() <= tick.left() && tick.right() <= link.right());
    }
    bench.focus(2);
    assert_eq!(bench.press("ArrowLeft").await, Some(2));
    assert_eq!(bench.press("ArrowRight").await, Some(1));
    assert_eq!(bench.press("ArrowLeft").await, Some(2));
    assert_eq!(bench.press("Home").await, Some(0));
}

#[wasm_bindgen_test]
async fn a_click_or_enter_goes_there_and_one_with_ctrl_is_the_browsers() {
    let bench = Bench::of(many(3));
    bench.click(1, false);
    assert_eq!(bench.take_heard(), [Heard::Go(1)]);
    bench.click(1, true);
    assert_eq!(bench.take_heard(), [Heard::Left]);
    bench.focus(0);
    bench.press("Enter").await;
    assert_eq!(bench.take_heard(), [Heard::Go(0)]);
    // It scrolls the page, as on any link.
    bench.press(" ").await;
    assert_eq!(bench.take_heard(), [Heard::Left]);
    let link = bench.links().remove(1);
    assert_eq!(link.get_attribute("href").as_deref(), Some("#1"));
    assert_eq!(
        link.get_attribute("aria-label").as_deref(),
        Some("Number 1")
    );
    assert_eq!(link.get_attribute("role"), None);
}

#[wasm_bindgen_test]
async fn without_an_address_it_is_a_button_and_without_a_way_a_picture() {
    let nowhere = || {
        let mut groups = many(2);
        groups.iter_mut().for_each(|group| group.href = None);
        groups
    };
    let bench = Bench::of(nowhere());
    assert_eq!(bench.stage.find_all("a[role=button]").len(), 2);
    bench.click(0, false);
    bench.focus(1);
    bench.press("Enter").await;
    bench.press(" ").await;
    assert_eq!(bench.take_heard(), [0, 1, 1].map(Heard::Go));

    let bench = Bench::show(nowhere(), false);
    assert_eq!(bench.stage.find_all("a[role=img]").len(), 2);
    bench.focus(1);
    assert_eq!(bench.press("ArrowLeft").await, Some(0));
    bench.press("Enter").await;
    assert_eq!(bench.take_heard(), [Heard::Left]);
}

#[wasm_bindgen_test]
async fn the_pointer_is_followed_and_nothing_is_made_again() {
    let bench = Bench::of(many(12));
    assert_eq!(bench.active.get_untracked(), 11);
    let current = || {
        let marked = bench
            .stage
            .find_all("[data-current] text, .chart-times [data-current]");
        marked
            .iter()
            .filter_map(|it| it.text_content())
            .collect::<Vec<_>>()
    };
    assert_eq!(current(), ["11"]);
    let changes = watch(&bench.stage.find(".chart"));
    let init = MouseEventInit::new();
    init.set_bubbles(true);
    let over = MouseEvent::new_with_mouse_event_init_dict("pointerover", &init);
    let over = over.expect("an event can be made");
    let band = bench.links()[4]
        .first_element_child()
        .expect("it has a band");
    band.dispatch_event(&over).expect("it is new");
    until("the group is marked", || current() == ["4"]).await;
    assert_eq!(bench.active.get_untracked(), 4);
    let bands = bench.stage.find_all("g[data-current] .band");
    assert!(bands.len() == 1 && is_same(&bands[0], &band));
    // Where Tab leads is the keyboard's alone.
    assert_eq!(bench.stops(), [11]);
    let changed = changes.take();
    assert!(!changed.is_empty());
    let is_mark = |name: &Option<String>| name.as_deref() == Some("data-current");
    assert!(changed.iter().all(is_mark), "{changed:?}");
}

#[wasm_bindgen_test]
async fn whoever_is_on_a_month_stays_there_as_older_ones_come() {
    let bench = Bench::of(many(3));
    bench.focus(1);
    let focused = bench.links().remove(1);
    bench.groups.set(many(10));
    until("all are there", || bench.active.get_untracked() == 8).await;
    assert_eq!(bench.focused(), Some(8));
    assert!(is_same(&focused, &bench.links()[8]));
    assert_eq!(bench.stops(), [8]);
    // Less than before: the place is no more.
    bench.groups.set(many(1));
    until("one is there", || bench.links().len() == 1).await;
    assert_eq!(bench.active.get_untracked(), 0);
    assert_eq!(bench.stops(), [0]);
    bench.groups.set(Vec::new());
    until("none is there", || bench.links().is_empty()).await;
    bench.groups.set(many(5));
    until("they are back", || bench.active.get_untracked() == 4).await;
    assert_eq!(bench.stops().len(), 1);
}

#[wasm_bindgen_test]
fn each_chart_and_each_swatch_is_hatched_by_a_pattern_of_its_own() {
    let (one, other) = (Bench::of(many(2)), Bench::of(many(2)));
    let swatches = Stage::show(|| {
        view! {
            <BarSwatch fill=BarFill::LightHatched/>
            <BarSwatch fill=BarFill::DarkHatched/>
            <BarSwatch fill=BarFill::Light/>
        }
    });
    let mut ids = Vec::new();
    for stage in [&one.stage, &other.stage, &swatches] {
        for hatched in stage.find_all("rect[data-bar$=-hatched]") {
            let fill = hatched.get_attribute("fill").expect("it has a pattern");
            let id = fill.trim_start_matches("url(#").trim_end_matches(')');
            let picture = hatched.closest("svg").expect("the selector is one");
            let picture = picture.expect("it stands in a picture");
            let pattern = picture.query_selector(&format!("pattern[id='{id}']"));
            assert!(pattern.expect("the selector is one").is_some(), "{fill}");
        }
        let patterns = stage.find_all("pattern");
        ids.extend(patterns.iter().map(Element::id));
    }
    assert_eq!(ids.len(), 6);
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 6);
}

#[wasm_bindgen_test]
fn words_under_the_axis_never_touch_whatever_the_width() {
    for (tick, count) in [
        ("Mar", 12),
        ("28 Mar", 62),
        ("11 thg 11", 62),
        ("30/11", 31),
        ("thg 11", 12),
        ("ديسمبر", 12),
    ] {
        let mut groups = many(count);
        groups
            .iter_mut()
            .for_each(|group| tick.clone_into(&mut group.tick));
        let bench = Bench::of(groups);
        let ticks = bench.stage.find_all(".chart-times span");
        let window = web_sys::window().expect("these tests run in a window");
        for width in (240..1600).step_by(13) {
            let width = format!("{width}px");
            let style = bench.stage.host.style();
            style
                .set_property("inline-size", &width)
                .expect("it is one");
            let is_shown = |tick: &&Element| {
                let style = window.get_computed_style(tick).ok().flatten();
                let style = style.expect("it is on the page");
                style.get_property_value("visibility").as_deref() == Ok("visible")
            };
            let shown = ticks.iter().filter(is_shown);
            let shown: Vec<_> = shown.map(text_rect).collect();
            assert!(shown.len() >= 2, "{tick} at {width}: {}", shown.len());
            let end = bench.stage.find(".plot").get_bounding_client_rect().right();
            assert!(
                shown[shown.len() - 1].right() < end + 13.0,
                "{tick} at {width}"
            );
            for pair in shown.windows(2) {
                assert!(pair[1].left() - pair[0].right() > 3.0, "{tick} at {width}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn nothing_of_a_chart_needs_a_style_that_a_strict_policy_forbids() {
    let mut groups = many(3);
    groups[0].is_partial = true;
    let bench = Bench::of(groups);
    assert!(bench.stage.find_all(".chart [style]").is_empty());
    let unknown = bench.stage.find_all("rect[data-bar=unknown]");
    assert_eq!(unknown.len(), 2);
}
