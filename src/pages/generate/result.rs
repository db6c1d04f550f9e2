//! What came of the order: the codes, a refusal, or that nobody knows yet.

use leptos::prelude::*;
use std::mem;

use super::confirm::who;
use crate::{
    api::ApiError,
    domain::End,
    i18n::{I18n, Key, use_i18n},
    pages::{
        code_list::CodeList,
        doubt,
        open_activity::OpenActivity,
        take_away::{self, Batch},
        value, words,
    },
    state::{Ended, Lot, LotPhase, Navigation, NotSent, Orders, Session, Terms, View},
    ui::{
        Icon, Tone, bring_into_sight,
        element::{
            El, ElementRef, bdi, button, div, fragment, h2, header, p, progress, section, span,
        },
        focus_within, from_view, icon, notice, soon,
    },
};

pub fn result(orders: Orders) -> El {
    let i18n = use_i18n();
    let element = ElementRef::new();
    let is_sending = Memo::new(move |_| orders.is_sending());
    let mut was_sending = untrack(|| is_sending.get());
    Effect::new(move |_| {
        let is_over = mem::replace(&mut was_sending, is_sending.get()) && !was_sending;
        if is_over {
            // The next thing to do is with the codes, and on a phone they stand below the form.
            soon(element, move || {
                focus_within(element, "#result-title");
                bring_into_sight(element);
            });
        } else if was_sending {
            bring_into_sight(element);
        }
    });
    section()
        .class("stack")
        .attr("aria-live", "polite")
        .node(element)
        .dynamic(move || orders.lot.get().map(|lot| shown(i18n, orders, &lot)))
}

fn shown(i18n: I18n, orders: Orders, lot: &Lot) -> El {
    match &lot.phase {
        LotPhase::Preparing | LotPhase::Sending => pending(i18n, orders, lot),
        LotPhase::Looking(detail) => fragment()
            .child(doubt::looking(i18n, lot, detail))
            .child(parts(i18n, orders, lot)),
        LotPhase::Ended(ended) => fragment()
            .child(notice_of(i18n, orders, lot, ended))
            .child(rest_not_sent(i18n, lot, ended))
            .child(earlier_parts(i18n, lot, ended))
            .child((!lot.codes.is_empty()).then(|| made(i18n, lot)))
            .child((!lot.unclear.is_empty()).then(|| doubt::unclear(i18n, lot))),
    }
}

fn pending(i18n: I18n, orders: Orders, lot: &Lot) -> El {
    let words = i18n.text(Key::Generating);
    let head = header()
        .class("sheet-head")
        .child(h2().child(words))
        .child(p().child(value::order_words(i18n, &lot.order)));
    let mut bar = progress().attr("aria-label", words);
    if lot.is_in_parts() {
        bar = bar
            .attr("value", lot.codes.len().to_string())
            .attr("max", lot.order.codes().to_string());
    }
    let body = div()
        .class("stack stack-tight")
        .child(bar)
        .child(parts(i18n, orders, lot));
    section()
        .class("sheet")
        .attr("aria-busy", "true")
        .child(head)
        .child(body)
}

/// How far an order in parts has come, and a way to leave the rest.
fn parts(i18n: I18n, orders: Orders, lot: &Lot) -> Option<El> {
    let counts = || {
        let (done, all) = (lot.codes.len() as u64, lot.order.codes());
        let values = [("n", &*i18n.integer(done)), ("all", &*i18n.integer(all))];
        i18n.fill(Key::PartsDone, &values)
    };
    lot.has_parts_ahead().then(|| {
        let stop = button()
            .class("button")
            .attr("type", "button")
            .on_click(move || orders.stop())
            .child(i18n.text(Key::StopParts));
        p().class("row")
            .child(span().attr("role", "status").child(counts()))
            .child(stop)
    })
}

fn notice_of(i18n: I18n, orders: Orders, lot: &Lot, ended: &Ended) -> Option<El> {
    let (made, asked) = (lot.codes.len() as u64, lot.order.codes());
    let counted = |key| i18n.count_with(key, made, &[("asked", &i18n.integer(asked))]);
    Some(match ended {
        // What is more than asked is said above every screen.
        Ended::Settled(End::Made | End::MadeMore | End::Refused) => return None,
        Ended::Settled(End::Closed) => {
            let text = p().child(i18n.text(Key::ClosedSentence));
            notice(Tone::Doubt, i18n.text(Key::StateClosed).to_owned(), text)
        }
        Ended::Settled(End::MadeFewer) => {
            let text = p().child(i18n.text(Key::FewerText));
            notice(Tone::Danger, counted(Key::MadeTitle), text)
        }
        Ended::Settled(End::NotMade) => {
            let text = p().child(i18n.text(Key::NotMadeText));
            notice(Tone::Danger, i18n.text(Key::NotMadeTitle).to_owned(), text)
        }
        Ended::Refused(error) => refused(i18n, error),
        Ended::NotSent(why) => not_sent(i18n, orders, lot, why),
        Ended::Untold(detail) => doubt::untold(i18n, detail),
        Ended::Stopped => {
            let title = i18n.fill(
                Key::StoppedTitle,
                &[("n", &i18n.integer(made)), ("all", &i18n.integer(asked))],
            );
            notice(Tone::Doubt, title, p().child(i18n.text(Key::StoppedText)))
        }
    })
}

/// Parts that were left out because of what became of the one before.
fn rest_not_sent(i18n: I18n, lot: &Lot, ended: &Ended) -> Option<El> {
    let says_so = matches!(ended, Ended::NotSent(_) | Ended::Stopped);
    (lot.sent > 0 && lot.has_unsent() && !says_so)
        .then(|| p().class("hint").child(i18n.text(Key::RestNotSent)))
}

/// Codes that stand below an end that speaks of none.
fn earlier_parts(i18n: I18n, lot: &Lot, ended: &Ended) -> Option<El> {
    let speaks_of_none = matches!(ended, Ended::Refused(_) | Ended::Settled(End::NotMade));
    (speaks_of_none && !lot.codes.is_empty())
        .then(|| p().class("hint").child(i18n.text(Key::EarlierParts)))
}

fn refused(i18n: I18n, error: &ApiError) -> El {
    let (_, said) = words::of_error(i18n, error);
    let rest = fragment()
        .child(p().child(bdi().child(value::outside(&said))))
        .child(p().child(i18n.text(Key::OrderRefusedText)));
    notice(Tone::Danger, i18n.text(Key::OrderRefused).to_owned(), rest)
}

/// Why nothing was sent, and where it is honest, a way to go on knowingly.
fn not_sent(i18n: I18n, orders: Orders, lot: &Lot, why: &NotSent) -> El {
    let go_on = |words: Key, terms: Terms| {
        let session: Session = expect_context();
        let order = lot.order.clone();
        button()
            .class("button")
            .attr("type", "button")
            .on_click(move || orders.place(session, order.clone(), terms))
            .child(i18n.text(words))
    };
    let text = i18n.text(match why {
        NotSent::OtherTab => Key::NotSentOtherTab,
        NotSent::NoLocks => Key::NotSentNoLocks,
        NotSent::NoList(_) => Key::NotSentNoList,
        NotSent::NoJournal(_) => Key::NotSentNoJournal,
        NotSent::LikeOneInDoubt => Key::NotSentLikeOne,
        NotSent::Locked => Key::NotSentLocked,
    });
    let said = match why {
        NotSent::NoList(error) => Some(words::of_error(i18n, error).1),
        NotSent::NoJournal(words) => Some(words.clone()),
        _ => None,
    };
    // Parts that were sent before can't be sent again.
    let action = match why {
        _ if lot.sent > 0 => None,
        NotSent::NoLocks => Some(go_on(
            Key::GoOnAlone,
            Terms {
                alone: true,
                ..lot.terms
            },
        )),
        NotSent::NoJournal(_) => Some(go_on(
            Key::GoOnUnwritten,
            Terms {
                unwritten: true,
                ..lot.terms
            },
        )),
        NotSent::LikeOneInDoubt => Some(from_view(view! { <OpenActivity/> })),
        NotSent::OtherTab | NotSent::NoList(_) => Some(go_on(Key::TryAgain, lot.terms)),
        NotSent::Locked => None,
    };
    let title = if lot.sent > 0 {
        Key::RestNotSent
    } else {
        Key::NothingSent
    };
    let rest = fragment()
        .child(p().child(text))
        .child(said.map(|said| p().child(bdi().child(value::outside(&said)))))
        .child(action.map(|action| p().class("row").child(action)));
    notice(Tone::Danger, i18n.text(title).to_owned(), rest)
}

fn made(i18n: I18n, lot: &Lot) -> El {
    let codes = &lot.codes;
    let n = codes.len() as u64;
    let batch = Batch {
        codes: codes.clone(),
        amount: lot.order.each().into(),
        forward_to: lot.order.forward_to().map(str::to_owned),
        // The rows tell, where the list was asked; all codes of an order expire together.
        expires: lot.rows.first().and_then(|row| row.expired_at),
        note: lot.note.clone(),
        made_at: lot.at,
    };
    let navigation: Navigation = expect_context();
    let show = button()
        .class("button button-quiet push")
        .attr("type", "button")
        .on_click(move || navigation.go(View::Issued))
        .child(i18n.text(Key::ShowInIssued));
    let actions = div()
        .class("row")
        .child(take_away::actions(batch))
        .child(show);
    section()
        .class("sheet")
        .attr("aria-labelledby", "result-title")
        .child(made_head(i18n, lot, n))
        .child(
            lot.is_guess
                .then(|| p().class("hint").child(i18n.text(Key::GuessText))),
        )
        .child(actions)
        .child(from_view(
            view! { <CodeList codes=codes.clone().into() is_copied_elsewhere=true/> },
        ))
        .child(who(i18n, &lot.order, p().class("hint")))
}

fn made_head(i18n: I18n, lot: &Lot, n: u64) -> El {
    let order = &lot.order;
    let is_whole = matches!(lot.phase, LotPhase::Ended(Ended::Settled(End::Made)));
    let (mark, outcome) = if is_whole {
        (Icon::MarkDone, "done")
    } else {
        (Icon::MarkInDoubt, "in-doubt")
    };
    let title = i18n.count_with(
        Key::MadeTitle,
        n,
        &[("asked", &i18n.integer(order.codes()))],
    );
    let time = i18n.clock_with_seconds(lot.at.as_millis());
    header()
        .class("sheet-head")
        .child(
            span()
                .class("mark")
                .attr("data-outcome", outcome)
                .child(icon(mark)),
        )
        .child(h2().id("result-title").attr("tabindex", "-1").child(title))
        .child(p().child(value::order_words(i18n, order)))
        .child(p().class("push").child(time))
}
