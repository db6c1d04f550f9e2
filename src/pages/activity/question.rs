//! Asks before something is done that nothing brings back.

use super::Screen;
use crate::{
    browser::task,
    i18n::{I18n, Key},
    ui::{
        self,
        element::{El, button, div, fragment, h2, p},
    },
};
use leptos::prelude::*;

const TITLE: &str = "question-title";

/// What is asked about one entry, which is meant by its name.
#[derive(Clone)]
pub enum Question {
    /// Whether it may leave this browser.
    Forget(String),
    /// Whether the person knows what became of an order in doubt.
    Close(String),
}

pub fn dialog(i18n: I18n, screen: Screen) -> El {
    let is_open = RwSignal::new(false);
    Effect::new(move |_| is_open.set(screen.question.with(Option::is_some)));
    let act = move || {
        is_open.set(false);
        let question = screen.question.try_update(Option::take).flatten();
        task::spawn(async move {
            match question {
                Some(Question::Forget(name)) => screen.journal.forget(&name).await,
                Some(Question::Close(name)) => screen.settling.close(&name).await,
                None => {}
            }
        });
    };
    ui::dialog(is_open, TITLE, move || {
        let is_close = screen
            .question
            .with_untracked(|question| matches!(question, Some(Question::Close(_))));
        let [title, text, yes, no] = if is_close {
            [Key::CloseTitle, Key::CloseText, Key::CloseNow, Key::Cancel]
        } else {
            [
                Key::ForgetTitle,
                Key::ForgetText,
                Key::ForgetNow,
                Key::KeepIt,
            ]
        };
        let keep = button()
            .class("button")
            .attr("type", "button")
            .flag("data-focus")
            .on_click(move || screen.question.set(None))
            .child(i18n.text(no));
        let act = button()
            .class("button button-danger-primary")
            .attr("type", "button")
            .on_click(act)
            .child(i18n.text(yes));
        fragment()
            .child(
                div()
                    .class("stack stack-tight")
                    .child(h2().id(TITLE).child(i18n.text(title)))
                    .child(p().child(i18n.text(text))),
            )
            .child(div().class("actions").child(keep).child(act))
    })
    .on("close", move |_| screen.question.set(None))
}
