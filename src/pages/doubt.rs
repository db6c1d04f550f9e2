//! An order in doubt: what is being done to find out, and what can't be told.

use leptos::prelude::*;

use crate::{
    i18n::{I18n, Key},
    pages::{code_list::CodeList, open_activity::OpenActivity, order_bar::OrderBar, value},
    state::{Look, Lot, Session, Settling},
    ui::{
        Icon, Tone,
        element::{El, b, bdi, button, div, fragment, h2, header, p, section, span},
        from_view, icon, notice,
    },
};

/// The answer was lost: the list is being looked at.
pub fn looking(i18n: I18n, lot: &Lot, detail: &str) -> El {
    let settling: Settling = expect_context();
    let session: Session = expect_context();
    let now = button()
        .class("button")
        .attr("type", "button")
        .on_click(move || settling.look_now(session))
        .child(i18n.text(Key::LookNow));
    let rest = fragment()
        .child(p().child(i18n.count(Key::InDoubtText, lot.part_asked)))
        .child((!detail.is_empty()).then(|| p().child(bdi().child(value::outside(detail)))))
        .child(
            p().class("row")
                .child(now)
                .child(from_view(view! { <OpenActivity/> })),
        );
    fragment()
        .child(notice(
            Tone::Doubt,
            i18n.text(Key::InDoubtTitle).to_owned(),
            rest,
        ))
        .child(sheet(i18n, lot))
}

fn sheet(i18n: I18n, lot: &Lot) -> El {
    let settling: Settling = expect_context();
    let asked = lot.part_asked;
    let record = lot.record.clone();
    let counts = move || counts(i18n, asked, settling.look(&record));
    let status = span()
        .class("status")
        .attr("data-outcome", "in-doubt")
        .child(icon(Icon::MarkInDoubt))
        .child(i18n.text(Key::OutcomeInDoubt));
    let head = header()
        .class("sheet-head")
        .child(status)
        .child(h2().child(value::order_words(i18n, &lot.order)))
        .child(
            p().class("push")
                .child(i18n.clock_with_seconds(lot.at.as_millis())),
        );
    section().class("sheet").child(head).child(
        // The time of the next look is not worth being told.
        div()
            .class("stack stack-tight")
            .attr("aria-live", "off")
            .dynamic(counts),
    )
}

/// How many codes were asked for, how many the list shows, and when it is looked at next.
pub fn counts(i18n: I18n, asked: u64, look: Option<Look>) -> El {
    let found = (look.as_ref())
        .and_then(|look| look.finding.as_ref())
        .map_or(0, |finding| finding.made());
    let part = |n: u64, words: Key| {
        span()
            .child(b().child(i18n.integer(n)))
            .child(" ")
            .child(i18n.text(words))
    };
    let line = p()
        .class("counts")
        .child(part(asked, Key::Asked))
        .child(part(found, Key::FoundSoFar))
        .child(look.map(|look| span().child(when(i18n, &look))));
    fragment()
        .child(from_view(
            view! { <OrderBar asked made=found missing="in-doubt"/> },
        ))
        .child(line)
}

/// "look 3, next at 14:31:56".
fn when(i18n: I18n, look: &Look) -> String {
    let count = i18n.integer(u64::from(look.count));
    match look.next_at {
        Some(next) => {
            let clock = i18n.clock_with_seconds(next.as_millis());
            i18n.fill(Key::LookNext, &[("n", &count), ("clock", &clock)])
        }
        None => i18n.fill(Key::LookCount, &[("n", &count)]),
    }
}

/// Looking further would not tell.
pub fn untold(i18n: I18n, detail: &str) -> El {
    let rest = fragment()
        .child(p().child(i18n.text(Key::UntoldText)))
        .child((!detail.is_empty()).then(|| p().child(bdi().child(value::outside(detail)))))
        .child(p().class("row").child(from_view(view! { <OpenActivity/> })));
    notice(Tone::Doubt, i18n.text(Key::UntoldTitle).to_owned(), rest)
}

/// The codes that may be this order's or somebody else's.
pub fn unclear(i18n: I18n, lot: &Lot) -> El {
    let title = i18n.count(Key::UnclearTitle, lot.unclear.len() as u64);
    section()
        .class("sheet")
        .attr("aria-labelledby", "unclear-title")
        .child(
            header()
                .class("sheet-head")
                .child(h2().id("unclear-title").child(title)),
        )
        .child(from_view(
            view! { <CodeList codes=lot.unclear.clone().into()/> },
        ))
}
