//! All codes by status, and unused codes by when they expire.

use leptos::prelude::*;

use super::{
    list_link::{ListLink, of_status, unused},
    sum_text::{SoFar, SumCells},
};
use crate::{
    components::Icon,
    domain::{
        ListQuery, Status, Sums,
        overview::{EXPIRIES, Expiry},
    },
    i18n::{Key, use_i18n},
    pages::value::{Dash, status_icon, status_name, status_word},
    state::{CountsPhase, Extent, Navigation, Overview, Shown, StatusCount},
};

/// In the order in which people see them; others come behind.
const STATUSES: [Status; 4] = [
    Status::Unused,
    Status::Used,
    Status::Revoked,
    Status::Expired,
];

/// Two tables, one above the other.
#[component]
pub fn Breakdown(
    /// What was read.
    overview: Overview,
) -> impl IntoView {
    view! {
        <section class="sheet">
            <div class="flush scroll-x">
                <Statuses overview/>
                <Expiries overview/>
            </div>
        </section>
    }
}

/// One line of them.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct StatusSums {
    status: Status,
    /// `None` where nobody has counted them.
    codes: Option<u64>,
    /// `None` before any was read.
    sums: Option<Sums>,
}

/// What was read, or what the API counts until then.
fn status_sums(counts: &CountsPhase, shown: Option<&Shown>) -> Vec<StatusSums> {
    let extent = shown.map_or_else(Extent::default, |shown| shown.extent.clone());
    let counted = |status| match counts {
        CountsPhase::Ready(counts) => counts.of_status(status, StatusCount::codes),
        CountsPhase::Loading | CountsPhase::Failed(_) => None,
    };
    let line = |status| {
        let is_unused = status == Status::Unused;
        let is_read = extent.is_of_all || is_unused;
        let sums = shown.filter(|_| is_read);
        let sums = sums.map(|shown| shown.figures.status(status));
        let is_whole = extent.has_all || is_unused && extent.has_unused;
        let codes = counted(status).filter(|_| !is_whole);
        StatusSums {
            status,
            codes: codes.or(sums.map(|sums| sums.codes())),
            sums,
        }
    };
    let others = shown.into_iter().flat_map(|shown| shown.figures.statuses());
    let others = others.map(|(status, _)| status);
    let others = others.filter(|status| extent.is_of_all && !STATUSES.contains(status));
    STATUSES.into_iter().chain(others).map(line).collect()
}

#[component]
fn Statuses(overview: Overview) -> impl IntoView {
    let i18n = use_i18n();
    let lines = Memo::new(move |_| {
        let shown = overview.shown.get();
        (overview.counts).with(|counts| status_sums(counts, shown.as_deref()))
    });
    let is_final =
        Signal::derive(move || overview.extent().has_all || overview.shown.with(Option::is_none));
    let all = move || {
        let lines = lines.get();
        let sums: Option<Vec<Sums>> = lines.iter().map(|line| line.sums).collect();
        let sums: Option<Sums> = sums.map(|sums| sums.iter().sum());
        // Before all is read, the API has counted what stands in no line.
        let counted = match overview.counts.get() {
            CountsPhase::Ready(counts) => counts.all.filter(|_| !overview.extent().has_all),
            CountsPhase::Loading | CountsPhase::Failed(_) => None,
        };
        (counted.or(sums.map(|sums| sums.codes())), sums)
    };
    let foot = move || {
        let (codes, sums) = all();
        view! { <CountCell codes/> <SumCells sums/> }
    };
    view! {
        <table class="sums">
            <caption>{i18n.text(Key::AllByStatus)} <SoFar is_final/></caption>
            <Head first=Key::Status/>
            <tbody>
                <For
                    each=move || lines.get()
                    key=|line| *line
                    let(line)
                >
                    <StatusRow line/>
                </For>
            </tbody>
            <tfoot>
                <tr>
                    <th scope="row">{i18n.text(Key::Issued)}</th>
                    {foot}
                </tr>
            </tfoot>
        </table>
    }
}

#[component]
fn StatusRow(line: StatusSums) -> impl IntoView {
    let i18n = use_i18n();
    let navigation: Navigation = expect_context();
    let status = line.status;
    let query = Signal::stored(of_status(navigation, status));
    view! {
        <tr>
            <th scope="row">
                <ListLink query class="status-link">
                    <span class="status" data-status=status_name(status)>
                        <Icon name=status_icon(status)/>
                        <span>{status_word(i18n, status)}</span>
                    </span>
                </ListLink>
            </th>
            <CountCell codes=line.codes/>
            <SumCells sums=line.sums/>
        </tr>
    }
}

#[component]
fn Head(first: Key) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <thead>
            <tr>
                <th scope="col">{i18n.text(first)}</th>
                <th scope="col" class="num">{i18n.text(Key::CodesMeasure)}</th>
                <th scope="col" class="num">{i18n.text(Key::IpUnit)}</th>
                <th scope="col" class="num">{i18n.text(Key::GbUnit)}</th>
            </tr>
        </thead>
    }
}

#[component]
fn CountCell(codes: Option<u64>) -> impl IntoView {
    let i18n = use_i18n();
    let words = match codes {
        Some(codes) => i18n.integer(codes).into_any(),
        None => view! { <Dash word=i18n.text(Key::NotRead)/> }.into_any(),
    };
    view! { <td class="num">{words}</td> }
}

fn expiry_words(expiry: Expiry) -> Key {
    match expiry {
        Expiry::Week => Key::Within7Days,
        Expiry::Month => Key::Within30Days,
        Expiry::Quarter => Key::Within90Days,
        Expiry::Later => Key::ExpiresLater,
        Expiry::Never => Key::ExpiresNever,
        Expiry::Unreadable => Key::ExpiryUnreadable,
    }
}

/// One line of what expires when.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct ExpirySums {
    expiry: Expiry,
    sums: Option<Sums>,
    /// Codes of the longest line.
    most: u64,
}

#[component]
fn Expiries(overview: Overview) -> impl IntoView {
    let i18n = use_i18n();
    let lines = Memo::new(move |_| {
        let shown = overview.shown.get();
        let sums = EXPIRIES.map(|expiry| {
            let sums = shown.as_ref().map(|shown| shown.figures.expiring(expiry));
            (expiry, sums)
        });
        let codes = sums
            .iter()
            .filter_map(|(_, sums)| sums.map(|sums| sums.codes()));
        let most = codes.max().unwrap_or_default();
        // What can't be read is said where there is any.
        let is_told = |(expiry, sums): &(Expiry, Option<Sums>)| {
            *expiry != Expiry::Unreadable || sums.is_some_and(|sums| !sums.is_empty())
        };
        let lines = sums.into_iter().filter(is_told);
        let lines = lines.map(|(expiry, sums)| ExpirySums { expiry, sums, most });
        lines.collect::<Vec<_>>()
    });
    let is_final = Signal::derive(move || {
        (overview.shown).with(|shown| shown.as_ref().is_none_or(|shown| shown.extent.has_unused))
    });
    let foot = move || {
        let unused = overview.shown.with(|shown| {
            let shown = shown.as_ref();
            shown.map(|shown| shown.figures.status(Status::Unused))
        });
        view! { <CountCell codes=unused.map(|sums| sums.codes())/> <SumCells sums=unused/> }
    };
    view! {
        <table class="sums">
            <caption>{i18n.text(Key::ExpiryOfUnused)} <SoFar is_final/></caption>
            <Head first=Key::Expires/>
            <tbody>
                <For
                    each=move || lines.get()
                    key=|line| *line
                    let(line)
                >
                    <ExpiryRow line/>
                </For>
            </tbody>
            <tfoot>
                <tr>
                    <th scope="row">{i18n.text(Key::Outstanding)}</th>
                    {foot}
                </tr>
            </tfoot>
        </table>
    }
}

#[component]
fn ExpiryRow(line: ExpirySums) -> impl IntoView {
    let i18n = use_i18n();
    let navigation: Navigation = expect_context();
    let query = Signal::stored(expiry_query(navigation, line.expiry));
    let codes = line.sums.map(|sums| sums.codes());
    let per_cent = |n: u64| format!("{}%", n * 100 / line.most.max(1));
    let width = per_cent(codes.unwrap_or_default());
    view! {
        <tr>
            <th scope="row">
                <div class="with-share">
                    <ListLink query class="expiry-link">
                        {i18n.text(expiry_words(line.expiry))}
                    </ListLink>
                    <svg class="share" aria-hidden="true">
                        <rect width=width height="100%"></rect>
                    </svg>
                </div>
            </th>
            <CountCell codes/>
            <SumCells sums=line.sums/>
        </tr>
    }
}

/// The codes that a line counts; the list can't be asked for those that never expire.
fn expiry_query(navigation: Navigation, expiry: Expiry) -> Option<ListQuery> {
    let (after, within) = match expiry {
        Expiry::Week => (None, Some(7)),
        Expiry::Month => (Some(7), Some(30)),
        Expiry::Quarter => (Some(30), Some(90)),
        Expiry::Later => (Some(90), None),
        Expiry::Never | Expiry::Unreadable => return None,
    };
    let mut query = unused(navigation, None)?;
    query.local.expires_after = after;
    query.local.expires_within = within;
    Some(query)
}
