//! An order in doubt: what is being done to find out, and what can't be told.

use std::sync::Arc;

use crate::{
    components::{Button, Card, CountSummary, IconName, Notice, Tone},
    domain::Code,
    i18n::{I18n, Key, use_i18n},
    pages::{
        code_list::CodeList,
        open_activity::OpenActivity,
        order_bar::OrderBar,
        value::{self, OutcomeText, UntrustedText},
    },
    state::{OrderRun, ReconcileStatus, Reconciler, RunPhase, Session},
};
use leptos::prelude::*;

/// The answer was lost: the list is being looked at.
#[component]
pub fn InDoubt(
    /// The order.
    lot: Arc<OrderRun>,
) -> impl IntoView {
    let i18n = use_i18n();
    let reconciler: Reconciler = expect_context();
    let session: Session = expect_context();
    let detail = match &lot.phase {
        RunPhase::Looking(detail) => detail.clone(),
        _ => String::new(),
    };
    let text = i18n.count(Key::InDoubtText, lot.part_asked);
    view! {
        <Notice tone=Tone::Doubt title=i18n.text(Key::InDoubtTitle)>
            <p>{text}</p>
            <Detail detail/>
            <p class="row">
                // The focus comes here from the button that orders.
                <Button
                    attr:data-focus=""
                    on_click=move || reconciler.look_now(session)
                >
                    {i18n.text(Key::CheckNow)}
                </Button>
                <OpenActivity/>
            </p>
        </Notice>
        <Search reconciler lot/>
    }
}

/// What was said when the answer was lost.
#[component]
fn Detail(detail: String) -> impl IntoView {
    (!detail.is_empty()).then(|| {
        view! {
            <p>
                <bdi>
                    <UntrustedText text=&detail/>
                </bdi>
            </p>
        }
    })
}

/// How many codes were asked for, how many the list shows, and when it is looked at next.
#[component]
fn Search(reconciler: Reconciler, lot: Arc<OrderRun>) -> impl IntoView {
    let i18n = use_i18n();
    let (asked, record) = (lot.part_asked, lot.record.clone());
    let counts = move || {
        let look = reconciler.look(&record);
        let finding = look.as_ref().and_then(|look| look.finding.as_ref());
        let found = finding.map_or(0, |finding| finding.made());
        let counts = vec![
            (asked, i18n.text(Key::Requested)),
            (found, i18n.text(Key::FoundSoFar)),
        ];
        let when = look.map(|look| view! { <span>{when(i18n, &look)}</span> });
        view! {
            <OrderBar asked made=found missing="in-doubt"/>
            <CountSummary counts>{when}</CountSummary>
        }
    };
    let mark = move || {
        let label = i18n.text(Key::OutcomeInDoubt);
        view! { <OutcomeText outcome="in-doubt" icon=IconName::MarkInDoubt label/> }
    };
    let at = i18n.clock_with_seconds(lot.at.as_millis());
    let aside = move || view! { <p class="push">{at}</p> };
    view! {
        <Card title=value::order_label(i18n, &lot.order) mark aside>
            // The time of the next look is not worth being told.
            <div class="stack stack-tight" aria-live="off">
                {counts}
            </div>
        </Card>
    }
}

/// "Checked 3 times, next at 14:31:56".
fn when(i18n: I18n, look: &ReconcileStatus) -> String {
    let n = look.readings.count() as u64;
    match look.next_at {
        Some(next) => {
            let clock = i18n.clock_with_seconds(next.as_millis());
            i18n.count_with(Key::CheckedNext, n, &[("clock", &clock)])
        }
        None => i18n.count(Key::Checked, n),
    }
}

/// Looking further would not tell.
#[component]
pub fn Undetermined(
    /// What was said when the answer was lost.
    detail: String,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Notice tone=Tone::Doubt title=i18n.text(Key::UndeterminedTitle)>
            <p>{i18n.text(Key::UndeterminedText)}</p>
            <Detail detail/>
            <p class="row">
                <OpenActivity/>
            </p>
        </Notice>
    }
}

/// The codes that may be this order's or somebody else's.
#[component]
pub fn UnclearCodes(
    /// The codes.
    codes: Arc<[Code]>,
) -> impl IntoView {
    let i18n = use_i18n();
    let title = i18n.count(Key::UnclearTitle, codes.len() as u64);
    view! {
        <Card title_id="unclear-title" title>
            <CodeList codes/>
        </Card>
    }
}
