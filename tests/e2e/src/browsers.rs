//! Browsers for tests in a row: starting one takes longer than most tests.

use crate::browser::Browser;
use crate::driver::shared;
use crate::engine::Engine;
use std::sync::{Arc, Mutex, PoisonError, Weak};

/// Those that no test has at the moment.
#[derive(Default)]
pub struct Browsers(Mutex<Vec<Browser>>);

/// There as long as a test is playing.
static BROWSERS: Mutex<Weak<Browsers>> = Mutex::new(Weak::new());

impl Browsers {
    /// Those of all tests that play at the same time.
    pub fn shared() -> Arc<Self> {
        shared(&BROWSERS, Self::default)
    }

    /// One that is free, or another one.
    pub async fn take(&self) -> Browser {
        let free = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        match free {
            Some(browser) => browser,
            None => Browser::start().await,
        }
    }

    /// For the next test. One that can't get ready for it ends, and so does WebKit's: it starts at once, and gives a second tab no
    /// focus.
    pub async fn give_back(&self, browser: Browser) {
        if browser.engine != Engine::WebKit && browser.renew().await.is_ok() {
            let mut free = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            free.push(browser);
        } else {
            browser.quit().await;
        }
    }

    /// The last test that plays ends them all.
    pub async fn close(self: Arc<Self>) {
        if let Some(Self(free)) = Arc::into_inner(self) {
            let free = free.into_inner().unwrap_or_else(PoisonError::into_inner);
            for browser in free {
                browser.quit().await;
            }
        }
    }
}
