//! What happened in each period, as columns.

use leptos::prelude::*;

use super::{
    list_link::{ListLink, issued},
    over_time::{Choices, Measure, Picture},
    period,
    sum_text::{gb, whole},
};
use crate::{
    components::{BarChart, BarFill, BarGroup, BarSwatch},
    domain::{Days, ListQuery, Sums, overview::PeriodSums},
    i18n::{I18n, Key, use_i18n},
    state::{Navigation, View},
};

/// Issued in this period; or redeemed in it.
pub fn days_query(navigation: Navigation, period: &PeriodSums, is_redeemed: bool) -> ListQuery {
    let mut query = issued(navigation);
    let days = Days {
        from: Some(period.first),
        until: Some(period.last),
    };
    match is_redeemed {
        true => query.local.redeemed = days,
        false => query.local.created = days,
    }
    query
}

fn parts(measure: Measure, sums: &Sums) -> Vec<u128> {
    match measure {
        Measure::Codes => vec![
            u128::from(sums.ip_codes + sums.other_codes),
            sums.traffic_codes.into(),
        ],
        Measure::Ips => vec![sums.ips],
        // Traffic is the hatched part.
        Measure::Gb => vec![0, sums.bytes],
    }
}

fn value_words(i18n: I18n, measure: Measure, sums: &Sums) -> String {
    let with_unit = |number: String, unit| [&*number, " ", i18n.text(unit)].concat();
    match measure {
        Measure::Codes => i18n.count(Key::CodesN, sums.codes()),
        Measure::Ips => with_unit(whole(i18n, sums.ips), Key::IpUnit),
        Measure::Gb => with_unit(gb(i18n, sums.bytes), Key::GbUnit),
    }
}

/// The columns, with the numbers of the period that one looks at above them.
#[component]
pub fn Columns(
    /// What is chosen.
    choices: Choices,
    /// Which of the pictures.
    picture: Picture,
    /// The periods, from the oldest on.
    window: Signal<Vec<PeriodSums>>,
    /// Whether all codes are read.
    has_all: Memo<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let navigation: Navigation = expect_context();
    let active = RwSignal::new(0);
    // The list can't be asked for what was outstanding once.
    let leads_on = picture == Picture::Flow && navigation.offers(View::Issued);
    let columns = move |sums: &PeriodSums| match picture {
        Picture::Flow => vec![(Key::Issued, sums.issued), (Key::Redeemed, sums.redeemed)],
        Picture::Outstanding => vec![(Key::Outstanding, sums.outstanding)],
    };
    let name = move |sums: &PeriodSums| period::name(i18n, choices.unit.get(), sums);
    let group = move |sums: &PeriodSums| {
        let measure = choices.measure.get();
        let columns = columns(sums);
        let said = columns.iter().map(|(name, sums)| {
            let value = value_words(i18n, measure, sums);
            let words = [("name", i18n.text(*name)), ("value", &*value)];
            i18n.fill(Key::NamedValue, &words)
        });
        let said: Vec<String> = said.collect();
        let (name, values) = (name(sums), said.join(", "));
        BarGroup {
            tick: period::tick(i18n, choices.unit.get(), sums),
            label: i18n.fill(Key::NamedValue, &[("name", &name), ("value", &values)]),
            href: (leads_on && navigation.has_links())
                .then(|| navigation.href_of(&days_query(navigation, sums, false))),
            columns: columns
                .iter()
                .map(|(_, sums)| parts(measure, sums))
                .collect(),
            is_partial: !has_all.get(),
        }
    };
    let groups =
        Memo::new(move |_| window.with(|window| window.iter().map(group).collect::<Vec<_>>()));
    let label = i18n.text(match picture {
        Picture::Flow => Key::IssuedAndRedeemed,
        Picture::Outstanding => Key::OutstandingOverTime,
    });
    let axis = move |(number,): (u128,)| match choices.measure.get() {
        Measure::Codes | Measure::Ips => whole(i18n, number),
        Measure::Gb => gb(i18n, number),
    };
    let go = move |(at,): (usize,)| {
        let query = window.with_untracked(|window| {
            let sums = window.get(at)?;
            Some(days_query(navigation, sums, false))
        });
        if let Some(query) = query {
            navigation.show(query);
        }
    };
    let on_go = leads_on.then(|| Callback::new(go));
    let current = Memo::new(move |_| window.with(|window| window.get(active.get()).copied()));
    let legend = move || {
        current.get().map(|sums| {
            let measure = choices.measure.get();
            let entries = columns(&sums).into_iter().enumerate();
            let entries = entries.map(|(column, (name, of_column))| {
                let query = match picture {
                    Picture::Flow => Some(days_query(navigation, &sums, column == 1)),
                    Picture::Outstanding => None,
                };
                view! { <LegendEntry name column sums=of_column measure query/> }
            });
            let entries = entries.collect_view();
            view! {
                <strong>{name(&sums)}</strong>
                {entries}
            }
        })
    };
    let without_revoked = (picture == Picture::Outstanding)
        .then(|| view! { <p class="hint">{i18n.text(Key::WithoutRevoked)}</p> });
    view! {
        <div class="legend">{legend}</div>
        <BarChart label=label.to_owned() groups axis active nostrip:on_go=on_go/>
        {without_revoked}
    }
}

/// The values of one column of the group that one looks at.
#[component]
fn LegendEntry(
    name: Key,
    column: usize,
    sums: Sums,
    measure: Measure,
    query: Option<ListQuery>,
) -> impl IntoView {
    let i18n = use_i18n();
    let (plain, hatched) = match column {
        0 => (BarFill::Light, BarFill::LightHatched),
        _ => (BarFill::Dark, BarFill::DarkHatched),
    };
    let value = value_words(i18n, measure, &sums);
    let part = move |fill, kind, codes: u64| {
        view! {
            <span>
                <BarSwatch fill/>
                {i18n.text(kind)}
                " "
                <b>{i18n.integer(codes)}</b>
            </span>
        }
    };
    let parts = match measure {
        Measure::Codes => view! {
            {part(plain, Key::KindIp, sums.ip_codes + sums.other_codes)}
            {part(hatched, Key::KindTraffic, sums.traffic_codes)}
        }
        .into_any(),
        Measure::Ips => view! { <BarSwatch fill=plain/> }.into_any(),
        Measure::Gb => view! { <BarSwatch fill=hatched/> }.into_any(),
    };
    view! {
        <span class="legend-entry">
            <ListLink query=Signal::stored(query) class="legend-link">
                {i18n.text(name)}
                " "
                <b>{value}</b>
            </ListLink>
            {parts}
        </span>
    }
}
