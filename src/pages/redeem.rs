//! Redeeming codes: paste, preview, one request, and what became of each.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    domain::{Batch, Code, batch},
    i18n::{Key, use_i18n},
    pages::{outcomes, value},
    state::{Job, RedeemDraft, Session, redeem_codes},
    ui::{Icon, icon},
};

/// More in one request than this, and one lost answer leaves too much in doubt.
const MOST: usize = 50;

pub fn screen() -> AnyView {
    let i18n = use_i18n();
    let draft: RedeemDraft = expect_context();
    let session: Session = expect_context();
    let (text, job) = (draft.text, draft.job);
    let read = Memo::new(move |_| text.with(|text| batch::read(text)));
    let codes = move || read.with(|batch| batch.codes.len());
    let problem = RwSignal::new(None::<Key>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let codes: Vec<Code> =
            read.with_untracked(|batch| batch.codes.iter().map(|read| read.code.clone()).collect());
        problem.set(match codes.len() {
            0 => Some(Key::NoCodes),
            n if n > MOST => Some(Key::TooManyToRedeem),
            _ => None,
        });
        if problem.get_untracked().is_none() {
            redeem(session, job, codes);
        }
    };
    view! {
        <div class="pane">
            <header class="screen-head"><h1>{i18n.text(Key::Redeem)}</h1></header>
            <div class="columns columns-even">
                <form class="stack" aria-labelledby="paste-title" on:submit=submit>
                    <div class="field">
                        <label class="label" for="paste" id="paste-title">{i18n.text(Key::CodesToRedeem)}</label>
                        <textarea
                            class="input"
                            id="paste"
                            spellcheck="false"
                            autocomplete="off"
                            aria-describedby="paste-words"
                            aria-invalid=move || problem.with(Option::is_some).to_string()
                            prop:value=text
                            on:input=move |event| {
                                text.set(event_target_value(&event));
                                problem.set(None);
                            }
                        ></textarea>
                        {crate::ui::words(
                            "paste",
                            i18n.text(Key::PasteHint),
                            Signal::derive(move || problem.get().map(|key| i18n.count(key, MOST as u64))),
                        )}
                    </div>
                    {move || read.with(preview)}
                    <div class="row">
                        <button class="button button-primary" aria-disabled=move || job.is_running.get().to_string()>
                            {move || match codes() {
                                _ if job.is_running.get() => i18n.text(Key::Redeeming).to_owned(),
                                0 => i18n.text(Key::RedeemCodes).to_owned(),
                                n => i18n.count(Key::RedeemN, n as u64),
                            }}
                        </button>
                    </div>
                </form>
                <div class="stack" aria-live="polite">
                    {move || {
                        job.report
                            .get()
                            .map(|report| {
                                let title = i18n.count(Key::RedeemReport, report.len() as u64);
                                outcomes::report(&report, title, "redeem-report")
                            })
                    }}
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// Sends the codes once. While a request is under way, another click does nothing.
fn redeem(session: Session, job: Job, codes: Vec<Code>) {
    let Some(client) = session.client() else {
        return;
    };
    if job.is_running.get_untracked() {
        return;
    }
    job.is_running.set(true);
    job.report.set(None);
    spawn_local(async move {
        match redeem_codes(&client, &codes).await {
            Ok(report) => {
                job.report.try_set(Some(report));
            }
            Err(error) => session.note(&error),
        }
        job.is_running.try_set(false);
    });
}

/// What would be sent, and what was left out and why.
fn preview(batch: &Batch) -> AnyView {
    let i18n = use_i18n();
    if batch.pieces == 0 {
        return ().into_any();
    }
    let sent = batch.codes.iter().zip(1..).map(|(read, n): (_, u64)| {
        let words = (read.times > 1).then(|| i18n.count(Key::PastedTwice, read.times as u64));
        view! {
            <li>
                <span class="ordinal">{n}</span>
                {value::code(&read.code)}
                <span class="words">{words}</span>
            </li>
        }
    });
    let dropped = batch.dropped.iter().map(|piece| {
        view! {
            <li>
                {icon(Icon::MarkNotSent)}
                <code>{value::outside(piece)}</code>
                <span class="words">{i18n.text(Key::NotACode)}</span>
            </li>
        }
    });
    view! {
        <section class="sheet" aria-labelledby="preview-title">
            <header class="sheet-head">
                <h2 id="preview-title">{i18n.count(Key::WouldBeSent, batch.codes.len() as u64)}</h2>
                <p class="push">{i18n.count(Key::PiecesRead, batch.pieces as u64)}</p>
            </header>
            <ul class="code-list code-list-compact flush">{sent.collect_view()} {dropped.collect_view()}</ul>
        </section>
    }
    .into_any()
}
