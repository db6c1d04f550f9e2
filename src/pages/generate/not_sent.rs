//! Why nothing was sent.

use std::sync::Arc;

use crate::{
    components::{Button, Notice, Tone},
    i18n::{Key, use_i18n},
    pages::{error_message, open_activity::OpenActivity, value::UntrustedText},
    state::{NotSent, OrderRun, Orders, Overrides, Session},
};
use leptos::prelude::*;

/// The reason, and where it is honest, a way to go on knowingly.
#[component]
pub fn NotSentNotice(
    /// Where the order can be placed again.
    orders: Orders,
    /// The order.
    lot: Arc<OrderRun>,
    /// The reason.
    why: NotSent,
) -> impl IntoView {
    let i18n = use_i18n();
    let text = i18n.text(match why {
        NotSent::OtherTab => Key::NotSentOtherTab,
        NotSent::NoLocks => Key::NotSentNoLocks,
        NotSent::NoList(_) => Key::NotSentNoList,
        NotSent::NoJournal(_) => Key::NotSentNoJournal,
        NotSent::LikeOneInDoubt => Key::NotSentLikeOne,
        NotSent::Locked => Key::NotSentLocked,
    });
    let said = match &why {
        NotSent::NoList(error) => Some(error_message::of_error(i18n, error).1),
        NotSent::NoJournal(words) => Some(words.clone()),
        _ => None,
    };
    let said = said.map(|said| {
        view! {
            <p>
                <bdi>
                    <UntrustedText text=&said/>
                </bdi>
            </p>
        }
    });
    let title = i18n.text(match lot.sent {
        0 => Key::NothingSent,
        _ => Key::RestNotSent,
    });
    view! {
        <Notice tone=Tone::Danger title>
            <p>{text}</p>
            {said}
            <WayOn orders lot why/>
        </Notice>
    }
}

#[component]
fn WayOn(orders: Orders, lot: Arc<OrderRun>, why: NotSent) -> impl IntoView {
    let i18n = use_i18n();
    let session: Session = expect_context();
    // Parts that were sent before can't be sent again.
    if lot.sent > 0 {
        return None;
    }
    let overrides = lot.overrides;
    let (label, overrides) = match why {
        NotSent::Locked => return None,
        NotSent::LikeOneInDoubt => {
            let open = view! { <p class="row"><OpenActivity/></p> };
            return Some(open.into_any());
        }
        NotSent::NoLocks => (
            Key::SendAlone,
            Overrides {
                alone: true,
                ..overrides
            },
        ),
        NotSent::NoJournal(_) => (
            Key::SendUnrecorded,
            Overrides {
                unwritten: true,
                ..overrides
            },
        ),
        NotSent::OtherTab | NotSent::NoList(_) => (Key::TryAgain, overrides),
    };
    let go_on = move || orders.place(session, lot.order.clone(), overrides);
    let button = view! {
        <p class="row">
            <Button on_click=go_on>{i18n.text(label)}</Button>
        </p>
    };
    Some(button.into_any())
}
