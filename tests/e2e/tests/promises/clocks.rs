//! A machine whose clock is wrong sees the same codes.

use e2e::{Name, Setting, Text, english};
use std::collections::BTreeSet;

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
                    let facts = async || -> BTreeSet<_> {
                        let rows = codes.rows().await;
                        let facts = |row: &e2e::pages::Row| {
                            [english(Text::Status), english(Text::Expires)]
                                .map(|heading| row.cell(heading).to_owned())
                        };
                        rows.iter().map(facts).collect()
                    };
                    let right = facts().await;
                    page.before_each_page(&format!(
                        "Date.now = ((now) => () => now() + {days} * 86_400_000)(Date.now)"
                    ))
                    .await;
                    page.reload().await;
                    codes.shows(&newest).await;
                    page.get("alert", Name::Any)
                        .says(english(Text::ClockOff))
                        .await;
                    assert_eq!(facts().await, right);

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
}
