//! Copying to the clipboard, with an answer in the button itself.

use super::{Button, ButtonKind, Dialog, Icon, IconName, focus::select_all};
use crate::{
    i18n::{Key, use_i18n},
    platform::{clipboard, clock, task},
};
use leptos::{ev::MouseEvent, prelude::*, text_prop::TextProp};

/// How long the button says what came of it, in milliseconds.
const ANSWER: i64 = 2_000;

const TITLE: &str = "copy-title";
const KEYS: &str = "copy-keys";

/// Copies a text that is made when it is wanted.
#[component]
pub fn CopyButton(
    /// What the button says, or is called where it shows its icon alone.
    #[prop(into)]
    label: TextProp,
    /// How it looks; one for icons shows its icon alone.
    #[prop(optional)]
    kind: ButtonKind,
    /// Makes the text.
    #[prop(into)]
    text: TextProp,
    /// What came of it, for as long as the button says so: for those who tell it elsewhere as well.
    #[prop(optional)]
    answer: Option<RwSignal<bool>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let refused: RefusedCopy = expect_context();
    let told = answer;
    let answer = RwSignal::new(None);
    let copy = move |event: MouseEvent| {
        // The row below has a click of its own.
        event.stop_propagation();
        let text = text.get().into_owned();
        task::spawn(async move {
            if !refused.copy(text).await {
                return;
            }
            answer.try_set(Some(Key::Copied));
            told.map(|told| told.try_set(true));
            clock::sleep(ANSWER).await;
            answer.try_set(None);
            told.map(|told| told.try_set(false));
        });
    };
    let icon = move || {
        let name = match answer.get() {
            Some(_) => IconName::Check,
            None => IconName::Copy,
        };
        view! { <Icon name/> }
    };
    let label = move || match answer.get() {
        Some(key) => i18n.text(key).into(),
        None => label.get(),
    };
    let live = move || match answer.get() {
        Some(_) => "polite",
        None => "off",
    };
    if matches!(kind, ButtonKind::Icon | ButtonKind::QuietIcon) {
        view! {
            <button type="button" class=kind.class() aria-label=label on:click=copy>
                {icon}
            </button>
        }
        .into_any()
    } else {
        view! {
            <button type="button" class=kind.class() on:click=copy>
                {icon}
                // The answer alone is told: a label may change with every code that is ticked.
                <span role="status" aria-live=live>
                    {label}
                </span>
            </button>
        }
        .into_any()
    }
}

/// What the browser would not copy: without https, and in a frame that is not allowed to. A person may all the same.
#[derive(Clone, Copy)]
pub struct RefusedCopy {
    is_open: RwSignal<bool>,
    text: RwSignal<String>,
    is_copied: RwSignal<bool>,
}

impl RefusedCopy {
    /// To be called before the views that copy are made: they look for it.
    pub fn provide() -> Self {
        let refused = Self {
            is_open: RwSignal::new(false),
            text: RwSignal::new(String::new()),
            is_copied: RwSignal::new(false),
        };
        provide_context(refused);
        refused
    }

    /// Copies it, or shows it to be copied by hand. Whether it is copied now.
    pub async fn copy(self, text: String) -> bool {
        let is_copied = clipboard::copy(&text).await;
        if !is_copied {
            self.show(text);
        }
        is_copied
    }

    fn show(self, text: String) {
        if self.text.try_set(text).is_none() {
            self.is_copied.set(false);
            self.is_open.set(true);
        }
    }
}

/// Where the text of a refused copy is shown, selected, with the keys to press. It stands beside the screens.
#[component]
pub fn RefusedCopyDialog(
    /// What it shows.
    refused: RefusedCopy,
) -> impl IntoView {
    let i18n = use_i18n();
    let copied = move || refused.is_copied.get().then(|| i18n.text(Key::Copied));
    view! {
        <Dialog
            is_open=refused.is_open
            title_id=TITLE
            // Codes do not stay on the page longer than they are looked at.
            on_close=move || refused.text.set(String::new())
        >
            <div class="stack stack-tight">
                <h2 id=TITLE>{i18n.text(Key::CopyRefused)}</h2>
                <p id=KEYS>{i18n.text(Key::CopyByHand)}</p>
                <textarea
                    class="input"
                    rows="8"
                    readonly
                    data-focus
                    spellcheck="false"
                    translate="no"
                    aria-labelledby=TITLE
                    aria-describedby=KEYS
                    on:focus=|event| select_all(&event)
                    on:copy=move |_| refused.is_copied.set(true)
                >
                    // Not as a property, which the framework sets after the focus has selected what is there.
                    {refused.text.get_untracked()}
                </textarea>
            </div>
            <div class="actions">
                <span class="push" role="status">
                    {copied}
                </span>
                <Button on_click=move || refused.is_open.set(false)>
                    {i18n.text(Key::Close)}
                </Button>
            </div>
        </Dialog>
    }
}
