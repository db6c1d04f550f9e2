//! Where a code stands.

use super::{status_icon, status_name, status_word};
use crate::{components::Icon, domain::Status, i18n::use_i18n};
use leptos::prelude::*;

/// A ring that is open while the value is, filled when it is spent, struck out when it is void; then the word.
#[component]
pub fn StatusText(
    /// The status.
    status: Status,
    /// How this deployment calls it; `None` is as the dashboard does.
    label: Option<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <span class="status" data-status=status_name(status)>
            <Icon name=status_icon(status)/>
            {label.unwrap_or_else(|| status_word(i18n, status))}
        </span>
    }
}
