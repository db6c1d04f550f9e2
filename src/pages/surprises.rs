//! Orders that ended otherwise than the person has reason to believe: said above every screen, until they are dismissed.

use super::{doubt, value};
use crate::{
    domain::{CodeEntry, End},
    i18n::{I18n, Key, use_i18n},
    live,
    state::{Settling, Surprise},
    ui::{
        Tone,
        element::{El, button, div, fragment, p},
        notice,
    },
};

/// Nothing, mostly.
pub fn surprises() -> El {
    let i18n = use_i18n();
    let settling: Settling = live::expect();
    div().class("surprises").dynamic(move || {
        let surprises = settling.surprises.get();
        surprises.iter().fold(fragment(), |all, one| {
            all.child(surprise(i18n, settling, one))
        })
    })
}

fn surprise(i18n: I18n, settling: Settling, surprise: &Surprise) -> El {
    let (order, finding) = (&surprise.order.order, &surprise.finding);
    let asked = order.codes();
    let title = if surprise.end == End::NotMade {
        i18n.text(Key::NotMadeTitle).to_owned()
    } else {
        i18n.count_with(
            Key::MadeTitle,
            finding.made(),
            &[("asked", &i18n.integer(asked))],
        )
    };
    let text = i18n.text(match surprise.end {
        _ if surprise.was_refused => Key::RefusedYetMade,
        End::MadeMore => Key::MoreText,
        End::MadeFewer => Key::FewerText,
        _ => Key::NotMadeText,
    });
    // Those that are proven stand first: they are the last to be taken for surplus.
    let own = finding.named.iter().rev().chain(finding.alike.iter().rev());
    let rows: Vec<CodeEntry> = own.cloned().collect();
    let id = surprise.order.id.clone();
    let dismiss = button()
        .class("button")
        .attr("type", "button")
        .on_click(move || settling.dismiss(&id))
        .child(i18n.text(Key::Dismiss));
    let actions = p()
        .class("row")
        .child(doubt::open_activity(i18n))
        .child(dismiss);
    let rest = fragment()
        .child(p().child(value::order_words(i18n, order)))
        .child(p().child(text))
        .child(doubt::surplus(i18n, &rows, asked))
        .child(actions);
    notice(Tone::Danger, title, rest)
}
