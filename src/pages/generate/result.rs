//! What came of the order: the codes, a refusal, or that nobody knows yet.

use super::confirm::who;
use crate::{
    api::ApiError,
    domain::{Code, Order},
    i18n::{I18n, Key, use_i18n},
    live,
    pages::{value, words},
    state::{Navigation, OrderResult, Orders, Placed, Placing, View},
    ui::{
        Icon, Tone, copy_button, copy_icon_button,
        element::{
            El, bdi, button, div, footer, fragment, h2, header, li, ol, p, progress, section, span,
        },
        icon, notice,
    },
};

pub fn result(orders: Orders) -> El {
    let i18n = use_i18n();
    let navigation: Navigation = live::expect();
    section()
        .class("stack")
        .attr("aria-live", "polite")
        .dynamic(move || match orders.placing.get() {
            Placing::Idle => fragment(),
            Placing::Pending(order) => pending(i18n, &order),
            Placing::Placed(placed) => outcome(i18n, navigation, &placed),
        })
}

fn pending(i18n: I18n, order: &Order) -> El {
    let words = i18n.text(Key::Generating);
    let head = header()
        .class("sheet-head")
        .child(h2().child(words))
        .child(p().child(value::order_words(i18n, order)));
    section()
        .class("sheet")
        .attr("aria-busy", "true")
        .child(head)
        .child(div().child(progress().attr("aria-label", words)))
}

fn outcome(i18n: I18n, navigation: Navigation, placed: &Placed) -> El {
    match &placed.result {
        OrderResult::Made(codes) => made(i18n, navigation, placed, codes),
        OrderResult::Refused(error) => refused(i18n, navigation, error),
        OrderResult::InDoubt { named, detail } => {
            let doubt = in_doubt(i18n, navigation, &placed.order, named.len(), detail);
            if named.is_empty() {
                doubt
            } else {
                fragment()
                    .child(doubt)
                    .child(made(i18n, navigation, placed, named))
            }
        }
    }
}

fn refused(i18n: I18n, navigation: Navigation, error: &ApiError) -> El {
    let (_, said) = words::of_error(i18n, error);
    let check = show_issued(navigation)
        .class("button")
        .child(i18n.text(Key::CheckIssued));
    let rest = fragment()
        .child(p().child(bdi().child(value::outside(&said))))
        .child(p().child(i18n.text(Key::OrderRefusedText)))
        .child(p().class("row").child(check));
    notice(Tone::Danger, i18n.text(Key::OrderRefused).to_owned(), rest)
}

/// `named` is how many codes the answer names, if there was one.
fn in_doubt(i18n: I18n, navigation: Navigation, order: &Order, named: usize, detail: &str) -> El {
    let text = if named > 0 {
        Key::InDoubtFewer
    } else {
        Key::InDoubtText
    };
    let check = show_issued(navigation)
        .class("button")
        .child(i18n.text(Key::CheckIssued));
    let rest = fragment()
        .child(p().child(i18n.count(text, order.codes())))
        .child(p().child(bdi().child(value::outside(detail))))
        .child(p().class("row").child(check));
    notice(Tone::Doubt, i18n.text(Key::InDoubtTitle).to_owned(), rest)
}

fn show_issued(navigation: Navigation) -> El {
    button()
        .attr("type", "button")
        .on_click(move || navigation.go(View::Issued))
}

fn made(i18n: I18n, navigation: Navigation, placed: &Placed, codes: &[Code]) -> El {
    let n = codes.len() as u64;
    let all: String = codes
        .iter()
        .map(|code| code.reveal().to_owned() + "\n")
        .collect();
    let rows = codes.iter().zip(1..).map(|(code, n)| row(i18n, n, code));
    let show = show_issued(navigation)
        .class("button button-quiet push")
        .child(i18n.text(Key::ShowInIssued));
    let actions = footer()
        .class("row")
        .child(copy_button(i18n.count(Key::CopyN, n), move || all.clone()))
        .child(show);
    section()
        .class("sheet")
        .attr("aria-labelledby", "result-title")
        .child(made_head(i18n, placed, n))
        .child(ol().class("code-list flush").children(rows))
        .child(actions)
        .child(who(i18n, &placed.order, p().class("hint")))
}

fn made_head(i18n: I18n, placed: &Placed, n: u64) -> El {
    let (mark, outcome) = if n == placed.order.codes() {
        (Icon::MarkDone, "done")
    } else {
        (Icon::MarkInDoubt, "in-doubt")
    };
    let order = &placed.order;
    let title = i18n.count_with(
        Key::MadeTitle,
        n,
        &[("asked", &i18n.integer(order.codes()))],
    );
    let time = i18n.clock_with_seconds(placed.at.as_millis());
    header()
        .class("sheet-head")
        .child(
            span()
                .class("mark")
                .attr("data-outcome", outcome)
                .child(icon(mark)),
        )
        .child(h2().id("result-title").child(title))
        .child(p().child(value::order_words(i18n, order)))
        .child(p().class("push").child(time))
}

fn row(i18n: I18n, n: u64, code: &Code) -> El {
    let label = i18n.fill(Key::CopyCode, &[("code", code.reveal())]);
    let copied = code.clone();
    li().child(span().class("ordinal").child(n.to_string()))
        .child(value::code(code))
        .child(copy_icon_button(label, move || copied.reveal().to_owned()))
}
