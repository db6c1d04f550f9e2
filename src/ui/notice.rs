//! A mark, what happened, what it means, what to do.

use leptos::prelude::*;

use crate::ui::{Icon, icon};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Danger,
    Doubt,
    Done,
}

impl Tone {
    fn name(self) -> &'static str {
        match self {
            Self::Danger => "danger",
            Self::Doubt => "doubt",
            Self::Done => "done",
        }
    }

    fn icon(self) -> Icon {
        match self {
            Self::Danger => Icon::Alert,
            Self::Doubt => Icon::MarkInDoubt,
            Self::Done => Icon::MarkDone,
        }
    }
}

/// `rest` holds further paragraphs and a row of actions. Screen readers are told at once.
pub fn notice(tone: Tone, title: String, rest: AnyView) -> AnyView {
    view! {
        <div class="notice" data-tone=tone.name() role="alert">
            {icon(tone.icon())}
            <h2>{title}</h2>
            {rest}
        </div>
    }
    .into_any()
}
