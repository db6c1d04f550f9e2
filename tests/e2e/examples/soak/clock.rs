//! The clocks of the page and of its server, which go together.

use e2e::Page;
use sandbox::system_clock;
use std::{
    sync::atomic::{AtomicI64, Ordering},
    time::{Duration, Instant},
};

const SCRIPT: &str = include_str!("clock.js");

/// How far the server's clock is ahead of the machine's, in milliseconds.
static AHEAD: AtomicI64 = AtomicI64::new(0);

/// At once. By so much, no more, do the two clocks differ meanwhile.
const STEP: Duration = Duration::from_secs(60);

/// The server's time, for [`e2e::Setting::clock`].
pub fn server() -> i64 {
    system_clock() + AHEAD.load(Ordering::Relaxed)
}

/// The time of one page, and of its server.
pub struct Clock {
    page: Page,
    begun: Instant,
    ahead: Duration,
}

impl Clock {
    /// For the page that is opened next.
    pub async fn put_into(page: &Page) -> Self {
        AHEAD.store(0, Ordering::Relaxed);
        page.before_each_page(SCRIPT).await;
        Self {
            page: page.clone(),
            begun: Instant::now(),
            ahead: Duration::ZERO,
        }
    }

    /// The simulated time since the clock was put in.
    pub fn now(&self) -> Duration {
        self.begun.elapsed() + self.ahead
    }

    pub async fn forward(&mut self, time: Duration) {
        let mut left = time;
        while !left.is_zero() {
            let step = left.min(STEP);
            left -= step;
            self.ahead += step;
            AHEAD.store(self.ahead.as_millis() as i64, Ordering::Relaxed);
            let millis = step.as_millis();
            let forward =
                format!("soak.forward({millis}).then(done, (error) => done(`${{error}}`))");
            let failed = self.page.run_async(&forward).await;
            assert!(failed.is_null(), "the clock stands: {failed}");
        }
    }

    /// At once where it is later already.
    pub async fn forward_to(&mut self, moment: Duration) {
        self.forward(moment.saturating_sub(self.now())).await;
    }
}
