//! Pauses of running work that others can cut short.

use std::pin::pin;

use futures::{
    channel::oneshot,
    future::{Either, select},
};
use leptos::prelude::*;

use crate::platform::clock;

/// Wakes the work that waits for it. It wakes as well when the owner of this has ended. A `Copy` handle.
#[derive(Clone, Copy)]
pub struct Notify(StoredValue<Vec<oneshot::Sender<()>>>);

impl Notify {
    pub fn new() -> Self {
        Self(StoredValue::default())
    }

    /// Wakes all that wait now.
    pub fn notify_waiters(self) {
        // A sender that is dropped wakes as well as one that sends.
        self.0.try_update_value(Vec::clear);
    }

    /// Waits to be woken, and for so many milliseconds at most. Whether it was woken.
    pub async fn wait(self, millis: i64) -> bool {
        let (wake, woken) = oneshot::channel();
        let is_owned = self.0.try_update_value(|waiting| {
            waiting.retain(|wake| !wake.is_canceled());
            waiting.push(wake);
        });
        if is_owned.is_none() {
            return true;
        }
        let timeout = pin!(clock::sleep(millis));
        matches!(select(woken, timeout).await, Either::Left(_))
    }
}
