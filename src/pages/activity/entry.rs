//! One order of the journal.

use std::rc::Rc;

use super::Screen;
use crate::{
    browser::task,
    domain::{Code, End, Mark, OrderRecord, OrderState},
    i18n::{I18n, Key},
    live::Live,
    pages::{doubt, value},
    state::{View, find_codes},
    ui::{
        Icon,
        element::{El, button, div, form, fragment, h3, input, li, p, span, time},
        icon,
    },
};

pub fn entry(i18n: I18n, screen: Screen, record: &Rc<OrderRecord>) -> El {
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
    let told = record.clone();
    let what = div()
        .class("what")
        .child(h3().child(title(i18n, record)))
        .dynamic(tally)
        .child(p().dynamic(move || sentence(i18n, screen, &told)))
        .child(is_of_another(screen, record).then(|| p().child(i18n.text(Key::OtherAccount))));
    let codes = Live::new(None);
    let what = what
        .child(note(i18n, screen, record))
        .dynamic(move || found(i18n, codes.get()));
    li().child(
        time()
            .attr("datetime", at.iso8601())
            .attr("title", value::exact(i18n, at))
            .child(i18n.clock_with_seconds(at.as_millis())),
    )
    .child(status)
    .child(what)
    .child(actions(i18n, screen, record, codes))
}

fn state_words(record: &OrderRecord) -> (&'static str, Icon, Key) {
    match &record.state {
        OrderState::Sent => ("in-doubt", Icon::MarkInDoubt, Key::StateSending),
        OrderState::InDoubt { .. } => ("in-doubt", Icon::MarkInDoubt, Key::OutcomeInDoubt),
        OrderState::Settled { end, .. } => match end {
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
        OrderState::Settled { end, marks, .. } => match end {
            End::Made | End::MadeMore | End::MadeFewer => {
                let total = (crate::domain::Amount::from(record.order.each()))
                    .checked_mul(marks.len() as u64);
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

fn is_of_another(screen: Screen, record: &OrderRecord) -> bool {
    let client = screen.session.client();
    client.is_none_or(|client| client.fingerprint() != record.account)
}

/// The note, to be changed in its place.
fn note(i18n: I18n, screen: Screen, record: &OrderRecord) -> El {
    let is_open = Live::new(false);
    let typed = Live::new(record.note.clone());
    let id = record.id.clone();
    let save = move || {
        is_open.set(false);
        let (id, note) = (id.clone(), typed.get_untracked().trim().to_owned());
        task::spawn(async move { screen.journal.set_note(&id, note).await });
    };
    let written = record.note.clone();
    p().class("row").dynamic(move || {
        if !is_open.get() {
            let edit = button()
                .class("button button-link")
                .attr("type", "button")
                .on_click(move || is_open.set(true))
                .child(i18n.text(Key::SetNote));
            return fragment()
                .child((!written.is_empty()).then(|| value::outside(&written)))
                .child(" ")
                .child(edit);
        }
        let field = input()
            .class("input")
            .attr("aria-label", i18n.text(Key::Note))
            .flag("autofocus")
            .prop("value", move || typed.get())
            .on_input(move |text| typed.set(text));
        form()
            .class("row")
            .on_submit(save.clone())
            .child(field)
            .child(button().class("button").child(i18n.text(Key::SaveNote)))
    })
}

/// The codes, once they have been looked up.
fn found(i18n: I18n, codes: Option<Vec<Code>>) -> Option<El> {
    let codes = codes?;
    Some(if codes.is_empty() {
        p().child(i18n.text(Key::CodesNotFound))
    } else {
        div().class("sheet").child(doubt::code_list(i18n, &codes))
    })
}

fn actions(
    i18n: I18n,
    screen: Screen,
    record: &Rc<OrderRecord>,
    codes: Live<Option<Vec<Code>>>,
) -> El {
    let act = |words: String, act: Box<dyn Fn()>| {
        button()
            .class("button button-quiet")
            .attr("type", "button")
            .on_click(act)
            .child(words)
    };
    let is_ours = !is_of_another(screen, record);
    let mut actions = span().class("row");
    match &record.state {
        OrderState::Sent | OrderState::InDoubt { .. } => {
            let id = record.id.clone();
            let close = move || {
                let id = id.clone();
                task::spawn(async move { screen.settling.close(&id).await });
            };
            if is_ours {
                let look = move || screen.settling.look_now(screen.session);
                let words = i18n.text(Key::SettleNow).to_owned();
                actions = actions.child(act(words, Box::new(look)).class("button"));
            }
            actions = actions.child(act(i18n.text(Key::CloseDoubt).to_owned(), Box::new(close)));
        }
        OrderState::Settled { marks, .. } if !marks.is_empty() && is_ours => {
            let n = marks.len() as u64;
            let record = record.clone();
            actions = actions.child(
                act(
                    String::new(),
                    Box::new(move || show(screen, &record, codes)),
                )
                .dynamic(move || match codes.get() {
                    None => i18n.count(Key::ShowCodes, n),
                    Some(_) => i18n.text(Key::HideCodes).to_owned(),
                }),
            );
        }
        OrderState::Settled { .. } => {
            let order = record.order.clone();
            let take = move || {
                screen.orders.form.set(order.form());
                screen.navigation.go(View::Generate);
            };
            actions = actions.child(act(i18n.text(Key::UseValues).to_owned(), Box::new(take)));
        }
    }
    let id = record.id.clone();
    let forget = move || screen.forgetting.set(Some(id.clone()));
    actions.child(act(i18n.text(Key::Forget).to_owned(), Box::new(forget)))
}

/// Looks the codes up in the list, or hides them again.
fn show(screen: Screen, record: &Rc<OrderRecord>, codes: Live<Option<Vec<Code>>>) {
    if codes.get_untracked().is_some() {
        codes.set(None);
        return;
    }
    let Some(client) = screen.session.client() else {
        return;
    };
    let record = record.clone();
    task::spawn(async move {
        let marks: &[Mark] = record.claimed();
        match find_codes(&client, &record, marks).await {
            Ok(found) => {
                codes.try_set(Some(found));
            }
            Err(error) => screen.session.note(&client, &error),
        }
    });
}
