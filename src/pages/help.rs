//! The keys that the dashboard listens to.

use crate::{
    components::{Button, Dialog, Shortcuts},
    i18n::{Key, use_i18n},
    pages::{language_choice::LanguageChoice, screens},
    state::{Navigation, use_settings},
};
use leptos::prelude::*;

const TITLE: &str = "help-title";

/// Keys that a deployment can do without.
const SHORTCUTS: [(&str, Key); 6] = [
    ("Ctrl + K", Key::HelpPalette),
    ("/", Key::HelpSearch),
    ("X", Key::HelpSelect),
    ("C", Key::HelpCopy),
    ("[ ]", Key::HelpPages),
    ("?", Key::HelpHelp),
];

const KEYS: [(&str, Key); 6] = [
    ("↑ ↓", Key::HelpArrows),
    ("← →", Key::HelpAside),
    ("Home End", Key::HelpEnds),
    ("Enter", Key::HelpEnter),
    ("Shift + Space", Key::HelpRange),
    ("Esc", Key::HelpEscape),
];

/// Opens from its button.
#[component]
pub fn HelpDialog(
    /// Whether it is open.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Dialog is_open title_id=TITLE>
            <div class="stack">
                <h2 id=TITLE>{i18n.text(Key::Help)}</h2>
                <LanguageChoice/>
                <h3>{i18n.text(Key::Keyboard)}</h3>
                <KeyList/>
            </div>
            <div class="actions">
                <Button attr:data-focus="" on_click=move || is_open.set(false)>
                    {i18n.text(Key::Close)}
                </Button>
            </div>
        </Dialog>
    }
}

#[component]
fn KeyList() -> impl IntoView {
    let i18n = use_i18n();
    let Shortcuts(has_shortcuts) = expect_context();
    let navigation: Navigation = expect_context();
    let has_navigation = use_settings().with(|config| config.shows("navigation"));
    let screens = screens::offered(navigation).into_iter();
    let screens = screens.filter(|_| has_shortcuts && has_navigation);
    let screens = screens.map(|screen| {
        let keys = format!("G {}", screen.key.to_uppercase());
        let name = i18n.text(screen.name);
        (keys, i18n.fill(Key::HelpGo, &[("screen", name)]))
    });
    let shortcuts = SHORTCUTS.into_iter().filter(|_| has_shortcuts);
    let keys = shortcuts.chain(KEYS);
    let keys = keys.map(|(keys, words)| (keys.to_owned(), i18n.text(words).to_owned()));
    let facts = keys.chain(screens).map(|(keys, words)| {
        view! {
            <dt>
                <kbd>{keys}</kbd>
            </dt>
            <dd>{words}</dd>
        }
    });
    view! { <dl class="facts">{facts.collect_view()}</dl> }
}
