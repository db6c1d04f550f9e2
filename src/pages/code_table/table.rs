//! The rows, as a table or, where it is narrow, as cards.

mod row;
mod row_actions;

use leptos::{either::Either, ev::Event, html, prelude::*};
use std::sync::Arc;

use super::{
    TableOf, TableState,
    columns::{self, Column},
};
use crate::{
    components::{TabStop, aria_bool},
    domain::{List, SortKey, SortOrder},
    i18n::{Key, use_i18n},
    pages::sort_heading::SortHeading,
    state::{Preferences, Row, use_now, use_settings},
};
use row::{CodeRow, ShownRow};
use row_actions::RowActions;

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
    let (now, settings) = (use_now(), use_settings());
    let preferences: Preferences = expect_context();
    let body = NodeRef::<html::Tbody>::new();
    let is_copied = RwSignal::new(false);
    let name = i18n.text(match table.of {
        TableOf::List(List::Issued) => Key::IssuedCodes,
        TableOf::List(List::Redeemed) => Key::RedeemedCodes,
        TableOf::LookUp => Key::LookUp,
    });
    let shown = Memo::new(move |_| {
        let (is_masked, now) = (preferences.is_masked(), now.get());
        let show = |row: &Arc<Row>| ShownRow::new(row.clone(), is_masked, settings, now);
        (table.rows).with(|rows| rows.iter().map(show).collect::<Vec<_>>())
    });
    let actions = RowActions::new(table, body);
    let stop = TabStop::keep(
        body,
        move || actions.focus_selector(),
        move || shown.track(),
    );
    let copied = move || is_copied.get().then(|| i18n.text(Key::Copied));
    let classes = columns::classes(&columns);
    let headings = columns.iter().map(|column| {
        view! { <Heading table class=column.class label=column.heading sort_key=column.sort/> }
    });
    let headings = headings.collect_view();
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
                data-columns=classes
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
                        /> {headings}
                    </tr>
                </thead>
                // One listener for all rows: each of their own would be made and let go with every page.
                <tbody
                    role="rowgroup"
                    node_ref=body
                    on:click=move |event| actions.on_click(&event)
                    on:keydown=move |event| actions.on_key(&event)
                    on:focusin=move |event| {
                        stop.follow(&event);
                        actions.on_focus(&event);
                    }
                >
                    // What a row shows is made once: where it changes, the row is another one.
                    <For
                        each=move || shown.get()
                        key=ShownRow::key
                        let(row)
                    >
                        <CodeRow table columns=columns.clone() is_copied row/>
                    </For>
                </tbody>
            </table>
            {children.map(|children| children())}
        </div>
    }
}

#[component]
fn Heading(
    table: TableState,
    class: &'static str,
    label: Key,
    sort_key: Option<SortKey>,
) -> impl IntoView {
    let label = use_i18n().text(label);
    let Some(key) = sort_key else {
        return Either::Left(view! {
            <th role="columnheader" scope="col" class=class>
                {label}
            </th>
        });
    };
    let order = Signal::derive(move || {
        let (sorted_by, order) = table.sort.get()?;
        (sorted_by == key).then_some(order)
    });
    // Numbers and times are asked for from the largest first, names from A, and what expires soon before the rest.
    let first = match key {
        SortKey::Code | SortKey::ExpiresAt => SortOrder::Ascending,
        _ => SortOrder::Descending,
    };
    let on_sort = move |order| table.on_sort.run((key, order));
    Either::Right(view! { <SortHeading class=Some(class) label order first on_sort/> })
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
