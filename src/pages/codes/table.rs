//! The rows, as a table or, where it is narrow, as cards.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    Screen,
    columns::{self, Column, STATUS_CLASS},
    is_loading,
};
use crate::{
    domain::{List, SortKey, SortOrder},
    i18n::{Key, use_i18n},
    pages::value,
    state::{Row, use_now, use_settings},
    ui::{Icon, copy_icon_button, icon, move_focus_by_arrows},
};

/// What can be focused in each row: the code that opens it.
const ROW_FOCUS: &str = "button.open";

pub fn table(screen: Screen) -> AnyView {
    let i18n = use_i18n();
    let columns = columns::of(screen.list);
    let name = i18n.text(match screen.list {
        List::Issued => Key::IssuedCodes,
        List::Redeemed => Key::RedeemedCodes,
    });
    view! {
        <div class="rows" tabindex="0" role="region" aria-label=name>
            <table class="data-table" role="table" aria-busy=move || is_loading(screen).to_string()>
                <caption class="unseen">{name}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        {(screen.list == List::Issued).then(|| select_page(screen))}
                        {heading(screen, "col-code", Key::Code, Some(SortKey::Code))}
                        {columns
                            .iter()
                            .map(|column| heading(screen, column.class, column.heading, column.sort))
                            .collect_view()}
                    </tr>
                </thead>
                <tbody role="rowgroup" on:keydown=move |event| move_focus_by_arrows(&event, ROW_FOCUS)>
                    <For
                        each=move || screen.listing.rows.get()
                        key=|row| row.revision
                        children=move |row| self::row(screen, columns, row)
                    />
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

fn heading(screen: Screen, class: &'static str, words: Key, sort: Option<SortKey>) -> AnyView {
    let words = use_i18n().text(words);
    let Some(key) = sort else {
        return view! { <th role="columnheader" scope="col" class=class>{words}</th> }.into_any();
    };
    let query = screen.listing.query;
    let order = Memo::new(move |_| query.with(|query| (query.sort_by == key).then_some(query.order)));
    let sort = move |_| {
        // Numbers and times are asked for from the largest first, names from A.
        let next = match order.get_untracked() {
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
    view! {
        <th
            role="columnheader"
            scope="col"
            class=class
            aria-sort=move || match order.get() {
                None => "none",
                Some(SortOrder::Ascending) => "ascending",
                Some(SortOrder::Descending) => "descending",
            }
        >
            <button class="sort" type="button" on:click=sort>
                {words}
                {move || {
                    icon(
                        match order.get() {
                            None => Icon::Sortable,
                            Some(SortOrder::Ascending) => Icon::SortedUp,
                            Some(SortOrder::Descending) => Icon::SortedDown,
                        },
                    )
                }}
            </button>
        </th>
    }
    .into_any()
}

/// Ticked when the whole page is, mixed when some of it is.
fn select_page(screen: Screen) -> AnyView {
    let selected = Memo::new(move |_| {
        screen.listing.rows.with(|rows| {
            let selected = rows.iter().filter(|row| screen.selection.contains(&row.entry.code));
            (selected.count(), rows.len())
        })
    });
    view! {
        <th role="columnheader" class="col-select">
            <input
                type="checkbox"
                aria-label=use_i18n().text(Key::SelectPage)
                prop:checked=move || selected.with(|(some, all)| some == all)
                prop:indeterminate=move || selected.with(|(some, all)| *some > 0 && some < all)
                on:change=move |event| {
                    let is_checked = event_target_checked(&event);
                    for row in screen.listing.rows.get_untracked() {
                        screen.selection.set(&row.entry, is_checked);
                    }
                }
            />
        </th>
    }
    .into_any()
}

fn row(screen: Screen, columns: &'static [Column], row: Arc<Row>) -> AnyView {
    let i18n = use_i18n();
    let now = use_now();
    let settings = use_settings();
    let entry = row.entry.clone();
    let (code, opened_code) = (entry.code.clone(), entry.code.clone());
    let status = Memo::new({
        let entry = entry.clone();
        move |_| {
            settings.with(|config| {
                let label = entry.status_label(&config.statuses, now.get()).map(str::to_owned);
                (entry.status(&config.statuses, now.get()), label)
            })
        }
    });
    let is_open = Memo::new(move |_| screen.opened.with(|opened| opened.as_ref() == Some(&opened_code)));
    let named = |key| i18n.fill(key, &[("code", entry.code.reveal())]);
    let (open_label, copy_label) = (named(Key::OpenCode), named(Key::CopyCode));
    let select = (screen.list == List::Issued).then(|| {
        let (shown, ticked) = (entry.clone(), entry.clone());
        view! {
            <td role="cell" class="col-select">
                <input
                    type="checkbox"
                    aria-label=named(Key::SelectCode)
                    prop:checked=move || screen.selection.contains(&shown.code)
                    on:change=move |event| {
                        screen.selection.set(&ticked, event_target_checked(&event));
                    }
                />
            </td>
        }
        .into_any()
    });
    let cells = columns
        .iter()
        .map(|column| {
            let contents = if column.class == STATUS_CLASS {
                (move || status.with(|(status, label)| value::status(*status, label.as_deref())))
                    .into_any()
            } else {
                (column.cell)(&row.entry)
            };
            view! {
                <td role="cell" class=column.class data-label=column.card_label.map(|key| i18n.text(key))>
                    {contents}
                </td>
            }
        })
        .collect_view();
    let to_open = code.clone();
    view! {
        <tr
            role="row"
            data-testid="row"
            data-status=move || status.with(|(status, _)| value::status_name(*status))
            aria-current=move || is_open.get().then_some("true")
        >
            {select}
            <th role="rowheader" scope="row" class="col-code">
                <button
                    class="open"
                    type="button"
                    aria-label=open_label
                    on:click=move |_| screen.opened.set(Some(to_open.clone()))
                >
                    {value::code(&entry.code)}
                </button>
                {copy_icon_button(copy_label, move || code.reveal().to_owned())}
            </th>
            {cells}
        </tr>
    }
    .into_any()
}
