//! A field that takes any text with codes in it, and what was found there.

use leptos::prelude::*;
use std::sync::Arc;

use crate::{
    browser::{
        clipboard,
        text_file::{self, NotRead},
    },
    domain::{Batch, BatchCode, Code, LeftOut, Why},
    i18n::{I18n, Key},
    pages::value,
    state::{Draft, Refused},
    ui::{
        self, Icon,
        element::{
            El, ElementRef, button, details, div, el, h2, h3, header, input, label, li, p, section,
            span, summary, textarea, ul,
        },
        focus_within, icon, on_drop, soon, windowed,
    },
};

/// Up to so many pieces stand there all at once.
const ROWS_MAX: usize = 100;

/// Up to so many pieces that look like codes are asked about one by one.
const ASKED_MAX: usize = 20;

pub fn paste(i18n: I18n, draft: Draft, title: Key, problem: RwSignal<Option<Key>>) -> El {
    let label_of = label()
        .class("label")
        .attr("for", "paste")
        .id("paste-title")
        .child(i18n.text(title));
    let element = ElementRef::new();
    let is_folded = Memo::new(move |_| draft.is_folded());
    Effect::new(move |_| {
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
        .flag("multiple")
        .attr("accept", ".txt,.csv,.tsv,text/plain,text/csv")
        .on("change", move |event| {
            text_file::read(&event, move |files| draft.add_files(files));
        });
    on_drop(move |event| text_file::read(event, move |files| draft.add_files(files)));
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
        .dynamic(move || refused(i18n, &draft.refused.get()))
        .child(div().class("row").child(file))
}

/// The files that hold no text, each in a line.
fn refused(i18n: I18n, refused: &[Refused]) -> Option<El> {
    let line = |one: &Refused| {
        let words = match one.why {
            NotRead::NoText => Key::NoTextFile,
            NotRead::Unreadable => Key::UnreadableFile,
        };
        let words = i18n.fill(words, &[("name", &one.name)]);
        p().class("problem")
            .child(icon(Icon::Alert))
            .child(span().child(value::outside(&words)))
    };
    (!refused.is_empty()).then(|| {
        div()
            .attr("role", "alert")
            .children(refused.iter().map(line))
    })
}

fn area(draft: Draft, problem: RwSignal<Option<Key>>) -> El {
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

/// The codes, and what is left out and why.
pub fn preview(i18n: I18n, draft: Draft, title: Key) -> El {
    let element = ElementRef::new();
    div()
        .node(element)
        .dynamic(move || found(i18n, draft, title, element))
}

/// Tracks.
fn found(i18n: I18n, draft: Draft, title: Key, element: ElementRef) -> Option<El> {
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
        .child(h2().id("preview-title").attr("tabindex", "-1").child(title))
        .child(p().class("push").child(pieces));
    let choose = move |pieces: Vec<(String, Code)>| {
        draft.choose(pieces.into_iter());
        // The button that was pressed is gone: on to the next, if there is one.
        soon(element, move || {
            focus_within(element, "h2");
            focus_within(element, "[data-next]");
        });
    };
    let sheet = section()
        .class("sheet")
        .attr("aria-labelledby", "preview-title")
        .child(head)
        .child(left_out(i18n, &batch, choose))
        .child(warnings(i18n, &batch))
        .child((!batch.codes.is_empty()).then(|| rows(i18n, batch.clone())))
        .child(words(i18n, batch));
    Some(sheet)
}

/// What looks like a code and is none, as far as we know: the person says.
fn left_out(
    i18n: I18n,
    batch: &Arc<Batch>,
    choose: impl Fn(Vec<(String, Code)>) + Copy + 'static,
) -> Option<El> {
    let n = batch.left_out.len();
    if n == 0 {
        return None;
    }
    let title = i18n.count(Key::LooksLikeCodes, n as u64);
    let rows = batch.left_out.iter().take(ASKED_MAX).enumerate();
    let rows = rows.map(|(at, one)| question(i18n, one, at == 0, choose));
    let more =
        (n > ASKED_MAX).then(|| span().child(i18n.count(Key::AndMore, (n - ASKED_MAX) as u64)));
    let all = batch.clone();
    let add_all = (n > 1).then(|| {
        button()
            .class("button")
            .attr("type", "button")
            .on_click(move || choose(all.left_out.iter().filter_map(as_it_stands).collect()))
            .child(i18n.count(Key::AddAllN, n as u64))
    });
    let rest = (n > 1).then(|| p().class("row").child(more).child(add_all));
    let list = div()
        .class("stack stack-tight")
        .child(h3().child(title))
        .child(
            ul().class("code-list code-list-compact code-list-bare")
                .children(rows),
        )
        .child(rest);
    Some(list)
}

fn as_it_stands(one: &LeftOut) -> Option<(String, Code)> {
    Some((one.text.clone(), Code::new(&one.text)?))
}

fn question(
    i18n: I18n,
    one: &LeftOut,
    is_first: bool,
    choose: impl Fn(Vec<(String, Code)>) + Copy + 'static,
) -> El {
    let action = |words: Key, name: Key, code: &str, piece: Option<(String, Code)>| {
        button()
            .class("button")
            .attr("type", "button")
            .attr("aria-label", i18n.fill(name, &[("code", code)]))
            .on_click(move || choose(piece.iter().cloned().collect()))
            .child(i18n.text(words))
    };
    let add = action(Key::Add, Key::AddCode, &one.text, as_it_stands(one));
    let (words, usage) = match &one.meant {
        Some(code) => {
            let usage = (one.text.clone(), code.clone());
            let usage = action(Key::UseThis, Key::UseCode, code.reveal(), Some(usage));
            let words = i18n.fill(Key::DidYouMean, &[("code", code.reveal())]);
            (words, Some(usage))
        }
        None => {
            let words = i18n.text(match one.why {
                Why::Number => Key::WhyNumber,
                Why::Unlike => Key::WhyUnlike,
                Why::Unsure => Key::WhyUnsure,
            });
            (words.to_owned(), None)
        }
    };
    let add = if is_first { add.flag("data-next") } else { add };
    let actions = span().class("row").child(usage).child(add);
    li().child(icon(Icon::MarkNotSent))
        .child(el("code").child(value::outside(&one.text)))
        .child(span().class("words").child(value::outside(&words)))
        .child(actions)
}

/// Ordinary words, folded.
fn words(i18n: I18n, batch: Arc<Batch>) -> Option<El> {
    if batch.word_count == 0 {
        return None;
    }
    let all = batch.words.len();
    let name = i18n.count(Key::NotCodes, batch.word_count as u64);
    let list = ul().class("code-list code-list-compact code-list-bare");
    let row = move |n: usize| {
        li().child(icon(Icon::MarkNotSent))
            .child(el("code").child(value::outside(&batch.words[n])))
    };
    let list = if all <= ROWS_MAX {
        list.children((0..all).map(row))
    } else {
        windowed(name.clone(), list, move || all, |_| 0, row)
    };
    Some(details().child(summary().child(name)).child(list))
}

/// How many codes were not taken as they stood.
fn warnings(i18n: I18n, batch: &Batch) -> Option<El> {
    let count = |is_one: fn(&BatchCode) -> bool| {
        batch.codes.iter().filter(|code| is_one(code)).count() as u64
    };
    let counted = [
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

fn rows(i18n: I18n, batch: Arc<Batch>) -> El {
    let all = batch.codes.len();
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

fn row(i18n: I18n, batch: &Batch, n: usize) -> El {
    let read = &batch.codes[n];
    let words = if read.is_mended {
        Some(i18n.text(Key::IsMended).to_owned())
    } else if read.has_twin {
        Some(i18n.text(Key::HasTwin).to_owned())
    } else if read.is_added {
        Some(i18n.text(Key::IsAdded).to_owned())
    } else {
        (read.times > 1).then(|| i18n.count(Key::PastedTwice, read.times as u64))
    };
    li().child(span().class("ordinal").child((n + 1).to_string()))
        .child(value::code(&read.code))
        .child(span().class("words").child(words))
}
