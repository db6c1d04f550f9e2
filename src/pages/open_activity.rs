//! The way to the journal.

use crate::{
    components::{Button, ButtonKind},
    i18n::{Key, use_i18n},
    state::{Navigation, View},
};
use leptos::prelude::*;

/// A button that shows the screen Activity.
#[component]
pub fn OpenActivity() -> impl IntoView {
    let i18n = use_i18n();
    let navigation: Navigation = expect_context();
    view! {
        <Button kind=ButtonKind::Quiet on_click=move || navigation.go(View::Activity)>
            {i18n.text(Key::OpenActivity)}
        </Button>
    }
}
