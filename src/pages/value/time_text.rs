//! A time.

use super::{exact, relative_time};
use crate::{domain::Timestamp, i18n::use_i18n, state::use_now};
use leptos::prelude::*;

/// What changes as time goes by.
#[derive(PartialEq)]
struct Words {
    relative: String,
    /// Or the clock, if it is today.
    date: String,
    clock: String,
    is_soon: bool,
}

/// How long ago, and beside it the date. The exact time is in the tooltip and on paper.
#[component]
pub fn TimeText(
    /// When it was or will be.
    instant: Timestamp,
    /// Whether something ends then: it warns where it is near.
    #[prop(optional)]
    is_end: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let now = use_now();
    let millis = instant.as_millis();
    let words = Memo::new(move |_| {
        let now = now.get();
        // Told in another zone, the same time has other words.
        i18n.is_utc();
        Words {
            relative: relative_time(i18n, instant, now, is_end),
            date: i18n.short_date(millis, now.as_millis()),
            clock: i18n.clock(millis),
            is_soon: is_end && is_soon(instant, now),
        }
    });
    let text = move || {
        words.with(|words| {
            let clock = (words.date != words.clock).then(|| {
                view! { <span class="clock">{[" ", &words.clock].concat()}</span> }
            });
            view! {
                <span class=words.is_soon.then_some("soon")>{words.relative.clone()}</span>
                " "
                <span class="date">{words.date.clone()} {clock}</span>
            }
        })
    };
    view! {
        <time class="when" datetime=instant.iso8601() title=exact(i18n, instant)>
            {text}
        </time>
    }
}

/// Within a week from now, and not over yet.
fn is_soon(instant: Timestamp, now: Timestamp) -> bool {
    const WEEK: i64 = 7 * 24 * 60 * 60 * 1000;
    (0..WEEK).contains(&(instant.as_millis() - now.as_millis()))
}
