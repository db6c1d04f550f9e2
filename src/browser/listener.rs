//! Listening to events, for as long as somebody wants to know.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventTarget};

use super::window;

/// Listens until it is dropped.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    act: Closure<dyn FnMut(Event)>,
}

impl Listener {
    pub fn new(target: &EventTarget, event: &'static str, act: Box<dyn FnMut(Event)>) -> Self {
        let act = Closure::wrap(act);
        // Fails for no event name.
        let _ = target.add_event_listener_with_callback(event, act.as_ref().unchecked_ref());
        Self {
            target: target.clone(),
            event,
            act,
        }
    }

    /// What reaches the window: all that nobody below has stopped.
    pub fn of_window(event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        Self::new(&window(), event, Box::new(act))
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let act = self.act.as_ref().unchecked_ref();
        // Fails for no event name.
        let _ = (self.target).remove_event_listener_with_callback(self.event, act);
    }
}
