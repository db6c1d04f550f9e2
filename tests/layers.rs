//! Who may use whom. ARCHITECTURE.md draws the arrows; this test keeps them from turning round.

use std::{fs, path::Path};

#[path = "layers/tokens.rs"]
mod tokens;

use tokens::Token;

/// Each layer, and those that it may use besides itself. `lib.rs` may use all.
const LAYERS: [(&str, &str); 9] = [
    ("domain", ""),
    ("platform", "domain"),
    ("api", "domain platform"),
    ("i18n", "domain platform"),
    ("components", "i18n platform"),
    ("state", "domain platform api i18n"),
    ("pages", "domain platform api i18n components state"),
    ("app", "domain platform api i18n components state pages"),
    (
        "main",
        "domain platform api i18n components state pages app",
    ),
];

/// A name, where alone it may stand, and why nowhere else.
const NAMES: [(&str, &[&str], &str); 10] = [
    (
        "web_sys",
        BESIDE_THE_BROWSER,
        "platform/ is the way to the browser",
    ),
    (
        "js_sys",
        BESIDE_THE_BROWSER,
        "platform/ is the way to the browser",
    ),
    (
        "gloo_net",
        &["platform/"],
        "platform/ is the way to the browser",
    ),
    (
        "gloo_timers",
        &["platform/"],
        "platform/ is the way to the browser",
    ),
    (
        "leptos",
        ABOVE_THE_API,
        "values and requests know no signals",
    ),
    ("wasm_bindgen", OUTSIDE_THE_DOMAIN, "values know no browser"),
    (
        "serde_json",
        &["domain/", "api/"],
        "nothing else knows that it is JSON",
    ),
    ("inner_html", &[], "what a server says is text"),
    ("set_inner_html", &[], "what a server says is text"),
    (
        "expose",
        &["domain/api_key.rs", "domain/account_id.rs", "api/client.rs"],
        "the key is read where it is sent, and where its account is told from others",
    ),
];
const BESIDE_THE_BROWSER: &[&str] = &[
    "platform.rs",
    "platform/",
    "api/client.rs",
    "i18n.rs",
    "i18n/",
    "components/",
    "main.rs",
];
const ABOVE_THE_API: &[&str] = &[
    "i18n.rs",
    "i18n/",
    "components.rs",
    "components/",
    "state/",
    "pages/",
    "app.rs",
    "app/",
    "main.rs",
];
const OUTSIDE_THE_DOMAIN: &[&str] = &[
    "api/",
    "platform.rs",
    "platform/",
    "i18n.rs",
    "i18n/",
    "components/",
    "state/",
    "pages/",
    "app/",
    "main.rs",
];

/// Every wrong use in a file, given by its path below `src/`.
fn wrong_uses(path: &str, text: &str) -> Vec<String> {
    let tokens = tokens::read(text);
    let mut wrong = Vec::new();
    for Token { line, text } in &tokens {
        for (name, places, reason) in NAMES {
            if text == name && !places.iter().any(|place| path.starts_with(place)) {
                wrong.push(format!("src/{path}:{line}: {name}: {reason}"));
            }
        }
    }
    for (line, component) in tokens::live_spreads(&tokens) {
        wrong.push(format!(
            "src/{path}:{line}: {component}: what is spread onto a component must not live: see components/button.rs"
        ));
    }
    let modules: Vec<&str> = path.trim_end_matches(".rs").split('/').collect();
    let layer = modules[0];
    if layer == "lib" {
        return wrong;
    }
    let Some((_, below)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
        wrong.push(format!(
            "src/{path}: {layer} has no place among the layers yet"
        ));
        return wrong;
    };
    for (line, used) in tokens::names_in_root(&tokens, modules.len()) {
        let is_layer = LAYERS.iter().any(|(name, _)| *name == used);
        if is_layer && used != layer && below.split(' ').all(|name| name != used) {
            wrong.push(format!("src/{path}:{line}: {layer} may not use {used}"));
        }
    }
    wrong
}

fn for_each_source(folder: &Path, visit: &mut dyn FnMut(&Path)) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            for_each_source(&path, visit);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            visit(&path);
        }
    }
}

#[test]
fn no_arrow_turns_round() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    let mut visited = 0;
    for_each_source(&root, &mut |file| {
        let path = file.strip_prefix(&root).expect("the file is below src");
        let path = path.to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(file).expect("the source is UTF-8");
        wrong.extend(wrong_uses(&path, &text));
        visited += 1;
    });
    assert!(visited > 20, "only {visited} files were found");
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn wrong_uses_are_found() {
    for (path, text) in [
        ("domain/code.rs", "use crate::api::ApiError;"),
        ("domain/code.rs", "fn f() { crate::platform::clock::now() }"),
        ("domain/code.rs", "use super::super::api::ApiError;"),
        ("domain.rs", "use super::{api::ApiError};"),
        ("domain/code.rs", "use leptos::prelude::*;"),
        ("domain/code.rs", "use wasm_bindgen::JsValue;"),
        (
            "api/wire.rs",
            "use crate::{domain::Code, state::{Listing}};",
        ),
        ("api/wire.rs", "use js_sys::JSON;"),
        ("state/listing.rs", "use serde_json::Value;"),
        ("api/endpoint.rs", "key.expose()"),
        ("components/button.rs", "use crate::domain::Code;"),
        ("pages/issued.rs", "use web_sys::window;"),
        ("pages/issued.rs", "view! { <p inner_html=text/> }"),
        (
            "pages/issued.rs",
            "view! { <p><Button kind=k on:click=move |_| go()>{x}</Button></p> }",
        ),
        (
            "pages/issued.rs",
            "view! { <Button attr:aria-busy=move || x() on_click=f>{x}</Button> }",
        ),
        ("app.rs", "use crate::main;"),
        ("main.rs", "element.set_inner_html(text);"),
        ("elsewhere.rs", ""),
    ] {
        let wrong = wrong_uses(path, text);
        assert_eq!(wrong.len(), 1, "{path}: {text}: {wrong:?}");
    }
}

#[test]
fn right_uses_pass() {
    for (path, text) in [
        (
            "domain/entry.rs",
            "use super::page::Page; use crate::domain::Code;",
        ),
        (
            "domain/code.rs",
            "// not web_sys, nor crate::api\nlet text = \"crate::api\";",
        ),
        (
            "api/client.rs",
            "use web_sys::Request; let sent = key.expose();",
        ),
        (
            "api/wire.rs",
            "use crate::{domain::{Code, page::Page}, platform};",
        ),
        ("state.rs", "use state::listing::Listing;"),
        (
            "main.rs",
            "use crate::{app, components}; use web_sys::HtmlElement;",
        ),
        ("components/field.rs", "let exposed = outer_inner_html;"),
        (
            "pages/issued.rs",
            "view! { <Button kind=k attr:id=id>{move || a > b}<p on:click=f></p></Button> }",
        ),
    ] {
        let wrong = wrong_uses(path, text);
        assert!(wrong.is_empty(), "{path}: {text}: {wrong:?}");
    }
}
