//! The keys of a menu: <https://www.w3.org/WAI/ARIA/apg/patterns/menubar/#keyboardinteraction>.

use js_sys::JsString;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::shortcut_key;

/// What can have the focus. Of radio buttons it is the chosen one alone, as for Tab.
const ITEMS: &str = "a[href], button:enabled, select:enabled, textarea:enabled, summary, \
                     input:enabled:not([type=radio]:not(:checked))";

/// Where arrows, Home, End and letters belong to the text or the value.
const FIELDS: &str = "input:not([type=checkbox], [type=radio]), select, textarea";

/// Focuses the first item.
pub fn focus_first_item(menu: &HtmlElement) {
    focus(items(menu).first());
}

/// Moves the focus by arrows, Home, End and by the letter with which an item begins; false for any other key.
pub fn move_in_menu(menu: &HtmlElement, event: &KeyboardEvent) -> bool {
    let target = event.target();
    let target = target.and_then(|target| target.dyn_into::<Element>().ok());
    let Some(target) = target.filter(|target| target.matches(FIELDS) != Ok(true)) else {
        return false;
    };
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return false;
    }
    let items = items(menu);
    let at = items
        .iter()
        .position(|item| item.is_same_node(Some(&target)));
    let next = match event.key().as_str() {
        "ArrowDown" => at.map_or(0, |at| at + 1),
        "ArrowUp" => at
            .map_or(items.len(), |at| at + items.len())
            .saturating_sub(1),
        "Home" => 0,
        "End" => items.len().saturating_sub(1),
        key => {
            let written = small(key);
            let from = at.map_or(0, |at| at + 1);
            let found = (from..from + items.len()).find(|at| {
                let label = label(&items[at % items.len()]);
                label.starts_with(&written) || label.starts_with(&shortcut_key(event))
            });
            match found {
                // A space presses, and the names of other keys begin no item.
                Some(found) if key.chars().count() == 1 && key != " " => found,
                _ => return false,
            }
        }
    };
    focus(items.get(next % items.len().max(1)));
    true
}

fn items(menu: &HtmlElement) -> Vec<HtmlElement> {
    let Ok(found) = menu.query_selector_all(ITEMS) else {
        return Vec::new();
    };
    let found = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok());
    found
        .filter(|item: &HtmlElement| item.offset_parent().is_some())
        .collect()
}

/// What the item says, in small letters.
fn label(item: &HtmlElement) -> String {
    let around = item.closest("label").ok().flatten();
    let text = item.get_attribute("aria-label").or_else(|| match around {
        Some(label) => label.text_content(),
        None => item.text_content(),
    });
    small(text.unwrap_or_default().trim())
}

/// In small letters. The browser knows those of all scripts, which would be a table of ours.
fn small(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}

fn focus(item: Option<&HtmlElement>) {
    if let Some(item) = item {
        // Fails only on elements that are gone.
        let _ = item.focus();
    }
}
