//! Making a view anew where Leptos would change it in place.

use leptos::{either::Either, prelude::*};

/// Follows the signals in `children`, and makes a view of its own for each change: nothing of the one before is carried over, such
/// as what is scrolled to, focused or open. What stands in one branch of a closure twice in a row, Leptos changes in place.
#[component]
pub fn Remount(
    /// Makes the view.
    #[prop(into)]
    view: Callback<(), AnyView>,
) -> impl IntoView {
    let mut is_left = false;
    move || {
        is_left = !is_left;
        let view = view.run(());
        match is_left {
            true => Either::Left(view),
            false => Either::Right(view),
        }
    }
}
