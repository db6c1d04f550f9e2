//! What is done again whenever a value changes that it has read, until its owner ends.

use std::any::Any;

use reactive_graph::{computed::ArcMemo, effect::RenderEffect, owner::StoredValue, traits::Get};

use super::Live;

/// True or false by other values: whoever follows it is told when it turns, and not whenever they change.
#[derive(Clone, Copy)]
pub struct Claim(Live<ArcMemo<bool>>);

impl Claim {
    /// Tracks.
    pub fn get(self) -> bool {
        self.0.get_untracked().get()
    }
}

/// Acts once all that is being shown is shown, and again after each change.
pub fn effect(act: impl FnMut() + 'static) {
    boxed_effect(Box::new(act));
}

/// Acts at once, and again after each change.
#[inline(never)]
pub fn follow(mut act: Box<dyn FnMut()>) {
    keep(Box::new(RenderEffect::new(move |_| act())));
}

pub fn claim(claim: impl Fn() -> bool + Send + Sync + 'static) -> Claim {
    boxed_claim(Box::new(claim))
}

/// Keeps something until the current owner ends: a listener, a running effect.
#[inline(never)]
pub fn keep(thing: Box<dyn Any>) {
    StoredValue::new_local(thing);
}

#[inline(never)]
fn boxed_effect(mut act: Box<dyn FnMut()>) {
    let begun = Live::new(false);
    follow(Box::new(move || {
        if begun.get() {
            act();
        }
    }));
    // What follows acts again when everything else that is to be done now is done.
    begun.set(true);
}

#[inline(never)]
fn boxed_claim(claim: Box<dyn Fn() -> bool + Send + Sync>) -> Claim {
    Claim(Live::new(ArcMemo::new(move |_| claim())))
}
