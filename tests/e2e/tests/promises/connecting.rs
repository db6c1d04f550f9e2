//! What the screen to connect says, three ways to fail there, and what becomes of the key behind it.

use e2e::{Host, Name, Setting, Text, english, fill};
use sandbox::{CUSTOMER, RESELLER};
use std::net::TcpListener;

/// In no answer, so that it is found wherever the page leaves it.
const SECRET: &str = RESELLER.api_key;

#[tokio::test]
async fn a_first_visitor_learns_what_this_is_and_whose_money_it_moves() {
    Setting::keys()
        .play(async |stage| {
            let (page, connect) = (&stage.page, stage.connect());
            stage.open("").await;
            let main = page.get("main", Name::Any);
            main.says(english(Text::ConnectIntro)).await;
            for (place, environment) in [
                (Text::AddressOwn, Text::Production),
                (Text::AddressSandbox, Text::Sandbox),
                (Text::AddressProduction, Text::Production),
            ] {
                connect.place(english(place)).click().await;
                connect.has_environment(english(environment)).await;
            }
            connect.at("https://sandbox.example.com").await;
            connect.has_environment(english(Text::Sandbox)).await;
            connect.at("https://codes.example.com").await;
            connect.has_environment(english(Text::Production)).await;
        })
        .await;
}

#[tokio::test]
async fn the_usual_way_stands_there_and_a_rare_one_is_folded_away() {
    Setting::keys()
        .play(async |stage| {
            let (page, connect) = (&stage.page, stage.connect());
            stage.open("").await;
            page.get("radio", english(Text::WithoutKey)).appears().await;
            assert!(!connect.key().is_there().await, "no key is asked for");
            connect.choose(english(Text::ModeHeader)).await;
            connect.key().appears().await;
            let rare = page.get("radio", english(Text::ModeQuery));
            assert!(!rare.is_there().await);
            connect.advanced().click().await;
            rare.appears().await;
            // The provider's own server adds no key for anybody.
            connect.place(english(Text::AddressSandbox)).click().await;
            page.get("radio", english(Text::WithoutKey))
                .disappears()
                .await;
            connect.key().appears().await;
            let goes_to = fill(Text::KeyGoesTo, &[("address", "sandbox.9proxy.com")]);
            page.get("main", Name::Any).says(&goes_to).await;
        })
        .await;
}

#[tokio::test]
async fn a_person_chooses_the_language_at_the_door_and_loses_nothing() {
    Setting::keys()
        .play(async |stage| {
            let (page, connect) = (&stage.page, stage.connect());
            stage.open("").await;
            connect.at("https://codes.example.com").await;
            connect.choose(english(Text::ModeHeader)).await;
            connect.key().fill("half of a k").await;
            page.get("combobox", english(Text::Language))
                .choose("Tiếng Việt")
                .await;
            page.get("heading", "Kết nối").appears().await;
            let key = page.get("textbox", "Khóa API");
            assert_eq!(key.value().await, "half of a k");
            let address = page.get("textbox", "Địa chỉ API");
            assert_eq!(address.value().await, "https://codes.example.com");
        })
        .await;
}

#[tokio::test]
async fn a_wrong_key_is_told_from_other_failures() {
    Setting::keys()
        .play(async |stage| {
            stage.forgive("401 (Unauthorized)");
            stage.open("").await;
            stage.connect().with_key("no-such-key").await;
            stage
                .connect()
                .notice()
                .says(english(Text::RejectedTitle))
                .await;
            stage
                .connect()
                .notice()
                .says("API key is missing or wrong")
                .await;
            assert_eq!(
                stage.connect().key().value().await,
                "no-such-key",
                "what was typed stays"
            );
        })
        .await;
}

#[tokio::test]
async fn an_address_where_nobody_answers_is_told_from_other_failures() {
    let closed = TcpListener::bind("127.0.0.1:0").and_then(|port| port.local_addr());
    let closed = format!("http://{}", closed.expect("a port that was free"));
    Setting::keys()
        .calling(closed.clone())
        .play(async move |stage| {
            stage.forgive("ERR_CONNECTION_REFUSED");
            stage.open("").await;
            stage.connect().at(&closed).await;
            stage.connect().with_key(RESELLER.api_key).await;
            stage
                .connect()
                .notice()
                .says(&fill(Text::NoResponseTitle, &[("address", &closed)]))
                .await;
            stage
                .connect()
                .notice()
                .says("The key wasn't checked")
                .await;
            assert_eq!(
                stage.connect().address().value().await,
                closed,
                "what was typed stays"
            );
        })
        .await;
}

#[tokio::test]
async fn an_api_that_does_not_let_this_page_in_is_told_from_other_failures() {
    Setting::keys()
        .play(async |stage| {
            let api = stage.sandbox.origin();
            let host = Host::start(&format!(r#"{{"api":"{api}"}}"#), &api).await;
            stage.forgive("blocked by CORS policy");
            stage.forgive("ERR_FAILED");
            stage.page.goto(&host.page()).await;
            stage.connect().with_key(RESELLER.api_key).await;
            stage
                .connect()
                .notice()
                .says(&fill(Text::NoResponseTitle, &[("address", &api)]))
                .await;
            stage
                .connect()
                .notice()
                .says("doesn't allow this page's origin")
                .await;
        })
        .await;
}

#[tokio::test]
async fn an_address_that_is_not_the_api_is_told_from_other_failures() {
    Setting::keys()
        .play(async |stage| {
            let host = Host::start("{}", "").await;
            stage.page.goto(&host.page()).await;
            stage.connect().with_key(RESELLER.api_key).await;
            stage
                .connect()
                .notice()
                .says(english(Text::NotTheApiTitle))
                .await;
            stage.connect().notice().says("200 with a web page").await;
        })
        .await;
}

#[tokio::test]
async fn an_empty_key_is_refused_beside_its_field_and_nothing_is_sent() {
    Setting::keys()
        .play(async |stage| {
            stage.open("").await;
            stage.connect().choose(english(Text::ModeHeader)).await;
            stage.connect().submit().await;
            stage
                .page
                .get("main", Name::Any)
                .says(english(Text::KeyBlank))
                .await;
            stage.connect().key().has_focus().await;
            let sent = stage
                .page
                .run(
                    "return performance.getEntries().some(({ name }) => name.includes('/client/'))",
                )
                .await;
            assert_eq!(sent, false);
        })
        .await;
}

#[tokio::test]
async fn a_key_is_gone_after_a_reload_and_leaves_no_trace() {
    Setting::keys()
        .play(async |stage| {
            stage.open("").await;
            stage.connect().with_key(SECRET).await;
            stage.codes().shows(&stage.issued("").await.codes).await;
            stage
                .codes()
                .filter(english(Text::Status), english(Text::StatusRedeemed))
                .await;
            stage
                .codes()
                .shows(&stage.issued("status=2").await.codes)
                .await;
            for screen in [
                english(Text::Redeemed),
                english(Text::Generate),
                english(Text::Redeem),
                english(Text::Issued),
            ] {
                stage.shell().go(screen).await;
                assert_eq!(stage.page.places_of(SECRET).await, [""; 0], "on {screen}");
            }
            stage.page.reload().await;
            stage.shell().title(english(Text::Connect)).appears().await;
            assert_eq!(
                stage.page.places_of(SECRET).await,
                [""; 0],
                "after the reload"
            );
        })
        .await;
}

#[tokio::test]
async fn a_key_survives_a_reload_where_that_was_asked_for_and_lock_ends_it() {
    Setting::keys()
        .play(async |stage| {
            let connect = stage.connect();
            stage.open("").await;
            connect.choose(english(Text::ModeHeader)).await;
            connect.keep_the_key().await;
            connect.with_key(SECRET).await;
            let newest = stage.issued("").await.codes;
            stage.codes().shows(&newest).await;
            assert_eq!(stage.page.places_of(SECRET).await, ["storage of the tab"]);
            stage.page.reload().await;
            stage.codes().shows(&newest).await;
            stage.shell().lock().await;
            assert_eq!(stage.page.places_of(SECRET).await, [""; 0]);
            assert_eq!(
                stage.page.places_of(&newest[0]).await,
                [""; 0],
                "the rows are gone as well"
            );
            stage.page.reload().await;
            stage.shell().title(english(Text::Connect)).appears().await;
        })
        .await;
}

#[tokio::test]
async fn a_key_in_the_query_works_where_an_api_takes_no_other() {
    Setting::keys()
        .play(async |stage| {
            let connect = stage.connect();
            stage.open("").await;
            connect.choose(english(Text::ModeQuery)).await;
            connect.key().fill(CUSTOMER.api_key).await;
            connect.submit().await;
            stage.shell().go(english(Text::Redeemed)).await;
            stage.codes().shows(&stage.redeemed("").await.codes).await;
            assert_eq!(stage.page.query_string().await, "view=redeemed");
        })
        .await;
}

/// Staged by what only Chromium offers.
mod chromium {
    use super::*;

    #[tokio::test]
    async fn a_phone_shows_why_one_is_not_connected_however_far_down_the_button_is() {
        Setting::keys()
            .play(async |stage| {
                stage.forgive("401 (Unauthorized)");
                stage.page.resize(360, 480).await;
                stage.open("").await;
                stage.connect().with_key("no-such-key").await;
                let why = stage.connect().notice();
                why.says(english(Text::RejectedTitle)).await;
                why.get("heading", english(Text::RejectedTitle))
                    .is_in_sight()
                    .await;
            })
            .await;
    }
}
