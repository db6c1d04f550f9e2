//! The table that is on the screen, for those who act on it from elsewhere.

use super::TableState;
use crate::state::ExportOffer;
use leptos::prelude::*;

/// What can be done with a table.
#[derive(Clone, Copy)]
pub struct TableActions {
    pub table: TableState,
    /// What can be exported of what is ticked.
    pub offer: Callback<(), ExportOffer>,
}

/// A `Copy` handle.
#[derive(Clone, Copy)]
pub struct CurrentTable(RwSignal<Option<TableActions>>);

impl CurrentTable {
    /// None, for as long as the current owner lives.
    pub fn provide() {
        provide_context(Self(RwSignal::new(None)));
    }

    /// It is this one, for as long as the current owner lives.
    pub fn show(self, actions: TableActions) {
        self.0.set(Some(actions));
        on_cleanup(move || {
            // The next one may be there before this one goes.
            self.0.try_update(|current| {
                current.take_if(|current| current.table.is_entering == actions.table.is_entering);
            });
        });
    }

    pub fn get(self) -> Option<TableActions> {
        self.0.get_untracked()
    }
}
