//! What people come for, in large figures: each leads to its codes.

use leptos::prelude::*;

use super::{
    list_link::{ListLink, issued, unused},
    period::day_words,
    sum_text::{SoFar, amounts, gb, whole},
};
use crate::{
    domain::{
        Days, Kind, ListQuery, Status, Sums, Timestamp,
        overview::{Expiry, PeriodUnit, periods},
    },
    i18n::{I18n, Key, use_i18n},
    pages::value::{self, Dash},
    state::{CountsPhase, LocalRules, Navigation, Now, Overview, Shown, StatusCount, use_now},
};

/// What a tile shows.
#[derive(Clone, PartialEq)]
struct Content {
    /// Each with its unit.
    figures: Vec<(String, Key)>,
    note: String,
    is_final: bool,
}

/// The tiles.
#[component]
pub fn Tiles(
    /// What was read.
    overview: Overview,
) -> impl IntoView {
    let i18n = use_i18n();
    let navigation: Navigation = expect_context();
    let rules = LocalRules::expect();
    let now = use_now();
    let read = move |content: &dyn Fn(&Shown) -> Option<Content>| {
        (overview.shown).with(|shown| shown.as_ref().and_then(|shown| content(shown)))
    };
    let ips = Memo::new(move |_| read(&|shown| Some(outstanding(i18n, shown, Kind::Ip))));
    let traffic = Memo::new(move |_| read(&|shown| Some(outstanding(i18n, shown, Kind::Traffic))));
    let expiring = Memo::new(move |_| read(&|shown| Some(expiring(i18n, now, shown))));
    let redeemed = Memo::new(move |_| read(&|shown| redeemed(i18n, rules, shown)));
    let counted = move |of: fn(&StatusCount) -> Option<u64>| {
        Signal::derive(move || match overview.counts.get() {
            CountsPhase::Ready(counts) => {
                let codes = counts.of_status(Status::Unused, of)?;
                Some(i18n.count(Key::UnusedCodesN, codes))
            }
            CountsPhase::Loading | CountsPhase::Failed(_) => None,
        })
    };
    let of_kind = |kind| Signal::stored(unused(navigation, Some(kind)));
    let soon = unused(navigation, None).map(|mut soon| {
        soon.local.expires_within = Some(7);
        soon
    });
    let soon = Signal::stored(soon);
    let this_month = Signal::derive(move || {
        let mut query = issued(navigation);
        query.local.redeemed = Days {
            from: Some(rules.today()?.first_of_month()),
            until: None,
        };
        Some(query)
    });
    let none = Signal::stored(None);
    view! {
        <ul class="tiles">
            <Tile
                name=Key::OutstandingIps
                query=of_kind(Kind::Ip)
                content=ips
                counted=counted(|count| count.ip)
            />
            <Tile
                name=Key::OutstandingGb
                query=of_kind(Kind::Traffic)
                content=traffic
                counted=counted(|count| count.traffic)
            />
            <Tile name=Key::ExpiringSoon query=soon content=expiring counted=none/>
            <Tile name=Key::RedeemedThisMonth query=this_month content=redeemed counted=none/>
        </ul>
    }
}

fn outstanding(i18n: I18n, shown: &Shown, kind: Kind) -> Content {
    let unused = shown.figures.status(Status::Unused);
    let (figure, codes) = match kind {
        Kind::Ip => ((whole(i18n, unused.ips), Key::IpUnit), unused.ip_codes),
        _ => ((gb(i18n, unused.bytes), Key::GbUnit), unused.traffic_codes),
    };
    Content {
        figures: vec![figure],
        note: i18n.count(Key::UnusedCodesN, codes),
        is_final: shown.extent.has_unused,
    }
}

fn both(i18n: I18n, sums: &Sums) -> Vec<(String, Key)> {
    vec![
        (whole(i18n, sums.ips), Key::IpUnit),
        (gb(i18n, sums.bytes), Key::GbUnit),
    ]
}

fn expiring(i18n: I18n, now: Now, shown: &Shown) -> Content {
    let figures = &shown.figures;
    let week = figures.expiring(Expiry::Week);
    let mut month = figures.expiring(Expiry::Month);
    month += &week;
    let is_to_come = |first: &Timestamp| *first > now.get() && !week.is_empty();
    let codes = match figures.first_expiry.filter(is_to_come) {
        Some(first) => {
            let when = value::relative_time(i18n, first, now.get(), true);
            i18n.count_with(Key::FirstExpires, week.codes(), &[("when", &when)])
        }
        None => i18n.count(Key::UnusedCodesN, week.codes()),
    };
    let month = i18n.fill(Key::ExpiringInMonth, &[("amount", &amounts(i18n, &month))]);
    Content {
        figures: both(i18n, &week),
        note: [codes, month].join(". "),
        is_final: shown.extent.has_unused,
    }
}

fn redeemed(i18n: I18n, rules: LocalRules, shown: &Shown) -> Option<Content> {
    if !shown.extent.is_of_all {
        return None;
    }
    let calendar = shown.figures.calendar(i18n.is_utc());
    let months = periods(calendar, PeriodUnit::Month, rules.today()?, 1);
    let month = months.first()?;
    let since = day_words(i18n, month.first);
    Some(Content {
        figures: both(i18n, &month.redeemed),
        note: i18n.count_with(Key::CodesSince, month.redeemed.codes(), &[("day", &since)]),
        is_final: shown.extent.has_all,
    })
}

#[component]
fn Tile(
    name: Key,
    query: Signal<Option<ListQuery>>,
    /// `None` before it is read.
    content: Memo<Option<Content>>,
    /// What the API has counted of it, until then.
    counted: Signal<Option<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let is_final = Memo::new(move |_| {
        content.with(|content| content.as_ref().is_none_or(|content| content.is_final))
    });
    let figures = move || match content.get() {
        Some(content) => content
            .figures
            .into_iter()
            .map(|(number, unit)| {
                view! {
                    <span>
                        {number} <span class="unit">{i18n.text(unit)}</span>
                    </span>
                }
            })
            .collect_view()
            .into_any(),
        None => view! { <Dash word=i18n.text(Key::NotRead)/> }.into_any(),
    };
    let note = move || match content.get() {
        Some(content) => Some(content.note),
        None => counted.get(),
    };
    view! {
        <li data-partial=move || (!is_final.get()).then_some("")>
            <ListLink query class="tile">
                <span class="tile-name">{i18n.text(name)}</span>
                <span class="tile-figure">{figures} <SoFar is_final/></span>
                <span class="tile-note">{note}</span>
            </ListLink>
        </li>
    }
}
