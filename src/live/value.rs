//! A value that views follow: one signal of the framework, whatever the type of the value.
//!
//! It is never changed in place but replaced, so that whoever reads it can go on while it changes: nothing is locked,
//! and nothing can be locked twice.

use std::{any::Any, marker::PhantomData, rc::Rc};

use reactive_graph::{
    owner::LocalStorage,
    signal::RwSignal,
    traits::{Get, GetUntracked, Set},
};

type Signal = RwSignal<Rc<dyn Any>, LocalStorage>;

/// Cheap to copy. It lives as long as the owner in which it was made. After that [`Self::try_set`] does nothing, and
/// the others end the program, since a view that outlives its values is a mistake of ours.
pub struct Live<T: 'static> {
    signal: Signal,
    value: PhantomData<fn() -> T>,
}

impl<T> Clone for Live<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Live<T> {}

impl<T: Default> Default for Live<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> Live<T> {
    pub fn new(value: T) -> Self {
        Self {
            signal: new(Rc::new(value)),
            value: PhantomData,
        }
    }

    /// Tracks.
    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(typed(&tracked(self.signal)))
    }

    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(typed(&untracked(self.signal)))
    }

    pub fn set(self, value: T) {
        set(self.signal, Rc::new(value));
    }

    /// False when the owner is gone, and the value with it.
    pub fn is_alive(self) -> bool {
        self.signal.try_get_untracked().is_some()
    }

    /// Sets the value while its owner lives; true when it did.
    pub fn try_set(self, value: T) -> bool {
        let is_alive = self.is_alive();
        if is_alive {
            self.set(value);
        }
        is_alive
    }
}

impl<T: Clone> Live<T> {
    /// Tracks.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// `None` once the owner is gone.
    pub fn try_get_untracked(self) -> Option<T> {
        self.is_alive().then(|| self.get_untracked())
    }

    pub fn update(self, change: impl FnOnce(&mut T)) {
        let mut value = self.get_untracked();
        change(&mut value);
        self.set(value);
    }
}

impl<T: Clone> Live<Option<T>> {
    /// What was there, leaving nothing; for values that no view shows.
    pub fn take(self) -> Option<T> {
        let value = self.get_untracked();
        if value.is_some() {
            self.set(None);
        }
        value
    }
}

// One copy of each of these, called from everywhere.

#[inline(never)]
fn new(value: Rc<dyn Any>) -> Signal {
    RwSignal::new_local(value)
}

#[inline(never)]
fn tracked(signal: Signal) -> Rc<dyn Any> {
    signal.get()
}

#[inline(never)]
fn untracked(signal: Signal) -> Rc<dyn Any> {
    signal.get_untracked()
}

#[inline(never)]
fn set(signal: Signal, value: Rc<dyn Any>) {
    signal.set(value);
}

/// The type was forgotten by [`Live::new`], which took a `T` and nothing else.
fn typed<T: 'static>(value: &Rc<dyn Any>) -> &T {
    value
        .downcast_ref()
        .expect("a Live holds what it was made with")
}
