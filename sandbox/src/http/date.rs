//! The `Date` of answers is by the server's clock, as their times are, also where that is not the machine's.

use crate::Clock;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use std::time::{Duration, UNIX_EPOCH};
use tower_http::set_header::SetResponseHeaderLayer;

/// Gives a `Date` to every answer that has none.
pub fn layer(
    clock: Clock,
) -> SetResponseHeaderLayer<impl FnMut(&Response) -> Option<HeaderValue> + Clone> {
    SetResponseHeaderLayer::if_not_present(header::DATE, move |_: &Response| {
        let since_epoch = Duration::from_millis(u64::try_from(clock()).ok()?);
        // What no date can be told of comes to the server's own way.
        let now = UNIX_EPOCH.checked_add(since_epoch)?;
        HeaderValue::from_str(&httpdate::fmt_http_date(now)).ok()
    })
}
