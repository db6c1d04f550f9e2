//! The codes that an order made.

use std::sync::Arc;

use super::receiver::Receiver;
use crate::{
    components::{Button, ButtonKind, Card, Icon, IconName},
    domain::End,
    i18n::{Key, use_i18n},
    pages::{
        code_actions::{Batch, CodeActions},
        code_list::CodeList,
        value,
    },
    state::{Ended, Navigation, OrderRun, RunPhase, View},
};
use leptos::prelude::*;

/// The codes, and how to take them along.
#[component]
pub fn MadeCodes(
    /// The order.
    lot: Arc<OrderRun>,
) -> impl IntoView {
    let i18n = use_i18n();
    let navigation: Navigation = expect_context();
    let batch = Batch {
        codes: lot.codes.clone(),
        amount: lot.order.each().into(),
        forward_to: lot.order.forward_to().map(str::to_owned),
        // The rows tell, where the list was asked; all codes of an order expire together.
        expires: lot.rows.first().and_then(|row| row.expired_at),
        note: lot.note.clone(),
        made_at: lot.at,
    };
    let is_whole = matches!(lot.phase, RunPhase::Ended(Ended::Settled(End::Made)));
    let (icon, outcome) = if is_whole {
        (IconName::MarkDone, "done")
    } else {
        (IconName::MarkInDoubt, "in-doubt")
    };
    let title = value::created(i18n, lot.codes.len() as u64, lot.order.codes());
    let mark = move || {
        view! {
            <span class="mark" data-outcome=outcome>
                <Icon name=icon/>
            </span>
        }
    };
    let order = value::order_label(i18n, &lot.order);
    let at = i18n.clock_with_seconds(lot.at.as_millis());
    let aside = move || {
        view! {
            <p>{order}</p>
            <p class="push">{at}</p>
        }
    };
    view! {
        <Card title_id="result-title" title is_focused=true mark aside>
            {lot.is_guess.then(|| view! { <p class="hint">{i18n.text(Key::GuessText)}</p> })}
            <div class="row">
                <CodeActions batch/>
                <Button
                    kind=ButtonKind::Quiet
                    class:push=true
                    on_click=move || navigation.go(View::Issued)
                >
                    {i18n.text(Key::ShowInIssued)}
                </Button>
            </div>
            <CodeList codes=lot.codes.clone().into() is_copied_elsewhere=true/>
            <p class="hint">
                <Receiver order=&lot.order/>
            </p>
        </Card>
    }
}
