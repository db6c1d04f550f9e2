//! What a screen needs of its surroundings without being handed it: found by its type.

use std::{
    any::{Any, TypeId, type_name},
    cell::RefCell,
    rc::Rc,
};

use reactive_graph::owner::Owner;

use super::keep;

/// Everything that was provided in one dashboard, which is all that has the same topmost owner.
struct Surroundings {
    /// The number of that owner.
    top: usize,
    provided: Vec<Rc<dyn Any>>,
}

thread_local! {
    static ALL: RefCell<Vec<Surroundings>> = const { RefCell::new(Vec::new()) };
}

/// Takes away what was provided below this topmost owner.
struct End(usize);

/// Makes a value known to everything in the same dashboard; it takes the place of one of its type.
pub fn provide<T: 'static>(value: T) {
    put(Rc::new(value));
}

/// What was provided; the program ends where nothing was, since that is a mistake of ours: most likely it was asked for when
/// an event or an answer came, where nobody knows in which dashboard. It is read while the view is built, and kept.
#[track_caller]
pub fn expect<T: Clone + 'static>() -> T {
    let found = find();
    assert!(
        found.is_some() || Owner::current().is_some(),
        "{} was asked for after the view was built",
        type_name::<T>()
    );
    found.unwrap_or_else(|| panic!("{} was not provided", type_name::<T>()))
}

/// What was provided, if anything was.
pub fn find<T: Clone + 'static>() -> Option<T> {
    let value = get(TypeId::of::<T>())?;
    value.downcast_ref::<T>().cloned()
}

#[inline(never)]
fn put(value: Rc<dyn Any>) {
    let top = top().expect("a dashboard has an owner");
    let is_first = ALL.with_borrow(|all| all.iter().all(|known| known.top != top));
    if is_first {
        let provided = Vec::new();
        ALL.with_borrow_mut(|all| all.push(Surroundings { top, provided }));
        keep(Box::new(End(top)));
    }
    let replaced = ALL.with_borrow_mut(|all| {
        let known = all.iter_mut().find(|known| known.top == top)?;
        match place(&known.provided, (*value).type_id()) {
            Some(place) => Some(std::mem::replace(&mut known.provided[place], value)),
            None => {
                known.provided.push(value);
                None
            }
        }
    });
    // Only now: what ends with it may look for others.
    drop(replaced);
}

#[inline(never)]
fn get(id: TypeId) -> Option<Rc<dyn Any>> {
    let top = top()?;
    ALL.with_borrow(|all| {
        let known = all.iter().find(|known| known.top == top)?;
        place(&known.provided, id).map(|place| known.provided[place].clone())
    })
}

fn place(provided: &[Rc<dyn Any>], id: TypeId) -> Option<usize> {
    provided.iter().position(|value| (**value).type_id() == id)
}

fn top() -> Option<usize> {
    let owner = Owner::current()?;
    let above = owner.ancestry().pop();
    Some(above.unwrap_or(owner.debug_id()))
}

impl Drop for End {
    fn drop(&mut self) {
        let ended = ALL.with_borrow_mut(|all| {
            let place = all.iter().position(|known| known.top == self.0)?;
            Some(all.swap_remove(place))
        });
        // Only now: what ends with it may look for others.
        drop(ended);
    }
}
