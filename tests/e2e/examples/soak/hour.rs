//! What somebody does in an hour at the dashboard, by its own controls. Each hour is the same, so that what is held at the end of each
//! can be compared.

use crate::clock::Clock;
use e2e::{Name, Stage, Text, count, docs, english, name_of, saved};
use sandbox::RESELLER;
use serde_json::Value;
use std::{fs, path::Path, time::Duration};

const MINUTE: Duration = Duration::from_secs(60);

/// A little less than the page bears without a touch.
const PAUSE: Duration = Duration::from_secs(12 * 60);

/// The page locks by itself meanwhile. What is left of the hour is short enough for none.
const ABSENCE: Duration = Duration::from_secs(25 * 60);

/// The page is connected and shows the list at its beginning and at its end; the caller fills the rest of the hour.
pub async fn spend(stage: &Stage, clock: &mut Clock, files: &Path) {
    look_around(stage).await;
    clock.forward(PAUSE).await;
    stage.codes().refresh().await;
    find(stage).await;
    export(stage, files).await;
    speak(stage).await;
    clock.forward(MINUTE).await;
    let made = order(stage).await;
    redeem(stage, &made[0]).await;
    revoke(stage, &made[1]).await;
    look_up(stage, &made).await;
    add_up(stage).await;
    clock.forward(PAUSE).await;

    stage.shell().lock().await;
    clock.forward(MINUTE).await;
    connect(stage).await;
    clock.forward(ABSENCE).await;
    stage.shell().title(english(Text::Connect)).appears().await;
    connect(stage).await;
}

pub async fn connect(stage: &Stage) {
    stage.connect().with_key(RESELLER.api_key).await;
    the_list_is_there(stage).await;
}

async fn the_list_is_there(stage: &Stage) {
    stage
        .page
        .get("table", english(Text::IssuedCodes))
        .says("9P-")
        .await;
}

/// Sorts, turns pages, filters, ticks, opens a code.
async fn look_around(stage: &Stage) {
    let codes = stage.codes();
    for _ in 0..2 {
        codes.sort_by(english(Text::Code)).await;
    }
    codes.sort_by(english(Text::Created)).await;
    for step in [Text::NextPage, Text::PreviousPage] {
        codes.step(english(step)).click().await;
        the_list_is_there(stage).await;
    }
    codes
        .filter(english(Text::Status), english(Text::StatusUnused))
        .await;
    the_list_is_there(stage).await;
    codes.clear_filters().await;
    for size in ["100", "30"] {
        codes.page_size().choose(size).await;
        the_list_is_there(stage).await;
    }
    codes.shows(&stage.issued("limit=30").await.codes).await;
    for row in codes.rows().await.into_iter().take(3) {
        codes.select(&row.code).await;
        let panel = codes.open(&row.code).await;
        panel.button(english(Text::Close)).click().await;
        panel.region().disappears().await;
        codes.select(&row.code).await;
    }
}

/// By the palette.
async fn find(stage: &Stage) {
    let page = &stage.page;
    for (word, screen) in [("redeemed", Text::Redeemed), ("issued", Text::Issued)] {
        page.press_with_control('k').await;
        let palette = page.get("dialog", english(Text::Commands));
        palette.get("combobox", Name::Any).press(word).await;
        let screen = english(screen);
        page.get("option", Name::words(screen))
            .first()
            .click()
            .await;
        palette.disappears().await;
        stage.shell().title(screen).appears().await;
    }
    the_list_is_there(stage).await;
}

async fn export(stage: &Stage, files: &Path) {
    let head = stage.page.get("main", Name::Any);
    head.get("button", english(Text::Export)).click().await;
    let dialog = stage.page.get("dialog", Name::Any);
    dialog
        .get("button", english(Text::ExportStart))
        .click()
        .await;
    saved(files, ".csv").await;
    dialog.get("button", english(Text::Done)).click().await;
    dialog.disappears().await;
    for file in fs::read_dir(files).expect("the folder is there") {
        fs::remove_file(file.expect("a file").path()).expect("it can be removed");
    }
}

/// Another language, and back.
async fn speak(stage: &Stage) {
    let page = &stage.page;
    let file = docs::folder().join("../locale/vi.json");
    let texts = fs::read_to_string(file).expect("it is there");
    let texts: Value = serde_json::from_str(&texts).expect("JSON");
    let in_vietnamese = |key: Text| texts[name_of(key)].as_str().expect("a text").to_owned();
    page.get("button", english(Text::Help)).click().await;
    page.get("combobox", english(Text::Language))
        .choose("Tiếng Việt")
        .await;
    page.get("heading", in_vietnamese(Text::Issued))
        .appears()
        .await;
    page.get("button", in_vietnamese(Text::Help)).click().await;
    page.get("combobox", in_vietnamese(Text::Language))
        .choose("English")
        .await;
    stage.shell().title(english(Text::Issued)).appears().await;
    the_list_is_there(stage).await;
}

/// A small order; its codes.
async fn order(stage: &Stage) -> Vec<String> {
    stage.shell().go(english(Text::Generate)).await;
    stage.generate().place_ip_order("2", "5").await;
    stage.generate().made(&count(Text::CodesCreated, 2)).await
}

async fn redeem(stage: &Stage, code: &str) {
    stage.shell().go(english(Text::Redeem)).await;
    stage.redeem().codes().fill(code).await;
    stage.redeem().submit().await;
    stage
        .redeem()
        .report(1)
        .are(&[(code, english(Text::StatusRedeemed))])
        .await;
}

async fn revoke(stage: &Stage, code: &str) {
    stage.shell().go(english(Text::Issued)).await;
    let codes = stage.codes();
    codes
        .open(code)
        .await
        .button(english(Text::RevokeThis))
        .click()
        .await;
    codes
        .question()
        .get("button", count(Text::RevokeNow, 1))
        .click()
        .await;
    codes
        .revoke_report(1)
        .are(&[(code, english(Text::StatusRevoked))])
        .await;
    codes.panel().button(english(Text::Close)).click().await;
    codes.panel().region().disappears().await;
}

async fn look_up(stage: &Stage, codes: &[String]) {
    stage.shell().go(english(Text::LookUp)).await;
    let page = &stage.page;
    page.get("textbox", english(Text::CodesToLookUp))
        .fill(&codes.join("\n"))
        .await;
    let look_up = count(Text::LookUpN, codes.len() as u64);
    page.get("button", look_up).click().await;
    let done = count(Text::CodesLookedUp, codes.len() as u64);
    page.get("main", Name::Any).says(&done).await;
}

/// The overview of all codes, and what was done.
async fn add_up(stage: &Stage) {
    stage.shell().go(english(Text::Overview)).await;
    stage.overview().is_complete().await;
    stage.overview().press(Text::Refresh).await;
    stage.overview().is_complete().await;
    stage.shell().go(english(Text::Activity)).await;
    stage.shell().go(english(Text::Issued)).await;
    the_list_is_there(stage).await;
}
