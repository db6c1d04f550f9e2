//! The note of an entry, to be changed in its place.

use super::Screen;
use crate::{
    browser::task,
    domain::OrderRecord,
    i18n::{I18n, Key},
    pages::value,
    ui::{
        element::{El, ElementRef, button, div, form, fragment, input},
        focus_within, soon,
    },
};
use leptos::prelude::*;

pub fn note(i18n: I18n, screen: Screen, record: &OrderRecord) -> El {
    let (id, written) = (record.id.clone(), record.note.clone());
    let typed = id.clone();
    let is_typed = Memo::new(move |_| {
        let typing = |typing: &Option<(String, _)>| matches!(typing, Some((id, _)) if *id == typed);
        screen.typing.with(typing)
    });
    let row = ElementRef::new();
    div().class("row").node(row).dynamic(move || {
        let id = id.clone();
        if is_typed.get() {
            soon(row, move || focus_within(row, "input"));
            return field(i18n, screen, id);
        }
        let start = (id.clone(), written.clone());
        let edit = button()
            .class("button button-link")
            .attr("type", "button")
            .attr("aria-describedby", id)
            .on_click(move || screen.typing.set(Some(start.clone())))
            .child(i18n.text(Key::SetNote));
        fragment()
            .child((!written.is_empty()).then(|| value::outside(&written)))
            .child(" ")
            .child(edit)
    })
}

fn field(i18n: I18n, screen: Screen, id: String) -> El {
    let save = move || {
        if let Some((id, note)) = screen.typing.try_update(Option::take).flatten() {
            task::spawn(async move { screen.journal.set_note(&id, note.trim().to_owned()).await });
        }
    };
    let typed = move || {
        screen.typing.with(|typing| match typing {
            Some((_, note)) => note.clone(),
            None => String::new(),
        })
    };
    let field = input()
        .class("input")
        .attr("aria-label", i18n.text(Key::Note))
        .prop("value", typed)
        .on_input(move |text| screen.typing.set(Some((id.clone(), text))));
    let give_up = button()
        .class("button button-quiet")
        .attr("type", "button")
        .on_click(move || screen.typing.set(None))
        .child(i18n.text(Key::Cancel));
    form()
        .class("row")
        .on_submit(save)
        .child(field)
        .child(button().class("button").child(i18n.text(Key::SaveNote)))
        .child(give_up)
}
