//! A dashboard that is taken off its page in the middle of something: the other one of the page lives and works.

use e2e::{Locator, Name, Portal, Setting, Stage, Text, english, eventually};
use sandbox::{CUSTOMER, Fault, FaultyAnswer, RESELLER};

/// Plays with two dashboards of one page; when `begin` is done with the first of them, it is removed.
async fn removed(begin: impl AsyncFnOnce(&Stage, Locator) + 'static) {
    Setting::keys()
        .for_every_origin()
        .play(async move |stage| {
            let page = &stage.page;
            let portal = Portal::start("plain", &stage.sandbox.origin(), "{}").await;
            let keys = format!("sales={}&support={}", RESELLER.api_key, CUSTOMER.api_key);
            page.goto(&portal.page(&keys)).await;
            let support = page.get("region", "Support");
            support
                .get("table", english(Text::RedeemedCodes))
                .appears()
                .await;
            // One below the other, each is wide enough for a table.
            page.run("document.body.style.display = 'block'").await;
            let sales = page.get("region", "Sales");
            sales
                .get("table", english(Text::IssuedCodes))
                .appears()
                .await;
            begin(&stage, sales).await;
            page.run("document.getElementById('sales').remove()").await;
            works(&stage, &support).await;
        })
        .await;
}

/// It reads its list several times, for longer than any answer to the other one is out, and goes from screen to screen.
async fn works(stage: &Stage, support: &Locator) {
    for _ in 0..3 {
        answers_late(stage, "list-use-code", 1);
        support
            .get("button", Name::starting(english(Text::Refresh)))
            .click()
            .await;
        let table = support.get("table", english(Text::RedeemedCodes));
        eventually("the list is read again", async || {
            let is_busy = table.attribute("aria-busy").await;
            if is_busy.as_deref() == Some("false") {
                Ok(())
            } else {
                Err("it is not")
            }
        })
        .await;
    }
    stage.no_fault();
    for screen in [
        english(Text::Redeem),
        english(Text::LookUp),
        english(Text::Issued),
        english(Text::Redeemed),
    ] {
        go(support, screen).await;
    }
    assert_eq!(
        stage.page.run("return uncaught").await,
        serde_json::json!([])
    );
}

/// The next requests to this endpoint are answered a second late.
fn answers_late(stage: &Stage, endpoint: &str, times: u32) {
    stage.fault(Fault {
        endpoint: Some(endpoint.to_owned()),
        delay_ms: 1_000,
        times,
        ..Fault::default()
    });
}

/// A column may be called as a screen is.
async fn go(dashboard: &Locator, screen: &'static str) {
    let navigation = dashboard.get("navigation", english(Text::Screens));
    navigation.get("button", Name::words(screen)).click().await;
    dashboard.get("heading", screen).appears().await;
}

/// Unused codes, one a line.
async fn unused(stage: &Stage, count: usize) -> String {
    let mut codes = Vec::new();
    stage.api.generate(RESELLER.api_key, count as u64, 5).await;
    for page in 1..=count.div_ceil(100) {
        let query = format!("status=1&data_type=1&limit=100&page={page}");
        codes.extend(stage.issued(&query).await.codes);
    }
    codes.join("\n")
}

/// Pastes codes into the form of this screen and sends it.
async fn send(sales: &Locator, screen: &'static str, codes: &str) {
    go(sales, screen).await;
    let field = sales.get("textbox", Name::starting("Codes to "));
    field.paste(codes).await;
    let submit = Name::starting(&format!("{screen} "));
    let submit = sales.get("button", submit);
    eventually("the codes are read", async || {
        let words = submit.text().await;
        if words.ends_with("codes") && words.contains(char::is_numeric) {
            Ok(())
        } else {
            Err(words)
        }
    })
    .await;
    submit.click().await;
}

async fn order(stage: &Stage, sales: &Locator) {
    go(sales, english(Text::Generate)).await;
    let generate = stage.generate();
    generate.ip_order("2", "5").await;
    sales
        .get("button", Name::starting("Generate 2"))
        .click()
        .await;
    generate.confirm().click().await;
}

#[tokio::test]
async fn while_a_listing_loads() {
    removed(async |stage, sales| {
        answers_late(stage, "list-share-code", 1);
        sales
            .get("button", Name::starting(english(Text::Refresh)))
            .click()
            .await;
        stage.faults_are_used_up().await;
    })
    .await;
}

#[tokio::test]
async fn while_all_that_match_are_being_read() {
    removed(async |stage, sales| {
        sales
            .get("checkbox", english(Text::SelectPage))
            .click()
            .await;
        answers_late(stage, "list-share-code", 2);
        sales
            .get("button", Name::starting("Select all"))
            .click()
            .await;
        stage.faults_are_used_up().await;
    })
    .await;
}

#[tokio::test]
async fn while_codes_are_looked_up() {
    removed(async |stage, sales| {
        let codes = unused(stage, 120).await;
        answers_late(stage, "list-share-code", 2);
        send(&sales, english(Text::LookUp), &codes).await;
        stage.faults_are_used_up().await;
    })
    .await;
}

#[tokio::test]
async fn while_a_job_looks_which_codes_were_redeemed_before() {
    removed(async |stage, sales| {
        let codes = unused(stage, 3).await;
        answers_late(stage, "list-use-code", 1);
        send(&sales, english(Text::Redeem), &codes).await;
        stage.faults_are_used_up().await;
    })
    .await;
}

#[tokio::test]
async fn while_a_part_of_a_job_is_being_sent() {
    removed(async |stage, sales| {
        let codes = unused(stage, 120).await;
        answers_late(stage, "use-code", 1);
        send(&sales, english(Text::Redeem), &codes).await;
        stage.faults_are_used_up().await;
    })
    .await;
}

#[tokio::test]
async fn while_a_job_looks_up_what_no_answer_has_named() {
    removed(async |stage, sales| {
        stage.forgive("use-code");
        let codes = unused(stage, 3).await;
        stage.fault(Fault {
            endpoint: Some("use-code".to_owned()),
            answer: FaultyAnswer::CutBody { bytes: 3 },
            ..Fault::default()
        });
        send(&sales, english(Text::Redeem), &codes).await;
        stage.faults_are_used_up().await;
        answers_late(stage, "list-use-code", 2);
        stage.faults_are_used_up().await;
    })
    .await;
}

#[tokio::test]
async fn while_codes_are_being_revoked() {
    removed(async |stage, sales| {
        unused(stage, 3).await;
        go(&sales, english(Text::Issued)).await;
        sales
            .get("button", Name::starting(english(Text::Refresh)))
            .click()
            .await;
        let newest = stage.issued("limit=1").await.codes.remove(0);
        let tick = format!("Select {newest}");
        sales.get("checkbox", tick).click().await;
        sales.get("button", "Revoke 1 unused…").click().await;
        answers_late(stage, "revoke-code", 1);
        let question = stage.page.get("dialog", Name::Any);
        question.get("button", "Revoke 1 code").click().await;
        stage.faults_are_used_up().await;
    })
    .await;
}

#[tokio::test]
async fn while_the_newest_codes_are_read_before_an_order() {
    removed(async |stage, sales| {
        answers_late(stage, "list-share-code", 1);
        order(stage, &sales).await;
        stage.faults_are_used_up().await;
    })
    .await;
}

#[tokio::test]
async fn while_an_order_is_being_sent() {
    removed(async |stage, sales| {
        answers_late(stage, "generate-ip-code", 1);
        order(stage, &sales).await;
        stage.faults_are_used_up().await;
    })
    .await;
}

#[tokio::test]
async fn while_an_order_is_unconfirmed() {
    removed(async |stage, sales| {
        stage.forgive("generate-ip-code");
        stage.fault(Fault {
            endpoint: Some("generate-ip-code".to_owned()),
            answer: FaultyAnswer::CutBody { bytes: 3 },
            lag_ms: 30_000,
            ..Fault::default()
        });
        order(stage, &sales).await;
        stage.faults_are_used_up().await;
        // What became of it is asked for now, and a while later again.
        answers_late(stage, "list-share-code", 1);
        stage.faults_are_used_up().await;
    })
    .await;
}

#[tokio::test]
async fn with_a_panel_a_menu_and_a_question_open() {
    removed(async |stage, sales| {
        let newest = stage.issued("limit=1").await.codes.remove(0);
        let open = format!("Open {newest}");
        sales.get("button", open.clone()).click().await;
        let panel = sales.get("complementary", english(Text::Code));
        panel.says(&newest).await;
        sales
            .get("search", Name::Any)
            .get("button", english(Text::Status))
            .click()
            .await;
        sales
            .get("search", Name::Any)
            .get("button", english(Text::StatusRedeemed))
            .appears()
            .await;
        sales.get("button", english(Text::Help)).click().await;
        stage
            .page
            .get("dialog", english(Text::Help))
            .appears()
            .await;
    })
    .await;
}
