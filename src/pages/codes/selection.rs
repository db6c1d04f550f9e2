//! The bar of what is ticked in a list, from where all that match can be ticked.

use super::{Screen, select_all::SelectAllMatching};
use crate::{domain::List, pages::code_table::SelectionBar};
use leptos::prelude::*;

/// Nothing while nothing is ticked.
#[component]
pub fn ListSelection(
    /// The list.
    screen: Screen,
) -> impl IntoView {
    let selection = screen.table.selection;
    let is_shown = move || !selection.is_empty() || !screen.select_all.is_idle();
    let clear = move || {
        screen.select_all.stop();
        selection.clear();
    };
    view! {
        <Show when=is_shown>
            <SelectionBar
                selection
                offer=move || screen.export_offer(true)
                can_revoke=screen.list == List::Issued
                on_clear=clear
            >
                <SelectAllMatching screen/>
            </SelectionBar>
        </Show>
    }
}
