//! A message in the person's own words.

use std::sync::Arc;

use super::{Messages, Taken};
use crate::{
    components::{
        Button, ButtonKind, Dialog, ElementHandle, Field, FieldHint, Icon, IconName, insert_text,
    },
    domain::{
        Amount, Code, CodeEntry, IpCount, Kind,
        message_template::{has_placeholder, unknown_placeholders},
    },
    i18n::{I18n, Key, use_i18n},
    state::MessageTemplate,
};
use leptos::{ev::SubmitEvent, html, prelude::*};

const TITLE: &str = "message-title";

/// Characters of a template.
const LONGEST: &str = "2000";

/// Where it is written, with what it comes to beside it.
#[component]
pub fn EditMessageDialog(
    /// Whether it is open.
    is_open: RwSignal<bool>,
    /// The first of these codes stands in the preview.
    entries: Taken,
) -> impl IntoView {
    view! {
        <Dialog is_open title_id=TITLE>
            <MessageForm is_open entries/>
        </Dialog>
    }
}

#[component]
fn MessageForm(is_open: RwSignal<bool>, entries: Taken) -> impl IntoView {
    let i18n = use_i18n();
    let template = MessageTemplate::expect();
    let messages = Messages::expect();
    let typed = RwSignal::new(untrack(|| template.text()));
    let field = NodeRef::<html::Textarea>::new();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        template.set(typed.get_untracked());
        is_open.set(false);
    };
    let insert = move |name: &'static str| {
        let placeholder = ["{", name, "}"].concat();
        let label = i18n.fill(Key::InsertPlaceholder, &[("name", &placeholder)]);
        let words = placeholder.clone();
        let on_click = move || {
            if let Some(text) = insert_text(field, &placeholder) {
                typed.set(text);
            }
        };
        view! {
            <Button kind=ButtonKind::Chip attr:aria-label=label on_click>
                <bdi translate="no">{words}</bdi>
            </Button>
        }
    };
    let placeholders: Vec<_> = messages.placeholders().into_iter().map(insert).collect();
    let use_default = move || {
        typed.set(template.default_text());
        if let Some(field) = field.element() {
            // Fails only on elements that are gone.
            let _ = field.focus();
        }
    };
    view! {
        <form on:submit=submit>
            <div class="stack">
                <div>
                    <h2 id=TITLE>{i18n.text(Key::EditMessage)}</h2>
                    <p class="hint">{i18n.text(Key::EditMessageText)}</p>
                </div>
                <Field id="message" label=i18n.text(Key::MessageTemplate)>
                    <textarea
                        class="input template"
                        id="message"
                        rows="4"
                        dir="auto"
                        maxlength=LONGEST
                        data-focus=""
                        aria-describedby="message-words"
                        node_ref=field
                        prop:value=typed
                        on:input=move |event| typed.set(event_target_value(&event))
                    ></textarea>
                    <FieldHint id="message" hint=i18n.text(Key::MessageTemplateHint)/>
                    <div class="row">{placeholders}</div>
                    <Warnings typed messages/>
                </Field>
                <Preview typed messages entries/>
            </div>
            <div class="actions">
                <Button kind=ButtonKind::Quiet on_click=use_default>
                    {i18n.text(Key::UseDefault)}
                </Button>
                <Button on_click=move || is_open.set(false)>{i18n.text(Key::Cancel)}</Button>
                <button class=ButtonKind::Primary.class()>{i18n.text(Key::SaveNote)}</button>
            </div>
        </form>
    }
}

/// What the person may not have meant.
#[component]
fn Warnings(typed: RwSignal<String>, messages: Messages) -> impl IntoView {
    let i18n = use_i18n();
    // A screen reader announces it again only when the words change.
    let words =
        Memo::new(move |_| typed.with(|text| warnings(i18n, text, &messages.placeholders())));
    let line = |words: String| {
        view! {
            <p class="problem">
                <Icon name=IconName::Alert/>
                <span>{words}</span>
            </p>
        }
    };
    view! { <div role="status">{move || words.get().into_iter().map(line).collect::<Vec<_>>()}</div> }
}

fn warnings(i18n: I18n, template: &str, known: &[&str]) -> Vec<String> {
    let mut words = Vec::new();
    let unknown = unknown_placeholders(template, known);
    if !unknown.is_empty() {
        let names: Vec<String> = unknown
            .iter()
            .map(|name| ["{", name, "}"].concat())
            .collect();
        let values = [("names", &*names.join(", "))];
        words.push(i18n.count_with(Key::NotReplaced, names.len() as u64, &values));
    }
    let holds_code = ["code", "link"]
        .iter()
        .any(|name| known.contains(name) && has_placeholder(template, name));
    // An empty template is the deployment's.
    if !holds_code && !template.trim().is_empty() {
        words.push(i18n.text(Key::HoldsNoCode).to_owned());
    }
    words
}

#[component]
fn Preview(typed: RwSignal<String>, messages: Messages, entries: Taken) -> impl IntoView {
    let i18n = use_i18n();
    let template = MessageTemplate::expect();
    let first = entries.run(()).first().cloned();
    let title = i18n.text(match first {
        Some(_) => Key::Preview,
        None => Key::PreviewExample,
    });
    let entry = first.unwrap_or_else(|| Arc::new(example()));
    let message = move || {
        let text = typed.get();
        let text = if text.trim().is_empty() {
            template.default_text()
        } else {
            text
        };
        messages.fill(&text, &entry)
    };
    view! {
        <section class="stack stack-tight" aria-labelledby="preview-title">
            <h3 class="label" id="preview-title">
                {title}
            </h3>
            <p class="message" dir="auto" translate="no">
                {message}
            </p>
        </section>
    }
}

/// Stands for the codes of the person where there are none at hand.
fn example() -> CodeEntry {
    CodeEntry {
        code: Code::new("9P-AB12-CD34-EF56").expect("it is short"),
        kind: Kind::Ip,
        amount: Amount::Ips(IpCount(10)),
        status_number: None,
        forward_to: None,
        used_by: None,
        used_at: None,
        created_at: None,
        expired_at: None,
        is_enterprise: None,
        extra: Vec::new(),
        json: Box::default(),
    }
}
