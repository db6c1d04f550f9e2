//! What a person takes along of codes that were made together: copied, in a file, on paper.

mod file;
mod sheet;
mod texts;

use leptos::prelude::*;
use std::sync::Arc;

use crate::{
    components::{Button, ButtonKind, CopyButton, Icon, IconName, Menu, PrintButton},
    domain::{Amount, Code, Timestamp, table},
    i18n::{Key, use_i18n},
    platform::{download, host_bridge::HostBridge},
    state::use_settings,
};
use sheet::Sheet;

/// Codes that are alike but for their text.
pub struct Batch {
    pub codes: Vec<Code>,
    /// In each.
    pub amount: Amount,
    /// Email of the one account that can redeem them; `None` is any.
    pub forward_to: Option<String>,
    /// `None` is not known.
    pub expires: Option<Timestamp>,
    /// Empty is none.
    pub note: String,
    pub made_at: Timestamp,
}

/// The buttons in a row. For one batch on the screen at a time: the menu among them has a fixed id.
#[component]
pub fn CodeActions(
    /// What is taken along.
    batch: Batch,
) -> impl IntoView {
    let i18n = use_i18n();
    let page: HostBridge = expect_context();
    let label = i18n.count(Key::CopyN, batch.codes.len() as u64);
    let batch = Arc::new(batch);
    let (copied, saved, printed) = (batch.clone(), batch.clone(), batch.clone());
    let save = move || {
        download::save_table(&file::name(i18n, &saved), &texts::rows(i18n, &saved));
    };
    // A host page would be printed around the sheet.
    let print = (!page.is_embedded()).then(|| {
        let sheet = move || view! { <Sheet i18n batch=printed.clone()/> };
        view! { <PrintButton sheet>{i18n.text(Key::PrintQr)}</PrintButton> }
    });
    view! {
        <CopyButton label text=move || texts::lines(&copied)/>
        <MoreWaysToCopy batch/>
        <Button kind=ButtonKind::Quiet on_click=save>
            {i18n.text(Key::DownloadCsv)}
        </Button>
        {print}
    }
}

/// A menu of the ways to copy beside one code a line.
#[component]
fn MoreWaysToCopy(batch: Arc<Batch>) -> impl IntoView {
    let i18n = use_i18n();
    let settings = use_settings();
    let tabled = batch.clone();
    let table = move || table::to_tsv(&texts::rows(i18n, &tabled));
    // As it is without a template of the deployment's own, a message is the code and nothing else.
    let has_messages = settings.with(|config| config.message_template != "{code}");
    let copy_messages = has_messages.then(|| {
        let label = i18n.text(Key::CopyMessages).to_owned();
        let text = move || texts::messages(i18n, settings, &batch);
        view! { <CopyButton label kind=ButtonKind::Quiet text/> }
    });
    view! {
        <Menu
            id="more-ways-to-copy"
            kind=ButtonKind::Icon
            label=i18n.text(Key::MoreWaysToCopy)
            button=|| view! { <Icon name=IconName::Down/> }
        >
            <CopyButton
                label=i18n.text(Key::CopyTable).to_owned()
                kind=ButtonKind::Quiet
                text=table
            />
            {copy_messages}
        </Menu>
    }
}
