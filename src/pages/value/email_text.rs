//! An email address.

use super::UntrustedText;
use crate::domain::text;
use leptos::prelude::*;

/// An address gives up its domain first when there is no room.
#[component]
pub fn EmailText<'a>(
    /// As the server wrote it.
    address: &'a str,
) -> impl IntoView + use<> {
    let (name, domain) = text::split_email(address);
    view! {
        <bdi class="email" translate="no" title=address.to_owned()>
            <span>
                <UntrustedText text=name/>
            </span>
            <span class="domain">
                <UntrustedText text=domain/>
            </span>
        </bdi>
    }
}
