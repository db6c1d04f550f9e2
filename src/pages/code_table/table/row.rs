//! One row. Made once for what it shows, with few effects: what is open, what is ticked, and how time goes by.

use leptos::prelude::*;
use std::sync::Arc;

use crate::{
    components::{ButtonKind, CopyButton},
    domain::{Code, Status, Timestamp},
    i18n::{Key, use_i18n},
    pages::{
        code_table::{
            TableState,
            columns::{Cells, Column},
        },
        value::{self, CodeText, MaskedEnd, MaskedStart},
    },
    state::{Journal, Row, Settings},
};

/// A row, and what else decides how it looks.
#[derive(Clone)]
pub struct ShownRow {
    row: Arc<Row>,
    is_masked: bool,
    /// A code can expire while one looks.
    status: Status,
    /// How this deployment calls that; `None` is as the dashboard does.
    status_label: Option<String>,
}

impl ShownRow {
    pub fn new(row: Arc<Row>, is_masked: bool, settings: Settings, now: Timestamp) -> Self {
        let (status, status_label) = value::status_and_label(&row.entry, settings, now);
        Self {
            row,
            is_masked,
            status,
            status_label,
        }
    }

    /// Another one wherever it looks different.
    pub fn key(&self) -> (u64, bool, Status) {
        (self.row.revision, self.is_masked, self.status)
    }
}

impl PartialEq for ShownRow {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

#[component]
pub fn CodeRow(
    table: TableState,
    columns: Arc<[&'static Column]>,
    is_copied: RwSignal<bool>,
    row: ShownRow,
) -> impl IntoView {
    let i18n = use_i18n();
    let journal: Journal = expect_context();
    let ShownRow {
        row,
        is_masked,
        status,
        status_label,
    } = row;
    let made_from = Cells {
        i18n,
        journal,
        entry: &row.entry,
        list: row.list,
        status,
        status_label,
    };
    let cells = columns.iter().map(|column| {
        view! {
            <td
                role="cell"
                class=column.class
                data-label=column.card_label.map(|label| i18n.text(label))
            >
                {(column.cell)(&made_from)}
            </td>
        }
    });
    let cells = cells.collect_view();
    let code = row.entry.code.clone();
    // A masked code is not read aloud either.
    let spoken = match is_masked {
        true => value::masked_name(i18n, &code),
        false => code.reveal().to_owned(),
    };
    let label = i18n.fill(Key::SelectCode, &[("code", &spoken)]);
    let (ticked, opened) = (code.clone(), code.clone());
    let is_open = move || table.opened.with(|code| code.as_ref() == Some(&opened));
    view! {
        <tr
            role="row"
            data-testid="row"
            data-status=value::status_name(status)
            aria-current=move || is_open().then_some("true")
        >
            <td role="cell" class="col-select">
                <input
                    type="checkbox"
                    tabindex="-1"
                    aria-label=label
                    prop:checked=move || table.selection.is_ticked(&ticked)
                />
            </td>
            <CodeCell code spoken is_masked is_copied/>
            {cells}
        </tr>
    }
}

/// The code, which opens its row, and a button that copies it.
#[component]
fn CodeCell(
    code: Code,
    spoken: String,
    is_masked: bool,
    is_copied: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let copied = code.clone();
    let label = i18n.fill(Key::OpenCode, &[("code", &spoken)]);
    let open = |text: AnyView| {
        view! {
            <button class="open" type="button" tabindex="-1" aria-label=label>
                {text}
            </button>
        }
    };
    let shown = match is_masked {
        false => open(view! { <CodeText code=&code/> }.into_any()).into_any(),
        // Two parts of one code, in whatever direction the page is read.
        true => view! {
            <span dir="ltr">
                {open(view! { <MaskedStart code=&code/> }.into_any())}
                <MaskedEnd code is_revealed=RwSignal::new(false) attr:tabindex="-1"/>
            </span>
        }
        .into_any(),
    };
    view! {
        <th role="rowheader" scope="row" class="col-code">
            {shown}
            <CopyButton
                attr:tabindex="-1"
                label=i18n.fill(Key::CopyCode, &[("code", &spoken)])
                kind=ButtonKind::QuietIcon
                answer=is_copied
                text=move || copied.reveal().to_owned()
            />
        </th>
    }
}
