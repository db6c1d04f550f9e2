//! How far a bulk job has come, and how it can be held or ended.

use super::report::counts;
use crate::{
    components::{Button, Card, CountSummary},
    domain::{JobKind, JobPhase, JobProgress, Pause},
    i18n::{I18n, Key, use_i18n},
    state::BulkJob,
};
use leptos::prelude::*;

/// Made once for a job: the buttons keep the focus while it runs.
#[component]
pub fn BulkProgress(
    /// The job, which is running.
    job: BulkJob,
) -> impl IntoView {
    let i18n = use_i18n();
    let progress = job.progress;
    let all = progress.with_untracked(|now| now.as_ref().map_or(0, JobProgress::all));
    let title = match job.kind {
        JobKind::Redeem => Key::RedeemingN,
        JobKind::Revoke => Key::Revoking,
    };
    let title = i18n.count(title, all);
    let sent = move || progress.with(|now| now.as_ref().map_or(0, JobProgress::sent));
    let phase = move || progress.with(|now| now.as_ref().map(|now| phase(i18n, now)));
    let speed = move || progress.with(|now| now.as_ref().map(|now| speed(i18n, now)));
    let counted = Memo::new(move |_| progress.with(|now| now.as_ref().map(|now| now.counts)));
    let is_paused = Memo::new(move |_| {
        let is_paused = |now: &JobProgress| matches!(now.phase, JobPhase::Paused(_));
        progress.with(|now| now.as_ref().is_some_and(is_paused))
    });
    let pause_or_go_on = move || {
        if is_paused.get_untracked() {
            job.go_on();
        } else {
            job.pause();
        }
    };
    let pause_label = move || {
        i18n.text(if is_paused.get() {
            Key::Resume
        } else {
            Key::Pause
        })
    };
    view! {
        <Card title=title.clone() is_busy=true>
            <div class="stack stack-tight">
                <progress aria-label=title max=all.to_string() value=move || sent().to_string()></progress>
                <p role="status">{phase}</p>
                {move || counted.get().map(|now| view! { <CountSummary counts=counts(i18n, job.kind, &now)/> })}
                <p class="row">
                    <Button on_click=pause_or_go_on>{pause_label}</Button>
                    <Button on_click=move || job.stop()>{i18n.text(Key::Stop)}</Button>
                    <span class="hint">{speed}</span>
                </p>
            </div>
        </Card>
    }
}

/// Why it waits, or what it does.
fn phase(i18n: I18n, now: &JobProgress) -> String {
    let of = |key, n: usize, all: usize| {
        let values = [
            ("n", &*i18n.integer(n as u64)),
            ("all", &*i18n.integer(all as u64)),
        ];
        i18n.fill(key, &values)
    };
    match &now.phase {
        JobPhase::Checking(n, all) => of(Key::Checking, *n, *all),
        JobPhase::LookingUp(n, all) => of(Key::CheckingUnconfirmed, *n, *all),
        JobPhase::Sending => i18n.text(Key::SendingChunks).to_owned(),
        JobPhase::Paused(Pause::Person) => i18n.text(Key::PausedByYou).to_owned(),
        JobPhase::Paused(Pause::SystematicRefusal) => i18n.text(Key::PausedHopeless).to_owned(),
        JobPhase::Paused(Pause::Throttled(s)) => i18n.count(Key::PausedThrottled, u64::from(*s)),
        JobPhase::Paused(Pause::Unreachable(s)) => {
            i18n.count(Key::PausedUnreachable, u64::from(*s))
        }
    }
}

/// "1,250 of 5,000 sent, 83/s, about 45 seconds left".
fn speed(i18n: I18n, now: &JobProgress) -> String {
    const MINUTE: u64 = 60;
    let (sent, all) = (i18n.integer(now.sent()), i18n.integer(now.all()));
    let mut words = i18n.fill(Key::SentOf, &[("n", &sent), ("all", &all)]);
    if let (Some(rate), Some(left)) = (now.rate(), now.remaining())
        && now.counts.not_sent > 0
    {
        words += ", ";
        words += &i18n.fill(
            Key::CodesASecond,
            &[("n", &i18n.integer(rate.max(1.0) as u64))],
        );
        words += ", ";
        let seconds = left.ceil() as u64;
        words += &if seconds > 2 * MINUTE {
            i18n.count(Key::MinutesLeft, seconds.div_ceil(MINUTE))
        } else {
            i18n.count(Key::SecondsLeft, seconds.max(1))
        };
    }
    words
}
