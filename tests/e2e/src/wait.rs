use std::fmt::Display;
use std::time::{Duration, Instant};

/// How long something may take to become true. Far above what it takes, so that a busy machine fails no test.
pub const DEADLINE: Duration = Duration::from_secs(20);

/// Between two looks.
const INTERVAL: Duration = Duration::from_millis(25);

/// Looks again and again, for as long as this, whether something stays true.
///
/// # Panics
/// As soon as it is no longer, with the reason.
pub async fn steadily<E: Display>(
    what: impl Display,
    time: Duration,
    mut look: impl AsyncFnMut() -> Result<(), E>,
) {
    let began = Instant::now();
    while began.elapsed() < time {
        if let Err(reason) = look().await {
            panic!("{what}: {reason}");
        }
        tokio::time::sleep(INTERVAL).await;
    }
}

/// Looks again and again until `look` gives a value.
///
/// # Panics
/// At the deadline, with `what` was waited for and the last reason why it was not there.
pub async fn eventually<T, E: Display>(
    what: impl Display,
    mut look: impl AsyncFnMut() -> Result<T, E>,
) -> T {
    let began = Instant::now();
    loop {
        match look().await {
            Ok(value) => return value,
            Err(reason) if began.elapsed() > DEADLINE => {
                panic!("{what}: not within {} s: {reason}", DEADLINE.as_secs())
            }
            Err(_) => tokio::time::sleep(INTERVAL).await,
        }
    }
}
