use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::JsValue;

use super::Patch;

type Held = Rc<RefCell<Vec<Holding>>>;

/// Where it is held, and by which names the browser knows it.
#[derive(PartialEq)]
struct Holding {
    place: &'static str,
    name: JsValue,
    listener: JsValue,
}

/// What is held of the page beside elements, counted from now on: listeners of the window and the document, and
/// intervals.
pub struct Holdings {
    held: Held,
    _patches: Vec<Patch>,
}

impl Holdings {
    pub fn watch() -> Self {
        let window = web_sys::window().expect("these tests run in a window");
        let document = window.document().expect("a window has a document");
        let held = Held::default();
        let mut patches = intervals(&held, &window);
        patches.extend(listeners(&held, "window", &window));
        patches.extend(listeners(&held, "document", &document));
        Self {
            held,
            _patches: patches,
        }
    }

    /// The places, and for listeners the events, of all that is held.
    pub fn list(&self) -> Vec<String> {
        let held = self.held.borrow();
        let words = |held: &Holding| {
            let name = held.name.as_string().unwrap_or_default();
            format!("{} {name}", held.place).trim_end().to_owned()
        };
        held.iter().map(words).collect()
    }
}

fn listeners(held: &Held, place: &'static str, object: &JsValue) -> Vec<Patch> {
    let holding = move |[name, listener, _]: [&JsValue; 3]| Holding {
        place,
        name: name.clone(),
        listener: listener.clone(),
    };
    let (added, removed) = (held.clone(), held.clone());
    vec![
        Patch::new(object, "addEventListener", move |original, given| {
            added.borrow_mut().push(holding(given));
            original()
        }),
        Patch::new(object, "removeEventListener", move |original, given| {
            let gone = holding(given);
            removed.borrow_mut().retain(|held| *held != gone);
            original()
        }),
    ]
}

fn intervals(held: &Held, window: &JsValue) -> Vec<Patch> {
    let holding = |id: &JsValue| Holding {
        place: "interval",
        name: id.clone(),
        listener: JsValue::UNDEFINED,
    };
    let (set, cleared) = (held.clone(), held.clone());
    vec![
        Patch::new(window, "setInterval", move |original, _| {
            let id = original();
            set.borrow_mut().push(holding(&id));
            id
        }),
        Patch::new(window, "clearInterval", move |original, [id, ..]| {
            let gone = holding(id);
            cleared.borrow_mut().retain(|held| *held != gone);
            original()
        }),
    ]
}
