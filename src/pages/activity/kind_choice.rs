//! Which entries are shown.

use super::item::{Item, ItemKind};
use crate::{
    components::{Remount, SegmentedControl},
    i18n::{Key, use_i18n},
};
use leptos::prelude::*;

/// Only where there are entries of more than one kind.
#[component]
pub fn KindChoice(
    /// All entries.
    items: Memo<Vec<Item>>,
    /// What is shown; `None` is all.
    shown: Memo<Option<ItemKind>>,
    /// What was chosen.
    chosen: RwSignal<Option<ItemKind>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let kinds = Memo::new(move |_| kinds(&items.get()));
    let count = move |kind: Option<ItemKind>| {
        let is_counted = |item: &&Item| kind.is_none_or(|kind| item.kind() == kind);
        items.with(|items| items.iter().filter(is_counted).count() as u64)
    };
    let choice = move |kind: Option<ItemKind>, name: Key| {
        let words = view! {
            <span>
                {i18n.text(name)} " "
                <span class="count">{move || i18n.integer(count(kind))}</span>
            </span>
        };
        (kind, words.into_any())
    };
    // The control stays, with the focus, until there is another choice.
    let control = move || {
        let kinds = kinds.get();
        if kinds.len() < 2 {
            return ().into_any();
        }
        let mut choices = vec![choice(None, Key::AllOutcomes)];
        choices.extend(kinds.iter().map(|kind| choice(Some(*kind), kind.name())));
        view! {
            <div class="kinds">
                <SegmentedControl
                    name="activity-kind"
                    legend=i18n.text(Key::ShowOutcome)
                    choices
                    chosen=shown
                    on_choose=move |kind| chosen.set(kind)
                />
            </div>
        }
        .into_any()
    };
    view! { <Remount view=control/> }
}

/// Those that there are.
pub fn kinds(items: &[Item]) -> Vec<ItemKind> {
    let mut kinds = ItemKind::ALL.to_vec();
    kinds.retain(|kind| items.iter().any(|item| item.kind() == *kind));
    kinds
}
