//! Codes on paper: a slip for each, to be cut out and handed over.

use std::sync::Arc;

use crate::{
    components::QrCode,
    domain::CodeEntry,
    i18n::{I18n, Key},
    pages::value::{self, CodeText, UntrustedText},
    state::{Journal, Settings},
};
use leptos::{either::Either, prelude::*};

/// Finds no context, as it is printed beside the view.
#[component]
pub fn Sheet(
    /// Its language.
    i18n: I18n,
    /// Knows where codes are redeemed.
    settings: Settings,
    /// Knows the notes of the codes.
    journal: Journal,
    /// What is printed.
    entries: Arc<[Arc<CodeEntry>]>,
) -> impl IntoView {
    let slip = |entry: &Arc<CodeEntry>| {
        let receiver = match &entry.forward_to {
            Some(address) => Either::Left(view! {
                <bdi translate="no">
                    <UntrustedText text=address/>
                </bdi>
            }),
            None => Either::Right(i18n.text(Key::Anyone)),
        };
        let expires = entry.expired_at.map(|at| {
            view! { <p>{i18n.text(Key::Expires)} " " {value::both_zones(i18n, at)}</p> }
        });
        let note = journal.note_of(&entry.code).map(|note| {
            view! {
                <p>
                    <UntrustedText text=&note/>
                </p>
            }
        });
        let link = settings.redeem_link(&entry.code);
        let text = link.as_deref().unwrap_or(entry.code.reveal());
        view! {
            <div class="slip">
                <QrCode text/>
                <div>
                    <p>
                        <CodeText code=&entry.code/>
                    </p>
                    <p>
                        <strong>{value::amount_label(i18n, entry.amount)}</strong>
                    </p>
                    <p>{i18n.text(Key::Recipient)} " " {receiver}</p>
                    {expires}
                    {note}
                </div>
            </div>
        }
    };
    entries.iter().map(slip).collect::<Vec<_>>()
}
