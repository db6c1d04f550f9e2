//! The rows, as a table or, where it is narrow, as cards.

use leptos::prelude::*;
use std::sync::Arc;

use super::{
    Screen,
    columns::{self, Column, STATUS_CLASS},
    is_loading,
};
use crate::{
    domain::{Code, List, SortKey, SortOrder},
    i18n::{Key, use_i18n},
    pages::value,
    state::{Row, use_now, use_settings},
    ui::{
        Icon, copy_icon_button,
        element::{El, button, div, dynamic, el, input, tbody, td, th, thead, tr},
        icon, move_focus_by_arrows,
    },
};

/// What can be focused in each row: the code that opens it.
const ROW_FOCUS: &str = "button.open";

pub fn table(screen: Screen, has_notes: bool) -> El {
    let i18n = use_i18n();
    let columns = columns::of(screen.list, has_notes);
    let name = i18n.text(match screen.list {
        List::Issued => Key::IssuedCodes,
        List::Redeemed => Key::RedeemedCodes,
    });
    let headings = columns
        .iter()
        .map(|column| heading(screen, column.class, column.heading, column.sort));
    let head = tr()
        .attr("role", "row")
        .child((screen.list == List::Issued).then(|| select_page(screen)))
        .child(heading(screen, "col-code", Key::Code, Some(SortKey::Code)))
        .children(headings);
    let revisions =
        move || (screen.listing.rows).with(|rows| rows.iter().map(|row| row.revision).collect());
    let row = move |place: usize| {
        let row = (screen.listing.rows).with_untracked(|rows| rows[place].clone());
        self::row(screen, columns, row)
    };
    let table = el("table")
        .class("data-table")
        .attr("part", "table")
        .attr("role", "table")
        .claim("aria-busy", move || is_loading(screen))
        .child(el("caption").class("unseen").child(name))
        .child(thead().attr("role", "rowgroup").child(head))
        .child(
            tbody()
                .attr("role", "rowgroup")
                .on("keydown", |event| move_focus_by_arrows(&event, ROW_FOCUS))
                .keyed(revisions, row),
        );
    div()
        .class("rows")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", name)
        .child(table)
}

fn heading(screen: Screen, class: &'static str, words: Key, sort: Option<SortKey>) -> El {
    let heading = th()
        .attr("role", "columnheader")
        .attr("scope", "col")
        .class(class);
    let words = use_i18n().text(words);
    let Some(key) = sort else {
        return heading.child(words);
    };
    let query = screen.listing.query;
    let order = move || query.with(|query| (query.sort_by == key).then_some(query.order));
    let sort = move || {
        // Numbers and times are asked for from the largest first, names from A.
        let next = match untrack(order) {
            Some(SortOrder::Descending) => SortOrder::Ascending,
            Some(SortOrder::Ascending) => SortOrder::Descending,
            None if key == SortKey::Code => SortOrder::Ascending,
            None => SortOrder::Descending,
        };
        screen.navigation.refine(screen.list, true, |query| {
            query.sort_by = key;
            query.order = next;
        });
    };
    let mark = move || {
        icon(match order() {
            None => Icon::Sortable,
            Some(SortOrder::Ascending) => Icon::SortedUp,
            Some(SortOrder::Descending) => Icon::SortedDown,
        })
    };
    heading
        .attr_with("aria-sort", move || match order() {
            None => "none",
            Some(SortOrder::Ascending) => "ascending",
            Some(SortOrder::Descending) => "descending",
        })
        .child(
            button()
                .class("sort")
                .attr("type", "button")
                .on_click(sort)
                .child(words)
                .dynamic(mark),
        )
}

/// Ticked when the whole page is, mixed when some of it is.
fn select_page(screen: Screen) -> El {
    let select = move |is_ticked| {
        let rows = screen.listing.rows.get_untracked();
        let entries = rows.iter().map(|row| &row.entry);
        screen.selection.set(entries, is_ticked);
    };
    let name = use_i18n().text(Key::SelectPage);
    let tick = input()
        .attr("type", "checkbox")
        .attr("aria-label", name)
        .prop("checked", move || {
            let (ticked, all) = screen.ticked_on_page();
            ticked == all
        })
        .prop("indeterminate", move || {
            let (ticked, all) = screen.ticked_on_page();
            ticked > 0 && ticked < all
        })
        .on_tick(select);
    th().attr("role", "columnheader")
        .class("col-select")
        .attr("data-label", name)
        .child(tick)
}

fn row(screen: Screen, columns: &'static [Column], row: Arc<Row>) -> El {
    let i18n = use_i18n();
    let cells = columns.iter().map(|column| {
        let contents = if column.class == STATUS_CLASS {
            status(row.clone())
        } else {
            (column.cell)(&row.entry)
        };
        let cell = td()
            .attr("role", "cell")
            .class(column.class)
            .child(contents);
        match column.card_label {
            Some(label) => cell.attr("data-label", i18n.text(label)),
            None => cell,
        }
    });
    let (now, settings) = (use_now(), use_settings());
    let shown = row.clone();
    let opened = row.entry.code.clone();
    tr().attr("role", "row")
        .attr("data-testid", "row")
        .attr_with("data-status", move || {
            let now = now.get();
            value::status_name(settings.with(|config| shown.entry.status(&config.statuses, now)))
        })
        .attr_if("aria-current", move || {
            let is_open = screen.opened.with(|code| code.as_ref() == Some(&opened));
            is_open.then_some("true")
        })
        .child((screen.list == List::Issued).then(|| select_row(screen, row.clone())))
        .child(code_cell(screen, &row))
        .children(cells)
}

fn select_row(screen: Screen, row: Arc<Row>) -> El {
    let label = use_i18n().fill(Key::SelectCode, &[("code", row.entry.code.reveal())]);
    let shown = row.clone();
    let tick = input()
        .attr("type", "checkbox")
        .attr("aria-label", label)
        .prop("checked", move || {
            screen.selection.is_ticked(&shown.entry.code)
        })
        .on_tick_or_range(move |is_ticked, is_range| {
            if is_range {
                tick_range(screen, &row, is_ticked);
            }
            screen.selection.tick(&row.entry, is_ticked);
        });
    td().attr("role", "cell").class("col-select").child(tick)
}

/// All rows from the one that was clicked last to this one, if both are on the page.
fn tick_range(screen: Screen, row: &Row, is_ticked: bool) {
    let rows = screen.listing.rows.get_untracked();
    let place = |code: &Code| rows.iter().position(|row| row.entry.code == *code);
    let ends = (screen.selection.last().as_ref().and_then(place)).zip(place(&row.entry.code));
    if let Some((from, to)) = ends {
        let range = &rows[from.min(to)..=from.max(to)];
        let entries = range.iter().map(|row| &row.entry);
        screen.selection.set(entries, is_ticked);
    }
}

fn code_cell(screen: Screen, row: &Row) -> El {
    let i18n = use_i18n();
    let code = &row.entry.code;
    let named = |key| i18n.fill(key, &[("code", code.reveal())]);
    let (opened, copied) = (code.clone(), code.clone());
    let open = button()
        .class("open")
        .attr("type", "button")
        .attr("aria-label", named(Key::OpenCode))
        .on_click(move || screen.opened.set(Some(opened.clone())))
        .child(value::code(code));
    th().attr("role", "rowheader")
        .attr("scope", "row")
        .class("col-code")
        .child(open)
        .child(copy_icon_button(named(Key::CopyCode), move || {
            copied.reveal().to_owned()
        }))
}

/// Another one as time goes by: a code can expire while one looks. As long as it does not, nothing in the row moves.
fn status(row: Arc<Row>) -> El {
    let (now, settings) = (use_now(), use_settings());
    let shown = Memo::new(move |_| {
        let now = now.get();
        settings.with(|config| {
            let label = row.entry.status_label(&config.statuses, now);
            let label = label.map(str::to_owned);
            (row.entry.status(&config.statuses, now), label)
        })
    });
    dynamic(move || shown.with(|(status, label)| value::status(*status, label.as_deref())))
}
