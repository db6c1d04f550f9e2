//! Mounting a view again where Leptos would rebuild it in place.

use leptos::{either::Either, prelude::*};

/// Mounts a view of its own for each change of the signals in `view`: no scroll position, focus or open menu of the one before is carried
/// over. What stands in one branch of a closure twice in a row, Leptos rebuilds in place.
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
