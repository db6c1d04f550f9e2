//! The account's codes that were on the screen since it was connected, and what they tell of others.

use std::rc::Rc;

use crate::{
    domain::{Code, KnownCodes},
    live::{self, Live},
};

/// It ends with the connection. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Known(Live<Rc<KnownCodes>>);

impl Known {
    pub fn provide() -> Self {
        let known = Self(Live::default());
        live::provide(known);
        known
    }

    pub fn get(self) -> Rc<KnownCodes> {
        self.0.try_get_untracked().unwrap_or_default()
    }

    /// Does nothing once the connection has ended.
    pub fn learn<'a>(self, codes: impl Iterator<Item = &'a Code>) {
        let mut known = KnownCodes::clone(&self.get());
        if known.learn(codes) {
            self.0.try_set(Rc::new(known));
        }
    }
}
