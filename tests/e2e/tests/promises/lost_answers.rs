//! A redeem or a revoke whose answer is lost is never shown as a failure or a success.

use e2e::{Setting, Stage, Text, english};
use sandbox::{CUSTOMER, Fault, FaultyAnswer, Replacement};

/// More than any browser resends by itself.
const EVERY_TIME: u32 = 50;

/// The server acts, and then answers like this, so many times.
fn lose(stage: &Stage, endpoint: &str, answer: FaultyAnswer, times: u32) {
    let endpoint = Some(endpoint.to_owned());
    stage.fault(Fault {
        endpoint,
        answer,
        times,
        ..Fault::default()
    });
}

/// Redeems a code as the customer; the answer is lost like this, so many times.
async fn redeem_is_done(answer: FaultyAnswer, times: u32) {
    Setting::gateway()
        .play(async move |stage| {
            let redeem = stage.redeem();
            let query = "status=1&data_type=1&email=customer@example.com&limit=1";
            let free = stage.issued(query).await.codes;
            stage.forgive("use-code");
            lose(&stage, "use-code", answer, times);
            stage.open("").await;
            stage.shell().lock().await;
            stage.connect().with_key(CUSTOMER.api_key).await;
            stage.shell().go(english(Text::Redeem)).await;
            redeem.codes().fill(&free[0]).await;
            redeem.submit().await;
            redeem
                .report(1)
                .are(&[(&free[0], english(Text::StatusRedeemed))])
                .await;
            assert_eq!(stage.effects().await.codes_redeemed, 1);
        })
        .await;
}

/// The same for revoking.
async fn revoke_is_done(answer: FaultyAnswer, times: u32) {
    Setting::gateway()
        .play(async move |stage| {
            let codes = stage.codes();
            let free = stage.issued("status=1&limit=1").await.codes;
            stage.forgive("revoke-code");
            lose(&stage, "revoke-code", answer, times);
            stage.open("?status=1").await;
            codes
                .open(&free[0])
                .await
                .button(english(Text::RevokeThis))
                .click()
                .await;
            let revoke = codes.question().get("button", "Revoke 1 code");
            revoke.click().await;
            codes
                .revoke_report(1)
                .are(&[(&free[0], english(Text::StatusRevoked))])
                .await;
            assert_eq!(stage.effects().await.codes_revoked, 1);
        })
        .await;
}

#[tokio::test]
async fn a_lost_redeem_is_settled_by_the_list() {
    redeem_is_done(FaultyAnswer::CutBody { bytes: 10 }, EVERY_TIME).await;
}

#[tokio::test]
async fn a_lost_revoke_is_settled_by_the_list() {
    revoke_is_done(FaultyAnswer::CutBody { bytes: 10 }, EVERY_TIME).await;
}

// Where the line closes, the browser sends again by itself and is told that it was too late.

/// With how many of them in a row, before a good answer.
fn resent() -> [(FaultyAnswer, u32); 4] {
    let status = |status| {
        FaultyAnswer::Replace(Replacement {
            status,
            ..Replacement::default()
        })
    };
    [
        (FaultyAnswer::Close, 1),
        (FaultyAnswer::Reset, 2),
        (status(408), 1),
        (status(421), 1),
    ]
}

#[tokio::test]
async fn a_redeem_that_the_browser_sent_again_is_done_and_not_refused() {
    for (answer, times) in resent() {
        redeem_is_done(answer, times).await;
    }
}

#[tokio::test]
async fn a_revoke_that_the_browser_sent_again_is_done_and_not_refused() {
    for (answer, times) in resent() {
        revoke_is_done(answer, times).await;
    }
}

#[tokio::test]
async fn a_revoke_that_no_list_settles_stays_in_doubt() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            let free = stage.issued("status=1&limit=1").await.codes;
            stage.forgive("revoke-code");
            stage.forgive("list-share-code");
            stage.open("?status=1").await;
            let panel = codes.open(&free[0]).await;
            lose(
                &stage,
                "revoke-code",
                FaultyAnswer::CutBody { bytes: 10 },
                EVERY_TIME,
            );
            lose(
                &stage,
                "list-share-code",
                FaultyAnswer::CutBody { bytes: 10 },
                EVERY_TIME,
            );
            panel.button(english(Text::RevokeThis)).click().await;
            codes
                .question()
                .get("button", "Revoke 1 code")
                .click()
                .await;
            codes
                .revoke_report(1)
                .are(&[(&free[0], english(Text::OutcomeInDoubt))])
                .await;
        })
        .await;
}
