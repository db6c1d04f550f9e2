//! An order in doubt: what is being done to find out, and what can't be told.

use leptos::prelude::*;
use std::sync::Arc;

use crate::{
    domain::{Code, CodeEntry, Instant, Mark, OrderRecord},
    i18n::{I18n, Key},
    pages::value,
    state::{Look, Lot, Navigation, Session, Settings, Settling, View},
    ui::{
        Icon, Tone, copy_button, copy_icon_button,
        element::{El, b, bdi, button, div, fragment, h2, header, i, li, ol, p, section, span},
        icon, notice, windowed,
    },
};

/// A list of more rows has only those in sight on the page.
const ROWS_MAX: usize = 100;

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
        .child(p().class("row").child(now).child(open_activity(i18n)));
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
        .child(tally(asked, found, "in-doubt"))
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

/// A tick for each code that was asked for, and one for each beyond. `missing` is what became of those that were not made,
/// as the style sheet names it.
pub fn tally(asked: u64, made: u64, missing: &'static str) -> Option<El> {
    const MOST: u64 = 200;
    let ticks = (0..asked.max(made)).map(|n| {
        i().attr(
            "data-outcome",
            if n >= asked {
                "more"
            } else if n < made {
                "done"
            } else {
                missing
            },
        )
    });
    (asked.max(made) <= MOST).then(|| {
        div()
            .class("tally")
            .attr("aria-hidden", "true")
            .children(ticks)
    })
}

/// Looking further would not tell.
pub fn untold(i18n: I18n, detail: &str) -> El {
    let rest = fragment()
        .child(p().child(i18n.text(Key::UntoldText)))
        .child((!detail.is_empty()).then(|| p().child(bdi().child(value::outside(detail)))))
        .child(p().class("row").child(open_activity(i18n)));
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
        .child(code_list_to_copy(i18n, &lot.unclear))
}

/// Which of the rows of an order's codes are more than it asked for and can be revoked. The codes that an answer named, and
/// with it those that are in use already, come first in its record, and are never among them.
pub fn surplus(
    rows: &[CodeEntry],
    record: &OrderRecord,
    settings: Settings,
    now: Instant,
) -> Vec<CodeEntry> {
    let claimed = record.claimed();
    let asked = claimed.len().min(record.order.codes() as usize);
    let mut surplus = rows.to_vec();
    surplus.retain(|row| !claimed[..asked].contains(&Mark::of(&row.code)));
    settings.with(|config| surplus.retain(|row| row.is_revocable(&config.statuses, now)));
    surplus
}

pub fn open_activity(i18n: I18n) -> El {
    let navigation: Navigation = expect_context();
    button()
        .class("button button-quiet")
        .attr("type", "button")
        .on_click(move || navigation.go(View::Activity))
        .child(i18n.text(Key::OpenActivity))
}

/// Codes with a button each; of many only those in sight are on the page, and one button is for all.
pub fn code_list_to_copy(i18n: I18n, codes: &[Code]) -> El {
    let list = code_list(i18n, codes);
    if codes.len() <= ROWS_MAX {
        return list;
    }
    let all: Arc<[Code]> = codes.into();
    let copy = copy_button(i18n.count(Key::CopyN, all.len() as u64), move || {
        all.iter().flat_map(|code| [code.reveal(), "\n"]).collect()
    });
    fragment().child(list).child(p().class("row").child(copy))
}

/// The same without that button, where there is one for all anyway.
pub fn code_list(i18n: I18n, codes: &[Code]) -> El {
    if codes.len() <= ROWS_MAX {
        let rows = codes.iter().zip(1..).map(|(code, n)| row(i18n, n, code));
        return ol().class("code-list flush").children(rows);
    }
    let shown: Arc<[Code]> = codes.into();
    let n = shown.len();
    windowed(
        i18n.text(Key::Code).to_owned(),
        ol().class("code-list code-list-compact flush"),
        move || n,
        |_| 0,
        move |at| {
            li().child(span().class("ordinal").child((at + 1).to_string()))
                .child(value::code(&shown[at]))
        },
    )
}

fn row(i18n: I18n, n: u64, code: &Code) -> El {
    let label = i18n.fill(Key::CopyCode, &[("code", code.reveal())]);
    let copied = code.clone();
    li().child(span().class("ordinal").child(n.to_string()))
        .child(value::code(code))
        .child(copy_icon_button(label, move || copied.reveal().to_owned()))
}
