//! Who may use whom. ARCHITECTURE.md draws the arrows; this test keeps them from turning round.

use std::fs;
use std::path::Path;

#[path = "layers/source.rs"]
mod source;

/// Each layer, and those that it may use besides itself. `lib.rs` may use all.
const LAYERS: [(&str, &[&str]); 9] = [
    ("domain", &[]),
    ("browser", &["domain"]),
    ("api", &["domain", "browser"]),
    ("i18n", &["domain", "browser"]),
    ("components", &["i18n", "browser"]),
    ("state", &["domain", "browser", "api", "i18n"]),
    (
        "pages",
        &["domain", "browser", "api", "i18n", "components", "state"],
    ),
    (
        "app",
        &[
            "domain",
            "browser",
            "api",
            "i18n",
            "components",
            "state",
            "pages",
        ],
    ),
    (
        "main",
        &[
            "domain",
            "browser",
            "api",
            "i18n",
            "components",
            "state",
            "pages",
            "app",
        ],
    ),
];

/// A name, where alone it may stand, and why nowhere else.
const NAMES: [(&str, &[&str], &str); 9] = [
    (
        "web_sys",
        BESIDE_THE_BROWSER,
        "browser/ is the way to the browser",
    ),
    (
        "js_sys",
        BESIDE_THE_BROWSER,
        "browser/ is the way to the browser",
    ),
    (
        "gloo_net",
        &["browser/"],
        "browser/ is the way to the browser",
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
        &[
            "domain/api_key.rs",
            "domain/fingerprint.rs",
            "api/client.rs",
        ],
        "the key is read where it is sent, and where its account is told from others",
    ),
];
const BESIDE_THE_BROWSER: &[&str] = &[
    "browser/",
    "api/client.rs",
    "i18n/",
    "components/",
    "main.rs",
];
const ABOVE_THE_API: &[&str] = &[
    "i18n/",
    "components/",
    "state/",
    "pages/",
    "app.rs",
    "app/",
    "main.rs",
];
const OUTSIDE_THE_DOMAIN: &[&str] = &[
    "api/",
    "browser/",
    "i18n/",
    "components/",
    "state/",
    "pages/",
    "app/",
    "main.rs",
    "lib.rs",
];

/// Every wrong use in a file, given by its path below `src/`.
fn wrong_uses(path: &str, text: &str) -> Vec<String> {
    let code = source::code_of(text);
    let mut wrong = Vec::new();
    for (number, line) in (1..).zip(code.lines()) {
        for (name, places, reason) in NAMES {
            if source::has_word(line, name) && !places.iter().any(|place| path.starts_with(place)) {
                wrong.push(format!("src/{path}:{number}: {name}: {reason}"));
            }
        }
    }
    let layer = path
        .split('/')
        .next()
        .unwrap_or(path)
        .trim_end_matches(".rs");
    if layer == "lib" {
        return wrong;
    }
    let Some((_, below)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
        wrong.push(format!(
            "src/{path}: {layer} has no place among the layers yet"
        ));
        return wrong;
    };
    for (number, used) in source::names_in_root(&code, depth_of(path)) {
        let is_layer = LAYERS.iter().any(|(name, _)| *name == used);
        if is_layer && used != layer && !below.contains(&used) {
            wrong.push(format!("src/{path}:{number}: {layer} may not use {used}"));
        }
    }
    wrong
}

/// How many modules deep the file is: 1 for `domain/mod.rs`, 2 for `domain/code.rs`.
fn depth_of(path: &str) -> usize {
    let deep = path.split('/').count();
    if path.ends_with("/mod.rs") {
        deep - 1
    } else {
        deep
    }
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
        ("domain/code.rs", "fn f() { crate::browser::clock::now() }"),
        ("domain/code.rs", "use super::super::api::ApiError;"),
        ("domain/mod.rs", "use super::{api::ApiError};"),
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
        ("pages/issued/mod.rs", "use web_sys::window;"),
        ("pages/issued/mod.rs", "view! { <p inner_html=text/> }"),
        ("app/mod.rs", "use crate::main;"),
        ("main.rs", "element.set_inner_html(text);"),
        ("elsewhere/mod.rs", ""),
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
            "use crate::{domain::{Code, page::Page}, browser};",
        ),
        ("state/mod.rs", "use super::listing::Listing;"),
        (
            "main.rs",
            "use crate::{app, components}; use web_sys::HtmlElement;",
        ),
        ("components/field.rs", "let exposed = outer_inner_html;"),
    ] {
        let wrong = wrong_uses(path, text);
        assert!(wrong.is_empty(), "{path}: {text}: {wrong:?}");
    }
}
