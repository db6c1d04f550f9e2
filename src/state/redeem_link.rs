//! Codes that came by a link to redeem them, until they stand on the screen where that is done.

use super::{Navigation, View};
use crate::domain::{Code, read_redeem_link};
use leptos::prelude::*;
use std::mem;

/// Kept in the memory of the page alone. A `Copy` handle.
#[derive(Clone, Copy)]
pub struct RedeemLink {
    waiting: RwSignal<Vec<Code>>,
    /// Those that stand on the screen.
    taken: StoredValue<Vec<Code>>,
    pub problem: RwSignal<Option<LinkProblem>>,
    is_offered: bool,
}

/// Why a link that was opened leads nowhere.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum LinkProblem {
    /// There is no code in it, or more than one.
    Unreadable,
    /// Nothing is redeemed on this page.
    NotOffered,
}

impl RedeemLink {
    pub fn provide(navigation: Navigation) -> Self {
        let link = Self {
            waiting: RwSignal::default(),
            taken: StoredValue::default(),
            problem: RwSignal::default(),
            is_offered: navigation.offers(View::Redeem),
        };
        provide_context(link);
        link
    }

    /// Takes the code from the fragment of a link that was opened.
    pub fn open(self, fragment: &str) {
        let code = read_redeem_link(fragment);
        let problem = match (self.is_offered, &code) {
            (false, _) => Some(LinkProblem::NotOffered),
            (true, None) => Some(LinkProblem::Unreadable),
            (true, Some(_)) => None,
        };
        self.problem.set(problem);
        let code = code.filter(|_| self.is_offered);
        if let Some(code) =
            code.filter(|code| !self.waiting.with_untracked(|all| all.contains(code)))
        {
            self.waiting.update(|waiting| waiting.push(code));
        }
    }

    /// Reactive.
    pub fn with_waiting<T>(self, read: impl FnOnce(&[Code]) -> T) -> T {
        self.waiting.with(|waiting| read(waiting))
    }

    /// Reactive.
    pub fn is_waiting(self) -> bool {
        self.waiting.with(|waiting| !waiting.is_empty())
    }

    /// Reactive. The codes, which wait no longer.
    pub fn take(self) -> Vec<Code> {
        if !self.is_waiting() {
            return Vec::new();
        }
        let codes = self.waiting.try_update(mem::take).unwrap_or_default();
        self.taken
            .update_value(|taken| taken.extend(codes.iter().cloned()));
        codes
    }

    /// The screen goes without the person's doing, as with a key that is no longer good: what came by a link and is still among these
    /// waits again.
    pub fn restore(self, on_screen: &[Code]) {
        let mut taken = self.taken.try_update_value(mem::take).unwrap_or_default();
        taken.retain(|code| on_screen.contains(code));
        taken.sort_unstable();
        taken.dedup();
        self.waiting.update(|waiting| waiting.extend(taken));
    }

    /// As if no link had been opened.
    pub fn forget(self) {
        self.waiting.set(Vec::new());
        self.taken.set_value(Vec::new());
        self.problem.set(None);
    }
}
