//! Redeeming codes: paste, preview, send, and what became of each.

use crate::{
    i18n::{I18n, Key, use_i18n},
    pages::{
        bulk::Bulk,
        left::LeftUnderWay,
        paste::{paste, preview},
    },
    state::{BulkJob, Draft, Drafts, Jobs, Session},
    ui::{
        element::{El, button, div, form, h1, header, input, label},
        from_view,
    },
};
use leptos::prelude::*;

pub fn screen() -> El {
    let i18n = use_i18n();
    let drafts: Drafts = expect_context();
    let session: Session = expect_context();
    let jobs: Jobs = expect_context();
    let (draft, job) = (drafts.redeem, jobs.redeem);
    let problem = RwSignal::new(None);
    let is_checked = RwSignal::new(true);
    let submit = move || {
        if draft.is_reading.get_untracked() {
            return;
        }
        let codes = draft.codes();
        problem.set(codes.is_empty().then_some(Key::NoCodes));
        if !codes.is_empty() {
            job.begin(session, codes, is_checked.get_untracked());
        }
    };
    let form = form()
        .class("stack")
        .attr("aria-labelledby", "paste-title")
        .on_submit(submit)
        .child(paste(i18n, draft, Key::CodesToRedeem, problem))
        .child(preview(i18n, draft, Key::WouldBeSent))
        .child(check(i18n, is_checked))
        .child(div().class("row").child(send(i18n, draft, job)));
    div()
        .class("pane")
        .child(
            header()
                .class("screen-head")
                .child(h1().child(i18n.text(Key::Redeem))),
        )
        .child(from_view(view! { <LeftUnderWay/> }))
        .child(
            div()
                .class("columns columns-even")
                .child(form)
                .child(from_view(view! { <Bulk job=job/> })),
        )
}

/// Whether to look first which of them were redeemed before.
fn check(i18n: I18n, is_checked: RwSignal<bool>) -> El {
    let field = input()
        .attr("type", "checkbox")
        .prop("checked", move || is_checked.get())
        .on_tick(move |is_ticked| is_checked.set(is_ticked));
    label()
        .class("choice")
        .child(field)
        .child(i18n.text(Key::CheckFirst))
}

fn send(i18n: I18n, draft: Draft, job: BulkJob) -> El {
    button()
        .class("button button-primary")
        .claim("aria-disabled", move || {
            job.is_running() | draft.is_reading.get()
        })
        .dynamic(move || {
            if job.is_running() {
                return i18n.text(Key::Redeeming).to_owned();
            }
            match draft.batch.with(|batch| batch.codes.len()) {
                0 => i18n.text(Key::RedeemCodes).to_owned(),
                n => i18n.count(Key::RedeemN, n as u64),
            }
        })
}
