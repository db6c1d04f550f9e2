//! Redeeming codes: paste, preview, send, and what became of each.

use crate::{
    domain::{Batch, Code, batch},
    i18n::{I18n, Key, use_i18n},
    live::{self, Live},
    pages::{bulk::bulk, left, value},
    state::{BulkJob, Jobs, RedeemDraft, Session},
    ui::{
        self, Icon,
        element::{
            El, button, div, el, form, h1, h2, header, input, label, li, p, section, span,
            textarea, ul,
        },
        icon,
    },
};

pub fn screen() -> El {
    let i18n = use_i18n();
    let draft: RedeemDraft = live::expect();
    let session: Session = live::expect();
    let jobs: Jobs = live::expect();
    let (text, job) = (draft.text, jobs.redeem);
    let problem = Live::new(None);
    let is_checked = Live::new(true);
    let submit = move || {
        let codes: Vec<Code> = text
            .with_untracked(|text| batch::read(text))
            .codes
            .into_iter()
            .map(|read| read.code)
            .collect();
        problem.set(codes.is_empty().then_some(Key::NoCodes));
        if !codes.is_empty() {
            job.begin(session, codes, is_checked.get_untracked());
        }
    };
    let form = form()
        .class("stack")
        .attr("aria-labelledby", "paste-title")
        .on_submit(submit)
        .child(paste(i18n, text, problem))
        .dynamic(move || preview(i18n, &read(text)))
        .child(check(i18n, is_checked))
        .child(div().class("row").child(send(i18n, text, job)));
    div()
        .class("pane")
        .child(
            header()
                .class("screen-head")
                .child(h1().child(i18n.text(Key::Redeem))),
        )
        .child(left::behind())
        .child(
            div()
                .class("columns columns-even")
                .child(form)
                .child(bulk(job)),
        )
}

/// Whether to look first which of them were redeemed before.
fn check(i18n: I18n, is_checked: Live<bool>) -> El {
    let field = input()
        .attr("type", "checkbox")
        .prop("checked", move || is_checked.get())
        .on_tick(move |is_ticked| is_checked.set(is_ticked));
    label()
        .class("row")
        .child(field)
        .child(i18n.text(Key::CheckFirst))
}

/// Tracks.
fn read(text: Live<String>) -> Batch {
    text.with(|text| batch::read(text))
}

/// The field that takes any text with codes in it.
fn paste(i18n: I18n, text: Live<String>, problem: Live<Option<Key>>) -> El {
    let title = label()
        .class("label")
        .attr("for", "paste")
        .id("paste-title")
        .child(i18n.text(Key::CodesToRedeem));
    let area = textarea()
        .class("input")
        .id("paste")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .attr("aria-describedby", "paste-words")
        .claim("aria-invalid", move || problem.get().is_some())
        .prop("value", move || text.get())
        .on_input(move |typed| {
            text.set(typed);
            problem.set(None);
        });
    let words = ui::words("paste", i18n.text(Key::PasteHint), move || {
        problem.get().map(|key| i18n.text(key).to_owned())
    });
    div().class("field").child(title).child(area).child(words)
}

fn send(i18n: I18n, text: Live<String>, job: BulkJob) -> El {
    button()
        .class("button button-primary")
        .claim("aria-disabled", move || job.is_running())
        .dynamic(move || {
            if job.is_running() {
                return i18n.text(Key::Redeeming).to_owned();
            }
            match read(text).codes.len() {
                0 => i18n.text(Key::RedeemCodes).to_owned(),
                n => i18n.count(Key::RedeemN, n as u64),
            }
        })
}

/// What would be sent, and what was left out and why.
fn preview(i18n: I18n, batch: &Batch) -> Option<El> {
    if batch.pieces == 0 {
        return None;
    }
    let sent = batch.codes.iter().zip(1..).map(|(read, n): (_, u64)| {
        let words = (read.times > 1).then(|| i18n.count(Key::PastedTwice, read.times as u64));
        li().child(span().class("ordinal").child(n.to_string()))
            .child(value::code(&read.code))
            .child(span().class("words").child(words))
    });
    let dropped = batch.dropped.iter().map(|piece| {
        li().child(icon(Icon::MarkNotSent))
            .child(el("code").child(value::outside(piece)))
            .child(span().class("words").child(i18n.text(Key::NotACode)))
    });
    let title = i18n.count(Key::WouldBeSent, batch.codes.len() as u64);
    let pieces = i18n.count(Key::PiecesRead, batch.pieces as u64);
    let head = header()
        .class("sheet-head")
        .child(h2().id("preview-title").child(title))
        .child(p().class("push").child(pieces));
    let sheet = section()
        .class("sheet")
        .attr("aria-labelledby", "preview-title")
        .child(head)
        .child(
            ul().class("code-list code-list-compact flush")
                .children(sent)
                .children(dropped),
        );
    Some(sheet)
}
