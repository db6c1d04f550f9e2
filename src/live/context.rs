//! What a screen needs of its surroundings without being handed it: found by its type, from the owner up.

use std::{
    any::{Any, TypeId},
    rc::Rc,
};

use reactive_graph::{
    owner::{LocalStorage, StoredValue, provide_context, use_context},
    traits::{GetValue, SetValue},
};

type Provided = Vec<Rc<dyn Any>>;

/// Everything that was provided in one dashboard.
#[derive(Clone, Copy)]
struct Surroundings(StoredValue<Provided, LocalStorage>);

/// Makes a value known to everything in the same dashboard; it takes the place of one of its type.
pub fn provide<T: 'static>(value: T) {
    put(Rc::new(value));
}

/// What was provided; the program ends where nothing was, since that is a mistake of ours.
pub fn expect<T: Clone + 'static>() -> T {
    let value = get(TypeId::of::<T>());
    let value = value.as_ref().and_then(|value| value.downcast_ref::<T>());
    value.expect("it was provided").clone()
}

#[inline(never)]
fn put(value: Rc<dyn Any>) {
    let surroundings = surroundings();
    let mut provided = surroundings.0.get_value();
    match place(&provided, (*value).type_id()) {
        Some(place) => provided[place] = value,
        None => provided.push(value),
    }
    surroundings.0.set_value(provided);
}

#[inline(never)]
fn get(id: TypeId) -> Option<Rc<dyn Any>> {
    let mut provided = surroundings().0.get_value();
    place(&provided, id).map(|place| provided.swap_remove(place))
}

fn place(provided: &Provided, id: TypeId) -> Option<usize> {
    provided.iter().position(|value| (**value).type_id() == id)
}

fn surroundings() -> Surroundings {
    use_context().unwrap_or_else(|| {
        let surroundings = Surroundings(StoredValue::new_local(Vec::new()));
        provide_context(surroundings);
        surroundings
    })
}
