//! IPs or traffic.

use super::{AbsentText, gb};
use crate::{
    domain::{Amount, IpCount},
    i18n::{Key, use_i18n},
};
use leptos::{either::Either, prelude::*};

/// The number with the unit behind it, muted.
#[component]
pub fn AmountText(
    /// How much.
    amount: Amount,
) -> impl IntoView {
    let i18n = use_i18n();
    let (number, unit) = match amount {
        Amount::Ips(IpCount(n)) => (i18n.integer(n), i18n.text(Key::IpUnit)),
        Amount::Traffic(bytes) => (gb(i18n, bytes), i18n.text(Key::GbUnit)),
        Amount::Unreadable => {
            return Either::Left(view! {
                <AbsentText word=i18n.text(Key::UnknownAmount)/>
            });
        }
    };
    // A narrow column may cut it.
    let title = [&*number, " ", unit].concat();
    Either::Right(view! {
        <span class="amount" title=title translate="no">
            <span>{number}</span>
            <span class="unit">{unit}</span>
        </span>
    })
}
