//! Codes in a table, with the panel of the one that is open and the bar of those that are ticked: a page of a list, or codes
//! that were looked up.

pub mod columns;
mod current;
mod panel;
mod selection_bar;
mod table;

pub use current::{CurrentTable, TableActions};
pub use panel::CodePanel;
pub use selection_bar::SelectionBar;
pub use table::CodeTable;

use leptos::prelude::*;
use std::sync::Arc;

use crate::{
    domain::{Code, List, SortKey, SortOrder},
    state::{Row, Selection},
};

/// What a table shows.
#[derive(Clone, Copy, PartialEq)]
pub enum TableOf {
    List(List),
    /// Codes of both lists.
    LookUp,
}

/// What its parts share. A `Copy` handle.
#[derive(Clone, Copy)]
pub struct TableState {
    pub of: TableOf,
    /// The rows that are shown, in their order.
    pub rows: Signal<Vec<Arc<Row>>>,
    /// The rows are those of an earlier query.
    pub is_loading: Signal<bool>,
    /// `None` is an order of its own.
    pub sort: Signal<Option<(SortKey, SortOrder)>>,
    /// Takes another one.
    pub on_sort: Callback<(SortKey, SortOrder)>,
    pub selection: Selection,
    /// The code that the panel shows.
    pub opened: Signal<Option<Code>>,
    /// Opens another one, or none.
    pub on_open: Callback<Option<Code>>,
    /// The panel is on the page.
    pub has_panel: RwSignal<bool>,
    /// The focus is to go into the panel.
    pub is_entering: RwSignal<bool>,
}

impl TableState {
    /// Reactive. The row that is open, while it is shown.
    fn opened_row(self) -> Option<Arc<Row>> {
        let code = self.opened.get()?;
        self.rows
            .with(|rows| rows.iter().find(|row| row.entry.code == code).cloned())
    }

    /// Reactive. How many rows are ticked, and how many there are.
    pub fn ticked(self) -> (usize, usize) {
        self.rows.with(|rows| {
            let codes = rows.iter().map(|row| &row.entry.code);
            (self.selection.count(codes), rows.len())
        })
    }

    /// Reactive. The code so many rows after the open one.
    fn neighbour(self, by: isize) -> Option<Code> {
        let opened = self.opened.get()?;
        self.rows.with(|rows| {
            let at = rows.iter().position(|row| row.entry.code == opened)?;
            Some(rows.get(at.checked_add_signed(by)?)?.entry.code.clone())
        })
    }

    pub fn open(self, code: Code) {
        self.on_open.run(Some(code));
    }

    pub fn close_panel(self) {
        self.on_open.run(None);
    }
}
