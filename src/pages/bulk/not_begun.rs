//! Why a bulk job did not begin.

use crate::{
    components::{Notice, Tone},
    domain::JobKind,
    i18n::{Key, use_i18n},
    state::NotBegun,
};
use leptos::prelude::*;

/// Nothing was sent.
#[component]
pub fn NotBegunNotice(
    /// What the job would have done.
    kind: JobKind,
    /// Why it does not.
    why: NotBegun,
) -> impl IntoView {
    let i18n = use_i18n();
    let text = i18n.text(match (why, kind) {
        (NotBegun::OtherTab, JobKind::Redeem) => Key::OtherTabRedeems,
        (NotBegun::OtherTab, JobKind::Revoke) => Key::OtherTabRevokes,
        (NotBegun::Unreadable, _) => Key::LeftUnreadable,
    });
    view! {
        <Notice tone=Tone::Danger title=i18n.text(Key::NothingSent)>
            <p>{text}</p>
        </Notice>
    }
}
