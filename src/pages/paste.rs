//! A field that takes any text with codes in it, and what was found there.

use std::rc::Rc;

use crate::{
    browser::{clipboard, text_file},
    domain::Batch,
    i18n::{I18n, Key},
    live::{self, Live},
    pages::value,
    state::Draft,
    ui::{
        self, Icon,
        element::{
            El, ElementRef, button, div, el, h2, header, input, label, li, p, section, span,
            textarea, ul,
        },
        focus_within, icon, soon, windowed,
    },
};

/// Up to so many pieces stand there all at once.
const ROWS_MAX: usize = 100;

pub fn paste(i18n: I18n, draft: Draft, title: Key, problem: Live<Option<Key>>) -> El {
    let label_of = label()
        .class("label")
        .attr("for", "paste")
        .id("paste-title")
        .child(i18n.text(title));
    let element = ElementRef::new();
    let is_folded = live::claim(move || draft.is_folded());
    live::effect(move || {
        // The field that had the focus is gone.
        if is_folded.get() {
            soon(element, move || focus_within(element, "button"));
        }
    });
    let words = ui::words("paste", i18n.text(Key::PasteHint), move || {
        problem.get().map(|key| i18n.text(key).to_owned())
    });
    let file = input()
        .class("unseen")
        .attr("type", "file")
        .attr("accept", ".txt,.csv,.tsv,text/plain,text/csv")
        .on("change", move |event| {
            text_file::read(&event, add(draft));
        });
    let file = label()
        .class("button button-quiet")
        .child(i18n.text(Key::ChooseFile))
        .child(file);
    let field = move || {
        if is_folded.get() {
            folded(i18n, draft)
        } else {
            area(draft, problem)
        }
    };
    div()
        .class("field")
        .node(element)
        .child(label_of)
        .dynamic(field)
        .child(words)
        .child(div().class("row").child(file))
}

fn area(draft: Draft, problem: Live<Option<Key>>) -> El {
    textarea()
        .class("input")
        .id("paste")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .attr("aria-describedby", "paste-words")
        .claim("aria-invalid", move || problem.get().is_some())
        .prop("value", move || draft.text.get())
        .on_input(move |typed| {
            draft.put(typed);
            problem.set(None);
        })
        .on("paste", move |event| {
            if clipboard::pasted(&event).is_some_and(|text| draft.takes(&text)) {
                event.prevent_default();
            }
        })
        .on("drop", move |event| {
            if text_file::read(&event, add(draft)) {
                event.prevent_default();
            }
        })
}

/// A text that no field shows: how long it is, and what can be done with it.
fn folded(i18n: I18n, draft: Draft) -> El {
    let action = |words: Key, act: Box<dyn Fn()>| {
        button()
            .class("button")
            .attr("type", "button")
            .on_click(act)
            .child(i18n.text(words))
    };
    let show = move || draft.is_unfolded.set(true);
    let clear = move || draft.put(String::new());
    let size = draft.text.with(|text| text.lines().count() as u64);
    div()
        .class("row")
        .id("paste")
        .child(span().child(i18n.count(Key::LinesPasted, size)))
        .child(action(Key::ShowText, Box::new(show)))
        .child(action(Key::ClearText, Box::new(clear)))
}

/// What a file is read into.
fn add(draft: Draft) -> impl FnOnce(String) + 'static {
    move |text| {
        if draft.text.is_alive() {
            draft.add(&text);
        }
    }
}

/// The codes, and what is left out and why. Tracks.
pub fn preview(i18n: I18n, draft: Draft, title: Key) -> Option<El> {
    if draft.is_reading.get() {
        return Some(
            p().class("hint")
                .attr("role", "status")
                .child(i18n.text(Key::ReadingText)),
        );
    }
    let batch = draft.batch.get();
    if batch.pieces == 0 {
        return None;
    }
    let title = i18n.count(title, batch.codes.len() as u64);
    let pieces = i18n.count(Key::PiecesRead, batch.pieces as u64);
    let head = header()
        .class("sheet-head")
        .child(h2().id("preview-title").child(title))
        .child(p().class("push").child(pieces));
    let sheet = section()
        .class("sheet")
        .attr("aria-labelledby", "preview-title")
        .child(head)
        .child(warnings(i18n, &batch))
        .child(rows(i18n, batch));
    Some(sheet)
}

/// How many pieces were not taken as they stood.
fn warnings(i18n: I18n, batch: &Batch) -> Option<El> {
    let count = |is_one: fn(&crate::domain::BatchCode) -> bool| {
        batch.codes.iter().filter(|code| is_one(code)).count() as u64
    };
    let counted = [
        (batch.dropped_count as u64, Key::NotCodes),
        (count(|code| code.times > 1), Key::Repeated),
        (count(|code| code.is_mended), Key::Mended),
        (count(|code| code.has_twin), Key::Twins),
    ];
    let mut line = p().class("counts");
    let mut is_empty = true;
    for (n, words) in counted {
        if n > 0 {
            is_empty = false;
            line = line.child(span().child(i18n.count(words, n)));
        }
    }
    (!is_empty).then_some(line)
}

fn rows(i18n: I18n, batch: Rc<Batch>) -> El {
    let all = batch.codes.len() + batch.dropped.len();
    let list = ul().class("code-list code-list-compact flush");
    if all <= ROWS_MAX {
        return list.children((0..all).map(|n| row(i18n, &batch, n)));
    }
    let name = i18n.text(Key::PastedCodes).to_owned();
    windowed(
        name,
        list,
        move || all,
        |_| 0,
        move |n| row(i18n, &batch, n),
    )
}

/// The codes first.
fn row(i18n: I18n, batch: &Batch, n: usize) -> El {
    let Some(read) = batch.codes.get(n) else {
        let piece = &batch.dropped[n - batch.codes.len()];
        return li()
            .child(icon(Icon::MarkNotSent))
            .child(el("code").child(value::outside(piece)))
            .child(span().class("words").child(i18n.text(Key::NotACode)));
    };
    let words = if read.is_mended {
        Some(i18n.text(Key::IsMended).to_owned())
    } else if read.has_twin {
        Some(i18n.text(Key::HasTwin).to_owned())
    } else {
        (read.times > 1).then(|| i18n.count(Key::PastedTwice, read.times as u64))
    };
    li().child(span().class("ordinal").child((n + 1).to_string()))
        .child(value::code(&read.code))
        .child(span().class("words").child(words))
}
