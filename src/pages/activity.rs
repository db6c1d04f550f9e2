//! The journal: every order of this browser, what became of it, and what can be done about it; and other work that has ended.

mod done_export;
mod done_job;
mod ended;
mod entry;
mod export;
mod found_codes;
mod item;
mod kind_choice;
mod note;
mod question;
mod reconciliation;
mod unreadable;

use leptos::prelude::*;
use std::sync::Arc;

use crate::{
    components::ScreenHeader,
    i18n::{I18n, Key, use_i18n},
    pages::{abandoned::AbandonedOperations, bulk::Bulk},
    platform::task,
    state::{Jobs, Journal, Reconciler, Session},
};
use ended::EndedEntry;
use entry::Entry;
use export::ExportJournal;
use item::{Item, ItemKind};
use kind_choice::{KindChoice, kinds};
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
            <div class="stack">
                <AbandonedOperations/>
                <p class="hint">{i18n.text(Key::ActivityText)}</p>
                <Bulk job=jobs.redeem/>
                <Bulk job=jobs.revoke/>
            </div>
            <Entries screen/>
            <UnreadableEntries screen/>
        </div>
        <QuestionDialog screen/>
    }
}

/// The entries under one heading.
#[derive(Clone, PartialEq)]
struct Group {
    title: String,
    items: Vec<Item>,
}

/// What is in doubt first, then day by day.
fn groups(i18n: I18n, items: Vec<Item>) -> Vec<Group> {
    let (in_doubt, others): (Vec<_>, Vec<_>) = items.into_iter().partition(Item::is_in_doubt);
    let mut groups = Vec::new();
    if !in_doubt.is_empty() {
        groups.push(Group {
            title: i18n.text(Key::NeedsAttention).to_owned(),
            items: in_doubt,
        });
    }
    for item in others {
        let day = i18n.long_day(item.begun_at().as_millis());
        match groups.last_mut() {
            Some(group) if group.title == day => group.items.push(item),
            _ => groups.push(Group {
                title: day,
                items: vec![item],
            }),
        }
    }
    groups
}

#[component]
fn Entries(screen: Screen) -> impl IntoView {
    let i18n = use_i18n();
    let items = Memo::new(move |_| Item::all(screen.journal));
    let chosen = RwSignal::new(None);
    // Where the last entry of a kind is gone, all others are shown.
    let shown = Memo::new(move |_| {
        let chosen: Option<ItemKind> = chosen.get();
        chosen.filter(|kind| items.with(|items| kinds(items).contains(kind)))
    });
    let groups = Memo::new(move |_| {
        let mut items = items.get();
        let shown = shown.get();
        items.retain(|item| shown.is_none_or(|shown| item.kind() == shown));
        groups(i18n, items)
    });
    let is_empty = Memo::new(move |_| groups.with(Vec::is_empty));
    view! {
        <KindChoice items shown chosen/>
        <Show when=move || is_empty.get()>
            <div class="empty">
                <h2>{i18n.text(Key::NothingDoneTitle)}</h2>
                <p>{i18n.text(Key::NothingDoneText)}</p>
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
    let items = Memo::new(move |_| {
        groups.with(|groups| {
            let group = groups.iter().find(|group| group.title == title);
            group.map_or_else(Vec::new, |group| group.items.clone())
        })
    });
    view! {
        <h2 class="day">{heading}</h2>
        <ol class="journal">
            <For each=move || items.get() key=|item| item.id().to_owned() let(item)>
                <AnyEntry screen items item/>
            </For>
        </ol>
    }
}

/// An entry stays where it is while what it is about changes.
#[component]
fn AnyEntry(screen: Screen, items: Memo<Vec<Item>>, item: Item) -> impl IntoView {
    match item {
        Item::Order(first) => {
            let record = latest(items, first.id.clone(), first, |item| match item {
                Item::Order(record) => Some(record),
                Item::Ended(_) => None,
            });
            view! { <Entry screen record/> }.into_any()
        }
        Item::Ended(first) => {
            let record = latest(items, first.id.clone(), first, |item| match item {
                Item::Ended(record) => Some(record),
                Item::Order(_) => None,
            });
            view! { <EndedEntry screen record/> }.into_any()
        }
    }
}

/// The record of this id as it is now; the first one while it is on its way to another place of the screen.
fn latest<T>(
    items: Memo<Vec<Item>>,
    id: String,
    first: Arc<T>,
    of: fn(Item) -> Option<Arc<T>>,
) -> Memo<Arc<T>>
where
    T: PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| {
        let now = items.with(|items| items.iter().find(|item| item.id() == id).cloned());
        now.and_then(of).unwrap_or_else(|| first.clone())
    })
}
