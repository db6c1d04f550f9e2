//! How far a bulk job has come, and how it can be held or ended.

use super::report::counts;
use crate::{
    domain::JobKind,
    i18n::{I18n, Key},
    state::{BulkJob, JobPhase, JobProgress, Pause},
    ui::element::{El, button, div, h2, header, p, progress as bar, section, span},
};
use leptos::prelude::*;

/// Made once for a job: the buttons keep the focus while it runs.
pub fn progress(i18n: I18n, job: BulkJob) -> El {
    let all = job
        .progress
        .with_untracked(|now| now.as_ref().map_or(0, JobProgress::all));
    let title = i18n.count(
        match job.kind {
            JobKind::Redeem => Key::RedeemingN,
            JobKind::Revoke => Key::Revoking,
        },
        all,
    );
    let of = move |read: fn(I18n, &JobProgress) -> String| {
        move || {
            job.progress
                .with(|now| now.as_ref().map(|now| read(i18n, now)))
        }
    };
    let now = move || {
        job.progress
            .with(|now| now.as_ref().map_or(0, JobProgress::sent))
    };
    let bar = bar()
        .attr("aria-label", title.clone())
        .attr("max", all.to_string())
        .attr_with("value", move || now().to_string());
    let tally = move || {
        job.progress
            .with(|now| Some(counts(i18n, &now.as_ref()?.counts)))
    };
    let is_held = Memo::new(move |_| {
        let is_held = |now: &JobProgress| matches!(now.phase, JobPhase::Paused(_));
        job.progress.with(|now| now.as_ref().is_some_and(is_held))
    });
    let hold = move || {
        if untrack(|| is_held.get()) {
            job.go_on()
        } else {
            job.pause()
        }
    };
    let hold = button()
        .class("button")
        .attr("type", "button")
        .on_click(hold)
        .dynamic(move || i18n.text(if is_held.get() { Key::GoOn } else { Key::Pause }));
    let stop = button()
        .class("button")
        .attr("type", "button")
        .on_click(move || job.stop())
        .child(i18n.text(Key::StopRest));
    let actions = p()
        .class("row")
        .child(hold)
        .child(stop)
        .child(span().class("hint").dynamic(of(speed)));
    section()
        .class("sheet")
        .attr("aria-busy", "true")
        .child(header().class("sheet-head").child(h2().child(title)))
        .child(
            div()
                .class("stack stack-tight")
                .child(bar)
                .child(p().attr("role", "status").dynamic(of(phase)))
                .dynamic(tally)
                .child(actions),
        )
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
        JobPhase::LookingUp(n, all) => of(Key::LookingUp, *n, *all),
        JobPhase::Sending => i18n.text(Key::SendingChunks).to_owned(),
        JobPhase::Paused(Pause::Person) => i18n.text(Key::PausedByYou).to_owned(),
        JobPhase::Paused(Pause::Hopeless) => i18n.text(Key::PausedHopeless).to_owned(),
        JobPhase::Paused(Pause::Throttled(s)) => i18n.count(Key::PausedThrottled, u64::from(*s)),
        JobPhase::Paused(Pause::Unreachable(s)) => {
            i18n.count(Key::PausedUnreachable, u64::from(*s))
        }
    }
}

/// "1,250 of 5,000 sent, 83 a second, about 45 seconds left".
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
