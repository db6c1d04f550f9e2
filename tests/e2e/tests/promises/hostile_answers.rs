//! Whatever comes where a listing was due, the page says so and keeps the rows it has.

use e2e::{Setting, Text, english, eventually};
use sandbox::{Fault, FaultyAnswer, Replacement};

fn body(content_type: &str, body: &str) -> FaultyAnswer {
    let headers = [("content-type".to_owned(), content_type.to_owned())].into();
    FaultyAnswer::Replace(Replacement {
        status: 200,
        headers,
        body: body.to_owned(),
    })
}

fn json(text: &str) -> FaultyAnswer {
    body("application/json", text)
}

#[tokio::test]
async fn a_hostile_listing_gives_a_clear_error_and_the_old_rows_remain() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            let newest = stage.issued("").await.codes;
            stage.open("").await;
            codes.shows(&newest).await;
            for (answer, words) in [
                (body("text/html", "<!doctype html><p>Welcome"), "a web page"),
                (
                    body(
                        "text/html",
                        "<script src=/cdn-cgi/challenge-platform/x></script>",
                    ),
                    "a Cloudflare challenge",
                ),
                (json(""), "an empty answer"),
                (json("{}{}"), "not JSON"),
                (json("[true]"), "a list where an object was due"),
                (json(r#"{"success":true}"#), "result"),
                (json(&"[".repeat(100_000)), english(Text::UnexpectedTitle)),
                (
                    FaultyAnswer::Flood { bytes: 50_000_000 },
                    english(Text::UnexpectedTitle),
                ),
            ] {
                stage.fault(Fault {
                    answer,
                    ..Fault::default()
                });
                codes.refresh().await;
                codes.failure().says(english(Text::ListFailed)).await;
                codes.failure().says(words).await;
                codes.shows(&newest).await;
                codes
                    .failure()
                    .get("button", english(Text::TryAgain))
                    .click()
                    .await;
                codes.failure().disappears().await;
                // Before it has been answered it could meet the fault that is meant for the next one.
                eventually("the list is read again", async || {
                    match codes.is_loading().await {
                        true => Err("it is loading"),
                        false => Ok(()),
                    }
                })
                .await;
            }
        })
        .await;
}

#[tokio::test]
async fn a_redirect_to_another_origin_is_not_followed() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            let host = e2e::Host::start("{}", "").await;
            let newest = stage.issued("").await.codes;
            stage.forgive("ERR_FAILED");
            stage.open("").await;
            codes.shows(&newest).await;
            let headers = [("location".to_owned(), host.page())].into();
            let answer = FaultyAnswer::Replace(Replacement {
                status: 307,
                headers,
                body: String::new(),
            });
            stage.fault(Fault {
                answer,
                ..Fault::default()
            });
            codes.refresh().await;
            codes.failure().says(english(Text::UnreachableTitle)).await;
            codes.shows(&newest).await;
            assert_eq!(host.requests(), 0);
        })
        .await;
}
