//! Whatever is pressed, the program goes on, says nothing in the console, and leaves the key nowhere. The controls are found by
//! the test itself, so that a new one is pressed without anybody thinking of it. The console is told by Chromium alone.

mod chromium {
    use e2e::{Explorer, Name, Portal, Setting, Stage, Text, count, english, eventually};
    use sandbox::{Fault, FaultyAnswer, RESELLER};

    /// What is the same on every screen, and is pressed on the first one.
    const BAR: &str = "header.bar";

    /// Presses everything on the screen to which `arrange` leads, with a key in the header.
    async fn press_everything(
        screen: &'static str,
        least: usize,
        arrange: impl AsyncFn(&Stage) + 'static,
    ) {
        Setting::keys()
            .play(async move |stage| {
                let secrets = [RESELLER.api_key];
                let mut explorer = Explorer::new(&stage, None, &secrets).staying_on(screen);
                if screen != english(Text::Issued) {
                    explorer = explorer.leaving_out(BAR);
                }
                let pressed = explorer
                    .press_everything(async || {
                        stage.no_fault();
                        forget_choices(&stage).await;
                        stage.open("").await;
                        stage.connect().with_key(RESELLER.api_key).await;
                        stage.shell().title(english(Text::Issued)).appears().await;
                        arrange(&stage).await;
                    })
                    .await;
                assert!(pressed.len() >= least, "only {pressed:#?}");
            })
            .await;
    }

    /// A language and the like outlive a page; before the first one there are none.
    async fn forget_choices(stage: &Stage) {
        let forget =
            "if (location.protocol === 'http:') { localStorage.clear(); sessionStorage.clear() }";
        stage.page.run(forget).await;
    }

    async fn unused(stage: &Stage, count: usize) -> Vec<String> {
        stage.issued(&format!("status=1&limit={count}")).await.codes
    }

    async fn order(stage: &Stage, codes: &str, ips: &str) {
        stage.shell().go(english(Text::Generate)).await;
        let generate = stage.generate();
        generate.ip_order(codes, ips).await;
        generate.submit().await;
        generate.confirm().click().await;
    }

    #[tokio::test]
    async fn every_control_of_issued_with_rows_selected_and_a_code_open() {
        press_everything(english(Text::Issued), 12, async |stage| {
            let codes = stage.codes();
            let newest = stage.issued("limit=5").await.codes;
            for code in &newest[..3] {
                codes.select(code).await;
            }
            codes.open(&newest[0]).await;
        })
        .await;
    }

    #[tokio::test]
    async fn every_control_of_redeemed() {
        press_everything(english(Text::Redeemed), 12, async |stage| {
            let code = stage.api.issue(RESELLER.api_key, 1, 5).await.remove(0);
            stage.api.redeem(RESELLER.api_key, &code).await;
            stage.shell().go(english(Text::Redeemed)).await;
            stage.codes().open(&code).await;
        })
        .await;
    }

    #[tokio::test]
    async fn every_control_of_the_overview() {
        press_everything(english(Text::Overview), 40, async |stage| {
            stage.shell().go(english(Text::Overview)).await;
            stage.overview().is_complete().await;
        })
        .await;
    }

    #[tokio::test]
    async fn every_control_of_generate_with_an_order_made() {
        press_everything(english(Text::Generate), 12, async |stage| {
            order(stage, "2", "5").await;
            stage.generate().made(&count(Text::CodesCreated, 2)).await;
        })
        .await;
    }

    /// An order whose answer is lost, and that no list shows.
    async fn order_in_doubt(stage: &Stage) {
        stage.fault(Fault {
            endpoint: Some("list-share-code".to_owned()),
            lag_ms: 600_000,
            times: 10_000,
            ..Fault::default()
        });
        stage.fault(Fault {
            endpoint: Some("generate-ip-code".to_owned()),
            answer: FaultyAnswer::CutBody { bytes: 3 },
            ..Fault::default()
        });
        // Each another one: orders that are alike wait for each other.
        let ips = 5 + stage.effects().await.codes_made;
        order(stage, "1", &ips.to_string()).await;
        stage.generate().notice().says("We can't tell yet").await;
    }

    #[tokio::test]
    async fn every_control_of_generate_with_an_order_in_doubt() {
        press_everything(english(Text::Generate), 12, async |stage| {
            stage.forgive("generate-ip-code");
            order_in_doubt(stage).await;
        })
        .await;
    }

    #[tokio::test]
    async fn every_control_of_activity_with_orders_made_refused_and_in_doubt() {
        press_everything(english(Text::Activity), 12, async |stage| {
            stage.forgive("generate-ip-code");
            order(stage, "2", "5").await;
            stage.generate().made(&count(Text::CodesCreated, 2)).await;
            order(stage, "100", "1001").await;
            stage.generate().notice().says("Balance too low").await;
            order_in_doubt(stage).await;
            stage.shell().go(english(Text::Activity)).await;
        })
        .await;
    }

    #[tokio::test]
    async fn every_control_of_generate_with_more_made_than_asked() {
        press_everything(english(Text::Generate), 12, async |stage| {
            stage.fault(Fault {
                endpoint: Some("generate-ip-code".to_owned()),
                acts: 2,
                ..Fault::default()
            });
            // Each another one: those of the rounds before are still said.
            let ips = 5 + stage.effects().await.codes_made;
            order(stage, "2", &ips.to_string()).await;
            let news = stage.page.get("alert", Name::Any);
            let own = format!("2 × {ips} IPs");
            eventually("more than asked is said of this order", async || {
                for notice in news.all().await {
                    match notice.text().await {
                        Ok(text) if text.contains(&own) => return Ok(()),
                        _ => {}
                    }
                }
                Err(format!("nothing is said of {own}"))
            })
            .await;
        })
        .await;
    }

    #[tokio::test]
    async fn every_control_of_redeem_with_codes_pasted_and_with_their_report() {
        press_everything(english(Text::Redeem), 12, async |stage| {
            let fresh = stage.api.issue(RESELLER.api_key, 2, 5).await;
            stage.forgive("400 (Bad Request)");
            stage.shell().go(english(Text::Redeem)).await;
            let text = format!(
                "{}\nhello 9P-NONE-0000-ZZZZ\n{}\n{}",
                fresh[0], fresh[0], fresh[1]
            );
            stage.redeem().codes().paste(&text).await;
            stage.redeem().submit().await;
            stage.redeem().report(3).region().appears().await;
        })
        .await;
    }

    #[tokio::test]
    async fn every_control_while_a_job_runs() {
        press_everything(english(Text::Redeem), 6, async |stage| {
            let fresh = stage.api.issue(RESELLER.api_key, 1, 5).await;
            stage.fault(Fault {
                endpoint: Some("use-code".to_owned()),
                delay_ms: 4_000,
                ..Fault::default()
            });
            stage.shell().go(english(Text::Redeem)).await;
            stage.redeem().codes().paste(&fresh[0]).await;
            stage.redeem().submit().await;
            stage
                .page
                .get("button", english(Text::Pause))
                .appears()
                .await;
        })
        .await;
    }

    #[tokio::test]
    async fn every_control_with_a_job_left_behind() {
        press_everything(english(Text::Redeem), 8, async |stage| {
            let fresh = stage.api.issue(RESELLER.api_key, 1, 5).await;
            stage.fault(Fault {
                endpoint: Some("use-code".to_owned()),
                delay_ms: 2_000,
                ..Fault::default()
            });
            let before = stage.arrived("use-code");
            stage.shell().go(english(Text::Redeem)).await;
            stage.redeem().codes().paste(&fresh[0]).await;
            stage.redeem().submit().await;
            // Before that nothing is left that could be gone on with.
            eventually("the code is sent", async || {
                match stage.arrived("use-code") > before {
                    true => Ok(()),
                    false => Err("not yet"),
                }
            })
            .await;
            stage.open("?view=redeem").await;
            stage.connect().with_key(RESELLER.api_key).await;
            // Those of earlier rounds are there as well.
            let resume = stage.page.get("button", english(Text::Resume));
            eventually("a job is left", async || match resume.all().await.len() {
                0 => Err("none"),
                _ => Ok(()),
            })
            .await;
        })
        .await;
    }

    #[tokio::test]
    async fn every_control_of_look_up_with_codes_found() {
        press_everything(english(Text::LookUp), 12, async |stage| {
            let mut text = stage.issued("limit=8").await.codes;
            text.push("9P-NONE-0000-ZZZZ nothing".to_owned());
            stage.shell().go(english(Text::LookUp)).await;
            let field = stage.page.get("textbox", english(Text::CodesToLookUp));
            field.paste(&text.join("\n")).await;
            stage
                .page
                .get("button", Name::starting("Look up 9"))
                .click()
                .await;
            let found = stage.page.get("table", english(Text::LookUp));
            found.appears().await;
        })
        .await;
    }

    #[tokio::test]
    async fn every_control_of_a_revoke_and_its_report() {
        press_everything(english(Text::Issued), 12, async |stage| {
            let code = unused(stage, 1).await.remove(0);
            let codes = stage.codes();
            codes
                .filter(english(Text::Status), english(Text::StatusUnused))
                .await;
            codes
                .open(&code)
                .await
                .button(english(Text::RevokeThis))
                .click()
                .await;
            codes
                .question()
                .get("button", "Revoke 1 code")
                .click()
                .await;
            codes.revoke_report(1).region().appears().await;
        })
        .await;
    }

    #[tokio::test]
    async fn every_control_before_one_is_connected() {
        Setting::keys()
            .play(async |stage| {
                let explorer = Explorer::new(&stage, None, &[]);
                let pressed = explorer
                    .press_everything(async || {
                        forget_choices(&stage).await;
                        stage.open("").await;
                        stage.connect().choose(english(Text::ModeHeader)).await;
                    })
                    .await;
                assert!(pressed.len() >= 6, "only {pressed:#?}");
            })
            .await;
    }

    #[tokio::test]
    async fn every_control_of_a_dashboard_in_a_portal() {
        Setting::keys()
            .for_every_origin()
            .play(async |stage| {
                let portal = Portal::start("plain", &stage.sandbox.origin(), "{}").await;
                let secrets = [RESELLER.api_key];
                let explorer = Explorer::new(&stage, Some("sales"), &secrets);
                let sales = stage.page.get("region", "Sales");
                let pressed = explorer
                    .press_everything(async || {
                        stage.page.goto(&portal.page("")).await;
                        let forget = "localStorage.clear(); sessionStorage.clear()";
                        stage.page.run(forget).await;
                        stage.page.reload().await;
                        sales.get("heading", english(Text::Connect)).appears().await;
                        // Where this portal has its key is no business of the dashboard's, nor of this test's.
                        let key = format!("sales.getApiKey = async () => '{}'", RESELLER.api_key);
                        stage.page.run(&key).await;
                        sales
                            .get("table", english(Text::IssuedCodes))
                            .appears()
                            .await;
                        let code = stage.issued("limit=1").await.codes.remove(0);
                        let open = format!("Open {code}");
                        sales.get("button", open).click().await;
                    })
                    .await;
                assert!(pressed.len() >= 60, "only {pressed:#?}");
            })
            .await;
    }
}
