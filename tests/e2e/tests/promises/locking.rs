//! What a lock must not make forgotten.

use std::time::Duration;

use e2e::{Name, Setting, Stage, Text, english, eventually, steadily};
use sandbox::{Fault, FaultyAnswer};

/// Longer than it takes to press Lock, and shorter than anything waits.
const WHILE_LOCKING_MS: u64 = 5_000;

#[tokio::test]
async fn an_order_that_was_under_way_at_a_lock_is_named_until_it_is_checked() {
    Setting::gateway()
        .play(async |stage| {
            let (generate, shell, main) = (
                stage.generate(),
                stage.shell(),
                stage.page.get("main", Name::Any),
            );
            let order = "order of 2 × 5 IPs. The codes may already exist";
            stage.fault(Fault {
                endpoint: Some("generate-ip-code".to_owned()),
                delay_ms: WHILE_LOCKING_MS,
                ..Fault::default()
            });
            stage.open("?view=generate").await;
            generate.ip_order("2", "5").await;
            generate.submit().await;
            generate.confirm().click().await;
            stage
                .page
                .get("heading", english(Text::Generating))
                .appears()
                .await;
            shell.lock().await;
            shell.left_under_way().appears().await;
            main.says(order).await;
            eventually("the order is carried out", async || {
                match stage.effects().await.codes_made {
                    0 => Err("no code was made"),
                    _ => Ok(()),
                }
            })
            .await;

            stage.connect().choose(english(Text::ModeGateway)).await;
            stage.connect().submit().await;
            shell.go(english(Text::Generate)).await;
            shell.left_under_way().appears().await;
            main.says(order).await;
            stage
                .page
                .get("button", english(Text::Dismiss))
                .click()
                .await;
            shell.left_under_way().disappears().await;
            shell.go(english(Text::Issued)).await;
            let newest = stage.issued("").await.codes;
            stage.codes().shows(&newest).await;
            assert!(!shell.left_under_way().is_there().await);
            assert_eq!(stage.effects().await.codes_made, 2, "made once");
        })
        .await;
}

/// Locks while something is read, and watches that nothing more of it is asked for.
async fn ends_at_a_lock(requests: u64, begin: impl AsyncFnOnce(&Stage) + 'static) {
    Setting::gateway()
        .codes(3_000)
        .play(async move |stage| {
            let read = || stage.arrived("list-share-code") + stage.arrived("list-use-code");
            stage.fault(Fault {
                when: Some("limit=100".to_owned()),
                delay_ms: 700,
                times: 1_000,
                ..Fault::default()
            });
            let before = read();
            begin(&stage).await;
            eventually("the lists are read", async || {
                let n = read() - before;
                (n >= requests).then_some(()).ok_or(n)
            })
            .await;
            stage.shell().lock().await;
            let locked = read();
            steadily("nothing is read", Duration::from_secs(3), async || {
                match read() - locked {
                    0 => Ok(()),
                    n => Err(format!("{n} requests after the lock")),
                }
            })
            .await;
            assert_eq!(stage.arrived("use-code"), 0);
        })
        .await;
}

fn codes_in_no_list() -> String {
    let codes: Vec<String> = (0..400).map(|n| format!("9P-NONE-{n:04}-ZZZZ")).collect();
    codes.join("\n")
}

#[tokio::test]
async fn a_look_up_ends_at_a_lock() {
    ends_at_a_lock(3, async |stage| {
        stage.open("?view=lookup").await;
        let field = stage.page.get("textbox", english(Text::CodesToLookUp));
        field.paste(&codes_in_no_list()).await;
        stage.page.get("button", "Look up 400 codes").click().await;
    })
    .await;
}

#[tokio::test]
async fn selecting_all_ends_at_a_lock() {
    ends_at_a_lock(3, async |stage| {
        stage.open("").await;
        let page = stage.page.get("checkbox", english(Text::SelectPage));
        page.click().await;
        let all = stage.page.get("button", Name::starting("Select all"));
        all.click().await;
    })
    .await;
}

#[tokio::test]
async fn a_redeem_job_that_looks_first_ends_at_a_lock() {
    ends_at_a_lock(1, async |stage| {
        stage.open("?view=redeem").await;
        stage.redeem().codes().paste(&codes_in_no_list()).await;
        stage.redeem().submit().await;
    })
    .await;
}

#[tokio::test]
async fn looking_for_an_order_in_doubt_ends_at_a_lock() {
    ends_at_a_lock(3, async |stage| {
        stage.forgive("generate-ip-code");
        stage.open("?view=generate").await;
        stage.fault(Fault {
            endpoint: Some("list-share-code".to_owned()),
            lag_ms: 600_000,
            times: 1_000,
            ..Fault::default()
        });
        stage.fault(Fault {
            endpoint: Some("generate-ip-code".to_owned()),
            answer: FaultyAnswer::CutBody { bytes: 3 },
            ..Fault::default()
        });
        let generate = stage.generate();
        generate.ip_order("2", "5").await;
        generate.submit().await;
        generate.confirm().click().await;
        generate.notice().says("We can't tell yet").await;
    })
    .await;
}
