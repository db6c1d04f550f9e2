//! What a person takes along of codes that were made together: copied, in a file, on paper.

mod file;
mod sheet;
mod texts;

use leptos::prelude::*;

use std::sync::Arc;

use crate::{
    browser::{download, host_page::HostPage},
    domain::{Amount, Code, Instant, table},
    i18n::{I18n, Key, use_i18n},
    state::use_settings,
    ui::{
        Icon, copy_button,
        element::{El, button, fragment},
        icon, menu, print_button,
    },
};

/// Codes that are alike but for their text.
pub struct Batch {
    pub codes: Vec<Code>,
    /// In each.
    pub amount: Amount,
    /// Email of the one account that can redeem them; `None` is any.
    pub forward_to: Option<String>,
    /// `None` is not known.
    pub expires: Option<Instant>,
    /// Empty is none.
    pub note: String,
    pub made_at: Instant,
}

/// The buttons in a row. For one batch on the screen at a time: the menu among them has a fixed id.
pub fn actions(batch: Batch) -> El {
    let i18n = use_i18n();
    let words = i18n.count(Key::CopyN, batch.codes.len() as u64);
    let batch = Arc::new(batch);
    let (copied, saved, printed) = (batch.clone(), batch.clone(), batch.clone());
    let save = button()
        .class("button button-quiet")
        .attr("type", "button")
        .on_click(move || {
            download::save_table(&file::name(i18n, &saved), &texts::rows(i18n, &saved));
        })
        .child(i18n.text(Key::DownloadCsv));
    let sheet = Box::new(move || sheet::sheet(i18n, &printed));
    // A host page would be printed around the sheet.
    let page: HostPage = expect_context();
    let print = (!page.is_embedded())
        .then(|| print_button(i18n.text(Key::PrintQr), sheet).class("button button-quiet"));
    fragment()
        .child(copy_button(words, move || texts::lines(&copied)))
        .child(more_ways(i18n, &batch))
        .child(save)
        .child(print)
}

/// A menu of the ways to copy beside one code a line.
fn more_ways(i18n: I18n, batch: &Arc<Batch>) -> El {
    let settings = use_settings();
    let (tabled, told) = (batch.clone(), batch.clone());
    let way = |key, text: Box<dyn Fn() -> String + Send + Sync>| {
        copy_button(i18n.text(key).to_owned(), text).class("button button-quiet")
    };
    let table = way(
        Key::CopyTable,
        Box::new(move || table::to_tsv(&texts::rows(i18n, &tabled))),
    );
    let messages = move || texts::messages(i18n, settings, &told);
    let opener = button()
        .class("button button-icon")
        .attr("aria-label", i18n.text(Key::MoreWaysToCopy))
        .child(icon(Icon::Down));
    // As it is without a template of the deployment's own, a message is the code and nothing else.
    let has_messages = settings.with(|config| config.message_template != "{code}");
    menu("more-ways-to-copy", opener, |_| {
        fragment()
            .child(table)
            .child(has_messages.then(|| way(Key::CopyMessages, Box::new(messages))))
    })
}
