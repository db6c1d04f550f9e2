//! Redeeming codes: paste, preview, one request, and what became of each.

use crate::{
    browser::task,
    domain::{Batch, Code, batch},
    i18n::{I18n, Key, use_i18n},
    live::{self, Live},
    pages::{left, outcomes, value},
    state::{Job, RedeemDraft, Session, UnderWay, Work, redeem_codes},
    ui::{
        self, Icon,
        element::{
            El, ElementRef, button, div, el, form, h1, h2, header, label, li, p, section, span,
            textarea, ul,
        },
        focus_within, icon, soon,
    },
};

/// More in one request than this, and one lost answer leaves too much in doubt.
const MOST: usize = 50;

pub fn screen() -> El {
    let i18n = use_i18n();
    let draft: RedeemDraft = live::expect();
    let session: Session = live::expect();
    let under_way = UnderWay::expect();
    let element = ElementRef::new();
    let (text, job) = (draft.text, draft.job);
    let problem = Live::new(None);
    let submit = move || {
        let codes: Vec<Code> = text
            .with_untracked(|text| batch::read(text))
            .codes
            .into_iter()
            .map(|read| read.code)
            .collect();
        problem.set(match codes.len() {
            0 => Some(Key::NoCodes),
            n if n > MOST => Some(Key::TooManyToRedeem),
            _ => None,
        });
        if problem.get_untracked().is_none() {
            redeem(session, under_way, job, codes, element);
        }
    };
    let form = form()
        .class("stack")
        .attr("aria-labelledby", "paste-title")
        .on_submit(submit)
        .child(paste(i18n, text, problem))
        .dynamic(move || preview(i18n, &read(text)))
        .child(div().class("row").child(send(i18n, text, job)));
    let report = div()
        .class("stack")
        .node(element)
        .attr("aria-live", "polite")
        .dynamic(move || {
            job.report.get().map(|report| {
                let title = i18n.count(Key::RedeemReport, report.len() as u64);
                outcomes::report(&report, title, "redeem-report")
            })
        });
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
                .child(report),
        )
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
        problem.get().map(|key| i18n.count(key, MOST as u64))
    });
    div().class("field").child(title).child(area).child(words)
}

fn send(i18n: I18n, text: Live<String>, job: Job) -> El {
    button()
        .class("button button-primary")
        .claim("aria-disabled", move || job.is_running.get())
        .dynamic(move || {
            if job.is_running.get() {
                return i18n.text(Key::Redeeming).to_owned();
            }
            match read(text).codes.len() {
                0 => i18n.text(Key::RedeemCodes).to_owned(),
                n => i18n.count(Key::RedeemN, n as u64),
            }
        })
}

/// Sends the codes once. While a request is under way, another click does nothing.
fn redeem(session: Session, under_way: UnderWay, job: Job, codes: Vec<Code>, element: ElementRef) {
    let Some(client) = session.client() else {
        return;
    };
    if job.is_running.get_untracked() {
        return;
    }
    let ticket = under_way.begin(Work::Redeem(codes.len() as u64));
    job.is_running.set(true);
    job.report.set(None);
    task::spawn(async move {
        let is_known = match redeem_codes(&client, &codes).await {
            Ok(report) => job.report.try_set(Some(report)),
            Err(error) => {
                // The key was refused, so nothing was done.
                session.note(&client, &error);
                true
            }
        };
        if is_known {
            under_way.end(ticket);
            soon(element, move || focus_within(element, "h2"));
        }
        job.is_running.try_set(false);
    });
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
