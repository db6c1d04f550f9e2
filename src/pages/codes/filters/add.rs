//! The filters that can be set, each a chip that opens a menu.

use super::filter::Filter;
use crate::{
    components::{Button, ButtonKind, Icon, IconName, Menu, MenuHandle},
    domain::{Kind, List},
    i18n::{Key, use_i18n},
    pages::{codes::Screen, recipient_options::RecipientOptions},
    state::{Journal, use_settings},
};
use leptos::{ev::SubmitEvent, prelude::*};

/// The id of the addresses to choose from.
const ADDRESSES: &str = "filter-email-addresses";

/// A chip for each filter that is not set.
#[component]
pub fn AddFilters(
    /// The list.
    screen: Screen,
) -> impl IntoView {
    let settings = use_settings();
    let statuses: Vec<_> = settings.with(|config| {
        let rules = config.statuses.rules();
        rules.map(|(number, _)| Filter::Status(number)).collect()
    });
    let kinds = [Kind::Ip, Kind::Traffic].map(Filter::Kind).to_vec();
    let answers = [true, false].map(Filter::Enterprise).to_vec();
    view! {
        <AddFilter
            screen
            id="add-status"
            name=Key::Status
            filters=Signal::stored(statuses)
        />
        <AddFilter
            screen
            id="add-kind"
            name=Key::Kind
            filters=Signal::stored(kinds)
        />
        <AddFilter
            screen
            id="add-enterprise"
            name=Key::Enterprise
            filters=Signal::stored(answers)
        />
        <AddEmail screen/>
        {(screen.list == List::Issued).then(|| view! { <AddNote screen/> })}
    }
}

/// Only where there are notes to choose from.
#[component]
fn AddNote(screen: Screen) -> impl IntoView {
    let journal: Journal = expect_context();
    let notes = Signal::derive(move || {
        let notes = journal.all_notes().into_iter();
        notes.map(Filter::Note).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || journal.has_notes()>
            <AddFilter
                screen
                id="add-note"
                name=Key::Note
                filters=notes
            />
        </Show>
    }
}

/// Offers the values of a filter.
#[component]
fn AddFilter(
    screen: Screen,
    id: &'static str,
    name: Key,
    filters: Signal<Vec<Filter>>,
) -> impl IntoView {
    let menu = MenuHandle::default();
    let choices = move || {
        let choice = |filter| view! { <Choice screen menu filter/> };
        filters.get().into_iter().map(choice).collect_view()
    };
    view! {
        <AddMenu screen id name menu>
            {choices}
        </AddMenu>
    }
}

/// A dashed chip that opens a menu; it goes once the filter is set.
#[component]
fn AddMenu(
    screen: Screen,
    id: &'static str,
    name: Key,
    menu: MenuHandle,
    children: ChildrenFn,
) -> impl IntoView {
    let i18n = use_i18n();
    let children = StoredValue::new(children);
    let button = move || {
        view! {
            <Icon name=IconName::Plus/>
            {i18n.text(name)}
        }
    };
    view! {
        // An open menu stays while other filters change.
        <Show when=move || !screen.listing.query.with(|query| Filter::is_set(query, name))>
            <Menu id handle=menu kind=ButtonKind::Chip button>
                {children.with_value(|children| children())}
            </Menu>
        </Show>
    }
}

/// A value in the menu of a chip.
#[component]
fn Choice(screen: Screen, menu: MenuHandle, filter: Filter) -> impl IntoView {
    let i18n = use_i18n();
    let label = filter.label(i18n, use_settings(), expect_context());
    let choose = move || {
        menu.close();
        let filter = filter.clone();
        screen
            .navigation
            .update_query(screen.list, true, |query| filter.set(query));
    };
    view! {
        <Button kind=ButtonKind::Quiet on_click=choose>
            {label}
        </Button>
    }
}

#[component]
fn AddEmail(screen: Screen) -> impl IntoView {
    let menu = MenuHandle::default();
    view! {
        <AddMenu
            screen
            id="add-email"
            name=Key::Email
            menu
        >
            <EmailForm screen menu/>
        </AddMenu>
    }
}

#[component]
fn EmailForm(screen: Screen, menu: MenuHandle) -> impl IntoView {
    let i18n = use_i18n();
    let hint = i18n.text(match screen.list {
        List::Issued => Key::EmailFilterIssued,
        List::Redeemed => Key::EmailFilterRedeemed,
    });
    // Who issued a code is not known before it is asked for.
    let is_recipient = screen.list == List::Issued;
    let typed = RwSignal::new(String::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let email = typed.get_untracked().trim().to_owned();
        if !email.is_empty() {
            menu.close();
            screen
                .navigation
                .update_query(screen.list, true, |query| query.email = email);
        }
    };
    view! {
        <form class="menu-form" on:submit=submit>
            <label class="label" for="filter-email">
                {i18n.text(Key::Email)}
            </label>
            <input
                class="input"
                id="filter-email"
                list=is_recipient.then_some(ADDRESSES)
                inputmode="email"
                autocomplete="off"
                data-focus=""
                aria-describedby="filter-email-words"
                bind:value=typed
            />
            {is_recipient.then(|| view! { <RecipientOptions id=ADDRESSES/> })}
            <p class="hint" id="filter-email-words">
                {hint}
            </p>
            <button class=ButtonKind::Primary.class()>{i18n.text(Key::Apply)}</button>
        </form>
    }
}
