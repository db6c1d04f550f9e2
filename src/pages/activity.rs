//! The journal: every order of this browser, what became of it, and what can be done about it.

mod entry;
mod export;
mod found_codes;
mod note;
mod question;
mod reconciliation;
mod unreadable;

use leptos::prelude::*;
use std::sync::Arc;

use crate::{
    components::ScreenHeader,
    domain::{OrderRecord, OrderState},
    i18n::{I18n, Key, use_i18n},
    pages::{abandoned::AbandonedOperations, bulk::Bulk},
    platform::task,
    state::{Jobs, Journal, Reconciler, Session},
};
use entry::Entry;
use export::ExportJournal;
use note::NoteDraft;
use question::{Question, QuestionDialog};
use unreadable::UnreadableEntries;

/// What the parts of the screen share.
#[derive(Clone, Copy)]
struct Screen {
    journal: Journal,
    reconciler: Reconciler,
    session: Session,
    question: RwSignal<Option<Question>>,
    /// Here, and not in the entry, since an order that settles moves to another place of the screen.
    note: RwSignal<Option<NoteDraft>>,
}

/// The screen.
#[component]
pub fn Activity() -> impl IntoView {
    let i18n = use_i18n();
    let jobs: Jobs = expect_context();
    let screen = Screen {
        journal: expect_context(),
        reconciler: expect_context(),
        session: expect_context(),
        question: RwSignal::new(None),
        note: RwSignal::new(None),
    };
    // Other tabs write as well.
    task::spawn(async move {
        screen.journal.load().await;
        screen.reconciler.adopt(screen.session);
    });
    view! {
        <div class="pane">
            <ScreenHeader title=i18n.text(Key::Activity)>
                <ExportJournal journal=screen.journal/>
            </ScreenHeader>
            <AbandonedOperations/>
            <p class="hint">{i18n.text(Key::ActivityText)}</p>
            <Bulk job=jobs.redeem/>
            <Bulk job=jobs.revoke/>
            <Entries screen/>
            <UnreadableEntries screen/>
        </div>
        <QuestionDialog screen/>
    }
}

/// The orders under one heading.
#[derive(Clone, PartialEq)]
struct Group {
    title: String,
    records: Vec<Arc<OrderRecord>>,
}

/// What is in doubt first, then day by day.
fn groups(i18n: I18n, records: Vec<Arc<OrderRecord>>) -> Vec<Group> {
    let is_in_doubt =
        |record: &Arc<OrderRecord>| matches!(record.state, OrderState::InDoubt { .. });
    let (in_doubt, others): (Vec<_>, Vec<_>) = records.into_iter().partition(is_in_doubt);
    let mut groups = Vec::new();
    if !in_doubt.is_empty() {
        groups.push(Group {
            title: i18n.text(Key::NeedsAttention).to_owned(),
            records: in_doubt,
        });
    }
    for record in others {
        let day = i18n.long_day(record.begun_at.as_millis());
        match groups.last_mut() {
            Some(group) if group.title == day => group.records.push(record),
            _ => groups.push(Group {
                title: day,
                records: vec![record],
            }),
        }
    }
    groups
}

#[component]
fn Entries(screen: Screen) -> impl IntoView {
    let i18n = use_i18n();
    let groups = Memo::new(move |_| groups(i18n, screen.journal.records()));
    let is_empty = Memo::new(move |_| groups.with(Vec::is_empty));
    view! {
        <Show when=move || is_empty.get()>
            <div class="empty">
                <h2>{i18n.text(Key::NothingOrderedTitle)}</h2>
                <p>{i18n.text(Key::NothingOrderedText)}</p>
            </div>
        </Show>
        <For each=move || groups.get() key=|group| group.title.clone() let(group)>
            <EntryGroup screen groups title=group.title/>
        </For>
    }
}

#[component]
fn EntryGroup(screen: Screen, groups: Memo<Vec<Group>>, title: String) -> impl IntoView {
    let heading = title.clone();
    let records = Memo::new(move |_| {
        groups.with(|groups| {
            let group = groups.iter().find(|group| group.title == title);
            group.map_or_else(Vec::new, |group| group.records.clone())
        })
    });
    // An entry stays where it is while its order changes.
    let record_of = move |first: Arc<OrderRecord>| {
        Memo::new(move |_| {
            records.with(|records| {
                let now = records.iter().find(|record| record.id == first.id);
                now.unwrap_or(&first).clone()
            })
        })
    };
    view! {
        <h2 class="day">{heading}</h2>
        <ol class="journal">
            <For each=move || records.get() key=|record| record.id.clone() let(record)>
                <Entry screen record=record_of(record)/>
            </For>
        </ol>
    }
}
