//! The time that "5 min ago" is counted from: the server's, since it is the server's facts that are judged by it.

use crate::{
    domain::{ServerClock, Timestamp},
    platform::clock::{self, Interval},
    state::Session,
};
use leptos::prelude::*;

/// Now, as a signal that moves often enough for words like "2 min ago". A `Copy` handle.
#[derive(Clone, Copy)]
pub struct Now {
    here: RwSignal<Timestamp>,
    server: RwSignal<ServerClock>,
    session: Session,
}

impl Now {
    /// Reactive. The server's time.
    pub fn get(self) -> Timestamp {
        self.server.get().at(self.here.get())
    }

    /// The server's time, to the millisecond.
    pub fn exactly(self) -> Timestamp {
        let server = self.server.try_get_untracked().unwrap_or_default();
        server.at(clock::now())
    }

    /// Reactive. Whether the clock of this machine is so wrong that a person should know.
    pub fn is_off(self) -> bool {
        self.server.get().is_off()
    }

    /// Takes what answers have told of the server's clock.
    pub fn learn(self) {
        if let Some(client) = self.session.client() {
            let learnt = client.clock();
            if self.server.try_get_untracked() != Some(learnt) {
                self.server.set(learnt);
            }
        }
    }
}

/// Ticks for as long as the current owner lives.
pub fn provide_now(session: Session) -> Now {
    let now = Now {
        here: RwSignal::new(clock::now()),
        server: RwSignal::default(),
        session,
    };
    let tick = move || {
        now.here.set(clock::now());
        now.learn();
    };
    StoredValue::new_local(Interval::new(20_000, tick));
    provide_context(now);
    now
}

pub fn use_now() -> Now {
    expect_context()
}
