//! How the list looks: its columns, and what holds for every list of the account.

use crate::{
    components::{
        Button, ButtonKind, Icon, IconName, SegmentedControl, aria_bool, focus_within, soon,
    },
    domain::{ColumnLayout, ColumnName, List, Theme},
    i18n::{Key, use_i18n},
    pages::code_table::columns,
    state::{Journal, Preferences, SavedViews, use_settings},
};
use leptos::{html, prelude::*};

/// What stands in the menu.
#[component]
pub fn ViewMenu(
    /// The list.
    list: List,
) -> impl IntoView {
    let i18n = use_i18n();
    let preferences: Preferences = expect_context();
    let is_compact = Signal::derive(move || preferences.is_compact());
    let is_utc = Signal::derive(move || i18n.is_utc());
    view! {
        <Columns list/>
        <div class="menu-part">
            <SegmentedControl
                name="density"
                legend=i18n.text(Key::RowHeight)
                legend_class="menu-legend"
                choices=vec![
                    (false, i18n.text(Key::Comfortable)),
                    (true, i18n.text(Key::Compact)),
                ]
                chosen=is_compact
                on_choose=move |(is_compact,)| preferences.change(|own| own.is_compact = is_compact)
            />
            <SegmentedControl
                name="times"
                legend=i18n.text(Key::TimeZone)
                legend_class="menu-legend"
                choices=vec![(false, i18n.text(Key::LocalTimes)), (true, "UTC")]
                chosen=is_utc
                on_choose=move |(is_utc,)| preferences.change(|own| own.is_utc = is_utc)
            />
            {preferences.offers_theme().then(|| view! { <ThemeChoice preferences/> })}
            <Toggle
                label=i18n.text(Key::MaskCodes)
                is_on=Signal::derive(move || preferences.is_masked())
                on_toggle=move |(is_on,)| preferences.change(|own| own.is_masked = is_on)
            />
            <Toggle
                label=i18n.text(Key::LookForNewCodes)
                is_on=Signal::derive(move || preferences.auto_refresh())
                on_toggle=move |(is_on,)| preferences.change(|own| own.auto_refresh = is_on)
            />
        </div>
    }
}

#[component]
fn Toggle(
    label: &'static str,
    is_on: Signal<bool>,
    #[prop(into)] on_toggle: Callback<(bool,)>,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input
                type="checkbox"
                prop:checked=is_on
                on:change=move |event| on_toggle.run((event_target_checked(&event),))
            />
            {label}
        </label>
    }
}

#[component]
fn ThemeChoice(preferences: Preferences) -> impl IntoView {
    let i18n = use_i18n();
    let configured = use_settings().with(|config| config.theme);
    let chosen = Signal::derive(move || preferences.theme().unwrap_or(configured));
    view! {
        <SegmentedControl
            name="theme"
            legend=i18n.text(Key::Theme)
            legend_class="menu-legend"
            choices=vec![
                (Theme::Light, i18n.text(Key::ThemeLight)),
                (Theme::Dark, i18n.text(Key::ThemeDark)),
                (Theme::Auto, i18n.text(Key::ThemeAuto)),
            ]
            chosen
            on_choose=move |(theme,)| preferences.change(|own| own.theme = Some(theme))
        />
    }
}

/// Which columns are shown, and in which order.
#[component]
fn Columns(list: List) -> impl IntoView {
    let i18n = use_i18n();
    let views: SavedViews = expect_context();
    let journal: Journal = expect_context();
    let layout = Memo::new(move |_| views.columns(list));
    let offered = Memo::new(move |_| {
        let has_notes = journal.has_notes();
        let all = layout.get().all().to_vec().into_iter();
        let offered = all.map(|(column, _)| column);
        offered
            .filter(|column| has_notes || *column != ColumnName::Note)
            .collect::<Vec<_>>()
    });
    let of_view = move || {
        let view = views.opened_view(list)?;
        view.columns?;
        let name = SavedViews::label(i18n, &view.name);
        Some(i18n.fill(Key::ColumnsOfView, &[("name", &name)]))
    };
    let title = Memo::new(move |_| of_view().unwrap_or_else(|| i18n.text(Key::Columns).to_owned()));
    view! {
        <fieldset class="menu-part">
            <legend class="menu-title">{move || title.get()}</legend>
            <ol class="column-list">
                <li>
                    <label class="choice">
                        <input type="checkbox" checked disabled/>
                        {i18n.text(Key::Code)}
                    </label>
                    <small>{i18n.text(Key::AlwaysShown)}</small>
                </li>
                <For each=move || offered.get() key=|column| *column let(column)>
                    <ColumnChoice list column layout offered/>
                </For>
            </ol>
            <Button kind=ButtonKind::Quiet on_click=move || views.set_columns(list, None)>
                {i18n.text(Key::ResetColumns)}
            </Button>
        </fieldset>
    }
}

#[component]
fn ColumnChoice(
    list: List,
    column: ColumnName,
    layout: Memo<ColumnLayout>,
    offered: Memo<Vec<ColumnName>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let views: SavedViews = expect_context();
    let item = NodeRef::<html::Li>::new();
    let name = i18n.text(columns::heading(list, column));
    let is_shown = move || layout.with(|layout| layout.shown().any(|shown| shown == column));
    let show = move |event| {
        let is_shown = event_target_checked(&event);
        let mut layout = layout.get_untracked();
        layout.show(column, is_shown);
        views.set_columns(list, Some(&layout));
    };
    let neighbour = move |by: isize| {
        offered.with(|offered| {
            let at = offered.iter().position(|known| *known == column)?;
            offered.get(at.checked_add_signed(by)?).copied()
        })
    };
    let step = move |icon: IconName, label: Key, by: isize, selector: &'static str| {
        let go = move || {
            let Some(neighbour) = untrack(|| neighbour(by)) else {
                return;
            };
            let mut layout = layout.get_untracked();
            layout.swap(column, neighbour);
            views.set_columns(list, Some(&layout));
            // What is moved on the page loses the focus.
            soon(item, move || focus_within(item, selector));
        };
        let is_disabled = Signal::derive(move || neighbour(by).is_none());
        let label = i18n.fill(label, &[("column", name)]);
        view! {
            <button
                type="button"
                class=ButtonKind::QuietIcon.class()
                aria-label=label
                aria-disabled=move || aria_bool(is_disabled.get())
                on:click=move |_| go()
            >
                <Icon name=icon/>
            </button>
        }
    };
    view! {
        <li node_ref=item>
            <label class="choice">
                <input type="checkbox" prop:checked=is_shown on:change=show/>
                {name}
            </label>
            {step(IconName::SortedUp, Key::MoveColumnUp, -1, "button")}
            {step(IconName::SortedDown, Key::MoveColumnDown, 1, "button + button")}
        </li>
    }
}
