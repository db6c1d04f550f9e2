//! Listening to events, for as long as somebody wants to know.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventTarget};

use super::window;

/// Listens until it is dropped.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    is_first: bool,
    act: Closure<dyn FnMut(Event)>,
}

impl Listener {
    pub fn new(target: &EventTarget, event: &'static str, act: Box<dyn FnMut(Event)>) -> Self {
        Self::at(target, event, false, act)
    }

    fn at(
        target: &EventTarget,
        event: &'static str,
        is_first: bool,
        act: Box<dyn FnMut(Event)>,
    ) -> Self {
        let act = Closure::wrap(act);
        let listener = act.as_ref().unchecked_ref();
        // Fails for no event name.
        let _ = target.add_event_listener_with_callback_and_bool(event, listener, is_first);
        Self {
            target: target.clone(),
            event,
            is_first,
            act,
        }
    }

    /// What reaches the window: all that nobody below has stopped.
    pub fn of_window(event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        Self::new(&window(), event, Box::new(act))
    }

    /// What is about to happen anywhere in the window, before anybody else hears of it.
    pub fn of_window_first(event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        Self::at(&window(), event, true, Box::new(act))
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let act = self.act.as_ref().unchecked_ref();
        // Fails for no event name.
        let _ = (self.target).remove_event_listener_with_callback_and_bool(
            self.event,
            act,
            self.is_first,
        );
    }
}
