//! One order of the journal.

use leptos::prelude::*;
use std::sync::Arc;

use super::{Screen, note::note, question::Question};
use crate::{
    browser::task,
    domain::{Amount, End, OrderRecord, OrderState, Verdict},
    i18n::{I18n, Key},
    pages::{doubt, value, words},
    state::{View, find_codes},
    ui::{
        Icon,
        element::{El, bdi, button, div, fragment, h3, li, p, span, time},
        icon,
    },
};

pub fn entry(i18n: I18n, screen: Screen, record: &Arc<OrderRecord>) -> El {
    let at = record.begun_at;
    let (outcome, mark, words) = state_words(record);
    let status = span()
        .class("status")
        .attr("data-outcome", outcome)
        .child(icon(mark))
        .child(i18n.text(words));
    let asked = record.order.codes();
    let shown = record.clone();
    // A code that was made is done; one beyond is more than asked.
    let missing = if outcome == "done" || outcome == "more" {
        "not-sent"
    } else {
        outcome
    };
    let tally = move || doubt::tally(asked, made(screen, &shown), missing);
    let (told, looked, made) = (record.clone(), record.clone(), record.clone());
    let what = div()
        .class("what")
        .child(
            h3().attr("id", record.id.clone())
                .child(title(i18n, record)),
        )
        .dynamic(tally)
        .child(p().dynamic(move || sentence(i18n, screen, &told)))
        .dynamic(move || looking(i18n, screen, &looked))
        .child(note(i18n, screen, record))
        .dynamic(move || found(i18n, screen, &made));
    li().child(
        time()
            .attr("datetime", at.iso8601())
            .attr("title", value::exact(i18n, at))
            .child(i18n.clock_with_seconds(at.as_millis())),
    )
    .child(status)
    .child(what)
    .child(actions(i18n, screen, record))
}

fn state_words(record: &OrderRecord) -> (&'static str, Icon, Key) {
    match &record.state {
        OrderState::Sent => ("in-doubt", Icon::MarkInDoubt, Key::StateSending),
        OrderState::InDoubt { .. } => ("in-doubt", Icon::MarkInDoubt, Key::OutcomeInDoubt),
        OrderState::Answered { end, .. } | OrderState::Settled { end, .. } => match end {
            End::Made => ("done", Icon::MarkDone, Key::StateMade),
            End::MadeMore => ("more", Icon::MarkMore, Key::StateMore),
            End::MadeFewer => ("refused", Icon::MarkRefused, Key::StateFewer),
            End::NotMade => ("not-sent", Icon::MarkNotSent, Key::StateNotMade),
            End::Refused => ("refused", Icon::MarkRefused, Key::OutcomeRefused),
            End::Closed => ("not-sent", Icon::MarkNotSent, Key::StateClosed),
        },
    }
}

/// "Generate 5 × 10 IPs for kim@example.org, part 2 of 5".
fn title(i18n: I18n, record: &OrderRecord) -> String {
    let order = value::order_words(i18n, &record.order);
    let mut title = match record.order.forward_to() {
        Some(email) => i18n.fill(Key::GeneratedFor, &[("order", &order), ("email", email)]),
        None => i18n.fill(Key::Generated, &[("order", &order)]),
    };
    if let Some(part) = &record.part {
        let (n, all) = (part.number.to_string(), part.of.to_string());
        title += ", ";
        title += &i18n.fill(Key::PartOf, &[("n", &n), ("all", &all)]);
    }
    title
}

/// Tracks. How many codes are known to be made.
fn made(screen: Screen, record: &OrderRecord) -> u64 {
    let look = screen.settling.look(&record.id);
    let found = look.and_then(|look| Some(look.finding?.made()));
    found.unwrap_or(record.claimed().len() as u64)
}

/// Tracks.
fn sentence(i18n: I18n, screen: Screen, record: &OrderRecord) -> String {
    let asked = i18n.integer(record.order.codes());
    let made = i18n.integer(made(screen, record));
    match &record.state {
        OrderState::Sent | OrderState::InDoubt { .. } => {
            i18n.fill(Key::DoubtSentence, &[("found", &made), ("asked", &asked)])
        }
        OrderState::Answered {
            end, named: marks, ..
        }
        | OrderState::Settled { end, marks, .. } => match end {
            End::Made | End::MadeMore | End::MadeFewer => {
                let total = (Amount::from(record.order.each())).checked_mul(marks.len() as u64);
                let total =
                    total.map_or_else(String::new, |total| value::amount_words(i18n, total));
                let values = [("made", &*made), ("asked", &*asked), ("total", &*total)];
                i18n.fill(Key::MadeSentence, &values)
            }
            End::NotMade => i18n.text(Key::NotMadeSentence).to_owned(),
            End::Refused => i18n.text(Key::RefusedSentence).to_owned(),
            End::Closed => i18n.text(Key::ClosedSentence).to_owned(),
        },
    }
}

/// Tracks. What stands in the way of settling an order in doubt, and the codes that may be its own.
fn looking(i18n: I18n, screen: Screen, record: &OrderRecord) -> Option<El> {
    let look = screen
        .settling
        .look(&record.id)
        .filter(|_| record.is_in_doubt())?;
    if let Some(error) = &look.problem {
        let (said, why) = words::of_error(i18n, error);
        let line = p()
            .child(said)
            .child(" ")
            .child(bdi().child(value::outside(&why)));
        return Some(line);
    }
    let finding = look
        .finding
        .filter(|finding| finding.verdict == Verdict::CantTell)?;
    let rows = [
        &finding.named,
        &finding.alike,
        &finding.unclear,
        &finding.others,
    ]
    .into_iter();
    let codes: Vec<_> = rows.flatten().map(|row| row.code.clone()).collect();
    let list = div()
        .class("sheet")
        .child(doubt::code_list_to_copy(i18n, &codes));
    let text = p().child(i18n.text(Key::UntoldText));
    Some(
        fragment()
            .child(text)
            .child((!codes.is_empty()).then_some(list)),
    )
}

/// Tracks. The codes, once they have been looked up.
fn found(i18n: I18n, screen: Screen, record: &OrderRecord) -> Option<El> {
    let rows = screen.found.with(|found| {
        let known = found.iter().find(|(name, _)| *name == record.id);
        known.map(|(_, rows)| rows.clone())
    })?;
    if rows.is_empty() {
        return Some(p().child(i18n.text(Key::CodesNotFound)));
    }
    let codes: Vec<_> = rows.iter().map(|row| row.code.clone()).collect();
    let surplus = doubt::surplus(&rows, record, screen.settings, screen.now.exactly());
    let surplus = (!surplus.is_empty()).then(|| {
        let words = i18n.count(Key::RevokeSurplus, surplus.len() as u64);
        let revoke = button()
            .class("button button-danger")
            .attr("type", "button")
            .on_click(move || {
                screen.revocation.ask(surplus.clone());
                screen.navigation.go(View::Issued);
            })
            .child(words);
        p().class("row").child(revoke)
    });
    Some(
        fragment()
            .child(
                div()
                    .class("sheet")
                    .child(doubt::code_list_to_copy(i18n, &codes)),
            )
            .child(surplus),
    )
}

fn actions(i18n: I18n, screen: Screen, record: &Arc<OrderRecord>) -> El {
    let of = record.id.clone();
    let act = |words: String, act: Box<dyn Fn()>| {
        button()
            .class("button button-quiet")
            .attr("type", "button")
            .attr("aria-describedby", of.clone())
            .on_click(act)
            .child(words)
    };
    let ask = |question: fn(String) -> Question| -> Box<dyn Fn()> {
        let id = record.id.clone();
        Box::new(move || screen.question.set(Some(question(id.clone()))))
    };
    let mut actions = span().class("row");
    match &record.state {
        OrderState::Sent | OrderState::InDoubt { .. } => {
            let look = move || screen.settling.look_now(screen.session);
            let words = i18n.text(Key::SettleNow).to_owned();
            actions = actions.child(act(words, Box::new(look)).class("button"));
            let words = i18n.text(Key::CloseDoubt).to_owned();
            actions = actions.child(act(words, ask(Question::Close)));
        }
        _ if !record.claimed().is_empty() => {
            let n = record.claimed().len() as u64;
            let (record, id) = (record.clone(), record.id.clone());
            let is_shown = move || {
                let is_found = |found: &Vec<(String, _)>| found.iter().any(|(name, _)| *name == id);
                screen.found.with(is_found)
            };
            let show = move || show(screen, &record);
            actions = actions.child(act(String::new(), Box::new(show)).dynamic(move || {
                if is_shown() {
                    i18n.text(Key::HideCodes).to_owned()
                } else {
                    i18n.count(Key::ShowCodes, n)
                }
            }));
        }
        OrderState::Answered { .. } | OrderState::Settled { .. } => {
            let order = record.order.clone();
            let take = move || {
                screen.orders.fill(order.form());
                screen.navigation.go(View::Generate);
            };
            actions = actions.child(act(i18n.text(Key::UseValues).to_owned(), Box::new(take)));
        }
    }
    let words = i18n.text(Key::Forget).to_owned();
    actions.child(act(words, ask(Question::Forget)))
}

/// Looks the codes up in the list, or hides them again.
fn show(screen: Screen, record: &Arc<OrderRecord>) {
    let mut others = screen.found.get_untracked();
    let shown = others.len();
    others.retain(|(name, _)| *name != record.id);
    if others.len() < shown {
        screen.found.set(others);
        return;
    }
    let Some(client) = screen.session.client() else {
        return;
    };
    let record = record.clone();
    task::spawn(async move {
        match find_codes(&client, &record).await {
            Ok(rows) if !screen.found.is_disposed() => {
                let entry = (record.id.clone(), rows.into());
                screen.found.update(|found| found.push(entry));
            }
            Ok(_) => {}
            Err(error) => screen.session.note(&client, &error),
        }
    });
}
