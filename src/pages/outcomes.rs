//! The report of a bulk request: the tally, the counts in words, and every code with what became of it.

use leptos::prelude::*;

use crate::{
    domain::{Code, Outcome},
    i18n::{Key, use_i18n},
    pages::value,
    state::Report,
    ui::{Icon, copy_button, icon},
};

/// Above this many codes a tick each says nothing any more.
const TALLY_MAX: usize = 200;

/// `title_id` names the heading, for what is labelled by it.
pub fn report(report: &Report, title: String, title_id: &'static str) -> AnyView {
    let i18n = use_i18n();
    let counted = [
        ("done", Key::CountDone),
        ("refused", Key::CountRefused),
        ("in-doubt", Key::CountInDoubt),
        ("not-sent", Key::CountNotSent),
    ];
    let counts = counted.map(|(name, key)| {
        let n = report.iter().filter(|(_, outcome)| outcome_name(outcome) == name).count();
        (n > 0).then(|| {
            view! { <span><b>{i18n.integer(n as u64)}</b>" "{i18n.text(key)}</span> }.into_any()
        })
    });
    let ticks = (report.len() <= TALLY_MAX).then(|| {
        let ticks = report.iter().map(|(_, outcome)| {
            view! { <i data-outcome=outcome_name(outcome)></i> }.into_any()
        });
        view! { <div class="tally" aria-hidden="true">{ticks.collect_view()}</div> }.into_any()
    });
    let has_doubt = report.iter().any(|(_, outcome)| *outcome == Outcome::InDoubt);
    let lines = lines(report);
    view! {
        <section class="sheet" aria-labelledby=title_id>
            <header class="sheet-head">
                <h2 id=title_id tabindex="-1">{title}</h2>
            </header>
            <div class="stack stack-tight">
                {ticks}
                <p class="counts" role="status">{counts.into_iter().flatten().collect_view()}</p>
            </div>
            <ol class="code-list code-list-compact flush">
                {report.iter().zip(1..).map(|((code, outcome), n)| row(n, code, outcome)).collect_view()}
            </ol>
            <footer class="row">
                {copy_button(i18n.text(Key::CopyReport).to_owned(), move || lines.clone())}
            </footer>
            {has_doubt.then(|| view! { <p class="hint">{i18n.text(Key::InDoubtHint)}</p> }.into_any())}
        </section>
    }
    .into_any()
}

fn row(n: u64, code: &Code, outcome: &Outcome) -> AnyView {
    let i18n = use_i18n();
    let words = match outcome {
        Outcome::Refused { reason } if reason.is_empty() => i18n.text(Key::FoundUsed).into_any(),
        Outcome::Refused { reason } => {
            view! { "“" <bdi>{value::outside(reason)}</bdi> "”" }.into_any()
        }
        Outcome::InDoubt => i18n.text(Key::NotFoundYet).into_any(),
        _ => ().into_any(),
    };
    view! {
        <li>
            <span class="ordinal">{n}</span>
            {value::code(code)}
            <span class="words">{words}</span>
            <span class="status" data-outcome=outcome_name(outcome)>
                {icon(outcome_icon(outcome))}
                {i18n.text(outcome_key(outcome))}
            </span>
        </li>
    }
    .into_any()
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
