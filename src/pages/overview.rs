//! What the codes of the account come to: what is outstanding, when it expires, what was issued and redeemed, and for whom.

mod breakdown;
mod columns;
mod file_name;
mod group_row;
mod groups;
mod list_link;
mod over_time;
mod over_time_table;
mod period;
mod rates;
mod status_line;
mod sum_text;
mod tiles;

use leptos::prelude::*;

use crate::{
    components::{ScreenHeader, SegmentedControl},
    i18n::{Key, use_i18n},
    pages::{bulk::Bulk, codes::RevokeDialog},
    platform::clock,
    state::{self, BulkJob, Jobs, Preferences, Shown},
};
use breakdown::Breakdown;
use groups::Groups;
use over_time::OverTime;
use status_line::StatusLine;
use tiles::Tiles;

/// The screen.
#[component]
pub fn Overview() -> impl IntoView {
    let i18n = use_i18n();
    let overview: state::Overview = expect_context();
    let jobs: Jobs = expect_context();
    overview.visit();
    refresh_after_revoking(overview, jobs.revoke);
    let is_empty = Memo::new(move |_| {
        let is_empty = |shown: &Shown| {
            let Shown {
                figures,
                received,
                extent,
                ..
            } = shown;
            extent.has_all && extent.has_received && figures.all().is_empty() && received.is_empty()
        };
        (overview.shown).with(|shown| shown.as_ref().is_some_and(|shown| is_empty(shown)))
    });
    view! {
        <div class="pane pane-wide">
            <ScreenHeader title=i18n.text(Key::Overview)>
                <ZoneChoice/>
            </ScreenHeader>
            <div class="stack stack-screen">
                <StatusLine overview/>
                <Bulk job=jobs.revoke/>
                <Show when=move || !is_empty.get() fallback=|| view! { <NothingIssued/> }>
                    <Tiles overview/>
                    <div class="pictures">
                        <OverTime overview/>
                        <Breakdown overview/>
                    </div>
                    <Groups overview/>
                </Show>
            </div>
        </div>
        <RevokeDialog job=jobs.revoke/>
    }
}

#[component]
fn NothingIssued() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="empty">
            <h2>{i18n.text(Key::NothingIssuedTitle)}</h2>
            <p>{i18n.text(Key::NothingIssuedText)}</p>
        </div>
    }
}

/// What was revoked here is outstanding no longer.
fn refresh_after_revoking(overview: state::Overview, job: BulkJob) {
    Effect::new(move |was_there: Option<bool>| {
        let is_there = job.report.with(Option::is_some);
        if is_there && was_there == Some(false) {
            untrack(|| overview.refresh());
        }
        is_there
    });
}

/// Days are days of this zone.
#[component]
fn ZoneChoice() -> impl IntoView {
    let i18n = use_i18n();
    let preferences: Preferences = expect_context();
    let is_utc = Signal::derive(move || i18n.is_utc());
    let local = i18n.fill(Key::LocalTimesOf, &[("zone", &clock::zone())]);
    view! {
        <div class="push segments-small">
            <SegmentedControl
                name="overview-times"
                legend=i18n.text(Key::TimeZone)
                choices=vec![(false, local), (true, "UTC".to_owned())]
                chosen=is_utc
                on_choose=move |(is_utc,)| preferences.change(|own| own.is_utc = is_utc)
            />
        </div>
    }
}
