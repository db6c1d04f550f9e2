//! A bulk job on the screen: what earlier pages have left undone, what it is doing, and what became of its codes.

mod left;
mod progress;
mod report;

use leptos::prelude::*;

use crate::{
    domain::JobKind,
    i18n::{I18n, Key, use_i18n},
    state::{BulkJob, NotBegun},
    ui::{
        Tone, bring_into_sight,
        element::{El, ElementRef, div, fragment, p},
        focus_within, notice, soon,
    },
};

pub fn bulk(job: BulkJob) -> El {
    let i18n = use_i18n();
    let element = ElementRef::new();
    let is_running = Memo::new(move |_| job.is_running());
    // What began or ended before the screen came is no news: neither the page nor the focus moves for it.
    let mut was_running = untrack(|| is_running.get());
    Effect::new(move |_| {
        let is_running = is_running.get();
        if is_running && !was_running {
            bring_into_sight(element);
        }
        was_running = is_running;
    });
    let mut is_old = true;
    Effect::new(move |_| {
        if job.report.with(Option::is_some) && !is_old {
            soon(element, move || focus_within(element, "h2"));
        }
        is_old = false;
    });
    div()
        .class("stack")
        .node(element)
        .dynamic(move || {
            if is_running.get() {
                progress::progress(i18n, job)
            } else {
                left::left(i18n, job)
            }
        })
        .dynamic(move || {
            job.not_begun
                .get()
                .map(|why| not_begun(i18n, job.kind, why))
        })
        .dynamic(move || {
            let report = job.report.get()?;
            Some(report::report(i18n, job, report))
        })
}

fn not_begun(i18n: I18n, kind: JobKind, why: NotBegun) -> El {
    let text = i18n.text(match (why, kind) {
        (NotBegun::OtherTab, JobKind::Redeem) => Key::OtherTabRedeems,
        (NotBegun::OtherTab, JobKind::Revoke) => Key::OtherTabRevokes,
        (NotBegun::Unreadable, _) => Key::LeftUnreadable,
    });
    let title = i18n.text(Key::NothingSent).to_owned();
    let text = fragment().child(p().child(text));
    notice(Tone::Danger, title, text)
}
