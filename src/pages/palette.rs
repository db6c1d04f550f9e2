//! The palette: what can be done from here, found by typing; a pasted code is recognised.

mod action;
mod command;
mod offer;

use action::Handles;
use command::Command;
use leptos::{
    ev::{ClipboardEvent, KeyboardEvent, MouseEvent},
    html,
    prelude::*,
};
use offer::offer;

use crate::{
    components::{Dialog, Icon, IconName, aria_bool, insert_text, scroll_within, soon},
    i18n::{Key, use_i18n},
    pages::value::UntrustedText,
    platform::clipboard,
    state::Drafts,
};

const TITLE: &str = "palette-title";
const LIST: &str = "palette-list";

/// The option that is chosen, in the list.
const CHOSEN: &str = "[aria-selected=true]";

/// Opens with its keys.
#[component]
pub fn Palette(
    /// Whether it is open.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let drafts: Drafts = expect_context();
    view! {
        <Dialog
            is_open
            title_id=TITLE
            closes_outside=true
            // Codes do not stay on the page longer than they are looked at.
            on_close=move || drafts.palette.put(String::new())
        >
            <Commands is_open/>
        </Dialog>
    }
}

/// A field and the commands that fit what is typed in it, as a combobox whose list is always open:
/// <https://www.w3.org/WAI/ARIA/apg/patterns/combobox/>.
#[component]
fn Commands(is_open: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let handles = Handles::expect();
    let draft = handles.drafts.palette;
    let list = NodeRef::<html::Div>::new();
    let field = NodeRef::<html::Input>::new();
    let is_copied = RwSignal::new(false);
    let commands = Memo::new(move |_| offer(handles));
    let chosen = RwSignal::new(0);
    // Whatever fits best stands first.
    Effect::new(move |_| {
        commands.track();
        chosen.set(0);
    });
    Effect::new(move |_| {
        chosen.track();
        soon(list, move || scroll_within(list, CHOSEN));
    });
    let run = move |command: &Command| {
        if let Some(text) = handles.text_to_copy(&command.action) {
            handles.copy(text, is_copied);
        } else {
            is_open.set(false);
            handles.run(command.action.clone());
        }
    };
    let run_chosen = move || {
        let command = commands.with_untracked(|all| all.get(chosen.get_untracked()).cloned());
        if let Some(command) = command {
            run(&command);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let n = commands.with_untracked(Vec::len);
        match &*event.key() {
            "ArrowDown" if n > 0 => chosen.update(|chosen| *chosen = (*chosen + 1) % n),
            "ArrowUp" if n > 0 => chosen.update(|chosen| *chosen = (*chosen + n - 1) % n),
            // While a word is being composed, Enter ends that.
            "Enter" if !event.is_composing() => run_chosen(),
            _ => return,
        }
        event.prevent_default();
    };
    // The field would put the lines of a list together without a space.
    let on_paste = move |event: ClipboardEvent| {
        let text = clipboard::pasted(&event).filter(|text| text.trim().contains('\n'));
        if let Some(text) = text {
            event.prevent_default();
            let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if let Some(text) = insert_text(field, &line) {
                draft.put(text);
            }
        }
    };
    let option = move |(at, command): (usize, Command)| {
        let is_chosen = move || chosen.get() == at;
        let words = command.words.clone();
        let (icon, aside, keys) = (command.icon, command.aside.clone(), command.keys());
        let keys = keys.into_iter().map(|key| view! { <kbd>{key}</kbd> });
        let keys = keys.collect_view();
        view! {
            <div
                role="option"
                class="command"
                id=option_id(at)
                aria-selected=move || aria_bool(is_chosen())
                on:mousemove=move |_: MouseEvent| {
                    if chosen.get_untracked() != at {
                        chosen.set(at);
                    }
                }
                on:click=move |_| run(&command)
            >
                <Icon name=icon/>
                <span>
                    <UntrustedText text=&words/>
                </span>
                <small>
                    <UntrustedText text=&aside/>
                </small>
                <span class="push" aria-hidden="true">
                    {keys}
                </span>
            </div>
        }
    };
    let groups = move || {
        let mut numbered = commands.get().into_iter().enumerate().peekable();
        let mut groups = Vec::new();
        while let Some((at, first)) = numbered.next() {
            let group = first.group;
            let heading = group.heading(i18n);
            let name = heading.clone();
            let mut options = vec![option((at, first))];
            while let Some(next) = numbered.next_if(|(_, command)| command.group == group) {
                options.push(option(next));
            }
            groups.push(view! {
                <div role="group" aria-label=name>
                    <p aria-hidden="true">
                        {heading}
                    </p>
                    {options}
                </div>
            });
        }
        groups
    };
    view! {
        <div class="palette">
            <h2 id=TITLE class="unseen">
                {i18n.text(Key::Commands)}
            </h2>
            <label class="palette-field">
                <Icon name=IconName::Search/>
                <input
                    role="combobox"
                    aria-label=i18n.text(Key::Commands)
                    aria-autocomplete="list"
                    aria-expanded="true"
                    aria-controls=LIST
                    aria-activedescendant=move || option_id(chosen.get())
                    placeholder=i18n.text(Key::PaletteHint)
                    autocomplete="off"
                    spellcheck="false"
                    data-focus=""
                    node_ref=field
                    prop:value=move || draft.text.get()
                    on:input=move |event| draft.put(event_target_value(&event))
                    on:keydown=on_key
                    on:paste=on_paste
                />
                <kbd aria-hidden="true">"Esc"</kbd>
            </label>
            <div class="palette-list" role="listbox" id=LIST aria-label=i18n.text(Key::Commands) node_ref=list>
                {groups}
            </div>
            <p class="palette-foot">
                <span aria-hidden="true">
                    <kbd>"↑"</kbd>
                    <kbd>"↓"</kbd>
                    {i18n.text(Key::PaletteChoose)}
                </span>
                <span aria-hidden="true">
                    <kbd>"Enter"</kbd>
                    {i18n.text(Key::PaletteRun)}
                </span>
                <span class="push" role="status">
                    {move || is_copied.get().then(|| i18n.text(Key::Copied))}
                </span>
            </p>
        </div>
    }
}

fn option_id(at: usize) -> String {
    format!("palette-{at}")
}
