//! What stands in the way of settling an order in doubt.

use std::sync::Arc;

use crate::{
    domain::{OrderRecord, Verdict},
    i18n::{Key, use_i18n},
    pages::{code_list::CodeList, error_message, value::UntrustedText},
    state::{ReconcileStatus, Reconciler},
};
use leptos::{either::Either, prelude::*};

/// The error of the last look at the list, or the codes that may be the order's own. Nothing for other orders.
#[component]
pub fn Reconciliation(
    /// Looks at the list.
    reconciler: Reconciler,
    /// The order.
    record: Memo<Arc<OrderRecord>>,
) -> impl IntoView {
    move || {
        let look = record.with(|record| {
            let is_in_doubt = record.is_in_doubt();
            is_in_doubt.then(|| reconciler.look(&record.id)).flatten()
        });
        look.map(|look| view! { <Obstacle look/> })
    }
}

#[component]
fn Obstacle(look: ReconcileStatus) -> impl IntoView {
    let i18n = use_i18n();
    if let Some(error) = &look.problem {
        let (said, why) = error_message::of_error(i18n, error);
        return Some(Either::Left(view! {
            <p>
                {said}
                " "
                <bdi>
                    <UntrustedText text=&why/>
                </bdi>
            </p>
        }));
    }
    let finding = look.finding?;
    if finding.verdict != Verdict::CantTell {
        return None;
    }
    let rows = [
        &finding.named,
        &finding.alike,
        &finding.unclear,
        &finding.others,
    ];
    let codes = rows.into_iter().flatten().map(|row| row.code.clone());
    let codes: Arc<[_]> = codes.collect();
    let list = (!codes.is_empty()).then(|| {
        view! {
            <div class="sheet">
                <CodeList codes/>
            </div>
        }
    });
    Some(Either::Right(view! {
        <p>{i18n.text(Key::UndeterminedText)}</p>
        {list}
    }))
}
