//! What came of the order: the codes, a refusal, or that nobody knows yet.

use leptos::prelude::*;

use crate::{
    domain::{Code, Order},
    i18n::{I18n, Key, use_i18n},
    pages::value,
    state::{Navigation, OrderResult, Orders, Placed, Placing, View},
    ui::{Icon, Tone, copy_button, copy_icon_button, icon, notice},
};

pub fn result(orders: Orders) -> AnyView {
    let i18n = use_i18n();
    view! {
        <section class="stack" aria-live="polite">
            {move || match orders.placing.get() {
                Placing::Idle => ().into_any(),
                Placing::Pending(order) => {
                    view! {
                        <section class="sheet" aria-busy="true">
                            <header class="sheet-head">
                                <h2>{i18n.text(Key::Generating)}</h2>
                                <p>{asked(i18n, &order)}</p>
                            </header>
                            <div>
                                <progress aria-label=i18n.text(Key::Generating)></progress>
                            </div>
                        </section>
                    }
                    .into_any()
                }
                Placing::Placed(placed) => outcome(&placed),
            }}
        </section>
    }
    .into_any()
}

fn outcome(placed: &Placed) -> AnyView {
    let i18n = use_i18n();
    match &placed.result {
        OrderResult::Made(codes) => made(placed, codes),
        OrderResult::Refused { words } => {
            let rest = view! {
                <p>"“" <bdi>{value::outside(words)}</bdi> "”"</p>
                <p>{i18n.text(Key::NothingSpent)}</p>
            };
            notice(Tone::Danger, i18n.text(Key::OrderRefused).to_owned(), rest.into_any())
        }
        OrderResult::InDoubt { named, detail } => {
            let navigation: Navigation = expect_context();
            let rest = view! {
                <p>{i18n.count(Key::InDoubtText, placed.order.codes())}</p>
                <p><bdi>{value::outside(detail)}</bdi></p>
                <p class="row">
                    <button class="button" type="button" on:click=move |_| navigation.go(View::Issued)>
                        {i18n.text(Key::CheckIssued)}
                    </button>
                </p>
            };
            view! {
                {notice(Tone::Doubt, i18n.text(Key::InDoubtTitle).to_owned(), rest.into_any())}
                {(!named.is_empty()).then(|| made(placed, named))}
            }
            .into_any()
        }
    }
}

/// "5 × 10 IPs".
fn asked(i18n: I18n, order: &Order) -> String {
    let each = value::amount_words(i18n, order.each().into());
    i18n.fill(Key::Times, &[("n", &i18n.integer(order.codes())), ("each", &each)])
}

fn made(placed: &Placed, codes: &[Code]) -> AnyView {
    let i18n = use_i18n();
    let navigation: Navigation = expect_context();
    let n = codes.len() as u64;
    let is_exact = n == placed.order.codes();
    let (mark, outcome) = if is_exact {
        (Icon::MarkDone, "done")
    } else {
        (Icon::MarkInDoubt, "in-doubt")
    };
    let all: String = codes.iter().map(|code| code.reveal().to_owned() + "\n").collect();
    let rows = codes.iter().zip(1..).map(|(code, n): (_, u64)| {
        let label = i18n.fill(Key::CopyCode, &[("code", code.reveal())]);
        let copied = code.clone();
        view! {
            <li>
                <span class="ordinal">{n}</span>
                {value::code(code)}
                {copy_icon_button(label, move || copied.reveal().to_owned())}
            </li>
        }
    });
    let to = match placed.order.forward_to() {
        Some(address) => view! { {i18n.text(Key::ConfirmOnly)} " " {value::email(address)} }.into_any(),
        None => i18n.text(Key::ConfirmAnyone).into_any(),
    };
    view! {
        <section class="sheet" aria-labelledby="result-title">
            <header class="sheet-head">
                <span class="mark" data-outcome=outcome>{icon(mark)}</span>
                <h2 id="result-title">
                    {i18n.count_with(Key::MadeTitle, n, &[("asked", &i18n.integer(placed.order.codes()))])}
                </h2>
                <p>{asked(i18n, &placed.order)}</p>
                <p class="push">{i18n.clock_with_seconds(placed.at.as_millis())}</p>
            </header>
            <ol class="code-list flush">{rows.collect_view()}</ol>
            <footer class="row">
                {copy_button(i18n.count(Key::CopyN, n), move || all.clone())}
                <button
                    class="button button-quiet push"
                    type="button"
                    on:click=move |_| navigation.go(View::Issued)
                >
                    {i18n.text(Key::ShowInIssued)}
                </button>
            </footer>
            <p class="hint">{to}</p>
        </section>
    }
    .into_any()
}
