//! What is remembered of codes that were redeemed or revoked.

use crate::{
    components::{CountSummary, IconName, MOST_TICKS, OutcomeBar},
    domain::{Cause, JobKind, JobSummary, Shortfall},
    i18n::{I18n, Key, use_i18n},
    pages::{bulk, value::QuotedText},
};
use leptos::prelude::*;

/// As the style sheet names it, with its mark and its word.
pub fn state_of(job: &JobSummary) -> (&'static str, IconName, Key) {
    let counts = job.counts();
    let all = job.codes();
    if counts.in_doubt > 0 {
        ("in-doubt", IconName::MarkInDoubt, Key::OutcomeInDoubt)
    } else if counts.done == all {
        ("done", IconName::MarkDone, Key::StateMade)
    } else if counts.not_sent == all {
        ("not-sent", IconName::MarkNotSent, Key::OutcomeNotSent)
    } else if counts.refused == all {
        ("refused", IconName::MarkRefused, Key::OutcomeRefused)
    } else {
        ("refused", IconName::MarkRefused, Key::StateFewer)
    }
}

/// "Redeemed 3 of 5 codes".
pub fn title(i18n: I18n, job: &JobSummary) -> String {
    let (all, some) = match job.kind {
        JobKind::Redeem => (Key::RedeemedN, Key::RedeemReport),
        JobKind::Revoke => (Key::RevokedN, Key::RevokeReport),
    };
    match job.not_done() {
        0 => i18n.count(all, job.done),
        _ => i18n.count_with(some, job.codes(), &[("done", &i18n.integer(job.done))]),
    }
}

/// How many codes came to which end, and why.
#[component]
pub fn DoneJob<'a>(
    /// What is remembered.
    job: &'a JobSummary,
) -> impl IntoView + use<> {
    let i18n = use_i18n();
    let counts = job.counts();
    let ends = [
        ("done", counts.done),
        ("refused", counts.refused),
        ("in-doubt", counts.in_doubt),
        ("not-sent", counts.not_sent),
    ];
    let outcomes = ends
        .into_iter()
        .flat_map(|(end, n)| std::iter::repeat_n(end, n as usize));
    let bar = (job.codes() <= MOST_TICKS as u64).then(|| outcomes.collect());
    let (kept, all) = (job.marked(), job.not_done());
    let left_out = (kept < all).then(|| {
        let sentence = i18n.count_with(Key::MarksLeftOut, all, &[("kept", &i18n.integer(kept))]);
        view! { <p class="hint">{sentence}</p> }
    });
    let reasons: Vec<_> = (job.shortfalls.iter())
        .filter_map(|shortfall| reason(i18n, job.kind, shortfall))
        .collect();
    let reasons = (!reasons.is_empty()).then(|| view! { <ul class="reasons">{reasons}</ul> });
    view! {
        {bar.map(|outcomes| view! { <OutcomeBar outcomes/> })}
        {(all > 0).then(|| view! { <CountSummary counts=bulk::counts(i18n, job.kind, &counts)/> })}
        {reasons}
        {left_out}
    }
}

/// "2 × “already redeemed”"; nothing where the counts say it all.
fn reason(i18n: I18n, kind: JobKind, shortfall: &Shortfall) -> Option<AnyView> {
    let n = i18n.integer(shortfall.codes);
    let key = match &shortfall.cause {
        Cause::InDoubt | Cause::NotSent => return None,
        Cause::Said { words } => {
            let sentence = i18n.fill(Key::ReasonTimes, &[("n", &n)]);
            let words = words.as_str();
            return Some(
                view! {
                    <li>
                        <QuotedText sentence=&sentence words/>
                    </li>
                }
                .into_any(),
            );
        }
        Cause::Used => Key::FoundUsed,
        Cause::NotDone => bulk::not_done(kind),
        Cause::OtherReasons => Key::OtherReasons,
    };
    let sentence = i18n.fill(Key::Times, &[("n", &n), ("each", i18n.text(key))]);
    Some(view! { <li>{sentence}</li> }.into_any())
}
