//! The person's own language.

use e2e::{Name, Page, Setting, Text, axe, count, english};
use sandbox::RESELLER;
use serde_json::json;

async fn tongue(page: &Page) -> serde_json::Value {
    page.run("return [document.documentElement.lang, document.documentElement.dir]")
        .await
}

#[tokio::test]
async fn a_deployment_says_the_language_and_a_person_another() {
    Setting::keys()
        .config(Some(r#"{"key_mode":"header","locale":"vi-VN"}"#))
        .play(async |stage| {
            let page = &stage.page;
            stage.open("").await;
            page.get("heading", "Kết nối").appears().await;
            assert_eq!(tongue(page).await, json!(["vi", "ltr"]));
            page.get("textbox", "Khóa API").fill(RESELLER.api_key).await;
            page.get("button", "Kết nối").click().await;
            page.get("table", "Mã đã phát hành").appears().await;
            page.get("button", "Cài đặt và phím tắt").click().await;
            page.get("combobox", "Ngôn ngữ").choose("العربية").await;
            page.get("heading", "الصادرة").appears().await;
            page.get("table", "الرموز الصادرة").appears().await;
            assert_eq!(tongue(page).await, json!(["ar", "rtl"]));
            axe::finds_nothing(page, "the list in Arabic").await;
            let shut = "return document.querySelectorAll('dialog:modal').length";
            assert_eq!(
                page.run(shut).await,
                0,
                "the sheet is of the language before"
            );

            // What is typed is the same in every language.
            page.get("link", Name::words("إنشاء")).click().await;
            page.get("textbox", Name::starting("عدد الرموز"))
                .fill("17")
                .await;
            page.get("button", "الإعدادات والاختصارات").click().await;
            page.get("combobox", "اللغة").choose("English").await;
            let codes = page.get("textbox", Name::starting(english(Text::NumberOfCodes)));
            codes.appears().await;
            assert_eq!(codes.value().await, "17");
            page.get("button", english(Text::Help)).click().await;
            page.get("combobox", english(Text::Language))
                .choose("العربية")
                .await;
            page.get("heading", "إنشاء").appears().await;

            // The choice is kept; nothing else is.
            page.reload().await;
            page.get("heading", "اتصال").appears().await;
        })
        .await;
}

/// What the screen of an order is called in a language, from the key to what was made.
struct Words {
    config: &'static str,
    key: &'static str,
    connect: &'static str,
    codes: &'static str,
    each: &'static str,
    generate: &'static str,
    made: &'static str,
}

#[tokio::test]
async fn an_order_can_be_placed_in_every_language() {
    for words in [
        Words {
            config: r#"{"key_mode":"header","locale":"vi"}"#,
            key: "Khóa API",
            connect: "Kết nối",
            codes: "Số mã",
            each: "Số IP mỗi mã",
            generate: "Tạo 2 mã",
            made: "Đã tạo 2 mã",
        },
        Words {
            config: r#"{"key_mode":"header","locale":"ar"}"#,
            key: "مفتاح API",
            connect: "اتصال",
            codes: "عدد الرموز",
            each: "عدد IP في كل رمز",
            generate: "إنشاء رمزين",
            made: "أُنشئ رمزان",
        },
    ] {
        Setting::keys()
            .config(Some(words.config))
            .play(async move |stage| {
                let page = &stage.page;
                stage.open("?view=generate").await;
                page.get("textbox", words.key).fill(RESELLER.api_key).await;
                page.get("button", words.connect).click().await;
                page.get("textbox", Name::starting(words.codes))
                    .fill("2")
                    .await;
                page.get("textbox", Name::starting(words.each))
                    .fill("5")
                    .await;
                axe::finds_nothing(page, "an order").await;
                let generate = || Name::starting(words.generate);
                page.get("button", generate()).click().await;
                let question = page.get("dialog", Name::Any);
                question.get("button", generate()).click().await;
                page.get("heading", words.made).appears().await;
                assert_eq!(stage.effects().await.codes_made, 2);
            })
            .await;
    }
}

#[tokio::test]
async fn words_keep_their_own_plural_in_a_locale_of_another_language() {
    Setting::keys()
        .config(Some(r#"{"key_mode":"header","locale":"ru_RU"}"#))
        .play(async |stage| {
            stage.open("?view=generate").await;
            stage.connect().with_key(RESELLER.api_key).await;
            stage.generate().ip_order("21", "1500").await;
            stage
                .page
                .get("button", "Generate 21 codes…")
                .appears()
                .await;
            let main = stage.page.get("main", Name::Any);
            // Russian sets thousands off by a space.
            main.says("21 × 1 500 IPs = 31 500 IPs will be deducted.")
                .await;
        })
        .await;
}

#[tokio::test]
async fn no_translator_touches_codes_amounts_and_addresses() {
    const TRANSLATED: &str = "
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const wrong = [];
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            const isValue = /9P-|@/.test(text.data) && text.parentElement.closest('table, aside, ol')
                || /^[0-9,.]+$/.test(text.data) && text.parentElement.closest('td, aside');
            if (isValue && text.parentElement.translate) wrong.push(text.data);
        }
        return wrong";
    Setting::gateway()
        .play(async |stage| {
            let (codes, generate, page) = (stage.codes(), stage.generate(), &stage.page);
            let newest = stage.issued("").await.codes;
            stage.open("").await;
            codes.shows(&newest).await;
            codes.open(&newest[0]).await;
            assert_eq!(
                page.run(TRANSLATED).await,
                json!([]),
                "in the list and beside it"
            );
            stage.shell().go(english(Text::Generate)).await;
            generate.ip_order("2", "5").await;
            generate.submit().await;
            generate.confirm().click().await;
            generate.made(&count(Text::CodesCreated, 2)).await;
            assert_eq!(page.run(TRANSLATED).await, json!([]), "of an order");
        })
        .await;
}

/// Staged by what only Chromium offers.
mod chromium {
    use super::*;

    #[tokio::test]
    async fn the_browser_chooses_among_the_languages_where_nobody_else_does() {
        Setting::gateway()
            .play(async |stage| {
                let page = &stage.page;
                page.before_each_page(
                    "Object.defineProperty(navigator, 'languages', { get: () => ['eo', 'ar-EG', 'en'] })",
                )
                .await;
                stage.open("").await;
                page.get("table", "الرموز الصادرة").appears().await;
                let files = "return performance.getEntriesByType('resource').map((file) => file.name.split('/').pop())
                    .filter((name) => name.endsWith('.json') && name !== 'config.json')";
                assert_eq!(page.run(files).await, json!(["ar.json"]), "no language is loaded that is not spoken");
            })
            .await;
    }
}
