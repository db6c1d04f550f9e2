//! A mark, what happened, what it means, what to do.

use super::{Icon, IconName};
use leptos::prelude::*;

/// How bad it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Danger,
    Doubt,
    Done,
    /// Locked, which is neither good nor bad.
    Locked,
}

impl Tone {
    /// As the style sheet names it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Danger => "danger",
            Self::Doubt => "doubt",
            Self::Done => "done",
            Self::Locked => "locked",
        }
    }

    pub fn icon(self) -> IconName {
        match self {
            Self::Danger => IconName::Alert,
            Self::Doubt => IconName::MarkInDoubt,
            Self::Done => IconName::MarkDone,
            Self::Locked => IconName::Lock,
        }
    }
}

/// Screen readers are told at once.
#[component]
pub fn Notice(
    /// How bad it is.
    tone: Tone,
    /// What happened.
    #[prop(into)]
    title: String,
    /// Further paragraphs and a row of actions.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="notice" part="notice" data-tone=tone.name() role="alert">
            <Icon name=tone.icon()/>
            <h2>{title}</h2>
            {children()}
        </div>
    }
}
