//! What is ticked: how many codes, what they hold together, and what can be done with them.

use leptos::prelude::*;

use super::{Screen, revoke::Revoking};
use crate::{
    domain::Bytes,
    i18n::{Key, use_i18n},
    pages::value,
    state::{selection, use_now, use_settings},
    ui::copy_button,
};

pub fn selection_bar(screen: Screen, revoking: Revoking) -> AnyView {
    let i18n = use_i18n();
    let now = use_now();
    let settings = use_settings();
    let selection = screen.selection;
    let readout = move || {
        let entries = selection.entries();
        let (ips, bytes) = selection::sum(entries.iter());
        view! {
            <p class="readout" role="status">
                <span><b>{i18n.integer(entries.len() as u64)}</b>" "{i18n.text(Key::Selected)}</span>
                {(ips > 0).then(|| view! { <span><b>{i18n.integer(ips)}</b>" "{i18n.text(Key::IpUnit)}</span> })}
                {(bytes > 0).then(|| {
                    view! { <span><b>{value::gb(i18n, Bytes(bytes))}</b>" "{i18n.text(Key::GbUnit)}</span> }
                })}
            </p>
        }
    };
    let revocable = move || {
        let mut entries = selection.entries();
        settings.with(|config| entries.retain(|entry| entry.is_revocable(&config.statuses, now.get())));
        entries
    };
    let copy = move || {
        let all: String =
            untrack(|| selection.entries()).iter().map(|entry| entry.code.reveal().to_owned() + "\n").collect();
        all
    };
    (move || {
        (!selection.is_empty()).then(|| {
            view! {
                <div class="selection-bar" role="region" aria-label=i18n.text(Key::Selection)>
                    {readout}
                    <button class="button button-quiet" type="button" on:click=move |_| selection.clear()>
                        {i18n.text(Key::ClearSelection)}
                    </button>
                    <span class="push"></span>
                    {move || copy_button(i18n.count(Key::CopyN, selection.len() as u64), copy)}
                    {move || {
                        let entries = revocable();
                        let n = entries.len();
                        (!settings.with(|config| config.read_only)).then(|| {
                            view! {
                                <button
                                    class="button button-danger"
                                    type="button"
                                    disabled=n == 0
                                    on:click=move |_| revoking.ask(entries.clone())
                                >
                                    {i18n.count(Key::RevokeN, n as u64)}
                                </button>
                            }
                        })
                    }}
                </div>
            }
        })
    })
    .into_any()
}
