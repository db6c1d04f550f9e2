//! The screen to connect: where the API is, who has the key, and the key.

mod about;
mod address;
mod attempt;
mod authentication;
mod form;
mod host_key;
mod notices;

pub use attempt::Attempt;

use crate::{
    components::ScreenHeader,
    i18n::{Key, use_i18n},
    platform::host_bridge::HostBridge,
    state::{Closed, Session},
};
use about::About;
use form::ConnectForm;
use host_key::HostKey;
use leptos::prelude::*;

/// The screen of those who are not connected.
#[component]
pub fn Connect(
    /// What was typed so far: it outlives this screen, which another language mounts again.
    attempt: Attempt,
) -> impl IntoView {
    let i18n = use_i18n();
    let session: Session = expect_context();
    let page: HostBridge = expect_context();
    // Read once: whatever changes it mounts this screen again.
    let closed = session.reason().unwrap_or(Closed::Fresh);
    let contents = if page.has_key() {
        view! { <HostKey session page closed/> }.into_any()
    } else {
        view! {
            <div class="columns">
                <ConnectForm session attempt closed/>
                <About/>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="pane">
            <ScreenHeader title=i18n.text(Key::Connect)/>
            {contents}
        </div>
    }
}
