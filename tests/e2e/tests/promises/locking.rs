//! What a lock must not make forgotten.

use e2e::{Name, Setting, eventually};
use sandbox::Fault;

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
            let order = "an order of 2 × 5 IPs. The codes may exist";
            stage.fault(Fault {
                endpoint: Some("generate-ip-code".to_owned()),
                delay_ms: WHILE_LOCKING_MS,
                ..Fault::default()
            });
            stage.open("?view=generate").await;
            generate.ip_order("2", "5").await;
            generate.submit().await;
            generate.confirm().click().await;
            stage.page.get("heading", "Generating…").appears().await;
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

            stage.connect().choose("Gateway").await;
            stage.connect().submit().await;
            shell.go("Generate").await;
            shell.left_under_way().appears().await;
            main.says(order).await;
            stage.page.get("button", "I have checked").click().await;
            shell.left_under_way().disappears().await;
            shell.go("Issued").await;
            let newest = stage.issued("").await.codes;
            stage.codes().shows(&newest).await;
            assert!(!shell.left_under_way().is_there().await);
            assert_eq!(stage.effects().await.codes_made, 2, "made once");
        })
        .await;
}
