//! Asks before a record leaves this browser, since nothing brings it back.

use super::Screen;
use crate::{
    browser::task,
    i18n::{I18n, Key},
    live::{self, Live},
    ui::{
        self,
        element::{El, button, div, fragment, h2, p},
    },
};

const TITLE: &str = "forget-title";

pub fn dialog(i18n: I18n, screen: Screen) -> El {
    let is_open = Live::new(false);
    live::effect(move || is_open.set(screen.forgetting.with(Option::is_some)));
    let forget = move || {
        is_open.set(false);
        if let Some(name) = screen.forgetting.take() {
            task::spawn(async move { screen.journal.forget(&name).await });
        }
    };
    ui::dialog(is_open, TITLE, move || {
        let keep = button()
            .class("button")
            .attr("type", "button")
            .flag("autofocus")
            .on_click(move || screen.forgetting.set(None))
            .child(i18n.text(Key::KeepIt));
        let forget = button()
            .class("button button-danger-primary")
            .attr("type", "button")
            .on_click(forget)
            .child(i18n.text(Key::ForgetNow));
        fragment()
            .child(
                div()
                    .class("stack stack-tight")
                    .child(h2().id(TITLE).child(i18n.text(Key::ForgetTitle)))
                    .child(p().child(i18n.text(Key::ForgetText))),
            )
            .child(div().class("actions").child(keep).child(forget))
    })
    .on("close", move |_| screen.forgetting.set(None))
}
