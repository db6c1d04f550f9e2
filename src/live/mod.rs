//! Leptos' reactive system, with one copy of its code: what views follow, what follows it, and how long both live.
//!
//! The framework's own types bring about 3 kB of code for each type that they are used with. Here types are forgotten
//! at the door and remembered behind it.

mod context;
mod effect;
mod value;

pub use context::{expect, find, provide};
pub use effect::{Claim, claim, effect, follow, keep};
pub use reactive_graph::{
    graph::untrack,
    owner::{Owner, on_cleanup},
};
pub use value::Live;
