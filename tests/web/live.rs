//! One value that views follow.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering::Relaxed},
};

use share_code_dashboard::{
    live::{Live, Owner},
    ui::element::div,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Stage, until};

#[wasm_bindgen_test]
fn a_value_can_be_set_changed_taken_and_read() {
    let owner = Owner::new();
    owner.with(|| {
        let value = Live::new(vec![1]);
        value.update(|value| value.push(2));
        assert_eq!(value.get_untracked(), [1, 2]);
        assert_eq!(value.with_untracked(Vec::len), 2);
        value.set(Vec::new());
        assert!(value.get_untracked().is_empty());

        let value = Live::new(Some(1));
        assert_eq!((value.take(), value.take()), (Some(1), None));
    });
}

/// Writing a signal of the framework while it is being read ends the program.
#[wasm_bindgen_test]
fn a_value_can_be_set_while_it_is_read() {
    let owner = Owner::new();
    owner.with(|| {
        let value = Live::new(1);
        let before = value.with_untracked(|old| {
            value.set(*old + 1);
            *old
        });
        assert_eq!((before, value.get_untracked()), (1, 2));
    });
}

#[wasm_bindgen_test]
async fn a_view_follows_what_it_reads_and_only_that() {
    let owner = Owner::new();
    let (name, unread) = owner.with(|| (Live::new("first"), Live::new(0)));
    let drawn = Arc::new(AtomicU32::new(0));
    let count = drawn.clone();
    let stage = Stage::show(move || {
        div().dynamic(move || {
            count.fetch_add(1, Relaxed);
            unread.with_untracked(|_| ());
            name.get()
        })
    });
    assert_eq!(stage.text(), "first");
    unread.set(1);
    name.set("second");
    until("the view shows the new name", || stage.text() == "second").await;
    assert_eq!(drawn.load(Relaxed), 2);
}

#[wasm_bindgen_test]
fn after_its_owner_a_value_takes_nothing_and_nothing_breaks() {
    let owner = Owner::new();
    let value = owner.with(|| Live::new(1));
    assert!(value.is_alive());
    assert!(value.try_set(2));
    owner.cleanup();
    assert!(!value.is_alive());
    assert!(!value.try_set(3));
}
