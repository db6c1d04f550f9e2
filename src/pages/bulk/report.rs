//! What became of each code of a bulk job: the tally, the counts in words, and a list that can be narrowed and taken away.

use leptos::prelude::*;
use std::sync::Arc;

use crate::{
    browser::download,
    domain::{Code, Counts, JobKind, Outcome, Refusal, job::is_to_retry, table},
    i18n::{I18n, Key},
    pages::value,
    state::{BulkJob, Report, Session},
    ui::{
        Icon, copy_button,
        element::{
            El, b, bdi, button, div, footer, fragment, h2, header, i, legend, li, ol, p, section,
            span, text,
        },
        icon, segments, windowed,
    },
};

/// Above this many codes a tick each says nothing any more.
const TALLY_MAX: usize = 200;

/// Up to this many codes stand there all at once.
const ROWS_MAX: usize = 100;

/// The ends that a code can come to, as the style sheet names them, with their words in a tally and in a row.
const ENDS: [(&str, Key, Key, Icon); 4] = [
    ("done", Key::CountDone, Key::OutcomeDone, Icon::MarkDone),
    (
        "refused",
        Key::CountRefused,
        Key::OutcomeRefused,
        Icon::MarkRefused,
    ),
    (
        "in-doubt",
        Key::CountInDoubt,
        Key::OutcomeInDoubt,
        Icon::MarkInDoubt,
    ),
    (
        "not-sent",
        Key::CountNotSent,
        Key::OutcomeNotSent,
        Icon::MarkNotSent,
    ),
];

pub fn report(i18n: I18n, job: BulkJob, report: Arc<Report>) -> El {
    // Both kinds may stand on one screen.
    let (id, title) = match job.kind {
        JobKind::Redeem => ("redeem-report", Key::RedeemReport),
        JobKind::Revoke => ("revoke-report", Key::RevokeReport),
    };
    let title = i18n.count(title, report.len() as u64);
    let close = button()
        .class("button button-quiet button-icon push")
        .attr("type", "button")
        .attr("aria-label", i18n.text(Key::CloseReport))
        .on_click(move || job.report.set(None))
        .child(icon(Icon::Cross));
    let head = header()
        .class("sheet-head")
        .child(h2().id(id).attr("tabindex", "-1").child(title))
        .child(close);
    let numbers = numbers(&report);
    let summary = div()
        .class("stack stack-tight")
        .child((report.len() <= TALLY_MAX).then(|| tally(&report)))
        .child(counts(i18n, &numbers).attr("role", "status"));
    // Which end the list is narrowed to.
    let shown = RwSignal::new(None);
    section()
        .class("sheet")
        .attr("aria-labelledby", id)
        .child(head)
        .child(summary)
        .child(filter(i18n, id, &numbers, shown))
        .child(list(i18n, report.clone(), shown))
        .child(actions(i18n, job, report, shown))
        .child((numbers.in_doubt > 0).then(|| p().class("hint").child(i18n.text(Key::InDoubtHint))))
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
        Outcome::InDoubt => 2,
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

/// A tick for each code.
fn tally(report: &Report) -> El {
    let ticks = report
        .iter()
        .map(|(_, outcome)| i().attr("data-outcome", ENDS[end_of(outcome)].0));
    div()
        .class("tally")
        .attr("aria-hidden", "true")
        .children(ticks)
}

/// How many codes came to which end; no word on an end that none came to.
pub fn counts(i18n: I18n, counts: &Counts) -> El {
    let mut line = p().class("counts");
    for (n, (_, words, ..)) in of_ends(counts).into_iter().zip(ENDS) {
        if n > 0 {
            let number = b().child(i18n.integer(n));
            line = line.child(span().child(number).child(" ").child(i18n.text(words)));
        }
    }
    line
}

/// Only where codes came to several ends.
fn filter(
    i18n: I18n,
    name: &'static str,
    counts: &Counts,
    shown: RwSignal<Option<usize>>,
) -> Option<El> {
    let mut choices = vec![(None, i18n.text(Key::AllOutcomes))];
    for (end, n) in of_ends(counts).into_iter().enumerate() {
        if n > 0 {
            choices.push((Some(end), i18n.text(ENDS[end].2)));
        }
    }
    (choices.len() > 2).then(|| {
        let legend = legend().class("unseen").child(i18n.text(Key::ShowOutcome));
        let choose = move |end| shown.set(end);
        let segments = segments(name, legend, choices, move || shown.get(), choose);
        div().class("row").child(segments)
    })
}

fn is_shown(outcome: &Outcome, shown: Option<usize>) -> bool {
    shown.is_none_or(|shown| end_of(outcome) == shown)
}

fn list(i18n: I18n, report: Arc<Report>, shown: RwSignal<Option<usize>>) -> El {
    div().class("flush").dynamic(move || {
        let shown = shown.get();
        let fits = |at: &usize| is_shown(&report[*at].1, shown);
        let places: Vec<usize> = (0..report.len()).filter(fits).collect();
        let list = ol().class("code-list code-list-compact flush");
        if places.len() <= ROWS_MAX {
            return list.children(places.iter().map(|at| row(i18n, *at, &report)));
        }
        let (name, length, report) = (i18n.text(Key::Code), places.len(), report.clone());
        let row = move |n: usize| row(i18n, places[n], &report);
        windowed(name.to_owned(), list, move || length, |_| 0, row)
    })
}

fn row(i18n: I18n, at: usize, report: &Report) -> El {
    let (code, outcome) = &report[at];
    let (name, _, words, mark) = ENDS[end_of(outcome)];
    let status = span()
        .class("status")
        .attr("data-outcome", name)
        .child(icon(mark))
        .child(i18n.text(words));
    li().child(span().class("ordinal").child((at + 1).to_string()))
        .child(value::code(code))
        .child(span().class("words").child(reason(i18n, outcome)))
        .child(status)
}

fn reason(i18n: I18n, outcome: &Outcome) -> El {
    match outcome {
        Outcome::Refused { reason } => match reason {
            Refusal::Said(words) => fragment()
                .child("“")
                .child(bdi().child(value::outside(words)))
                .child("”"),
            Refusal::Used => text(i18n.text(Key::FoundUsed)),
            Refusal::NotDone => text(i18n.text(Key::FoundNotDone)),
        },
        Outcome::InDoubt => text(i18n.text(Key::NotFoundYet)),
        _ => fragment(),
    }
}

/// What is shown can be taken away, and what did not happen sent again.
fn actions(i18n: I18n, job: BulkJob, report: Arc<Report>, shown: RwSignal<Option<usize>>) -> El {
    let session: Session = expect_context();
    let action = |words: String, act: Box<dyn Fn()>| {
        button()
            .class("button")
            .attr("type", "button")
            .on_click(act)
            .child(words)
    };
    let again = report
        .iter()
        .filter(|(_, outcome)| is_to_retry(outcome))
        .count() as u64;
    let in_doubt = numbers(&report).in_doubt;
    let rows = move || rows(i18n, &report, shown.get_untracked());
    let copied = rows.clone();
    let copy = copy_button(i18n.text(Key::CopyReport).to_owned(), move || {
        table::to_tsv(&copied())
    });
    let save = move || download::save_table(&download::of_today("report", "csv"), &rows());
    let retry = (again > 0).then(|| {
        let words = i18n.count(Key::SendAgain, again);
        action(words, Box::new(move || job.retry(session)))
    });
    let look = (in_doubt > 0).then(|| {
        let words = i18n.text(Key::LookNow).to_owned();
        action(words, Box::new(move || job.look_again(session)))
    });
    footer()
        .class("row")
        .child(copy)
        .child(action(
            i18n.text(Key::SaveReport).to_owned(),
            Box::new(save),
        ))
        .child(look)
        .child(retry)
}

/// A heading and a row for each code.
fn rows(i18n: I18n, report: &Report, shown: Option<usize>) -> Vec<Vec<String>> {
    let shown = report
        .iter()
        .filter(|(_, outcome)| is_shown(outcome, shown));
    let row = |(code, outcome): &(Code, Outcome)| {
        let reason = match outcome {
            Outcome::Refused {
                reason: Refusal::Said(words),
            } => words,
            Outcome::Refused {
                reason: Refusal::Used,
            } => i18n.text(Key::FoundUsed),
            Outcome::Refused {
                reason: Refusal::NotDone,
            } => i18n.text(Key::FoundNotDone),
            _ => "",
        };
        let words = i18n.text(ENDS[end_of(outcome)].2);
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
