//! Asks before something is done that nothing brings back.

use super::Screen;
use crate::{
    components::{Button, ButtonKind, Dialog},
    i18n::{Key, use_i18n},
    platform::task,
};
use leptos::prelude::*;

const TITLE: &str = "question-title";

/// What is asked about one entry, which is meant by its name.
#[derive(Clone)]
pub enum Question {
    /// Whether it may leave this browser.
    Remove(String),
    /// The same of work that is no order, which is meant by its id.
    RemoveEnded(String),
    /// Whether the person knows what became of an order in doubt.
    Close(String),
}

/// Open while there is a question.
#[component]
pub fn QuestionDialog(
    /// Where it is asked.
    screen: Screen,
) -> impl IntoView {
    let question = screen.question;
    let is_open = RwSignal::new(false);
    Effect::new(move |_| is_open.set(question.with(Option::is_some)));
    view! {
        <Dialog is_open title_id=TITLE on_close=move || question.set(None)>
            <Contents screen is_open/>
        </Dialog>
    }
}

/// Made for each question.
#[component]
fn Contents(screen: Screen, is_open: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let Screen {
        journal,
        reconciler,
        question,
        ..
    } = screen;
    let is_close = question.with_untracked(|question| matches!(question, Some(Question::Close(_))));
    let is_ended =
        question.with_untracked(|question| matches!(question, Some(Question::RemoveEnded(_))));
    let is_in_doubt = question.with_untracked(|question| match question {
        Some(Question::Remove(name)) => {
            let records = untrack(|| journal.records());
            let mut own = records.iter().filter(|record| record.id == *name);
            own.any(|record| record.is_in_doubt())
        }
        _ => false,
    });
    let [title, text, yes] = if is_close {
        [Key::CloseTitle, Key::CloseText, Key::CloseNow]
    } else if is_ended {
        [Key::RemoveTitle, Key::RemoveEndedText, Key::RemoveNow]
    } else if is_in_doubt {
        [Key::RemoveTitle, Key::RemoveUnconfirmedText, Key::RemoveNow]
    } else {
        [Key::RemoveTitle, Key::RemoveText, Key::RemoveNow]
    };
    let act = move || {
        is_open.set(false);
        let question = question.try_update(Option::take).flatten();
        task::spawn(async move {
            match question {
                Some(Question::Remove(name)) => journal.forget(&name).await,
                Some(Question::RemoveEnded(id)) => journal.forget_ended(&id).await,
                Some(Question::Close(name)) => reconciler.close(&name).await,
                None => {}
            }
        });
    };
    view! {
        <div class="stack stack-tight">
            <h2 id=TITLE>{i18n.text(title)}</h2>
            <p>{i18n.text(text)}</p>
        </div>
        <div class="actions">
            <Button attr:data-focus="" on_click=move || question.set(None)>
                {i18n.text(Key::Cancel)}
            </Button>
            <Button kind=ButtonKind::DangerPrimary on_click=act>
                {i18n.text(yes)}
            </Button>
        </div>
    }
}
