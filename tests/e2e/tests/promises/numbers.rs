//! What a number means is never guessed, and none loses a digit.

use e2e::{Name, Setting, Stage, Text, english, fill, name_of};
use sandbox::RESELLER;
use serde_json::{Value, json};

/// The word of a language for a key of the catalogue.
fn word(language: &str, key: Text) -> String {
    let file = match language {
        "vi" => include_str!("../../../../locale/vi.json"),
        _ => include_str!("../../../../locale/ar.json"),
    };
    let words: Value = serde_json::from_str(file).expect("a language is JSON");
    words[name_of(key)]
        .as_str()
        .expect("every key has a text")
        .to_owned()
}

/// How the browser writes a number where people write as there.
async fn written(stage: &Stage, locale: &str, number: &str) -> String {
    let script = format!(
        "return new Intl.NumberFormat({locale:?}, {{ numberingSystem: 'latn', maximumFractionDigits: 9 }}).format({number})"
    );
    let text = stage.page.run(&script).await;
    text.as_str().expect("a number is a text").to_owned()
}

#[tokio::test]
async fn what_the_page_writes_it_reads_back_in_every_locale() {
    for (config, locale) in [
        (r#"{"key_mode":"header","locale":"en"}"#, "en"),
        (r#"{"key_mode":"header","locale":"vi-VN"}"#, "vi-VN"),
        (r#"{"key_mode":"header","locale":"de-DE"}"#, "de-DE"),
        (r#"{"key_mode":"header","locale":"ar-EG"}"#, "ar-EG"),
        (r#"{"key_mode":"header","locale":"fr-FR"}"#, "fr-FR"),
        (r#"{"key_mode":"header","locale":"hi-IN"}"#, "hi-IN"),
    ] {
        Setting::keys()
            .config(Some(config))
            .play(async move |stage| {
                let page = &stage.page;
                let of = |key: Text| match &locale[..2] {
                    language @ ("vi" | "ar") => word(language, key),
                    _ => english(key).to_owned(),
                };
                stage.open("?view=generate").await;
                let key = page.get("textbox", Name::Exactly(of(Text::ApiKey)));
                key.fill(RESELLER.api_key).await;
                page.get("button", of(Text::Connect)).click().await;
                page.get("radio", of(Text::TrafficCodes)).click().await;
                let field = |key| page.get("textbox", Name::Starting(of(key)));
                field(Text::Plan).fill("2").await;
                field(Text::NumberOfCodes).fill("2").await;
                let amount = field(Text::GbPerCode);
                let total = page.get("status", Name::Starting(of(Text::Total)));
                for number in ["1500", "1.5", "1.234", "1234567.891", "1500.5"] {
                    let text = written(&stage, locale, number).await;
                    amount.paste(&text).await;
                    let double: f64 = number.parse::<f64>().expect("a number") * 2.0;
                    let double = written(&stage, locale, &double.to_string()).await;
                    // Spaces of all widths are read as one.
                    total.says(&double.replace(char::is_whitespace, " ")).await;
                    assert_eq!(
                        amount.attribute("aria-invalid").await.as_deref(),
                        Some("false"),
                        "{text}"
                    );
                }
            })
            .await;
    }
}

#[tokio::test]
async fn a_number_that_can_mean_two_is_asked_about() {
    Setting::keys()
        .config(Some(r#"{"key_mode":"header","locale":"de-DE"}"#))
        .play(async |stage| {
            let (generate, page) = (stage.generate(), &stage.page);
            stage.open("?view=generate").await;
            stage.connect().with_key(RESELLER.api_key).await;
            generate.traffic_order("2", "1", "1,500").await;
            generate
                .has_problem(
                    english(Text::GbPerCode),
                    &fill(Text::AmbiguousNumber, &[("a", "1,5"), ("b", "1.500")]),
                )
                .await;
            generate.submit().await;
            assert!(!generate.question().is_there().await, "nothing is guessed");
            page.get("button", "Use 1.500").click().await;
            assert_eq!(
                generate.field(english(Text::GbPerCode)).value().await,
                "1.500"
            );
            generate.submit().await;
            generate.question().says("1.500 GB will be deducted").await;
        })
        .await;
}

#[tokio::test]
async fn what_was_kept_in_one_language_means_the_same_in_another() {
    Setting::keys()
        .config(Some(r#"{"key_mode":"header"}"#))
        .play(async |stage| {
            let (generate, page) = (stage.generate(), &stage.page);
            stage.open("?view=generate").await;
            stage.connect().key().fill(RESELLER.api_key).await;
            stage.connect().submit().await;
            generate.traffic_order("2", "1", "1.234").await;
            page.get("button", english(Text::Templates)).click().await;
            page.get("textbox", english(Text::SaveAsTemplate))
                .fill("Gold")
                .await;
            page.get("button", english(Text::SaveNote)).click().await;
            // The number stays the same while it is written in another way.
            page.get("button", english(Text::Help)).click().await;
            page.get("combobox", english(Text::Language))
                .choose("Tiếng Việt")
                .await;
            let amount = page.get("textbox", Name::Starting(word("vi", Text::GbPerCode)));
            amount.appears().await;
            assert_eq!(amount.value().await, "1,234");
            amount.fill("").await;
            page.get("button", word("vi", Text::Templates))
                .click()
                .await;
            page.get("button", "Gold").click().await;
            assert_eq!(amount.value().await, "1,234");
        })
        .await;
}

#[tokio::test]
async fn ips_are_not_taken_for_gigabytes() {
    Setting::gateway()
        .play(async |stage| {
            let generate = stage.generate();
            stage.open("?view=generate").await;
            generate.ip_order("3", "10").await;
            generate.choose(english(Text::TrafficCodes)).await;
            assert_eq!(generate.field(english(Text::GbPerCode)).value().await, "");
            assert_eq!(
                generate.field(english(Text::NumberOfCodes)).value().await,
                "3"
            );
        })
        .await;
}

/// Staged by what only Chromium offers.
mod chromium {
    use super::*;

    #[tokio::test]
    async fn no_number_loses_a_digit_on_the_screen() {
        Setting::gateway()
            .play(async |stage| {
                let generate = stage.generate();
                stage.open("?view=generate").await;
                for width in [1280, 360] {
                    stage.page.resize(width, 800).await;
                    for (codes, ips) in [
                        ("10", "500"),
                        ("10", "5000000"),
                        ("10000", "1844674407370955"),
                    ] {
                        generate.ip_order(codes, ips).await;
                        let clipped = stage
                            .page
                            .run(
                                "return [...document.querySelectorAll('form input, form output')]
                                    .filter((field) => field.scrollWidth > field.clientWidth)
                                    .map((field) => field.value)",
                            )
                            .await;
                        assert_eq!(clipped, json!([]), "{codes} × {ips} at {width}");
                    }
                }
            })
            .await;
    }
}

#[tokio::test]
async fn an_amount_that_is_filtered_by_is_typed_as_the_language_writes_it() {
    Setting::keys()
        .config(Some(r#"{"key_mode":"header","locale":"vi"}"#))
        .play(async |stage| {
            let page = &stage.page;
            let word = |key| word("vi", key);
            stage.open("").await;
            page.get("textbox", word(Text::ApiKey))
                .fill(RESELLER.api_key)
                .await;
            page.get("button", word(Text::Connect)).click().await;
            page.get("button", word(Text::DateOrAmount)).click().await;
            let by = page.get("combobox", word(Text::FilterByWhat));
            by.get("option", word(Text::Amount)).click().await;
            page.get("textbox", word(Text::RangeFrom)).fill("1,5").await;
            page.get("button", word(Text::Apply)).click().await;
            page.has_query_string("amount_from=1.5").await;
        })
        .await;
}
