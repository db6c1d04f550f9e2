//! What can be said of all codes in one number.

use leptos::prelude::*;

use super::sum_text::{SoFar, amounts, duration};
use crate::{
    domain::Status,
    i18n::{I18n, Key, use_i18n},
    state::{Overview, Shown},
};

/// How many codes come to be redeemed, how soon, and what this account got itself.
#[component]
pub fn Rates(
    /// What was read.
    overview: Overview,
) -> impl IntoView {
    let i18n = use_i18n();
    let rates = move || {
        overview.shown.get().filter(|shown| shown.extent.is_of_all).map(|shown| {
            let is_final = Signal::stored(shown.extent.has_all);
            let is_received = Signal::stored(shown.extent.has_received);
            view! {
                <div>
                    <dt>{i18n.text(Key::RedemptionRate)}</dt>
                    <dd><b>{rate(i18n, &shown)}</b> <SoFar is_final/></dd>
                </div>
                <div>
                    <dt>{i18n.text(Key::MedianTime)}</dt>
                    <dd><b>{median(i18n, &shown)}</b> <SoFar is_final/></dd>
                </div>
                <div>
                    <dt>{i18n.text(Key::ReceivedHere)}</dt>
                    <dd><b>{amounts(i18n, &shown.received)}</b> <SoFar is_final=is_received/></dd>
                </div>
            }
        })
    };
    view! { <dl class="rates">{rates}</dl> }
}

/// Of the codes that were issued, to a tenth of a per cent.
fn rate(i18n: I18n, shown: &Shown) -> String {
    let redeemed = u128::from(shown.figures.status(Status::Used).codes());
    let all = u128::from(shown.figures.all().codes());
    if all == 0 {
        return i18n.text(Key::NoneYet).to_owned();
    }
    // Rounded down: what is nearly all is not all.
    let tenths = redeemed * 1_000 / all;
    let percent = format!("{}.{}", tenths / 10, tenths % 10);
    i18n.fill(Key::Percent, &[("n", &i18n.decimal(&percent))])
}

fn median(i18n: I18n, shown: &Shown) -> String {
    match shown.figures.times.median() {
        // It is known to the minute.
        Some(0) => i18n.fill(Key::Minutes, &[("n", "< 1")]),
        Some(millis) => duration(i18n, millis),
        None => i18n.text(Key::NoneYet).to_owned(),
    }
}
