//! The filters that can be set, each a chip that opens a menu.

use super::{status_label, yes_no};
use crate::{
    domain::{Kind, List, ListQuery},
    i18n::{Key, use_i18n},
    pages::{codes::Screen, value},
    state::{Journal, use_settings},
    ui::{
        Close, Icon,
        element::{El, button, dynamic, form, fragment, input, label, p},
        icon, menu,
    },
};
use leptos::prelude::*;

pub fn add_status(screen: Screen) -> El {
    let is_set = |query: &ListQuery| query.status.is_some();
    add(
        screen,
        "add-status",
        Key::Status,
        is_set,
        |screen, close| {
            let mut choices = Vec::new();
            use_settings().with(|config| {
                for (number, _) in config.statuses.rules() {
                    let words = status_label(use_i18n(), &config.statuses, number);
                    let set = move |query: &mut ListQuery| query.status = Some(number);
                    choices.push(choice(screen, close, words, set));
                }
            });
            fragment().children(choices)
        },
    )
}

pub fn add_kind(screen: Screen) -> El {
    let is_set = |query: &ListQuery| query.kind.is_some();
    add(screen, "add-kind", Key::Kind, is_set, |screen, close| {
        let kind = |kind| {
            let words = value::kind_words(use_i18n(), kind);
            choice(screen, close, words, move |query| query.kind = Some(kind))
        };
        fragment().child(kind(Kind::Ip)).child(kind(Kind::Traffic))
    })
}

pub fn add_enterprise(screen: Screen) -> El {
    let is_set = |query: &ListQuery| query.is_enterprise.is_some();
    add(
        screen,
        "add-enterprise",
        Key::Enterprise,
        is_set,
        |screen, close| {
            let answer = |yes| {
                let words = yes_no(use_i18n(), yes).to_owned();
                choice(screen, close, words, move |query| {
                    query.is_enterprise = Some(yes)
                })
            };
            fragment().child(answer(true)).child(answer(false))
        },
    )
}

pub fn add_email(screen: Screen) -> El {
    let is_set = |query: &ListQuery| !query.email.is_empty();
    add(screen, "add-email", Key::Email, is_set, |screen, close| {
        email_form(screen, close)
    })
}

/// Only where there are notes to choose from.
pub fn add_note(screen: Screen) -> El {
    let journal: Journal = expect_context();
    let has_notes = Memo::new(move |_| journal.has_notes());
    dynamic(move || {
        has_notes.get().then(|| {
            let is_set = |query: &ListQuery| !query.note.is_empty();
            add(screen, "add-note", Key::Note, is_set, |screen, close| {
                let journal: Journal = expect_context();
                let mut choices = fragment();
                for note in journal.all_notes() {
                    let words = note.clone();
                    choices = choices.child(choice(screen, close, words, move |query| {
                        query.note.clone_from(&note);
                    }));
                }
                choices
            })
        })
    })
}

/// A dashed chip that opens a menu; it goes once the filter is set.
fn add(
    screen: Screen,
    id: &'static str,
    name: Key,
    is_set: fn(&ListQuery) -> bool,
    contents: fn(Screen, Close) -> El,
) -> El {
    let i18n = use_i18n();
    // A Memo, so that an open menu stays while other filters change.
    let is_set = Memo::new(move |_| screen.listing.query.with(is_set));
    dynamic(move || {
        (!is_set.get()).then(|| {
            let chip = button()
                .class("chip")
                .child(icon(Icon::Plus))
                .child(i18n.text(name));
            menu(id, chip, |close| contents(screen, close))
        })
    })
}

/// A value in the menu of a chip.
fn choice(
    screen: Screen,
    close: Close,
    words: String,
    set: impl Fn(&mut ListQuery) + 'static,
) -> El {
    let set: Box<dyn Fn(&mut ListQuery)> = Box::new(set);
    button()
        .class("button button-quiet")
        .attr("type", "button")
        .on_click(move || {
            close.close();
            screen.navigation.refine(screen.list, true, &set);
        })
        .child(words)
}

fn email_form(screen: Screen, close: Close) -> El {
    let i18n = use_i18n();
    let hint = i18n.text(match screen.list {
        List::Issued => Key::EmailFilterIssued,
        List::Redeemed => Key::EmailFilterRedeemed,
    });
    let typed = RwSignal::new(String::new());
    let submit = move || {
        let email = typed.get_untracked().trim().to_owned();
        if !email.is_empty() {
            close.close();
            screen
                .navigation
                .refine(screen.list, true, |query| query.email = email);
        }
    };
    let field = input()
        .class("input")
        .id("filter-email")
        .attr("inputmode", "email")
        .attr("autocomplete", "off")
        .flag("data-focus")
        .attr("aria-describedby", "filter-email-words")
        .prop("value", move || typed.get())
        .on_input(move |text| typed.set(text));
    form()
        .class("menu-form")
        .on_submit(submit)
        .child(
            label()
                .class("label")
                .attr("for", "filter-email")
                .child(i18n.text(Key::Email)),
        )
        .child(field)
        .child(p().class("hint").id("filter-email-words").child(hint))
        .child(button().class("button").child(i18n.text(Key::Apply)))
}
