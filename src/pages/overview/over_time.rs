//! What was issued, redeemed and outstanding from period to period: as columns, and as a table behind them.

use leptos::prelude::*;

use super::{columns::Columns, over_time_table::OverTimeTable, rates::Rates, sum_text::SoFar};
use crate::{
    components::{Button, ButtonKind, SegmentedControl},
    domain::overview::{PeriodUnit, periods},
    i18n::{Key, use_i18n},
    state::{LocalRules, Overview},
};

/// What the columns are of.
#[derive(Clone, Copy, PartialEq)]
pub enum Picture {
    /// What was issued and what was redeemed in each period.
    Flow,
    /// What was outstanding at the end of each.
    Outstanding,
}

/// What their heights are.
#[derive(Clone, Copy, PartialEq)]
pub enum Measure {
    Codes,
    Ips,
    Gb,
}

/// What is chosen.
#[derive(Clone, Copy)]
pub struct Choices {
    picture: RwSignal<Picture>,
    pub measure: RwSignal<Measure>,
    pub unit: RwSignal<PeriodUnit>,
    /// How many windows of periods before the latest one.
    back: RwSignal<usize>,
    is_table: RwSignal<bool>,
}

/// Periods that are shown at once.
fn count_of(unit: PeriodUnit) -> usize {
    match unit {
        PeriodUnit::Day => 31,
        PeriodUnit::Week => 26,
        PeriodUnit::Month => 12,
    }
}

/// The picture.
#[component]
pub fn OverTime(
    /// What was read.
    overview: Overview,
) -> impl IntoView {
    let i18n = use_i18n();
    let rules = LocalRules::expect();
    let choices = Choices {
        picture: RwSignal::new(Picture::Flow),
        measure: RwSignal::new(Measure::Codes),
        unit: RwSignal::new(PeriodUnit::Month),
        back: RwSignal::new(0),
        is_table: RwSignal::new(false),
    };
    let has_all = Memo::new(move |_| overview.extent().has_all);
    let is_of_all = Memo::new(move |_| overview.extent().is_of_all);
    let window = Memo::new(move |_| {
        let shown = overview.shown.get()?;
        let calendar = shown.figures.calendar(i18n.is_utc());
        let unit = choices.unit.get();
        let mut until = rules.today()?;
        // A clock that runs ahead has issued codes tomorrow. What lies later still is no time of anything.
        if calendar.contains_key(&until.later(1)) {
            until = until.later(1);
        }
        for _ in 0..choices.back.get() {
            until = periods(calendar, unit, until, count_of(unit))[0]
                .first
                .later(-1);
        }
        Some(periods(calendar, unit, until, count_of(unit)))
    });
    let window = Signal::derive(move || window.get().unwrap_or_default());
    let has_earlier = Memo::new(move |_| {
        overview.shown.with(|shown| {
            let calendar = shown.as_ref()?.figures.calendar(i18n.is_utc());
            let first = *calendar.keys().next()?;
            window.with(|periods| Some(first < periods.first()?.first))
        })
    });
    let is_final = Signal::derive(move || has_all.get() || !is_of_all.get());
    // The columns of one picture are links and those of the other are not: each is mounted by itself.
    let picture = Memo::new(move |_| choices.picture.get());
    let content = move || match (is_of_all.get(), choices.is_table.get()) {
        (false, _) => view! { <p class="hint">{i18n.text(Key::OverTimeNeedsAll)}</p> }.into_any(),
        (true, false) => {
            view! { <Columns choices picture=picture.get() window has_all/> }.into_any()
        }
        (true, true) => view! { <OverTimeTable overview unit=choices.unit window/> }.into_any(),
    };
    view! {
        <figure class="sheet picture">
            <header>
                <h2>{i18n.text(Key::OverTime)} <SoFar is_final/></h2>
                <Controls choices/>
            </header>
            <div class="picture-view">{content}</div>
            <footer>
                <Windows choices has_earlier=Signal::derive(move || has_earlier.get() == Some(true))/>
                <Rates overview/>
            </footer>
        </figure>
    }
}

#[component]
fn Controls(choices: Choices) -> impl IntoView {
    let i18n = use_i18n();
    let set_unit = move |(unit,): (PeriodUnit,)| {
        choices.unit.set(unit);
        choices.back.set(0);
    };
    view! {
        <div class="picture-controls">
            <div class="segments-small">
                <SegmentedControl
                    name="overview-picture"
                    legend=i18n.text(Key::Picture)
                    choices=vec![
                        (Picture::Flow, i18n.text(Key::IssuedAndRedeemed)),
                        (Picture::Outstanding, i18n.text(Key::Outstanding)),
                    ]
                    chosen=choices.picture
                    on_choose=move |(picture,)| choices.picture.set(picture)
                />
            </div>
            <div class="segments-small">
                <SegmentedControl
                    name="overview-measure"
                    legend=i18n.text(Key::Measure)
                    choices=vec![
                        (Measure::Codes, i18n.text(Key::CodesMeasure)),
                        (Measure::Ips, i18n.text(Key::IpUnit)),
                        (Measure::Gb, i18n.text(Key::GbUnit)),
                    ]
                    chosen=choices.measure
                    on_choose=move |(measure,)| choices.measure.set(measure)
                />
            </div>
            <div class="segments-small">
                <SegmentedControl
                    name="overview-unit"
                    legend=i18n.text(Key::PeriodUnit)
                    choices=vec![
                        (PeriodUnit::Day, i18n.text(Key::PerDay)),
                        (PeriodUnit::Week, i18n.text(Key::PerWeek)),
                        (PeriodUnit::Month, i18n.text(Key::PerMonth)),
                    ]
                    chosen=choices.unit
                    on_choose=set_unit
                />
            </div>
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=choices.is_table
                    on:change=move |event| choices.is_table.set(event_target_checked(&event))
                />
                {i18n.text(Key::ShowAsTable)}
            </label>
        </div>
    }
}

/// Older and newer periods.
#[component]
fn Windows(choices: Choices, has_earlier: Signal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let is_latest = Signal::derive(move || choices.back.get() == 0);
    let has_no_earlier = Signal::derive(move || !has_earlier.get());
    view! {
        <span class="row">
            <Button
                kind=ButtonKind::Quiet
                is_disabled=has_no_earlier
                on_click=move || choices.back.update(|back| *back += 1)
            >
                {i18n.text(Key::Earlier)}
            </Button>
            <Button
                kind=ButtonKind::Quiet
                is_disabled=is_latest
                on_click=move || choices.back.update(|back| *back = back.saturating_sub(1))
            >
                {i18n.text(Key::LaterPeriods)}
            </Button>
        </span>
    }
}
