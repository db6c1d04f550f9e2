//! The time of day, and what comes later.

use js_sys::{Array, Date, Function, Intl, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::window;
use crate::domain::{Day, Moment, Timestamp};

#[cfg(not(target_arch = "wasm32"))]
pub use super::native::clock::{monotonic, now, sleep};
#[cfg(target_arch = "wasm32")]
pub use browser::{monotonic, now, sleep};
pub use gloo_timers::callback::{Interval, Timeout};

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::{Date, Timestamp, window};
    use gloo_timers::future::TimeoutFuture;

    /// A moment on the browser's monotonic clock, in milliseconds: nobody sets it.
    pub fn monotonic() -> f64 {
        window().performance().map_or(0.0, |times| times.now())
    }

    /// Now, by the clock of this machine, which may be wrong.
    pub fn now() -> Timestamp {
        Timestamp::from_millis(Date::now() as i64)
    }

    /// Ends so many milliseconds later; at once for none or less. Whoever drops it before leaves no timer behind.
    pub async fn sleep(millis: i64) {
        // Browsers take a longer one for none.
        TimeoutFuture::new(millis.clamp(0, i64::from(i32::MAX)) as u32).await;
    }
}

/// Now, by both clocks of this machine.
pub fn moment() -> Moment {
    Moment {
        wall: now().as_millis(),
        steady: monotonic() as i64,
    }
}

/// The moment of a `Date` header, `None` for what is none.
pub fn read_date(header: &str) -> Option<Timestamp> {
    let millis = Date::parse(header);
    (!millis.is_nan()).then(|| Timestamp::from_millis(millis as i64))
}

/// The day in this machine's zone; none in years that have no four digits.
pub fn day(instant: Timestamp) -> Option<Day> {
    const MINUTE: i64 = 60_000;
    let date = Date::new(&JsValue::from_f64(instant.as_millis() as f64));
    let behind = date.get_timezone_offset() as i64;
    Day::in_utc(instant.later(-behind * MINUTE))
}

/// The name of this machine's zone, such as `Europe/Berlin`.
pub fn zone() -> String {
    let options = Intl::DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
    let zone = Reflect::get(&options, &"timeZone".into());
    zone.ok()
        .and_then(|zone| zone.as_string())
        .unwrap_or_default()
}

/// When a day begins and ends in this machine's zone: it may have 23 or 25 hours.
pub fn local_day(day: Day) -> (Timestamp, Timestamp) {
    let midnight = |later: u16| {
        let moment = Date::new_0();
        // Years before 100 mean others to the constructor.
        let (month, date) = (i32::from(day.month()) - 1, i32::from(day.day() + later));
        moment.set_full_year_with_month_date(u32::from(day.year()), month, date);
        moment.set_hours(0);
        moment.set_minutes(0);
        moment.set_seconds(0);
        Timestamp::from_millis(moment.set_milliseconds(0) as i64)
    };
    (midnight(0), midnight(1))
}

/// The same in UTC.
pub fn utc_day(day: Day) -> (Timestamp, Timestamp) {
    // As ECMAScript reads a date alone. <https://tc39.es/ecma262/#sec-date.parse>
    let midnight = Timestamp::from_millis(Date::parse(&day.iso8601()) as i64);
    (midnight, midnight.later(Timestamp::DAY))
}

/// Ends when the page is drawn the next time, right before.
pub async fn frame() {
    let drawn = Promise::new(&mut |resolve: Function, _| {
        // Fails for no function.
        let _ = window().request_animation_frame(&resolve);
    });
    let _: Result<JsValue, JsValue> = JsFuture::from(drawn).await;
}

/// Ends when the browser has nothing else to do, as far as it tells: Safari does not. So many milliseconds later at the latest,
/// since a page around may never rest. <https://w3c.github.io/requestidlecallback/>
pub async fn idle(latest: i32) {
    let idle = Promise::new(&mut |resolve: Function, _| {
        let request = Reflect::get(&window(), &"requestIdleCallback".into());
        let request = request.and_then(|request| request.dyn_into::<Function>());
        let options = Object::new();
        // A new object takes any field.
        let _ = Reflect::set(&options, &"timeout".into(), &latest.into());
        if request
            .and_then(|request| request.call2(&window(), &resolve, &options))
            .is_err()
        {
            // Fails for no function.
            let _ =
                window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, latest);
        }
    });
    let _: Result<JsValue, JsValue> = JsFuture::from(idle).await;
}
