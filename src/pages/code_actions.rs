//! What a person takes along of codes, wherever they stand: copied, in a file, on paper.

mod edit_message;
mod message;
mod sheet;
mod texts;

pub use message::Messages;

use leptos::prelude::*;
use std::sync::Arc;

use crate::{
    components::{Button, ButtonKind, CopyButton, Icon, IconName, Menu, MenuHandle, PrintButton},
    domain::{Code, CodeEntry, table},
    i18n::{Key, use_i18n},
    platform::host_bridge::HostBridge,
    state::{ExportOffer, Exports, Journal, MessageTemplate, use_now, use_settings},
};
use edit_message::EditMessageDialog;
use sheet::Sheet;

/// Codes to be taken along. They are read when a button is pressed: a selection changes.
pub type Taken = Callback<(), Arc<[Arc<CodeEntry>]>>;

/// The buttons in a row.
#[component]
pub fn CodeActions(
    /// Tells these buttons from others on the screen, in ids.
    #[prop(into)]
    name: String,
    /// How many codes.
    #[prop(into)]
    n: Signal<u64>,
    /// The codes.
    entries: Taken,
    /// What can be exported from here, where that is more than these codes.
    #[prop(optional, into)]
    offer: Option<Callback<(), ExportOffer>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let (now, settings) = (use_now(), use_settings());
    let page: HostBridge = expect_context();
    let journal: Journal = expect_context();
    let exports: Exports = expect_context();
    let tabled = move || {
        let rows = texts::rows(i18n, settings, journal, now.exactly(), &entries.run(()));
        table::to_tsv(&rows)
    };
    let (messages, template) = (Messages::expect(), MessageTemplate::expect());
    // As it is from the start, a message is the code and nothing else.
    let has_messages = Memo::new(move |_| template.text() != "{code}");
    let copy_messages = move || {
        has_messages.get().then(|| {
            let label = i18n.text(Key::CopyMessages).to_owned();
            let text = move || texts::messages(messages, &entries.run(()));
            view! { <CopyButton label kind=ButtonKind::Quiet text/> }
        })
    };
    let menu = MenuHandle::default();
    let is_editing = RwSignal::new(false);
    let edit = move || {
        // The button of the menu gets the focus, and the dialog gives it back to that.
        menu.close();
        is_editing.set(true);
    };
    // A host page would be printed around the sheet.
    let print = (!page.is_embedded()).then(|| {
        let sheet = move || view! { <Sheet i18n settings journal entries=entries.run(())/> };
        view! {
            <PrintButton sheet>
                <Icon name=IconName::Print/>
                {i18n.text(Key::PrintQr)}
            </PrintButton>
        }
    });
    let export = move || {
        exports.open(match offer {
            Some(offer) => offer.run(()),
            None => ExportOffer::of(entries.run(())),
        });
    };
    view! {
        <CopyButton
            attr:data-copy=""
            label=move || i18n.count(Key::CopyN, n.get())
            text=move || Code::lines(entries.run(()).iter().map(|entry| &entry.code))
        />
        <Menu
            id=["more-actions-", &name].concat()
            handle=menu
            kind=ButtonKind::Icon
            label=i18n.text(Key::MoreActions)
            button=|| view! { <Icon name=IconName::Down/> }
        >
            <CopyButton
                label=i18n.text(Key::CopyTable).to_owned()
                kind=ButtonKind::Quiet
                text=tabled
            />
            {copy_messages}
            <Button kind=ButtonKind::Quiet on_click=edit>
                <Icon name=IconName::Edit/>
                {i18n.text(Key::EditMessageMore)}
            </Button>
            {print}
        </Menu>
        <EditMessageDialog is_open=is_editing entries/>
        <Button on_click=export>{i18n.text(Key::Export)}</Button>
    }
}
