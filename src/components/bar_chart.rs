//! Columns over time, each a link to what it counts: SVG of the page's own, so that it follows the theme, the text's direction
//! and what people set for contrast, and prints.

mod scale;
mod ticks;

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::{
    ev::{KeyboardEvent, MouseEvent},
    prelude::*,
    svg,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use self::{
    scale::{Span, percent, share},
    ticks::least_widths,
};
use super::{ElementHandle, arrows::is_mirrored, is_plain_click};

/// One place on the axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BarGroup {
    /// Under it: short.
    pub tick: String,
    /// All that it says, for screen readers.
    pub label: String,
    /// Where it leads; none where a host page has the address.
    pub href: Option<String>,
    /// Each column from its base on: what each part of its stack is worth.
    pub columns: Vec<Vec<u128>>,
    /// Not all of it is known: each column is an outline of dashes.
    pub is_partial: bool,
}

impl BarGroup {
    fn highest(&self) -> u128 {
        self.columns
            .iter()
            .map(|column| sum(column))
            .max()
            .unwrap_or(0)
    }
}

fn sum(column: &[u128]) -> u128 {
    column.iter().fold(0, |sum, part| sum.saturating_add(*part))
}

/// How a part of a column looks. The four differ without their hues.
#[derive(Clone, Copy, PartialEq)]
pub enum BarFill {
    /// The first column of a group from its base.
    Light,
    /// On top of it.
    LightHatched,
    /// The second column of a group from its base.
    Dark,
    /// On top of it.
    DarkHatched,
    /// A column that is not all known.
    Unknown,
}

impl BarFill {
    fn of(column: usize, part: usize) -> Self {
        match (column, part) {
            (0, 0) => Self::Light,
            (0, _) => Self::LightHatched,
            (_, 0) => Self::Dark,
            (_, _) => Self::DarkHatched,
        }
    }

    /// As the style sheet names it.
    fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::LightHatched => "light-hatched",
            Self::Dark => "dark",
            Self::DarkHatched => "dark-hatched",
            Self::Unknown => "unknown",
        }
    }

    fn is_hatched(self) -> bool {
        matches!(self, Self::LightHatched | Self::DarkHatched)
    }
}

/// The hatching of one SVG. Patterns are found by their ids, which no two on a page may share.
#[derive(Clone, Copy)]
struct Hatching(u32);

impl Hatching {
    fn new() -> Self {
        static MADE: AtomicU32 = AtomicU32::new(0);
        Self(MADE.fetch_add(1, Ordering::Relaxed))
    }

    fn id(self, fill: BarFill) -> String {
        [fill.name(), "-", &self.0.to_string()].concat()
    }

    /// The value of `fill`; the style sheet has it for what is not hatched.
    fn fill(self, fill: BarFill) -> Option<String> {
        fill.is_hatched()
            .then(|| ["url(#", &self.id(fill), ")"].concat())
    }

    fn pattern(self, fill: BarFill) -> impl IntoView {
        view! {
            <pattern
                id=self.id(fill)
                width="5"
                height="5"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
            >
                <path class="hatch" data-bar=fill.name() d="M2.5 0v5"></path>
            </pattern>
        }
    }
}

/// What a legend shows before a word: a piece of a column.
#[component]
pub fn BarSwatch(
    /// Of which kind.
    fill: BarFill,
) -> impl IntoView {
    let hatching = Hatching::new();
    let pattern = fill
        .is_hatched()
        .then(|| view! { <defs>{hatching.pattern(fill)}</defs> });
    view! {
        <svg class="swatch" aria-hidden="true">
            {pattern}
            <rect
                data-bar=fill.name()
                fill=hatching.fill(fill)
                width="100%"
                height="100%"
            ></rect>
        </svg>
    }
}

/// Groups of one or two columns along an axis of time. One of them is a tab stop, among which arrow keys move.
///
/// Groups come at the beginning as an older time is read, and the last one stays the last: so each is known by how far it is from the end,
/// keeps its elements, and with them the focus.
#[component]
pub fn BarChart(
    /// What is shown, and of which time.
    #[prop(into)]
    label: Signal<String>,
    /// From the oldest on.
    #[prop(into)]
    groups: Signal<Vec<BarGroup>>,
    /// The number at a rule of the axis, in words.
    #[prop(into)]
    axis: Callback<(u128,), String>,
    /// The place of the group that has the pointer or the focus, for a legend that reads it out: the last one at first. There may be
    /// none of that place, as long as there are no groups.
    active: RwSignal<usize>,
    /// A group was chosen. Without it one that has no address leads nowhere.
    #[prop(optional, into)]
    on_go: Option<Callback<(usize,)>>,
) -> impl IntoView {
    let plot = NodeRef::<svg::Svg>::new();
    let hatching = Hatching::new();
    let count = Memo::new(move |_| groups.with(Vec::len));
    let rules = Memo::new(move |_| {
        let highest = groups.with(|groups| groups.iter().map(BarGroup::highest).max());
        scale::rules(highest.unwrap_or(0))
    });
    let top = Memo::new(move |_| rules.with(|rules| rules.last().copied().unwrap_or(0)));
    let times = Memo::new(move |_| {
        let of = |group: &BarGroup| group.tick.clone();
        groups.with(|groups| groups.iter().map(of).collect::<Vec<_>>())
    });
    // How far from the end.
    let stop = RwSignal::new(0_usize);

    let at_first = count.get_untracked();
    active.set(at_first.saturating_sub(1));
    Effect::new(move |before: Option<usize>| {
        let (before, now) = (before.unwrap_or(at_first), count.get());
        if before != now {
            let from_end = before.saturating_sub(active.get_untracked() + 1);
            active.set(now.saturating_sub(from_end + 1));
        }
        now
    });

    let place_of = move |event: &Event| {
        let from_end = find_group(event)?;
        count.get_untracked().checked_sub(from_end + 1)
    };
    let on_pointer = move |event: Event| {
        if let Some(place) = place_of(&event) {
            set_if_other(active, place);
        }
    };
    let on_focus = move |event: Event| {
        if let Some(from_end) = find_group(&event) {
            set_if_other(stop, from_end);
        }
        on_pointer(event);
    };
    let go = move |event: &Event| {
        if let (Some(on_go), Some(place)) = (on_go, place_of(event)) {
            event.prevent_default();
            on_go.run((place,));
        }
    };
    let on_click = move |event: MouseEvent| {
        if is_plain_click(&event) {
            go(&event);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        // Key presses say of modifiers what clicks do.
        let (Some(place), true) = (place_of(&event), is_plain_click(&event)) else {
            return;
        };
        let last = count.get_untracked() - 1;
        let step = |is_onward: bool| match is_onward {
            true => (place + 1).min(last),
            false => place.saturating_sub(1),
        };
        let is_mirrored = plot.element().is_some_and(|plot| is_mirrored(&plot));
        let next = match event.key().as_str() {
            "ArrowRight" => step(!is_mirrored),
            "ArrowLeft" => step(is_mirrored),
            "Home" => 0,
            "End" => last,
            "Enter" => return go(&event),
            " " if is_button(&event) => return go(&event),
            _ => return,
        };
        event.prevent_default();
        focus_group(plot, last - next);
    };

    let lines = move || {
        let line = |rule: &u128| {
            let height = percent(100_000 - share(*rule, top.get()));
            let class = (*rule == 0).then_some("base");
            view! { <line class=class x1="0" x2="100%" y1=height.clone() y2=height></line> }
        };
        rules.with(|rules| rules.iter().map(line).collect_view())
    };
    let numbers = move || {
        let number = |rule: &u128| view! { <span>{axis.run((*rule,))}</span> };
        rules.with(|rules| rules.iter().rev().map(number).collect_view())
    };
    let ticks = move || {
        let ticks = times.get();
        let least = least_widths(&ticks);
        let tick = |(at, (tick, least)): (usize, (String, _))| {
            let is_current = move || (active.get() == at).then_some("");
            view! { <span data-from=least data-current=is_current>{tick}</span> }
        };
        let ticks = ticks.into_iter().zip(least).enumerate();
        ticks.map(tick).collect_view()
    };
    let chart = Chart {
        groups,
        count,
        top,
        active,
        stop,
        hatching,
        leads_on: on_go.is_some(),
    };
    view! {
        <div class="chart">
            <div class="chart-axis" aria-hidden="true">
                {numbers}
            </div>
            <svg
                class="plot"
                role="group"
                aria-label=label
                node_ref=plot
                on:pointerover=move |event| on_pointer(event.into())
                on:focusin=move |event| on_focus(event.into())
                on:click=on_click
                on:keydown=on_key
            >
                <defs>
                    {hatching.pattern(BarFill::LightHatched)}
                    {hatching.pattern(BarFill::DarkHatched)}
                </defs>
                {lines}
                <GroupsUpTo chart from_end=0/>
            </svg>
            <div class="chart-times" aria-hidden="true">
                {ticks}
            </div>
        </div>
    }
}

/// What groups have in common.
#[derive(Clone, Copy)]
struct Chart {
    groups: Signal<Vec<BarGroup>>,
    count: Memo<usize>,
    top: Memo<u128>,
    active: RwSignal<usize>,
    stop: RwSignal<usize>,
    hatching: Hatching,
    leads_on: bool,
}

/// The group that is so far from the end, behind all that are older. No list by keys: where more than one comes at the beginning of that,
/// the framework moves all the others, and browsers forget the focus of what is moved.
#[component]
fn GroupsUpTo(chart: Chart, from_end: usize) -> AnyView {
    let is_there = Memo::new(move |_| chart.count.get() > from_end);
    let groups = move || {
        is_there.get().then(|| {
            view! {
                <GroupsUpTo chart from_end=from_end + 1/>
                <Group chart from_end/>
            }
        })
    };
    groups.into_any()
}

#[component]
fn Group(chart: Chart, from_end: usize) -> impl IntoView {
    let Chart {
        groups,
        count,
        top,
        active,
        stop,
        hatching,
        leads_on,
    } = chart;
    let place = Memo::new(move |_| count.get().checked_sub(from_end + 1));
    let group = Memo::new(move |_| {
        let place = place.get()?;
        groups.with(|groups| groups.get(place).cloned())
    });
    let label = move || group.get().map(|group| group.label);
    let href = Memo::new(move |_| group.get()?.href);
    let role = move || match (href.get(), leads_on) {
        (Some(_), _) => None,
        (None, true) => Some("button"),
        (None, false) => Some("img"),
    };
    let is_stop = move || {
        let last = count.get().saturating_sub(1);
        stop.get().min(last) == from_end
    };
    let is_current = move || (Some(active.get()) == place.get()).then_some("");
    let span = Memo::new(move |_| {
        let place = place.get().unwrap_or(0);
        scale::group(place, count.get())
    });
    let bars = move || {
        let group = group.get()?;
        let place = place.get()?;
        let bars = bars(&group, place, count.get(), top.get());
        let rect = |bar: Bar| {
            view! {
                <rect
                    data-bar=bar.fill.name()
                    fill=hatching.fill(bar.fill)
                    x=percent(bar.across.start)
                    width=percent(bar.across.length)
                    y=percent(bar.up.start)
                    height=percent(bar.up.length)
                ></rect>
            }
        };
        Some(bars.into_iter().map(rect).collect_view())
    };
    // Around the link, since the macro makes an element of HTML of one that stands alone.
    view! {
        <g data-current=is_current>
            <a
                data-from-end=from_end.to_string()
                href=href
                role=role
                aria-label=label
                tabindex=move || if is_stop() { "0" } else { "-1" }
            >
                <rect
                    class="band"
                    x=move || percent(span.get().start)
                    width=move || percent(span.get().length)
                    height="100%"
                ></rect>
                {bars}
            </a>
        </g>
    }
}

/// A part of a column in its place.
struct Bar {
    fill: BarFill,
    across: Span,
    up: Span,
}

fn bars(group: &BarGroup, place: usize, groups: usize, top: u128) -> Vec<Bar> {
    let mut bars = Vec::new();
    let columns = group.columns.len();
    for (column, parts) in group.columns.iter().enumerate() {
        let across = scale::column(place, groups, column, columns);
        // The sums below, so that what is rounded adds up.
        let mut below = 0_u128;
        let mut push = |fill: BarFill, part: u128| {
            let above = below.saturating_add(part);
            let (start, end) = (share(below, top), share(above, top));
            let length = end.saturating_sub(start).max(1);
            below = above;
            if part > 0 {
                let start = 100_000_u32.saturating_sub(start + length);
                let up = Span { start, length };
                bars.push(Bar { fill, across, up });
            }
        };
        if group.is_partial {
            push(BarFill::Unknown, sum(parts));
        } else {
            for (part, value) in parts.iter().enumerate() {
                push(BarFill::of(column, part), *value);
            }
        }
    }
    bars
}

/// How far the group that an event comes from is from the end.
fn find_group(event: &Event) -> Option<usize> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let group = target.closest("[data-from-end]").ok().flatten()?;
    group.get_attribute("data-from-end")?.parse().ok()
}

fn is_button(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into().ok());
    target.is_some_and(|target: Element| target.matches("[role=button]") == Ok(true))
}

fn focus_group(plot: NodeRef<svg::Svg>, from_end: usize) {
    let selector = ["[data-from-end='", &from_end.to_string(), "']"].concat();
    let found = plot
        .element()
        .and_then(|plot| plot.query_selector(&selector).ok().flatten());
    if let Some(found) = found {
        // Elements of SVG are focused as those of HTML are: <https://html.spec.whatwg.org/#htmlorsvgelement>.
        let found: HtmlElement = found.unchecked_into();
        // Fails only on elements that are gone.
        let _ = found.focus();
    }
}

/// Nobody is told of what is so already.
fn set_if_other(signal: RwSignal<usize>, value: usize) {
    if signal.get_untracked() != value {
        signal.set(value);
    }
}
