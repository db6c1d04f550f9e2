//! Redeeming codes: paste, preview, send, and what became of each.

use crate::{
    components::{ButtonKind, ScreenHeader, aria_bool},
    i18n::{Key, use_i18n},
    pages::{
        abandoned::AbandonedOperations,
        bulk::Bulk,
        paste::{PasteField, PastePreview, on_submit},
    },
    state::{BulkJob, Draft, Drafts, Jobs, RedeemLink, Session},
};
use leptos::prelude::*;

/// The screen.
#[component]
pub fn Redeem() -> impl IntoView {
    let i18n = use_i18n();
    let drafts: Drafts = expect_context();
    let jobs: Jobs = expect_context();
    let (draft, job) = (drafts.redeem, jobs.redeem);
    let link: RedeemLink = expect_context();
    Effect::new(move |_| {
        for code in link.take() {
            draft.add_code(&code);
        }
    });
    view! {
        <div class="pane">
            <ScreenHeader title=i18n.text(Key::Redeem)/>
            <AbandonedOperations/>
            <div class="columns columns-even">
                <RedeemForm draft job/>
                <div>
                    <Bulk job/>
                    <p class="awaited">{i18n.text(Key::ReportHere)}</p>
                </div>
            </div>
        </div>
    }
}

#[component]
fn RedeemForm(draft: Draft, job: BulkJob) -> impl IntoView {
    let i18n = use_i18n();
    let session: Session = expect_context();
    let problem = RwSignal::new(None);
    // Whether to look first which of them were redeemed before.
    let is_checked = RwSignal::new(true);
    let submit = on_submit(draft, problem, move |codes| {
        job.begin(session, codes, is_checked.get_untracked());
    });
    view! {
        <form class="stack" aria-labelledby="paste-title" on:submit=submit>
            <PasteField draft title=Key::CodesToRedeem problem/>
            <PastePreview draft title=Key::CodesReady/>
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=is_checked
                    on:change=move |event| is_checked.set(event_target_checked(&event))
                />
                {i18n.text(Key::SkipRedeemed)}
            </label>
            <div class="row">
                <SubmitButton draft job/>
            </div>
        </form>
    }
}

#[component]
fn SubmitButton(draft: Draft, job: BulkJob) -> impl IntoView {
    let i18n = use_i18n();
    let is_running = Memo::new(move |_| job.is_running());
    let label = move || {
        if is_running.get() {
            return i18n.text(Key::Redeeming).to_owned();
        }
        match draft.batch.with(|batch| batch.codes.len()) {
            0 => i18n.text(Key::RedeemCodes).to_owned(),
            n => i18n.count(Key::RedeemN, n as u64),
        }
    };
    view! {
        <button
            class=ButtonKind::Primary.class()
            aria-disabled=move || aria_bool(is_running.get() | draft.is_reading.get())
        >
            {label}
        </button>
    }
}
