//! What became of each code of a bulk job: the tally, the counts in words, and a list that can be narrowed and taken away.

use leptos::prelude::*;
use std::sync::Arc;

use crate::{
    components::{
        Button, ButtonKind, Card, CopyButton, CountSummary, Icon, IconName, OutcomeBar, Remount,
        SegmentedControl, VirtualList,
    },
    domain::{Code, Counts, JobKind, Outcome, Refusal, job::is_to_retry, table},
    i18n::{I18n, Key, use_i18n},
    pages::value::{MaskableCode, OutcomeText, UntrustedText},
    platform::download,
    state::{BulkJob, Preferences, Report, Session},
};

/// The ends that a code can come to, as the style sheet names them, with their marks.
const ENDS: [(&str, IconName); 4] = [
    ("done", IconName::MarkDone),
    ("refused", IconName::MarkRefused),
    ("in-doubt", IconName::MarkInDoubt),
    ("not-sent", IconName::MarkNotSent),
];

/// The words of each of [`ENDS`], in a tally and in a row.
fn words(kind: JobKind) -> [(Key, Key); 4] {
    let done = match kind {
        JobKind::Redeem => (Key::CountDoneRedeem, Key::StatusRedeemed),
        JobKind::Revoke => (Key::CountDoneRevoke, Key::StatusRevoked),
    };
    [
        done,
        (Key::CountRefused, Key::OutcomeRefused),
        (Key::CountInDoubt, Key::OutcomeInDoubt),
        (Key::CountNotSent, Key::OutcomeNotSent),
    ]
}

/// Which end the list is narrowed to, as a place in [`ENDS`].
type Narrowed = RwSignal<Option<usize>>;

/// Stays until the person closes it.
#[component]
pub fn BulkReport(
    /// The job that has ended.
    job: BulkJob,
    /// What became of its codes.
    report: Arc<Report>,
) -> impl IntoView {
    let i18n = use_i18n();
    // Both kinds may stand on one screen.
    let (id, title) = match job.kind {
        JobKind::Redeem => ("redeem-report", Key::RedeemReport),
        JobKind::Revoke => ("revoke-report", Key::RevokeReport),
    };
    let numbers = numbers(&report);
    let done = i18n.integer(numbers.done);
    let title = i18n.count_with(title, report.len() as u64, &[("done", &done)]);
    let outcomes = report
        .iter()
        .map(|(_, outcome)| ENDS[end_of(outcome)].0)
        .collect();
    let narrowed = Narrowed::new(None);
    let close = move || {
        view! {
            <Button
                kind=ButtonKind::QuietIcon
                class:push=true
                attr:aria-label=i18n.text(Key::CloseReport)
                on_click=move || job.report.set(None)
            >
                <Icon name=IconName::Cross/>
            </Button>
        }
    };
    view! {
        <Card title_id=id title is_focused=true aside=close>
            <div class="stack stack-tight">
                <OutcomeBar outcomes/>
                <CountSummary counts=counts(i18n, job.kind, &numbers) attr:role="status"/>
            </div>
            <Filter name=id kind=job.kind numbers narrowed/>
            <List kind=job.kind report=report.clone() narrowed/>
            <Actions job report numbers narrowed/>
            {(numbers.in_doubt > 0).then(|| view! { <p class="hint">{i18n.text(Key::InDoubtHint)}</p> })}
        </Card>
    }
}

fn numbers(report: &Report) -> Counts {
    let count = |end: usize| {
        report
            .iter()
            .filter(|(_, outcome)| end_of(outcome) == end)
            .count() as u64
    };
    Counts {
        done: count(0),
        refused: count(1),
        in_doubt: count(2),
        not_sent: count(3),
    }
}

/// The place in [`ENDS`].
fn end_of(outcome: &Outcome) -> usize {
    match outcome {
        Outcome::Done => 0,
        Outcome::Refused { .. } => 1,
        Outcome::InDoubt | Outcome::Unconfirmed { .. } => 2,
        Outcome::NotSent => 3,
    }
}

fn of_ends(counts: &Counts) -> [u64; 4] {
    [
        counts.done,
        counts.refused,
        counts.in_doubt,
        counts.not_sent,
    ]
}

/// How many codes came to which end, in words; none on an end that none came to.
pub fn counts(i18n: I18n, kind: JobKind, counts: &Counts) -> Vec<(u64, &'static str)> {
    let counts = of_ends(counts).into_iter().zip(words(kind));
    let counts = counts.map(|(n, (words, _))| (n, i18n.text(words)));
    counts.filter(|(n, _)| *n > 0).collect()
}

/// Only where codes came to several ends.
#[component]
fn Filter(name: &'static str, kind: JobKind, numbers: Counts, narrowed: Narrowed) -> impl IntoView {
    let i18n = use_i18n();
    let mut choices = vec![(None, i18n.text(Key::AllOutcomes))];
    for (end, n) in of_ends(&numbers).into_iter().enumerate() {
        if n > 0 {
            choices.push((Some(end), i18n.text(words(kind)[end].1)));
        }
    }
    (choices.len() > 2).then(|| {
        view! {
            <div class="row">
                <SegmentedControl
                    name
                    legend=i18n.text(Key::ShowOutcome)
                    choices
                    chosen=narrowed
                    on_choose=move |end| narrowed.set(end)
                />
            </div>
        }
    })
}

fn is_shown(outcome: &Outcome, shown: Option<usize>) -> bool {
    shown.is_none_or(|shown| end_of(outcome) == shown)
}

#[component]
fn List(kind: JobKind, report: Arc<Report>, narrowed: Narrowed) -> impl IntoView {
    let i18n = use_i18n();
    let list = move || {
        let shown = narrowed.get();
        let fits = |at: &usize| is_shown(&report[*at].1, shown);
        let places: Vec<usize> = (0..report.len()).filter(fits).collect();
        let (length, report) = (places.len(), report.clone());
        let row = move |n: usize| {
            let (report, at) = (report.clone(), places[n]);
            view! { <Row kind report at/> }.into_any()
        };
        let name = i18n.text(Key::Code).to_owned();
        view! { <VirtualList name class="code-list code-list-compact flush" length row/> }
            .into_any()
    };
    view! {
        <div class="flush">
            // Another list begins at its top.
            <Remount view=list/>
        </div>
    }
}

#[component]
fn Row(kind: JobKind, report: Arc<Report>, at: usize) -> impl IntoView {
    let i18n = use_i18n();
    let (code, outcome) = &report[at];
    let end = end_of(outcome);
    let (name, icon) = ENDS[end];
    let label = i18n.text(words(kind)[end].1);
    let preferences: Preferences = expect_context();
    let is_masked = Signal::derive(move || preferences.is_masked());
    view! {
        <span class="ordinal">{(at + 1).to_string()}</span>
        <span>
            <MaskableCode code=code.clone() is_masked/>
        </span>
        <span class="words">
            <Reason kind outcome/>
        </span>
        <OutcomeText outcome=name icon label/>
    }
}

#[component]
fn Reason<'a>(kind: JobKind, outcome: &'a Outcome) -> impl IntoView + use<> {
    let i18n = use_i18n();
    let key = match outcome {
        Outcome::Refused {
            reason: Refusal::Said(said),
        }
        | Outcome::Unconfirmed { said } => {
            return view! {
                "“"
                <bdi>
                    <UntrustedText text=said/>
                </bdi>
                "”"
            }
            .into_any();
        }
        Outcome::Refused {
            reason: Refusal::Used,
        } => Key::FoundUsed,
        Outcome::Refused {
            reason: Refusal::NotDone,
        } => not_done(kind),
        Outcome::InDoubt => Key::NotConfirmedYet,
        Outcome::Done | Outcome::NotSent => return ().into_any(),
    };
    i18n.text(key).into_any()
}

/// Why a code is refused to which a listing shows that nothing has happened.
pub fn not_done(kind: JobKind) -> Key {
    match kind {
        JobKind::Redeem => Key::FoundNotRedeemed,
        JobKind::Revoke => Key::FoundNotRevoked,
    }
}

/// What is shown can be taken away, and what did not happen sent again.
#[component]
fn Actions(
    job: BulkJob,
    report: Arc<Report>,
    numbers: Counts,
    narrowed: Narrowed,
) -> impl IntoView {
    let i18n = use_i18n();
    let session: Session = expect_context();
    let again = report.iter().filter(|(_, outcome)| is_to_retry(outcome));
    let again = again.count() as u64;
    let saved = report.clone();
    let copied = move || table::to_tsv(&rows(i18n, job.kind, &report, narrowed.get_untracked()));
    let save = move || {
        let rows = rows(i18n, job.kind, &saved, narrowed.get_untracked());
        download::save_table(&download::of_today("report", "csv"), &rows);
    };
    let look = (numbers.in_doubt > 0).then(|| {
        view! { <Button on_click=move || job.check_for_changes(session)>{i18n.text(Key::CheckNow)}</Button> }
    });
    let retry = (again > 0).then(|| {
        view! { <Button on_click=move || job.retry(session)>{i18n.count(Key::Retry, again)}</Button> }
    });
    view! {
        <footer class="row">
            <CopyButton label=i18n.text(Key::CopyReport).to_owned() text=copied/>
            <Button on_click=save>{i18n.text(Key::SaveReport)}</Button>
            {look}
            {retry}
        </footer>
    }
}

/// A heading and a row for each code.
fn rows(i18n: I18n, kind: JobKind, report: &Report, shown: Option<usize>) -> Vec<Vec<String>> {
    let shown = report
        .iter()
        .filter(|(_, outcome)| is_shown(outcome, shown));
    let row = |(code, outcome): &(Code, Outcome)| {
        let reason = match outcome {
            Outcome::Refused {
                reason: Refusal::Said(words),
            }
            | Outcome::Unconfirmed { said: words } => words,
            Outcome::Refused {
                reason: Refusal::Used,
            } => i18n.text(Key::FoundUsed),
            Outcome::Refused {
                reason: Refusal::NotDone,
            } => i18n.text(not_done(kind)),
            _ => "",
        };
        let words = i18n.text(words(kind)[end_of(outcome)].1);
        vec![
            code.reveal().to_owned(),
            words.to_owned(),
            reason.to_owned(),
        ]
    };
    let heading = [Key::Code, Key::Status, Key::Reason].map(|key| i18n.text(key).to_owned());
    std::iter::once(heading.to_vec())
        .chain(shown.map(row))
        .collect()
}
