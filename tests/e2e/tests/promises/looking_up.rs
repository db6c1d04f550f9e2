//! Codes are found wherever they stand, however they come.

use e2e::{Name, Setting, Stage, axe};
use sandbox::{Fault, FaultyAnswer, RESELLER, Replacement};

async fn paste(stage: &Stage, text: &str) {
    let field = stage.page.get("textbox", Name::starting("Codes to "));
    field.paste(text).await;
}

#[tokio::test]
async fn two_hundred_mixed_codes_are_told_apart() {
    Setting::gateway()
        .play(async |stage| {
            stage.api.generate(RESELLER.api_key, 120, 5).await;
            let mut codes = Vec::new();
            for query in [
                "limit=100",
                "limit=20&page=6",
                "status=2&limit=40",
                "status=3&limit=20",
            ] {
                codes.extend(stage.issued(query).await.codes);
            }
            // The newest one is free.
            stage.api.redeem(RESELLER.api_key, &codes[0]).await;
            codes.sort();
            codes.dedup();
            let known = codes.len();
            let unknown: Vec<String> = (known..200)
                .map(|n| format!("9P-NONE-{n:04}-ZZZZ"))
                .collect();
            let text = [codes.clone(), unknown.clone()].concat().join("; ");
            stage.open("?view=lookup").await;
            paste(&stage, &text).await;
            stage.page.get("button", "Look up 200 codes").click().await;
            let found = stage.page.get("region", "200 codes looked up");
            found.says(&format!("{known} issued by you")).await;
            found.says("redeemed by you").await;
            found
                .says(&format!("{} in neither list", unknown.len()))
                .await;
            axe::finds_nothing(&stage.page, "Look up").await;
            // What was found stays when one looks at another screen.
            stage.shell().go("Redeemed").await;
            stage.shell().go("Look up").await;
            found.says("in neither list").await;
            found
                .get("button", Name::starting("Copy 1"))
                .appears()
                .await;
            found.get("button", Name::starting("Revoke ")).click().await;
            stage
                .codes()
                .question()
                .says("come back to the balance")
                .await;
        })
        .await;
}

#[tokio::test]
async fn a_look_up_gets_past_a_server_that_stumbles() {
    Setting::gateway()
        .play(async |stage| {
            stage.forgive("500");
            let code = stage.issued("limit=1").await.codes.remove(0);
            stage.fault(Fault {
                endpoint: Some("list-share-code".to_owned()),
                acts: 0,
                times: 2,
                answer: FaultyAnswer::Replace(Replacement {
                    status: 500,
                    ..Replacement::default()
                }),
                ..Fault::default()
            });
            stage.open("?view=lookup").await;
            paste(&stage, &code).await;
            stage.page.get("button", "Look up 1 code").click().await;
            let found = stage.page.get("region", "1 code looked up");
            found.says("1 issued by you").await;
        })
        .await;
}

#[tokio::test]
async fn what_is_wrong_with_a_pasted_text_is_said() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("?view=lookup").await;
            // A Cyrillic А and В, a dash, a twin in small letters, one twice, a word.
            paste(
                &stage,
                "9P–АВ12-CD34\n9P-XY12 9p-xy12, 9P-XY13;9P-XY13 hello",
            )
            .await;
            let main = stage.page.get("main", Name::Any);
            main.says("4 codes read").await;
            main.says("1 piece is no code").await;
            main.says("1 code repeated").await;
            main.says("1 with letters that only look Latin").await;
            main.says("2 differ from another in capitals alone").await;
            main.says("9P-AB12-CD34").await;
        })
        .await;
}

#[tokio::test]
async fn ten_thousand_codes_are_read_and_stay_when_the_screen_is_left() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("?view=redeem").await;
            let main = stage.page.get("main", Name::Any);
            main.says("Codes to redeem").await;
            let text: Vec<String> = (0..10_000)
                .map(|n| format!("9P-{n:04}-ABCD-{n:05}"))
                .collect();
            paste(&stage, &text.join("\n")).await;
            main.says("10,000 codes would be sent").await;
            stage.shell().go("Issued").await;
            stage.shell().go("Redeem").await;
            main.says("10,000 codes would be sent").await;
        })
        .await;
}

#[tokio::test]
async fn a_dropped_file_is_added_to_what_was_typed() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("?view=lookup").await;
            stage.page.get("textbox", "Codes to look up").fill("9P-TYPED-01").await;
            stage
                .page
                .run(
                    "const files = new DataTransfer(); \
                     files.items.add(new File(['\\ufeff\"code\",\"n\"\\r\\n\"9P-FILE-0001\",1\\r\\n'], 'codes.csv')); \
                     const area = document.querySelector('textarea'); \
                     area.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }))",
                )
                .await;
            let main = stage.page.get("main", Name::Any);
            main.says("2 codes read").await;
            main.says("9P-FILE-0001").await;
        })
        .await;
}
