//! The codes that an order made.

use std::sync::Arc;

use super::receiver::Receiver;
use crate::{
    components::{Button, ButtonKind, Card, Icon, IconName},
    domain::{Code, CodeEntry, End},
    i18n::{Key, use_i18n},
    pages::{code_actions::CodeActions, code_list::CodeList, value},
    state::{Ended, Navigation, OrderRun, RunPhase},
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
    let entries = entries(&lot);
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
    let id = lot.id.clone();
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
                <CodeActions
                    name="created"
                    n=entries.len() as u64
                    entries=Callback::new(move |()| entries.clone())
                />
                <Button
                    kind=ButtonKind::Quiet
                    class:push=true
                    on_click=move || navigation.show_order(&id)
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

/// The rows of the codes, where the list was asked for them; for the others, what the order tells.
fn entries(lot: &OrderRun) -> Arc<[Arc<CodeEntry>]> {
    // All codes of an order expire together.
    let expired_at = lot.rows.first().and_then(|row| row.expired_at);
    let entry = |code: &Code| match lot.rows.iter().find(|row| row.code == *code) {
        Some(row) => Arc::new(row.clone()),
        None => Arc::new(CodeEntry {
            expired_at,
            ..CodeEntry::of_order(code.clone(), &lot.order, lot.at)
        }),
    };
    lot.codes.iter().map(entry).collect()
}
