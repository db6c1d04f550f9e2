//! A batch on paper: a slip for each code, to be cut out and handed over.

use std::sync::Arc;

use super::Batch;
use crate::{
    components::QrCode,
    domain::Code,
    i18n::{I18n, Key},
    pages::value::{self, CodeText, UntrustedText},
};
use leptos::{either::Either, prelude::*};

/// Finds no context, as it is printed beside the view.
#[component]
pub fn Sheet(
    /// Its language.
    i18n: I18n,
    /// What is printed.
    batch: Arc<Batch>,
) -> impl IntoView {
    let amount = value::amount_label(i18n, batch.amount);
    let expires = batch.expires.map(|at| value::both_zones(i18n, at));
    let slip = |code: &Code| {
        let receiver = match &batch.forward_to {
            Some(address) => Either::Left(view! {
                <bdi translate="no">
                    <UntrustedText text=address/>
                </bdi>
            }),
            None => Either::Right(i18n.text(Key::Anyone)),
        };
        let expires = expires.clone();
        let expires = expires.map(|at| view! { <p>{i18n.text(Key::Expires)} " " {at}</p> });
        let note = (!batch.note.is_empty()).then(|| {
            view! {
                <p>
                    <UntrustedText text=&batch.note/>
                </p>
            }
        });
        view! {
            <div class="slip">
                <QrCode text=code.reveal()/>
                <div>
                    <p>
                        <CodeText code/>
                    </p>
                    <p>
                        <strong>{amount.clone()}</strong>
                    </p>
                    <p>{i18n.text(Key::Recipient)} " " {receiver}</p>
                    {expires}
                    {note}
                </div>
            </div>
        }
    };
    batch.codes.iter().map(slip).collect::<Vec<_>>()
}
