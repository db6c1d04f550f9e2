//! What is pasted or dropped is understood: codes are found in any text, and nothing else is sent.

use e2e::{Name, Portal, Setting, Stage, Text, count, english, eventually};
use sandbox::{CUSTOMER, RESELLER};

/// Codes of the reseller that nobody has used.
async fn unused(stage: &Stage, count: usize) -> Vec<String> {
    let query = format!("status=1&data_type=1&limit={count}");
    stage.issued(&query).await.codes
}

/// Opens Redeem after Issued, whose rows show what codes look like.
async fn redeem_after_issued(stage: &Stage) {
    stage.open("").await;
    let newest = stage.issued("").await.codes;
    stage.codes().shows(&newest).await;
    stage.shell().go(english(Text::Redeem)).await;
}

/// A file of these bytes is dropped on the first element that this selector finds; whether the browser was kept from opening
/// it in the place of the page.
async fn drop_files(stage: &Stage, selector: &str, files: &[(&str, &[u8])]) -> bool {
    let files: Vec<String> = files
        .iter()
        .map(|(name, bytes)| format!("new File([new Uint8Array({bytes:?})], {name:?})"))
        .collect();
    let script = format!(
        "const given = new DataTransfer(); \
         for (const file of [{}]) given.items.add(file); \
         const everything = (root) => [...root.querySelectorAll('*')].flatMap((element) => \
             element.shadowRoot ? [element, ...everything(element.shadowRoot)] : [element]); \
         const target = everything(document).find((element) => element.matches({selector:?})); \
         const passes = ['dragover', 'drop'].map((kind) => target.dispatchEvent(new DragEvent(kind, \
             {{ dataTransfer: given, bubbles: true, cancelable: true, composed: true }}))); \
         return passes.every((passes) => !passes)",
        files.join(", ")
    );
    stage.page.run(&script).await == true
}

fn utf16(text: &str) -> Vec<u8> {
    let units = text.encode_utf16().flat_map(u16::to_le_bytes);
    [0xff, 0xfe].into_iter().chain(units).collect()
}

#[tokio::test]
async fn codes_are_found_in_everyday_spellings_and_redeemed_as_they_are() {
    Setting::gateway()
        .play(async |stage| {
            stage.api.generate(RESELLER.api_key, 8, 5).await;
            let codes = stage.issued("limit=8").await.codes;
            let [a, b, c, d, e, f, g, h] = &codes[..] else {
                panic!("the seed has enough of them")
            };
            redeem_after_issued(&stage).await;
            let text = format!(
                "Your code is {a}.\nCode:{b}\n1.{c}\nhttps://portal.example/redeem?code={d}&from=mail2026\n\
                 {e}!\n{f}/{g}\n*{h}*\nOrder 100045678 of 2026-03-12, call 0912345678: {a}"
            );
            let redeem = stage.redeem();
            redeem.codes().paste(&text).await;
            redeem.preview(8).says(&count(Text::Repeated, 1)).await;
            redeem.submit().await;
            redeem.report(8).region().says("8 redeemed").await;
            assert_eq!(stage.effects().await.codes_redeemed, 8);
        })
        .await;
}

#[tokio::test]
async fn numbers_that_may_be_codes_are_asked_about_and_not_sent() {
    Setting::gateway()
        .play(async |stage| {
            let code = unused(&stage, 1).await.remove(0);
            stage.open("?view=redeem").await;
            let redeem = stage.redeem();
            let text = format!("Order 100045678 of 2026-03-12, call 0912345678: {code}");
            redeem.codes().paste(&text).await;
            let preview = redeem.preview(1);
            preview.says(&count(Text::LooksLikeCodes, 3)).await;
            preview.says(&count(Text::NotCodes, 3)).await;
            preview.get("button", "Add 100045678").click().await;
            let preview = redeem.preview(2);
            preview.says("added by you").await;
            preview.says(&count(Text::LooksLikeCodes, 2)).await;
            // The next one can be added at once.
            preview.get("button", "Add 2026-03-12").has_focus().await;
            preview.get("button", "Add all 2").click().await;
            redeem.preview(4).appears().await;
        })
        .await;
}

#[tokio::test]
async fn another_case_of_letters_or_missing_hyphens_lead_to_the_code_of_the_list() {
    Setting::gateway()
        .play(async |stage| {
            let redeem = stage.redeem();
            stage.api.generate(RESELLER.api_key, 2, 5).await;
            redeem_after_issued(&stage).await;
            let newest = stage.issued("limit=2").await.codes;
            let (one, other) = (&newest[0], &newest[1]);
            redeem
                .codes()
                .paste(&format!(
                    "{}\n{}",
                    one.to_lowercase(),
                    other.replace('-', "")
                ))
                .await;
            let preview = redeem.preview(0);
            preview.says(&format!("Did you mean {one}?")).await;
            preview.get("button", format!("Use {one}")).click().await;
            let preview = redeem.preview(1);
            preview.get("button", format!("Use {other}")).click().await;
            redeem.preview(2).appears().await;
            redeem.submit().await;
            redeem
                .report(2)
                .are(&[
                    (one, english(Text::StatusRedeemed)),
                    (other, english(Text::StatusRedeemed)),
                ])
                .await;
        })
        .await;
}

#[tokio::test]
async fn a_look_up_in_vain_offers_the_code_with_another_spelling() {
    Setting::gateway()
        .play(async |stage| {
            let code = stage.issued("limit=1&page=50").await.codes.remove(0);
            stage.open("?view=lookup").await;
            let field = stage.page.get("textbox", english(Text::CodesToLookUp));
            field.paste(&code.to_lowercase()).await;
            stage.page.get("button", "Look up 1 code").click().await;
            let found = stage.page.get("main", Name::Any);
            found.says("1 not found").await;
            found.says(&format!("Did you mean {code}?")).await;
            found
                .get("button", english(Text::LookUpThese))
                .click()
                .await;
            let table = stage.page.get("table", english(Text::LookUp));
            table.says(&code).await;
        })
        .await;
}

#[tokio::test]
async fn several_files_are_read_and_those_without_a_text_are_named() {
    Setting::gateway()
        .play(async |stage| {
            let codes = unused(&stage, 3).await;
            stage.open("?view=redeem").await;
            let redeem = stage.redeem();
            redeem.codes().appears().await;
            let sheet = b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0 xl/worksheets/sheet1.xml";
            let is_kept = drop_files(
                &stage,
                "h1",
                &[
                    // "Unicode Text", as Excel saves it.
                    (
                        "march.txt",
                        &utf16(&format!("Code\tIPs\r\n{}\t5\r\n", codes[0])),
                    ),
                    (
                        "april.csv",
                        format!("\u{feff}\"{}\",5\r\n", codes[1]).as_bytes(),
                    ),
                    ("may.xlsx", sheet),
                ],
            )
            .await;
            assert!(
                is_kept,
                "the browser opens the file in the place of the page"
            );
            redeem.preview(2).appears().await;
            let main = stage.page.get("main", Name::Any);
            main.says("may.xlsx").await;
            assert!(!redeem.codes().value().await.contains("PK"));

            // Beside the field, on what was found.
            let more = [("june.txt", codes[2].as_bytes())];
            assert!(drop_files(&stage, "#preview-title", &more).await);
            redeem.preview(3).appears().await;
            assert!(!main.text().await.contains("may.xlsx"));
        })
        .await;
}

#[tokio::test]
async fn the_same_file_can_be_chosen_again() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("?view=redeem").await;
            stage.redeem().codes().appears().await;
            for text in ["9P-MARCH-0001", "9P-MARCH-0001 9P-MARCH-0002"] {
                // Browsers tell a field of a file only if it is another one than it holds.
                let script = format!(
                    "const field = document.querySelector('input[type=file]'); \
                     if (field.files.length) return false; \
                     const given = new DataTransfer(); \
                     given.items.add(new File([{text:?}], 'codes.txt')); \
                     field.files = given.files; \
                     return field.dispatchEvent(new Event('change', {{ bubbles: true }}))"
                );
                eventually("the field is free for the file", async || {
                    match stage.page.run(&script).await == true {
                        true => Ok(()),
                        false => Err("it holds the one before"),
                    }
                })
                .await;
                stage
                    .redeem()
                    .preview(text.split(' ').count())
                    .appears()
                    .await;
                stage.redeem().codes().fill("").await;
            }
        })
        .await;
}

#[tokio::test]
async fn a_file_dropped_beside_every_field_leaves_the_page_where_it_is() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("").await;
            stage.shell().title(english(Text::Issued)).appears().await;
            let file = [("codes.txt", &b"9P-AB12"[..])];
            assert!(drop_files(&stage, "h1", &file).await);
        })
        .await;
}

#[tokio::test]
async fn in_a_host_page_files_are_held_over_the_dashboard_alone() {
    Setting::keys()
        .for_every_origin()
        .play(async |stage| {
            let portal = Portal::start("plain", &stage.sandbox.origin(), "{}").await;
            let keys = format!("sales={}&support={}", RESELLER.api_key, CUSTOMER.api_key);
            stage.page.goto(&portal.page(&keys)).await;
            let sales = stage.page.get("region", "Sales");
            sales
                .get("table", english(Text::IssuedCodes))
                .appears()
                .await;
            let file = [("codes.txt", &b"9P-AB12"[..])];
            assert!(drop_files(&stage, ".pane", &file).await);
            assert!(!drop_files(&stage, "body", &file).await, "the host's own");
        })
        .await;
}

/// Staged by what only Chromium offers.
mod chromium {
    use super::*;

    const CONFIG: &str = r#"{ "key_mode": "header", "message_template": "Code: {code}.\n{amount}, until {expires}" }"#;

    #[tokio::test]
    async fn what_copy_messages_gives_can_be_pasted_back_whole() {
        Setting::keys()
            .config(Some(CONFIG))
            .play(async |stage| {
                let (page, generate) = (&stage.page, stage.generate());
                page.permit_clipboard(&stage.sandbox.origin()).await;
                stage.open("?view=generate").await;
                stage.connect().key().fill(RESELLER.api_key).await;
                stage.connect().submit().await;
                generate.ip_order("3", "5").await;
                generate.submit().await;
                generate.confirm().click().await;
                let codes = generate.made(&count(Text::CodesCreated, 3)).await;
                page.get("button", english(Text::MoreActions)).click().await;
                page.get("button", english(Text::CopyMessages))
                    .click()
                    .await;
                page.get("button", english(Text::Copied)).appears().await;
                let messages = page.clipboard().await;
                page.press(thirtyfour::Key::Escape).await;
                stage.shell().go(english(Text::Redeem)).await;
                stage.redeem().codes().paste(&messages).await;
                let preview = stage.redeem().preview(3);
                for code in &codes {
                    preview.says(code).await;
                }
                assert!(!preview.text().await.contains("look like codes"));
            })
            .await;
    }
}
