//! The report of a bulk request: the tally, the counts in words, and every code with what became of it.

use crate::{
    domain::{Code, Outcome},
    i18n::{I18n, Key, use_i18n},
    pages::value,
    state::Report,
    ui::{
        Icon, copy_button,
        element::{
            El, b, bdi, div, footer, fragment, h2, header, i, li, ol, p, section, span, text,
        },
        icon,
    },
};

/// Above this many codes a tick each says nothing any more.
const TALLY_MAX: usize = 200;

/// `title_id` names the heading, for what is labelled by it.
pub fn report(report: &Report, title: String, title_id: &'static str) -> El {
    let i18n = use_i18n();
    let has_doubt = report
        .iter()
        .any(|(_, outcome)| *outcome == Outcome::InDoubt);
    let lines = lines(report);
    let rows = report
        .iter()
        .zip(1..)
        .map(|((code, outcome), n)| row(n, code, outcome));
    let head = h2().id(title_id).attr("tabindex", "-1").child(title);
    let summary = div()
        .class("stack stack-tight")
        .child((report.len() <= TALLY_MAX).then(|| tally(report)))
        .child(counts(i18n, report));
    let copy = copy_button(i18n.text(Key::CopyReport).to_owned(), move || lines.clone());
    section()
        .class("sheet")
        .attr("aria-labelledby", title_id)
        .child(header().class("sheet-head").child(head))
        .child(summary)
        .child(
            ol().class("code-list code-list-compact flush")
                .children(rows),
        )
        .child(footer().class("row").child(copy))
        .child(has_doubt.then(|| p().class("hint").child(i18n.text(Key::InDoubtHint))))
}

/// A tick for each code.
fn tally(report: &Report) -> El {
    let ticks = report
        .iter()
        .map(|(_, outcome)| i().attr("data-outcome", outcome_name(outcome)));
    div()
        .class("tally")
        .attr("aria-hidden", "true")
        .children(ticks)
}

/// How many codes came to which end; no word on an end that none came to.
fn counts(i18n: I18n, report: &Report) -> El {
    let counted = [
        ("done", Key::CountDone),
        ("refused", Key::CountRefused),
        ("in-doubt", Key::CountInDoubt),
        ("not-sent", Key::CountNotSent),
    ];
    let mut counts = p().class("counts").attr("role", "status");
    for (name, key) in counted {
        let named = report
            .iter()
            .filter(|(_, outcome)| outcome_name(outcome) == name);
        let n = named.count() as u64;
        if n > 0 {
            let number = b().child(i18n.integer(n));
            counts = counts.child(span().child(number).child(" ").child(i18n.text(key)));
        }
    }
    counts
}

fn row(n: u64, code: &Code, outcome: &Outcome) -> El {
    let i18n = use_i18n();
    let words = match outcome {
        Outcome::Refused { reason } if reason.is_empty() => text(i18n.text(Key::FoundUsed)),
        Outcome::Refused { reason } => fragment()
            .child("“")
            .child(bdi().child(value::outside(reason)))
            .child("”"),
        Outcome::InDoubt => text(i18n.text(Key::NotFoundYet)),
        _ => fragment(),
    };
    let status = span()
        .class("status")
        .attr("data-outcome", outcome_name(outcome))
        .child(icon(outcome_icon(outcome)))
        .child(i18n.text(outcome_key(outcome)));
    li().child(span().class("ordinal").child(n.to_string()))
        .child(value::code(code))
        .child(span().class("words").child(words))
        .child(status)
}

/// A line a code, with tabs, as a spreadsheet takes it.
fn lines(report: &Report) -> String {
    let i18n = use_i18n();
    report
        .iter()
        .map(|(code, outcome)| {
            let reason = match outcome {
                Outcome::Refused { reason } => reason.as_str(),
                _ => "",
            };
            [code.reveal(), i18n.text(outcome_key(outcome)), reason].join("\t") + "\n"
        })
        .collect()
}

fn outcome_name(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Done => "done",
        Outcome::Refused { .. } => "refused",
        Outcome::InDoubt => "in-doubt",
        Outcome::NotSent => "not-sent",
    }
}

fn outcome_icon(outcome: &Outcome) -> Icon {
    match outcome {
        Outcome::Done => Icon::MarkDone,
        Outcome::Refused { .. } => Icon::MarkRefused,
        Outcome::InDoubt => Icon::MarkInDoubt,
        Outcome::NotSent => Icon::MarkNotSent,
    }
}

fn outcome_key(outcome: &Outcome) -> Key {
    match outcome {
        Outcome::Done => Key::OutcomeDone,
        Outcome::Refused { .. } => Key::OutcomeRefused,
        Outcome::InDoubt => Key::OutcomeInDoubt,
        Outcome::NotSent => Key::OutcomeNotSent,
    }
}
