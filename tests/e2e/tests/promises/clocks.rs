//! A machine whose clock is wrong sees the same codes.

use e2e::{Name, Setting, Text, english};
use std::iter::zip;

/// Staged by what only Chromium offers.
mod chromium {
    use super::*;

    #[tokio::test]
    async fn the_servers_time_counts_where_the_clock_is_wrong() {
        for days in [-400, 400] {
            Setting::gateway()
                .play(async move |stage| {
                    let (codes, page) = (stage.codes(), &stage.page);
                    let newest = stage.issued("").await.codes;
                    stage.open("").await;
                    codes.shows(&newest).await;
                    assert!(!page.get("alert", Name::Any).is_there().await);
                    // Of each row, with the days that are left before it expires, if it does.
                    let facts = async || {
                        let rows = codes.rows().await;
                        let fact = |row: &e2e::pages::Row| {
                            let status = row.cell(english(Text::Status)).to_owned();
                            (status, days_left(row.cell(english(Text::Expires))))
                        };
                        rows.iter().map(fact).collect::<Vec<_>>()
                    };
                    let right = facts().await;
                    assert!(right.iter().any(|(_, left)| left.is_some()));
                    page.before_each_page(&format!(
                        "Date.now = ((now) => () => now() + {days} * 86_400_000)(Date.now)"
                    ))
                    .await;
                    page.reload().await;
                    codes.shows(&newest).await;
                    page.get("alert", Name::Any)
                        .says(english(Text::ClockOff))
                        .await;
                    for ((status, left), (right_status, right_left)) in zip(facts().await, right) {
                        assert_eq!(status, right_status);
                        assert_eq!(left.is_some(), right_left.is_some());
                        // A day may have ended in between.
                        let off = left.unwrap_or(0) - right_left.unwrap_or(0);
                        assert!(off.abs() <= 1, "{left:?} days, not {right_left:?}");
                    }

                    let unused = codes.rows().await;
                    let unused = unused
                        .iter()
                        .find(|row| row.cell(english(Text::Status)) == english(Text::StatusUnused));
                    codes.select(&unused.expect("one is unused").code).await;
                    codes
                        .selection()
                        .get("button", "Revoke 1 unused…")
                        .click()
                        .await;
                    codes.question().says("Revoke 1 unused code?").await;
                })
                .await;
        }
    }

    /// Of "in 4d Dec 2".
    fn days_left(expires: &str) -> Option<i64> {
        let days = expires.strip_prefix("in ")?.split_once('d')?.0;
        Some(days.parse().expect("a number of days"))
    }
}
