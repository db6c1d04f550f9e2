//! Where each code stands.

use leptos::{either::Either, prelude::*};
use std::sync::Arc;

use super::{actions::Actions, table::whose};
use crate::{
    components::{Button, Card, CountSummary, Icon, IconName, VirtualList},
    domain::Code,
    i18n::{I18n, Key, use_i18n},
    pages::value::{self, CodeText, OutcomeText, StatusText, UntrustedText},
    state::{LookUp, LookUpStatus, Session, use_now, use_settings},
};

/// The codes in their order, how many are where, and what can be done with them.
#[component]
pub fn LookUpResult(
    /// Looks codes up.
    look_up: LookUp,
    /// What it found.
    all: Arc<Vec<LookUpStatus>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let count = |is_one: fn(&LookUpStatus) -> bool, words: Key| {
        let n = all.iter().filter(|one| is_one(one)).count();
        (n as u64, i18n.text(words))
    };
    let mut counts = vec![
        count(|one| one.issued.is_some(), Key::CountIssued),
        count(|one| one.redeemed.is_some(), Key::CountRedeemed),
        count(|one| one.row().is_none(), Key::CountNotFound),
    ];
    counts.retain(|(n, _)| *n > 0);
    let title = i18n.count(Key::CodesLookedUp, all.len() as u64);
    view! {
        <Card title_id="found-title" title>
            <CountSummary counts attr:role="status"/>
            <OtherSpellings look_up all=&all/>
            <Codes all=all.clone()/>
            <Actions all/>
        </Card>
    }
}

/// Codes that are in no list as they were typed, and in one with another spelling.
#[component]
fn OtherSpellings<'a>(look_up: LookUp, all: &'a [LookUpStatus]) -> impl IntoView + use<> {
    let i18n = use_i18n();
    let session: Session = expect_context();
    let meant = all
        .iter()
        .filter_map(|one| Some((&one.code, one.meant.as_ref()?)));
    let rows: Vec<_> = meant
        .map(|(typed, meant)| {
            let words = i18n.fill(Key::DidYouMean, &[("code", meant.reveal())]);
            view! {
                <li>
                    <Icon name=IconName::MarkUnknown/>
                    <code>
                        <UntrustedText text=typed.reveal()/>
                    </code>
                    <span class="words">
                        <UntrustedText text=&words/>
                    </span>
                </li>
            }
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    // All of them once more, each as it is in the list.
    let spelled = all
        .iter()
        .map(|one| one.meant.as_ref().unwrap_or(&one.code));
    let codes: Vec<Code> = spelled.cloned().collect();
    Some(view! {
        <div class="stack stack-tight">
            <h3>{i18n.count(Key::OtherSpellings, rows.len() as u64)}</h3>
            <ul class="code-list code-list-compact code-list-bare">{rows}</ul>
            <p class="row">
                <Button on_click=move || {
                    look_up.start(session, codes.clone());
                }>{i18n.text(Key::LookUpThese)}</Button>
            </p>
        </div>
    })
}

#[component]
fn Codes(all: Arc<Vec<LookUpStatus>>) -> impl IntoView {
    let i18n = use_i18n();
    let length = all.len();
    let row = move |place: usize| {
        let all = all.clone();
        view! { <Row all place/> }.into_any()
    };
    view! {
        <VirtualList
            name=i18n.text(Key::LookUp).to_owned()
            class="code-list code-list-compact flush"
            length
            row
        />
    }
}

#[component]
fn Row(all: Arc<Vec<LookUpStatus>>, place: usize) -> impl IntoView {
    let i18n = use_i18n();
    let (now, settings) = (use_now(), use_settings());
    let one = &all[place];
    let facts = facts(i18n, one).join(", ");
    let title = facts.clone();
    let status = match one.row() {
        Some(row) => {
            let now = untrack(|| now.get());
            let (status, label) = value::status_and_label(row, settings, now);
            Either::Left(view! { <StatusText status label/> })
        }
        None => {
            let label = i18n.text(Key::NotFound);
            Either::Right(
                view! { <OutcomeText outcome="not-sent" icon=IconName::MarkUnknown label/> },
            )
        }
    };
    view! {
        <span class="ordinal">{(place + 1).to_string()}</span>
        <CodeText code=&one.code/>
        <span class="words" title=title>
            {facts}
        </span>
        {status}
    }
}

/// How much, whose, for whom, by whom and when.
fn facts(i18n: I18n, one: &LookUpStatus) -> Vec<String> {
    let Some(row) = one.row() else {
        return vec![i18n.text(Key::NotFoundText).to_owned()];
    };
    let mut facts = vec![value::amount_label(i18n, row.amount)];
    facts.push(i18n.text(whose(one)).to_owned());
    let mut add = |key, value: &str| facts.push(i18n.fill(key, &[("value", value)]));
    if let Some(address) = &row.forward_to {
        add(Key::ForAddress, address);
    }
    if let Some(address) = &row.used_by {
        add(Key::ByAddress, address);
    }
    if let Some(at) = row.used_at {
        add(Key::RedeemedAtTime, &value::exact(i18n, at));
    } else if let Some(at) = row.created_at {
        add(Key::MadeAtTime, &value::exact(i18n, at));
    }
    facts
}
