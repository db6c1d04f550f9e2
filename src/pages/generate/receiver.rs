//! Who may redeem the codes of an order.

use crate::{
    domain::Order,
    i18n::{Key, use_i18n},
    pages::value::EmailText,
};
use leptos::{either::Either, prelude::*};

/// A sentence.
#[component]
pub fn Receiver<'a>(
    /// The order.
    order: &'a Order,
) -> impl IntoView + use<> {
    let i18n = use_i18n();
    match order.forward_to() {
        Some(address) => Either::Left(view! {
            {i18n.text(Key::RedeemableBy)}
            " "
            <EmailText address/>
        }),
        None => Either::Right(i18n.text(Key::RedeemableByAnyone)),
    }
}
