//! Filling the form from what was ordered before, or from what was kept under a name.

use crate::{
    components::{Button, ButtonKind, Icon, IconName, Menu, MenuHandle},
    domain::{OrderForm, Template, order},
    i18n::{Key, use_i18n},
    pages::value::{self, UntrustedText},
    state::{Journal, Orders, Session, Templates},
};
use leptos::{ev::SubmitEvent, prelude::*};

/// A button that opens the choice.
#[component]
pub fn TemplateMenu(
    /// Whose form is filled.
    orders: Orders,
) -> impl IntoView {
    let i18n = use_i18n();
    let templates: Templates = expect_context();
    let menu = MenuHandle::default();
    let row = move |template: Template| {
        let label = template.name.clone();
        view! {
            <div class="menu-row">
                <Choice orders menu label form=template.form/>
                <DeleteButton templates name=template.name/>
            </div>
        }
    };
    view! {
        <Menu
            id="templates"
            handle=menu
            kind=ButtonKind::Quiet
            button=move || {
                view! {
                    {i18n.text(Key::Templates)}
                    <Icon name=IconName::Down/>
                }
            }
        >
            <LastOrder orders menu/>
            // Whoever forgets one with the keyboard has not the next one's button under their finger.
            <For each=move || templates.all() key=Template::clone children=row/>
            <KeepForm templates orders menu/>
        </Menu>
    }
}

/// The order that was placed last from this browser.
#[component]
fn LastOrder(orders: Orders, menu: MenuHandle) -> impl IntoView {
    let i18n = use_i18n();
    let journal: Journal = expect_context();
    let session: Session = expect_context();
    let last = move || {
        let account = session.client()?.account_id();
        let mut records = journal.records();
        records.retain(|record| record.account == account);
        let last = records.first()?;
        let parts = records.iter().filter(|record| record.lot() == last.lot());
        let codes: u64 = parts.map(|part| part.order.codes()).sum();
        let mut form = last.order.form();
        form.codes = codes.to_string();
        Some(form)
    };
    move || {
        let form = last()?;
        let order = order::check(&form).ok()?;
        let words = value::order_label(i18n, &order);
        let label = i18n.fill(Key::RepeatOrder, &[("order", &words)]);
        Some(view! { <Choice orders menu label form/> })
    }
}

#[component]
fn Choice(orders: Orders, menu: MenuHandle, label: String, form: OrderForm) -> impl IntoView {
    let i18n = use_i18n();
    let choose = move || {
        menu.close();
        orders.fill(form.clone().in_numerals(i18n.numerals()));
    };
    view! {
        <Button kind=ButtonKind::Quiet on_click=choose>
            <UntrustedText text=&label/>
        </Button>
    }
}

#[component]
fn DeleteButton(templates: Templates, name: String) -> impl IntoView {
    let i18n = use_i18n();
    let label = i18n.fill(Key::DeleteTemplate, &[("name", &name)]);
    view! {
        <Button
            kind=ButtonKind::QuietIcon
            attr:aria-label=label
            on_click=move || templates.forget(&name)
        >
            <Icon name=IconName::Cross/>
        </Button>
    }
}

/// Keeps what is in the form now.
#[component]
fn KeepForm(templates: Templates, orders: Orders, menu: MenuHandle) -> impl IntoView {
    let i18n = use_i18n();
    let name = RwSignal::new(String::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = name.get_untracked().trim().to_owned();
        if !typed.is_empty() {
            templates.keep(typed, orders.form.get_untracked());
            name.set(String::new());
            menu.close();
        }
    };
    view! {
        <form class="menu-form" on:submit=submit>
            <label class="label" for="template-name">
                {i18n.text(Key::SaveAsTemplate)}
            </label>
            <input
                class="input"
                id="template-name"
                autocomplete="off"
                aria-describedby="template-name-words"
                bind:value=name
            />
            <p class="hint" id="template-name-words">
                {i18n.text(Key::SavedHere)}
            </p>
            <button class=ButtonKind::Plain.class()>{i18n.text(Key::SaveNote)}</button>
        </form>
    }
}
