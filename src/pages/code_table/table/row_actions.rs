//! What a click or a key does with a row.

use leptos::{
    ev::{FocusEvent, KeyboardEvent, MouseEvent},
    html,
    prelude::*,
};
use std::sync::Arc;

use crate::{
    components::{
        ArrowMove, ShiftKey, Shortcuts, find_near, is_from, is_from_tick_box, is_keyboard_click,
        is_row_click, move_focus_by_arrows, press_soon, row_of, shortcut_key,
    },
    domain::Code,
    pages::code_table::TableState,
    state::Row,
};

/// Copies what is ticked.
const COPY_SELECTED: &str = ".selection-bar [data-copy]";

/// What can be focused in each row: the code that opens it.
const OPEN: &str = "button.open";

const TICK_BOX: &str = "input";

/// A `Copy` handle.
#[derive(Clone, Copy)]
pub struct RowActions {
    table: TableState,
    body: NodeRef<html::Tbody>,
    shift: ShiftKey,
    has_shortcuts: bool,
    /// The revision of the row that had the focus last, and what had it there.
    focused: StoredValue<Option<(u64, &'static str)>>,
}

impl RowActions {
    /// For the rows in `body`; it ends with the current owner.
    pub fn new(table: TableState, body: NodeRef<html::Tbody>) -> Self {
        let Shortcuts(has_shortcuts) = expect_context();
        Self {
            table,
            body,
            shift: ShiftKey::new(),
            has_shortcuts,
            focused: StoredValue::new(None),
        }
    }

    /// Notes which row and which control in it has the focus.
    pub fn on_focus(self, event: &FocusEvent) {
        let row = row_of(event).and_then(|at| self.row_at(at));
        let control = match is_from_tick_box(event) {
            true => TICK_BOX,
            false => OPEN,
        };
        self.focused
            .set_value(row.map(|row| (row.revision, control)));
    }

    /// Finds what had the focus, in the row that has taken the place of its own; without one, the first row's code.
    pub fn focus_selector(self) -> String {
        let place = self
            .focused
            .try_get_value()
            .flatten()
            .and_then(|(revision, control)| {
                let rows = self.table.rows.get_untracked();
                let at = rows.iter().position(|row| row.revision == revision)?;
                Some(format!("tr:nth-child({}) {control}", at + 1))
            });
        place.unwrap_or_else(|| OPEN.to_owned())
    }

    /// The focus has come to the row with this number by arrow keys: an open panel shows that one.
    fn follow(self, at: usize) {
        if self.table.opened.with_untracked(Option::is_some)
            && let Some(row) = self.row_at(at)
        {
            self.table.open(row.entry.code.clone());
        }
    }

    /// Ticks the row or opens its code; other controls have clicks of their own.
    pub fn on_click(self, event: &MouseEvent) {
        let Some(row) = row_of(event).and_then(|at| self.row_at(at)) else {
            return;
        };
        let is_on_code = is_from(event, OPEN);
        if is_from_tick_box(event) {
            self.tick(event, &row);
        } else if is_on_code && is_keyboard_click(event) {
            self.enter(row.entry.code.clone());
        } else if is_on_code || is_row_click(event) {
            self.table.open(row.entry.code.clone());
        }
    }

    /// Moves the focus among the rows, or does what the key is a shortcut for.
    pub fn on_key(self, event: &KeyboardEvent) {
        if is_from_tick_box(event) {
            self.shift.heed(event);
        }
        match move_focus_by_arrows(event, OPEN) {
            ArrowMove::None => self.run_shortcut(event),
            ArrowMove::ToRow(at) => self.follow(at),
            ArrowMove::Aside => {}
        }
    }

    fn run_shortcut(self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
            return;
        }
        let Some(at) = row_of(event) else {
            return;
        };
        let Some(row) = self.row_at(at) else {
            return;
        };
        let selection = self.table.selection;
        match shortcut_key(event).as_str() {
            "Enter" if is_from_tick_box(event) => self.enter(row.entry.code.clone()),
            "x" if self.has_shortcuts => {
                let is_ticked = untrack(|| selection.is_ticked(&row.entry.code));
                selection.tick(&row.entry, !is_ticked);
                // The box follows no key but its own.
                selection.set([&*row.entry].into_iter(), !is_ticked);
            }
            "c" if self.has_shortcuts => {
                let of_row = format!(
                    ".data-table tbody > :nth-child({}) .col-code .button",
                    at + 1
                );
                let button = match untrack(|| selection.is_empty()) {
                    true => find_near(self.body, &of_row),
                    false => find_near(self.body, COPY_SELECTED),
                };
                press_soon(button);
            }
            _ => return,
        }
        event.prevent_default();
    }

    fn row_at(self, at: usize) -> Option<Arc<Row>> {
        self.table.rows.with_untracked(|rows| rows.get(at).cloned())
    }

    /// Opens a code, and goes on in the panel.
    fn enter(self, code: Code) {
        self.table.open(code);
        self.table.is_entering.set(true);
    }

    fn tick(self, event: &MouseEvent, row: &Row) {
        let is_ticked = event_target_checked(event);
        if self.shift.is_held(event) {
            self.tick_range(row, is_ticked);
        }
        self.table.selection.tick(&row.entry, is_ticked);
    }

    /// All rows from the one that was clicked last to this one, if both are on the page.
    fn tick_range(self, row: &Row, is_ticked: bool) {
        let selection = self.table.selection;
        let rows = self.table.rows.get_untracked();
        let place = |code: &Code| rows.iter().position(|row| row.entry.code == *code);
        let ends = (selection.last().as_ref().and_then(place)).zip(place(&row.entry.code));
        if let Some((from, to)) = ends {
            let range = &rows[from.min(to)..=from.max(to)];
            let entries = range.iter().map(|row| &*row.entry);
            selection.set(entries, is_ticked);
        }
    }
}
