//! That the server has another release by now.

use crate::{
    components::{Button, Icon, IconName},
    i18n::{Key, use_i18n},
    platform::address_bar,
    state::PendingOperations,
};
use leptos::prelude::*;

/// Whether it has one. A `Copy` handle.
#[derive(Clone, Copy)]
pub struct NewVersion(RwSignal<bool>);

impl NewVersion {
    /// None is known of at first.
    pub fn provide() {
        provide_context(Self(RwSignal::new(false)));
    }

    /// There is one.
    pub fn tell(self) {
        self.0.set(true);
    }
}

/// Offers to load it. The page goes on; what was dismissed is said again when it is found again.
#[component]
pub fn NewVersionNotice() -> impl IntoView {
    let i18n = use_i18n();
    let NewVersion(is_there) = expect_context();
    let pending = PendingOperations::expect();
    // Told when the moment suits: nothing is wrong.
    view! {
        <div role="status">
            {move || {
                is_there
                    .get()
                    .then(|| {
                        view! {
                            <div class="notice" part="notice">
                                <Icon name=IconName::Refresh/>
                                <h2>{i18n.text(Key::NewVersion)}</h2>
                                <p>
                                    {move || {
                                        i18n.text(
                                            match pending.is_busy() {
                                                true => Key::NewVersionWaits,
                                                false => Key::NewVersionText,
                                            },
                                        )
                                    }}
                                </p>
                                <p class="row">
                                    <Button
                                        is_disabled=Signal::derive(move || pending.is_busy())
                                        on_click=address_bar::reload
                                    >
                                        {i18n.text(Key::Reload)}
                                    </Button>
                                    <Button on_click=move || {
                                        is_there.set(false)
                                    }>{i18n.text(Key::Dismiss)}</Button>
                                </p>
                            </div>
                        }
                    })
            }}
        </div>
    }
}
