//! The numbers behind the columns.

use leptos::prelude::*;

use super::{
    columns::days_query, file_name::file_name, list_link::ListLink, period, sum_text::SumCells,
};
use crate::{
    components::{Button, ButtonKind},
    domain::{
        Bytes, Sums,
        overview::{PeriodSums, PeriodUnit},
    },
    i18n::{Key, use_i18n},
    platform::{clock, download},
    state::{Navigation, Overview, Shown},
};

/// A row for each period, the latest first.
#[component]
pub fn OverTimeTable(
    /// What was read.
    overview: Overview,
    /// What a period is.
    unit: RwSignal<PeriodUnit>,
    /// The periods, from the oldest on.
    window: Signal<Vec<PeriodSums>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let unit_words = move || {
        i18n.text(match unit.get() {
            PeriodUnit::Day => Key::PerDay,
            PeriodUnit::Week => Key::PerWeek,
            PeriodUnit::Month => Key::PerMonth,
        })
    };
    let rows =
        Memo::new(move |_| window.with(|window| window.iter().rev().copied().collect::<Vec<_>>()));
    let units = move || {
        let codes = i18n.text(Key::CodesMeasure);
        let (ips, traffic) = (i18n.text(Key::IpUnit), i18n.text(Key::GbUnit));
        [codes, ips, traffic]
            .map(|unit| view! { <th scope="col" class="num">{unit}</th> })
            .collect_view()
    };
    let save = move || {
        if let Some(shown) = overview.shown.get_untracked() {
            save(&window.get_untracked(), untrack(|| i18n.is_utc()), &shown);
        }
    };
    let of_three = |key| view! { <th scope="colgroup" colspan="3">{i18n.text(key)}</th> };
    view! {
        <div class="table-view scroll-x" tabindex="0" role="region" aria-label=i18n.text(Key::IssuedAndRedeemed)>
            <table class="sums" aria-label=i18n.text(Key::IssuedAndRedeemed)>
                <thead>
                    <tr>
                        <th scope="col" rowspan="2">{unit_words}</th>
                        {of_three(Key::Issued)}
                        {of_three(Key::Redeemed)}
                        {of_three(Key::Outstanding)}
                    </tr>
                    <tr>{units()} {units()} {units()}</tr>
                </thead>
                <tbody>
                    <For
                        each=move || rows.get()
                        key=|period| *period
                        let(period)
                    >
                        <PeriodRow unit period/>
                    </For>
                </tbody>
            </table>
        </div>
        <p class="row">
            <Button kind=ButtonKind::Quiet on_click=save>
                {i18n.text(Key::ExportTable)}
            </Button>
        </p>
    }
}

#[component]
fn PeriodRow(unit: RwSignal<PeriodUnit>, period: PeriodSums) -> impl IntoView {
    let i18n = use_i18n();
    let navigation: Navigation = expect_context();
    let cells = move |sums: Sums, is_redeemed: Option<bool>| {
        let query = is_redeemed.map(|is_redeemed| days_query(navigation, &period, is_redeemed));
        view! {
            <td class="num">
                <ListLink query=Signal::stored(query) class="sum-link">
                    {i18n.integer(sums.codes())}
                </ListLink>
            </td>
            <SumCells sums=Some(sums)/>
        }
    };
    view! {
        <tr>
            <th scope="row">{period::name(i18n, unit.get_untracked(), &period)}</th>
            {cells(period.issued, Some(false))}
            {cells(period.redeemed, Some(true))}
            {cells(period.outstanding, None)}
        </tr>
    }
}

/// By the names that programs can rely on, in every language.
fn save(window: &[PeriodSums], is_utc: bool, shown: &Shown) {
    let names = ["codes", "ips", "gb"];
    let zone = if is_utc {
        "UTC".to_owned()
    } else {
        clock::zone()
    };
    let mut head = ["from", "until"]
        .map(|name| [name, " (", &zone, ")"].concat())
        .to_vec();
    for of in ["issued", "redeemed", "outstanding"] {
        head.extend(names.map(|name| [of, "_", name].concat()));
    }
    let row = |period: &PeriodSums| {
        let mut row = vec![period.first.iso8601(), period.last.iso8601()];
        for sums in [period.issued, period.redeemed, period.outstanding] {
            row.push(sums.codes().to_string());
            row.push(sums.ips.to_string());
            row.push(Bytes::gb_decimal(sums.bytes));
        }
        row
    };
    let rows: Vec<_> = std::iter::once(head)
        .chain(window.iter().map(row))
        .collect();
    download::save_table(&file_name("codes-over-time", shown), &rows);
}
