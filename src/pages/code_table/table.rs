//! The rows, as a table or, where it is narrow, as cards.

use leptos::{
    either::Either,
    ev::{Event, KeyboardEvent, MouseEvent},
    html,
    prelude::*,
};
use std::sync::Arc;

use super::{
    TableOf, TableState,
    columns::{Cells, Column},
};
use crate::{
    components::{
        ArrowMove, ButtonKind, CopyButton, Icon, IconName, ShiftKey, Shortcuts, TabStop, aria_bool,
        find_near, is_from_tick_box, is_keyboard_click, is_row_click, move_focus_by_arrows,
        press_soon, row_of, shortcut_key,
    },
    domain::{Code, List, SortKey, SortOrder},
    i18n::{Key, use_i18n},
    pages::value::{self, CodeText, MaskedEnd, MaskedStart},
    state::{Journal, Preferences, Row, use_now, use_settings},
};

/// What can be focused in each row: the code that opens it.
const ROW_FOCUS: &str = "button.open";

/// Copies what is ticked.
const COPY_SELECTED: &str = ".selection-bar [data-copy]";

/// A row for each code of the page.
#[component]
pub fn CodeTable(
    /// What it shows.
    table: TableState,
    /// What stands beside the code.
    columns: Arc<[&'static Column]>,
    /// What stands below the rows.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let i18n = use_i18n();
    let shift = ShiftKey::new();
    let body = NodeRef::<html::Tbody>::new();
    let is_copied = RwSignal::new(false);
    let preferences: Preferences = expect_context();
    let name = i18n.text(match table.of {
        TableOf::List(List::Issued) => Key::IssuedCodes,
        TableOf::List(List::Redeemed) => Key::RedeemedCodes,
        TableOf::LookUp => Key::LookUp,
    });
    let stop = TabStop::keep(body, ROW_FOCUS, move || {
        table.rows.track();
        preferences.is_masked();
    });
    let Shortcuts(has_shortcuts) = expect_context();
    let on_key = move |event: KeyboardEvent| {
        match move_focus_by_arrows(&event, ROW_FOCUS) {
            ArrowMove::None => act_on_row(table, body, has_shortcuts, &event),
            // The panel shows the row that one has come to.
            ArrowMove::ToRow(at) if table.opened.with_untracked(Option::is_some) => {
                if let Some(row) = row_at(table, at) {
                    table.open(row.entry.code.clone());
                }
            }
            ArrowMove::Aside | ArrowMove::ToRow(_) => {}
        }
    };
    let copied = move || is_copied.get().then(|| i18n.text(Key::Copied));
    let headings = columns.iter().map(|column| {
        view! { <Heading table class=column.class label=column.heading sort_key=column.sort/> }
    });
    view! {
        <div class="rows" tabindex="0" role="region" aria-label=name>
            // Where the focus is on a code, the button that has copied it says nothing. Behind the rows it would make the page longer.
            <p class="unseen" aria-live="polite">
                {copied}
            </p>
            <table
                class="data-table"
                part="table"
                role="table"
                aria-busy=move || aria_bool(table.is_loading.get())
                data-density=move || preferences.is_compact().then_some("compact")
            >
                <caption class="unseen">{name}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <SelectPage table/>
                        <Heading
                            table
                            class="col-code"
                            label=Key::Code
                            sort_key=Some(SortKey::Code)
                        /> {headings.collect_view()}
                    </tr>
                </thead>
                <tbody
                    role="rowgroup"
                    node_ref=body
                    on:keydown=on_key
                    on:focusin=move |event| stop.follow(&event)
                >
                    <For
                        each=move || table.rows.get()
                        // A row stays as it is until its entry changes.
                        key=|row| row.revision
                        let(row)
                    >
                        <CodeRow table columns=columns.clone() shift is_copied row/>
                    </For>
                </tbody>
            </table>
            {children.map(|children| children())}
        </div>
    }
}

fn row_at(table: TableState, at: usize) -> Option<Arc<Row>> {
    table.rows.with_untracked(|rows| rows.get(at).cloned())
}

/// Opens a code, and goes on in the panel.
fn enter(table: TableState, code: Code) {
    table.open(code);
    table.is_entering.set(true);
}

/// What a key does with the row that has the focus.
fn act_on_row(
    table: TableState,
    body: NodeRef<html::Tbody>,
    has_shortcuts: bool,
    event: &KeyboardEvent,
) {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
        return;
    }
    let Some(at) = row_of(event) else {
        return;
    };
    let Some(row) = row_at(table, at) else {
        return;
    };
    let selection = table.selection;
    match shortcut_key(event).as_str() {
        "Enter" if is_from_tick_box(event) => enter(table, row.entry.code.clone()),
        "x" if has_shortcuts => {
            let is_ticked = untrack(|| selection.is_ticked(&row.entry.code));
            selection.tick(&row.entry, !is_ticked);
            // The box follows no key but its own.
            selection.set([&*row.entry].into_iter(), !is_ticked);
        }
        "c" if has_shortcuts => {
            let of_row = format!(
                ".data-table tbody > :nth-child({}) .col-code .button",
                at + 1
            );
            let button = match untrack(|| selection.is_empty()) {
                true => find_near(body, &of_row),
                false => find_near(body, COPY_SELECTED),
            };
            press_soon(button);
        }
        _ => return,
    }
    event.prevent_default();
}

#[component]
fn Heading(
    table: TableState,
    class: &'static str,
    label: Key,
    sort_key: Option<SortKey>,
) -> impl IntoView {
    let i18n = use_i18n();
    let label = i18n.text(label);
    let Some(key) = sort_key else {
        return Either::Left(view! {
            <th role="columnheader" scope="col" class=class>
                {label}
            </th>
        });
    };
    let order = Memo::new(move |_| {
        let (sorted_by, order) = table.sort.get()?;
        (sorted_by == key).then_some(order)
    });
    let sort = move |_| {
        // Numbers and times are asked for from the largest first, names from A, and what expires soon before the rest.
        let next = match order.get_untracked() {
            Some(SortOrder::Descending) => SortOrder::Ascending,
            Some(SortOrder::Ascending) => SortOrder::Descending,
            None if matches!(key, SortKey::Code | SortKey::ExpiresAt) => SortOrder::Ascending,
            None => SortOrder::Descending,
        };
        table.on_sort.run((key, next));
    };
    let aria_sort = move || match order.get() {
        None => "none",
        Some(SortOrder::Ascending) => "ascending",
        Some(SortOrder::Descending) => "descending",
    };
    let icon = move || {
        let name = match order.get() {
            None => IconName::Sortable,
            Some(SortOrder::Ascending) => IconName::SortedUp,
            Some(SortOrder::Descending) => IconName::SortedDown,
        };
        view! { <Icon name/> }
    };
    Either::Right(view! {
        <th role="columnheader" scope="col" class=class aria-sort=aria_sort>
            <button class="sort" type="button" on:click=sort>
                {label}
                {icon}
            </button>
        </th>
    })
}

/// Ticked when the whole page is, mixed when some of it is.
#[component]
fn SelectPage(table: TableState) -> impl IntoView {
    let i18n = use_i18n();
    let label = i18n.text(Key::SelectPage);
    let is_ticked = move || {
        let (ticked, all) = table.ticked();
        ticked == all
    };
    let is_mixed = move || {
        let (ticked, all) = table.ticked();
        ticked > 0 && ticked < all
    };
    let select = move |event: Event| {
        let rows = table.rows.get_untracked();
        let entries = rows.iter().map(|row| &*row.entry);
        table.selection.set(entries, event_target_checked(&event));
    };
    view! {
        <th role="columnheader" class="col-select" data-label=label>
            <input
                type="checkbox"
                aria-label=label
                prop:checked=is_ticked
                prop:indeterminate=is_mixed
                on:change=select
            />
        </th>
    }
}

#[component]
fn CodeRow(
    table: TableState,
    columns: Arc<[&'static Column]>,
    shift: ShiftKey,
    is_copied: RwSignal<bool>,
    row: Arc<Row>,
) -> impl IntoView {
    let i18n = use_i18n();
    let (now, settings) = (use_now(), use_settings());
    let journal: Journal = expect_context();
    let shown = row.clone();
    // A code can expire while one looks. As long as it does not, nothing of it moves.
    let status = Memo::new(move |_| value::status_and_label(&shown.entry, settings, now.get()));
    let opened = row.entry.code.clone();
    let is_open = move || table.opened.with(|code| code.as_ref() == Some(&opened));
    let made_from = Cells {
        i18n,
        journal,
        entry: &row.entry,
        list: row.list,
        status,
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
    let clicked = code.clone();
    let open = move |event: MouseEvent| {
        if is_row_click(&event) {
            table.open(clicked.clone());
        }
    };
    view! {
        <tr
            role="row"
            on:click=open
            data-testid="row"
            data-status=move || status.with(|(status, _)| value::status_name(*status))
            aria-current=move || is_open().then_some("true")
        >
            <SelectRow table shift row/>
            <CodeCell table code is_copied/>
            {cells}
        </tr>
    }
}

#[component]
fn SelectRow(table: TableState, shift: ShiftKey, row: Arc<Row>) -> impl IntoView {
    let i18n = use_i18n();
    let name = spoken_name(row.entry.code.clone());
    let label = move || i18n.fill(Key::SelectCode, &[("code", &name())]);
    let shown = row.clone();
    let tick = move |event: MouseEvent| {
        let is_ticked = event_target_checked(&event);
        if shift.is_held(&event) {
            tick_range(table, &row, is_ticked);
        }
        table.selection.tick(&row.entry, is_ticked);
    };
    view! {
        <td role="cell" class="col-select">
            <input
                type="checkbox"
                tabindex="-1"
                aria-label=label
                prop:checked=move || table.selection.is_ticked(&shown.entry.code)
                on:keydown=move |event| shift.heed(&event)
                on:click=tick
            />
        </td>
    }
}

/// All rows from the one that was clicked last to this one, if both are on the page.
fn tick_range(table: TableState, row: &Row, is_ticked: bool) {
    let rows = table.rows.get_untracked();
    let place = |code: &Code| rows.iter().position(|row| row.entry.code == *code);
    let ends = (table.selection.last().as_ref().and_then(place)).zip(place(&row.entry.code));
    if let Some((from, to)) = ends {
        let range = &rows[from.min(to)..=from.max(to)];
        let entries = range.iter().map(|row| &*row.entry);
        table.selection.set(entries, is_ticked);
    }
}

/// Opens the code, reveals it where codes are masked, or copies it.
#[component]
fn CodeCell(table: TableState, code: Code, is_copied: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let preferences: Preferences = expect_context();
    let is_revealed = RwSignal::new(false);
    let name = spoken_name(code.clone());
    let open_name = name.clone();
    let open_label = move || i18n.fill(Key::OpenCode, &[("code", &open_name())]);
    let copy_label = move || i18n.fill(Key::CopyCode, &[("code", &name())]);
    let (opened, copied, ended) = (code.clone(), code.clone(), code.clone());
    let start = move || match preferences.is_masked() {
        true => view! { <MaskedStart code=&code/> }.into_any(),
        false => view! { <CodeText code=&code/> }.into_any(),
    };
    let end = move || {
        let code = ended.clone();
        let is_masked = preferences.is_masked();
        is_masked.then(|| view! { <MaskedEnd code is_revealed attr:tabindex="-1"/> })
    };
    let open = move |event: MouseEvent| match is_keyboard_click(&event) {
        true => enter(table, opened.clone()),
        false => table.open(opened.clone()),
    };
    view! {
        <th role="rowheader" scope="row" class="col-code">
            // Two parts of one code, in whatever direction the page is read.
            <span dir="ltr">
                <button
                    class="open"
                    type="button"
                    tabindex="-1"
                    aria-label=open_label
                    on:click=open
                >
                    {start}
                </button>
                {end}
            </span>
            <CopyButton
                attr:tabindex="-1"
                label=copy_label
                kind=ButtonKind::QuietIcon
                answer=is_copied
                text=move || copied.reveal().to_owned()
            />
        </th>
    }
}

/// Reactive. What a screen reader calls the code: a masked one is not read aloud either.
fn spoken_name(code: Code) -> impl Fn() -> String + Clone {
    let (i18n, preferences) = (use_i18n(), expect_context::<Preferences>());
    move || match preferences.is_masked() {
        true => value::masked_name(i18n, &code),
        false => code.reveal().to_owned(),
    }
}
