//! The standalone page: what boot.js hands over, and the element that the dashboard lives in.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use crate::{
    app::{self, Start},
    browser::fetch::Begun,
    domain::{Config, List, ListQuery, Theme},
    state::Prefetched,
    ui,
};

/// Shows the dashboard in `host`, for as long as the page lives.
///
/// `config` is the text of config.json, empty when there is none. `listing`, when the loader has asked for one
/// already, holds `list` (`issued` or `redeemed`), `query` (its query string) and `response` (what `fetch` gave).
#[wasm_bindgen]
pub fn start(host: web_sys::HtmlElement, config: &str, listing: JsValue) {
    let config = Config::parse(config);
    if let Ok(config) = &config {
        show_theme(&host, config.theme);
    }
    let prefetched = read_listing(&listing);
    let view = move || app::dashboard(Start { config, prefetched });
    std::mem::forget(ui::mount(host, view));
}

/// The whole page is ours here, so the theme can stand at its root, where the style sheet looks for it.
fn show_theme(host: &web_sys::HtmlElement, theme: Theme) {
    let name = match theme {
        Theme::Auto => return,
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    let root = host
        .owner_document()
        .and_then(|page| page.document_element());
    if let Some(root) = root {
        // Fails only for a name that no attribute can have.
        let _ = root.set_attribute("data-theme", name);
    }
}

fn read_listing(listing: &JsValue) -> Option<Prefetched> {
    let field = |name: &str| Reflect::get(listing, &name.into()).ok();
    let list = match field("list")?.as_string()?.as_str() {
        "issued" => List::Issued,
        "redeemed" => List::Redeemed,
        _ => return None,
    };
    let query = field("query")?.as_string()?;
    Some(Prefetched {
        // The loader spells out every parameter that it sends, so the API's own defaults are what it left out.
        query: ListQuery::parse(list, &query, Default::default()),
        response: Begun(field("response")?.dyn_into::<Promise>().ok()?),
    })
}
