//! Redeeming codes with a key of one's own.

use e2e::{Setting, Stage, Text, count, english};
use sandbox::CUSTOMER;

/// IP codes for the customer that nobody has used, and what they hold.
async fn free_codes(stage: &Stage, count: usize) -> (Vec<String>, i64) {
    let query = format!(
        "status=1&data_type=1&email={}&limit={count}",
        CUSTOMER.email
    );
    let free = stage.issued(&query).await;
    assert_eq!(free.codes.len(), count, "the seed has enough of them");
    (
        free.codes,
        free.rows
            .iter()
            .filter_map(|row| row["number_of_ips"].as_i64())
            .sum(),
    )
}

async fn as_customer(stage: &Stage) {
    stage.open("").await;
    stage.shell().lock().await;
    stage.connect().with_key(CUSTOMER.api_key).await;
    stage.shell().go(english(Text::Redeem)).await;
}

#[tokio::test]
async fn a_customer_redeems_codes_with_a_key_of_their_own_that_leaves_no_trace() {
    Setting::gateway()
        .play(async |stage| {
            let redeem = stage.redeem();
            let (codes, ips) = free_codes(&stage, 2).await;
            let before = stage.effects().await.account(CUSTOMER.name).ip_balance;
            as_customer(&stage).await;
            redeem
                .codes()
                .fill(&format!("{}, {}\n{}; hello", codes[0], codes[1], codes[0]))
                .await;
            redeem.preview(2).says(english(Text::IsDuplicate)).await;
            redeem.preview(2).says(&count(Text::NotCodes, 1)).await;
            redeem.preview(2).says("2 codes ready").await;
            redeem.submit().await;
            redeem
                .report(2)
                .are(&[
                    (&codes[0], english(Text::StatusRedeemed)),
                    (&codes[1], english(Text::StatusRedeemed)),
                ])
                .await;
            let effects = stage.effects().await;
            assert_eq!(effects.codes_redeemed, 2);
            assert_eq!(effects.account(CUSTOMER.name).ip_balance, before + ips);
            assert_eq!(stage.page.places_of(CUSTOMER.api_key).await, [""; 0]);

            stage.shell().go(english(Text::Redeemed)).await;
            stage
                .codes()
                .row_says(
                    &codes[0],
                    english(Text::Status),
                    english(Text::StatusRedeemed),
                )
                .await;
            assert_eq!(stage.redeemed("limit=2").await.codes.len(), 2);
        })
        .await;
}

#[tokio::test]
async fn a_code_that_can_not_be_redeemed_is_refused_in_the_servers_words() {
    Setting::gateway()
        .play(async |stage| {
            let redeem = stage.redeem();
            // One that somebody else had would be seen in the list.
            let used = stage.issued("status=3&limit=1").await.codes;
            let before = stage.effects().await;
            stage.forgive("400 (Bad Request)");
            as_customer(&stage).await;
            redeem.codes().fill(&used[0]).await;
            redeem.submit().await;
            redeem
                .report(1)
                .are(&[(&used[0], english(Text::OutcomeRefused))])
                .await;
            let words = redeem.report(1).words_of(&used[0]).await;
            assert!(words.contains("revoked"), "{words}");
            assert_eq!(stage.effects().await, before);
            assert_eq!(
                redeem.codes().value().await,
                used[0],
                "what was pasted stays"
            );
        })
        .await;
}

#[tokio::test]
async fn a_code_that_the_api_leaves_out_of_its_answer_is_never_called_done() {
    Setting::gateway()
        .dialect("leave-out")
        .play(async |stage| {
            let redeem = stage.redeem();
            let (free, _) = free_codes(&stage, 1).await;
            let revoked = stage.issued("status=3&limit=1").await.codes;
            as_customer(&stage).await;
            redeem
                .codes()
                .fill(&format!("{} {}", revoked[0], free[0]))
                .await;
            redeem.submit().await;
            redeem
                .report(2)
                .are(&[
                    (&revoked[0], english(Text::OutcomeRefused)),
                    (&free[0], english(Text::StatusRedeemed)),
                ])
                .await;
            let words = redeem.report(2).words_of(&revoked[0]).await;
            assert!(words.contains(english(Text::FoundNotRedeemed)), "{words}");
            assert_eq!(stage.effects().await.codes_redeemed, 1);
        })
        .await;
}

#[tokio::test]
async fn nothing_is_sent_when_there_is_no_code() {
    Setting::gateway()
        .play(async |stage| {
            let redeem = stage.redeem();
            stage.open("?view=redeem").await;
            redeem.codes().fill("hello, world").await;
            redeem.submit().await;
            stage
                .page
                .get("main", e2e::Name::Any)
                .says(english(Text::NoCodes))
                .await;
            let sent = stage
                .page
                .run(
                    "return performance.getEntries().some(({ name }) => name.includes('use-code'))",
                )
                .await;
            assert_eq!(sent, false);
        })
        .await;
}

#[tokio::test]
async fn a_code_that_was_redeemed_long_ago_is_not_called_done() {
    Setting::gateway()
        .dialect("leave-out")
        .play(async |stage| {
            let redeem = stage.redeem();
            let (free, _) = free_codes(&stage, 1).await;
            let old = stage.redeemed("sort_by=used_at&order_by=asc&limit=1").await;
            let old = &old.codes[0];
            as_customer(&stage).await;
            redeem.codes().fill(&format!("{} {old}", free[0])).await;
            redeem.submit().await;
            redeem
                .report(2)
                .are(&[
                    (&free[0], english(Text::StatusRedeemed)),
                    (old, english(Text::OutcomeRefused)),
                ])
                .await;
            let words = redeem.report(2).words_of(old).await;
            assert!(words.contains(english(Text::FoundUsed)), "{words}");
            assert_eq!(stage.effects().await.codes_redeemed, 1);
        })
        .await;
}
