//! A value that views follow: one signal of the framework, whatever the type of the value.
//!
//! It is never changed in place but replaced, so that whoever reads it can go on while it changes: nothing is locked,
//! and nothing can be locked twice.

use std::{any::Any, cell::RefCell, marker::PhantomData, rc::Rc};

use reactive_graph::{
    signal::ArcTrigger,
    traits::{Notify, Track},
};

use super::keep;

/// A value, and whoever follows it.
#[derive(Clone)]
struct Signal {
    value: Rc<dyn Any>,
    followers: ArcTrigger,
}

/// The signals whose owners live.
struct Signals {
    next: u32,
    /// Each with its number. The numbers rise, and none is given twice.
    alive: Vec<(u32, Signal)>,
}

thread_local! {
    static SIGNALS: RefCell<Signals> = const {
        RefCell::new(Signals {
            next: 0,
            alive: Vec::new(),
        })
    };
}

/// Takes the signal of this number away when its owner ends.
struct Owned(u32);

/// Cheap to copy: closures take many of them along, so that one is a number and nothing else. It lives as long as the owner
/// in which it was made. After that [`Self::try_set`] does nothing, [`Self::try_get_untracked`] gives nothing, and the
/// others end the program, since a view that outlives its values is a mistake of ours.
pub struct Live<T: 'static> {
    number: u32,
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
            number: new(Rc::new(value)),
            value: PhantomData,
        }
    }

    /// Tracks.
    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(typed(&tracked(self.number)))
    }

    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(typed(&untracked(self.number)))
    }

    pub fn set(self, value: T) {
        set(self.number, Rc::new(value));
    }

    /// False when the owner is gone, and the value with it.
    pub fn is_alive(self) -> bool {
        find(self.number).is_some()
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
fn new(value: Rc<dyn Any>) -> u32 {
    let number = SIGNALS.with_borrow_mut(|signals| {
        let number = signals.next;
        signals.next += 1;
        let followers = ArcTrigger::new();
        signals.alive.push((number, Signal { value, followers }));
        number
    });
    keep(Box::new(Owned(number)));
    number
}

#[inline(never)]
fn tracked(number: u32) -> Rc<dyn Any> {
    let signal = expect(number);
    signal.followers.track();
    signal.value
}

#[inline(never)]
fn untracked(number: u32) -> Rc<dyn Any> {
    expect(number).value
}

#[inline(never)]
fn set(number: u32, value: Rc<dyn Any>) {
    let signal = SIGNALS.with_borrow_mut(|signals| {
        let place = signals.place(number)?;
        let signal = &mut signals.alive[place].1;
        let before = std::mem::replace(&mut signal.value, value);
        Some((before, signal.followers.clone()))
    });
    // Only now: what ends with the value before, and whoever follows, may look for others.
    let (_, followers) = signal.expect("the owner of a value outlives its views");
    followers.notify();
}

fn expect(number: u32) -> Signal {
    find(number).expect("the owner of a value outlives its views")
}

#[inline(never)]
fn find(number: u32) -> Option<Signal> {
    SIGNALS.with_borrow(|signals| {
        let place = signals.place(number)?;
        Some(signals.alive[place].1.clone())
    })
}

impl Signals {
    fn place(&self, number: u32) -> Option<usize> {
        let place = self
            .alive
            .binary_search_by_key(&number, |(known, _)| *known);
        place.ok()
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        let ended = SIGNALS.with_borrow_mut(|signals| {
            let place = signals.place(self.0)?;
            Some(signals.alive.remove(place))
        });
        // Only now: what ends with the value may look for others.
        drop(ended);
    }
}

/// The type was forgotten by [`Live::new`], which took a `T` and nothing else.
fn typed<T: 'static>(value: &Rc<dyn Any>) -> &T {
    value
        .downcast_ref()
        .expect("a Live holds what it was made with")
}
