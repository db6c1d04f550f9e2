//! The door: where the API is, how the key travels, and the key.

mod host_key;
mod notices;

use leptos::prelude::*;

use crate::{
    api::{ApiError, Client},
    browser::{address_bar, host_page::HostPage, task},
    components::{FieldHint, SegmentedControl},
    domain::{ApiKey, KeyMode},
    i18n::{I18n, Key, use_i18n},
    pages::left::LeftUnderWay,
    state::{Closed, KeptKey, Phase, Session, use_settings},
    ui::{
        element::{
            El, ElementRef, button, datalist, dd, details, div, dl, dt, el, h1, h2, header, input,
            label, option, p, section, summary,
        },
        from_view,
    },
};

/// The provider's own hosts, from its public reference.
const PRODUCTION: &str = "https://api.9proxy.com";
const SANDBOX: &str = "https://sandbox.9proxy.com";

#[derive(Clone, Copy)]
struct Form {
    address: RwSignal<String>,
    mode: RwSignal<KeyMode>,
    key: RwSignal<String>,
    keep: RwSignal<bool>,
    problem: RwSignal<Option<Problem>>,
    is_connecting: RwSignal<bool>,
}

#[derive(Clone)]
enum Problem {
    /// No key, or one that no header can carry.
    Key,
    Api(ApiError),
}

pub fn screen() -> El {
    let i18n = use_i18n();
    let session: Session = expect_context();
    let page: HostPage = expect_context();
    if page.has_key() {
        return host_key::screen(session, page);
    }
    let (configured, mode) = use_settings().with(|config| (config.api.clone(), config.key_mode));
    let form = Form {
        address: RwSignal::new(configured.clone().unwrap_or_else(address_bar::origin)),
        mode: RwSignal::new(mode.unwrap_or(KeyMode::Gateway)),
        key: RwSignal::new(String::new()),
        keep: RwSignal::new(false),
        problem: RwSignal::new(None),
        is_connecting: RwSignal::new(false),
    };
    let closed = match session.phase() {
        Phase::Closed(closed) => closed,
        Phase::Open(_) => Closed::Fresh,
    };
    let key_field = ElementRef::new();
    let fields = el("form")
        .class("stack")
        .on_submit(move || connect(session, form, key_field))
        .dynamic(move || notices::of_closed(i18n, session, form, &closed))
        .child(from_view(view! { <LeftUnderWay/> }))
        .child(p().class("absent").child(i18n.text(Key::ConnectText)))
        .dynamic(move || notices::of_problem(i18n, form))
        .child(address(i18n, form, configured.is_some()))
        .child(modes(i18n, form))
        .child(key(i18n, form, key_field))
        .child(div().class("row").child(submit(i18n, form)));
    div()
        .class("pane")
        .child(
            header()
                .class("screen-head")
                .child(h1().child(i18n.text(Key::Connect))),
        )
        .child(
            div()
                .class("columns")
                .child(fields)
                .child(explanation(i18n)),
        )
}

fn submit(i18n: I18n, form: Form) -> El {
    button()
        .class("button button-primary")
        .claim("aria-disabled", move || form.is_connecting.get())
        .dynamic(move || {
            i18n.text(if form.is_connecting.get() {
                Key::Connecting
            } else {
                Key::Connect
            })
        })
}

fn connect(session: Session, form: Form, key_field: ElementRef) {
    if form.is_connecting.get_untracked() {
        return;
    }
    let (mode, base) = (
        form.mode.get_untracked(),
        form.address.get_untracked().trim().to_owned(),
    );
    let typed = form.key.get_untracked();
    let client = match (mode, ApiKey::new(typed.clone())) {
        (KeyMode::Gateway, _) => Client::through_gateway(&base),
        (mode, Some(key)) => Client::with_key(&base, mode, key),
        (_, None) => {
            form.problem.set(Some(Problem::Key));
            if let Some(field) = key_field.get_untracked() {
                // Fails only on elements that are gone.
                let _ = field.focus();
            }
            return;
        }
    };
    form.problem.set(None);
    form.is_connecting.set(true);
    // Read now: once connected, this screen is gone.
    let keep = form.keep.get_untracked();
    task::spawn(async move {
        let connected = session.connect(client).await;
        form.is_connecting.set(false);
        match connected {
            Ok(()) if mode != KeyMode::Gateway && keep => {
                KeptKey {
                    base,
                    mode,
                    key: typed,
                }
                .write();
            }
            Ok(()) => {}
            Err(error) => {
                form.problem.set(Some(Problem::Api(error)));
            }
        }
    });
}

/// Tracks.
fn is_key_problem(form: Form) -> bool {
    matches!(
        form.problem.get(),
        Some(Problem::Key | Problem::Api(ApiError::Rejected { .. }))
    )
}

fn address(i18n: I18n, form: Form, is_fixed: bool) -> El {
    let known = datalist()
        .id("addresses")
        .child(
            option()
                .attr("value", address_bar::origin())
                .child(i18n.text(Key::AddressOwn)),
        )
        .child(
            option()
                .attr("value", PRODUCTION)
                .child(i18n.text(Key::AddressProduction)),
        )
        .child(
            option()
                .attr("value", SANDBOX)
                .child(i18n.text(Key::AddressSandbox)),
        );
    let field = input()
        .class("input")
        .id("address")
        .attr("type", "url")
        .flag("required")
        .flag_if("readonly", move || is_fixed)
        .attr("list", "addresses")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "address-words")
        .prop("value", move || form.address.get())
        .on_input(move |typed| form.address.set(typed));
    let hint = i18n.text(if is_fixed {
        Key::AddressConfigured
    } else {
        Key::AddressHint
    });
    div()
        .class("field")
        .child(
            label()
                .class("label")
                .attr("for", "address")
                .child(i18n.text(Key::ApiAddress)),
        )
        .child(field)
        .child(known)
        .child(p().class("hint").id("address-words").child(hint))
}

fn modes(i18n: I18n, form: Form) -> El {
    let modes = vec![
        (KeyMode::Gateway, i18n.text(Key::ModeGateway)),
        (KeyMode::Header, i18n.text(Key::ModeHeader)),
        (KeyMode::Query, i18n.text(Key::ModeQuery)),
    ];
    from_view(view! {
        <SegmentedControl
            name="key-mode"
            legend=i18n.text(Key::KeyTravels)
            legend_class="label"
            choices=modes
            chosen=form.mode
            on_choose=move |mode| form.mode.set(mode)
        />
    })
}

/// The key, and whether the tab keeps it: not asked for where a gateway has it.
fn key(i18n: I18n, form: Form, key_field: ElementRef) -> El {
    let field = input()
        .class("input")
        .id("key")
        .attr("type", "password")
        .attr("autocomplete", "off")
        .attr("aria-describedby", "key-words")
        .claim("aria-invalid", move || is_key_problem(form))
        .node(key_field)
        .prop("value", move || form.key.get())
        .on_input(move |typed| form.key.set(typed));
    let problem = Signal::derive(move || {
        matches!(form.problem.get(), Some(Problem::Key))
            .then(|| i18n.text(Key::KeyProblem).to_owned())
    });
    let words = from_view(view! { <FieldHint id="key" hint=i18n.text(Key::KeyHint) problem/> });
    let field = div()
        .class("field")
        .child(
            label()
                .class("label")
                .attr("for", "key")
                .child(i18n.text(Key::ApiKey)),
        )
        .child(field)
        .child(words);
    let keep = input()
        .attr("type", "checkbox")
        .prop("checked", move || form.keep.get())
        .on_tick(move |is_kept| form.keep.set(is_kept));
    div()
        .class("stack")
        .flag_if("hidden", move || form.mode.get() == KeyMode::Gateway)
        .child(field)
        .child(
            label()
                .class("choice")
                .child(keep)
                .child(i18n.text(Key::KeepKey)),
        )
}

fn explanation(i18n: I18n) -> El {
    let modes = [
        (Key::ModeGateway, Key::ModeGatewayText),
        (Key::ModeHeader, Key::ModeHeaderText),
        (Key::ModeQuery, Key::ModeQueryText),
    ];
    let facts = modes
        .into_iter()
        .fold(dl().class("facts"), |facts, (term, text)| {
            facts
                .child(dt().child(i18n.text(term)))
                .child(dd().child(i18n.text(text)))
        });
    let head = h2().id("travel-title").child(i18n.text(Key::KeyTravels));
    let more = details()
        .child(summary().child(i18n.text(Key::WhereIsTheKey)))
        .child(p().class("absent").child(i18n.text(Key::WhereIsTheKeyText)));
    section()
        .class("sheet")
        .attr("aria-labelledby", "travel-title")
        .child(header().class("sheet-head").child(head))
        .child(facts)
        .child(more)
}
