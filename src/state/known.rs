//! The account's codes that were on the screen since it was connected, and what they tell of others.

use leptos::prelude::*;
use std::sync::Arc;

use crate::domain::{Code, KnownCodes};

/// It ends with the connection. A `Copy` handle.
#[derive(Clone, Copy)]
pub struct Known(RwSignal<Arc<KnownCodes>>);

impl Known {
    pub fn provide() -> Self {
        let known = Self(RwSignal::default());
        provide_context(known);
        known
    }

    pub fn get(self) -> Arc<KnownCodes> {
        self.0.try_get_untracked().unwrap_or_default()
    }

    /// Does nothing once the connection has ended.
    pub fn learn<'a>(self, codes: impl Iterator<Item = &'a Code>) {
        let mut known = KnownCodes::clone(&self.get());
        if known.learn(codes) {
            self.0.set(Arc::new(known));
        }
    }
}
