//! The codes of an order, once the list was asked for them.

use std::sync::Arc;

use crate::{
    components::{Button, ButtonKind},
    domain::{CodeEntry, OrderRecord},
    i18n::{Key, use_i18n},
    pages::{code_actions::CodeActions, code_list::CodeList, surplus::surplus},
    state::{Navigation, Revocation, View, use_now, use_settings},
};
use leptos::{either::Either, prelude::*};

/// The codes, and a button that revokes what is beyond the order.
#[component]
pub fn FoundCodes(
    /// The order.
    record: Arc<OrderRecord>,
    /// The rows of its codes that the list has.
    rows: Arc<[Arc<CodeEntry>]>,
) -> impl IntoView {
    let i18n = use_i18n();
    let revocation: Revocation = expect_context();
    let navigation: Navigation = expect_context();
    let (settings, now) = (use_settings(), use_now());
    if rows.is_empty() {
        return Either::Left(view! { <p>{i18n.text(Key::CodesNotFound)}</p> });
    }
    let codes = rows.iter().map(|row| row.code.clone()).collect();
    let surplus = surplus(&rows, &record, settings, now.exactly());
    let revoke = (!surplus.is_empty()).then(|| {
        let label = i18n.count(Key::RevokeExtra, surplus.len() as u64);
        let ask = move || {
            revocation.ask(surplus.clone());
            navigation.go(View::Issued);
        };
        view! {
            <p class="row">
                <Button kind=ButtonKind::Danger on_click=ask>
                    {label}
                </Button>
            </p>
        }
    });
    let n = rows.len() as u64;
    Either::Right(view! {
        <div class="sheet">
            <div class="row">
                <CodeActions
                    name=record.id.clone()
                    n
                    entries=Callback::new(move |()| rows.clone())
                />
                <Button
                    kind=ButtonKind::Quiet
                    class:push=true
                    on_click=move || navigation.show_order(record.lot())
                >
                    {i18n.text(Key::ShowInIssued)}
                </Button>
            </div>
            <CodeList codes is_copied_elsewhere=true/>
        </div>
        {revoke}
    })
}
