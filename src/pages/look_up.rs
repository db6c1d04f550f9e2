//! Looking codes up: paste, and see where each stands.

use leptos::prelude::*;
use std::sync::Arc;

use crate::{
    browser::download,
    domain::{Code, CodeEntry, Instant, table},
    i18n::{I18n, Key, use_i18n},
    pages::{
        paste::{paste, preview},
        value, words,
    },
    state::{
        Draft, Drafts, LookUp, Navigation, Now, Revocation, Session, Settings, Standing, View,
        use_now, use_settings,
    },
    ui::{
        Icon, Tone, bring_into_sight, copy_button,
        element::{
            El, ElementRef, b, button, div, el, footer, form, fragment, h1, h2, h3, header, li, ol,
            p, progress, section, span, text, ul,
        },
        icon, notice, windowed,
    },
};

/// Up to so many codes stand there all at once.
const ROWS_MAX: usize = 100;

/// By what the status of a code is told. Read while the view is built: who presses a button later finds nothing.
#[derive(Clone, Copy)]
struct Sight {
    i18n: I18n,
    now: Now,
    settings: Settings,
}

impl Sight {
    fn now(self) -> Instant {
        untrack(|| self.now.get())
    }
}

pub fn screen() -> El {
    let i18n = use_i18n();
    let (drafts, look_up): (Drafts, LookUp) = (expect_context(), expect_context());
    let session: Session = expect_context();
    let draft = drafts.look_up;
    let sight = Sight {
        i18n,
        now: use_now(),
        settings: use_settings(),
    };
    let element = ElementRef::new();
    let is_running = Memo::new(move |_| look_up.progress.with(Option::is_some));
    // Not what was under way before the screen came: nothing of it is news.
    let mut was_running = untrack(|| is_running.get());
    Effect::new(move |_| {
        let is_running = is_running.get();
        if is_running && !was_running {
            bring_into_sight(element);
        }
        was_running = is_running;
    });
    let problem = RwSignal::new(None);
    let submit = move || {
        if draft.is_reading.get_untracked() {
            return;
        }
        let codes = draft.codes();
        problem.set(codes.is_empty().then_some(Key::NoCodes));
        if !codes.is_empty() {
            look_up.start(session, codes);
        }
    };
    let form = form()
        .class("stack")
        .attr("aria-labelledby", "paste-title")
        .on_submit(submit)
        .child(paste(i18n, draft, Key::CodesToLookUp, problem))
        .child(div().class("row").child(send(i18n, draft)));
    let read = preview(i18n, draft, Key::WouldBeLookedUp);
    let result = div()
        .class("stack")
        .node(element)
        .dynamic(move || running(i18n, look_up))
        .dynamic(move || failed(i18n, look_up))
        .dynamic(move || Some(found(sight, look_up, session, look_up.found.get()?)));
    let columns = div().class("columns columns-even").child(form).child(read);
    div()
        .class("pane")
        .child(
            header()
                .class("screen-head")
                .child(h1().child(i18n.text(Key::LookUp))),
        )
        .child(div().class("stack").child(columns).child(result))
}

fn send(i18n: I18n, draft: Draft) -> El {
    button()
        .class("button button-primary")
        .claim("aria-disabled", move || draft.is_reading.get())
        .dynamic(move || match draft.batch.with(|batch| batch.codes.len()) {
            0 => i18n.text(Key::LookUpCodes).to_owned(),
            n => i18n.count(Key::LookUpN, n as u64),
        })
}

/// Tracks.
fn running(i18n: I18n, look_up: LookUp) -> Option<El> {
    let (n, all) = look_up.progress.get()?;
    let words = i18n.text(Key::LookingUpNow);
    let bar = progress()
        .attr("aria-label", words)
        .attr("value", n.to_string())
        .attr("max", all.to_string());
    let cancel = button()
        .class("button")
        .attr("type", "button")
        .on_click(move || look_up.cancel())
        .child(i18n.text(Key::Cancel));
    let line = p().class("row").child(span().child(words)).child(cancel);
    let body = div().class("stack stack-tight").child(bar).child(line);
    Some(
        section()
            .class("sheet")
            .attr("aria-busy", "true")
            .child(body),
    )
}

/// Tracks.
fn failed(i18n: I18n, look_up: LookUp) -> Option<El> {
    let (title, said) = words::of_error(i18n, &look_up.failed.get()?);
    let rest = fragment().child(p().child(value::outside(&said)));
    Some(notice(Tone::Danger, title, rest))
}

fn found(sight: Sight, look_up: LookUp, session: Session, all: Arc<Vec<Standing>>) -> El {
    let i18n = sight.i18n;
    let count = |is_one: fn(&Standing) -> bool| all.iter().filter(|one| is_one(one)).count();
    let counted = [
        (count(|one| one.issued.is_some()), Key::CountIssued),
        (count(|one| one.redeemed.is_some()), Key::CountRedeemed),
        (count(|one| one.row().is_none()), Key::CountUnknown),
    ];
    let mut counts = p().class("counts").attr("role", "status");
    for (n, words) in counted {
        if n > 0 {
            let number = b().child(i18n.integer(n as u64));
            counts = counts.child(span().child(number).child(" ").child(i18n.text(words)));
        }
    }
    let title = i18n.count(Key::CodesLookedUp, all.len() as u64);
    section()
        .class("sheet")
        .attr("aria-labelledby", "found-title")
        .child(
            header()
                .class("sheet-head")
                .child(h2().id("found-title").child(title)),
        )
        .child(counts)
        .child(respelled(i18n, look_up, session, &all))
        .child(list(sight, all.clone()))
        .child(actions(sight, all))
}

/// Codes that are in no list as they were typed, and in one with another spelling.
fn respelled(i18n: I18n, look_up: LookUp, session: Session, all: &[Standing]) -> Option<El> {
    let meant: Vec<(Code, Code)> = all
        .iter()
        .filter_map(|one| Some((one.code.clone(), one.meant.clone()?)))
        .collect();
    if meant.is_empty() {
        return None;
    }
    let title = i18n.count(Key::OtherSpellings, meant.len() as u64);
    let row = |(typed, meant): &(Code, Code)| {
        let words = i18n.fill(Key::DidYouMean, &[("code", meant.reveal())]);
        li().child(icon(Icon::MarkUnknown))
            .child(el("code").child(value::outside(typed.reveal())))
            .child(span().class("words").child(value::outside(&words)))
    };
    let list = ul()
        .class("code-list code-list-compact code-list-bare")
        .children(meant.iter().map(row));
    // All of them once more, each as it is in the list.
    let spelled = all
        .iter()
        .map(|one| one.meant.as_ref().unwrap_or(&one.code));
    let codes: Vec<Code> = spelled.cloned().collect();
    let again = button()
        .class("button")
        .attr("type", "button")
        .on_click(move || look_up.start(session, codes.clone()))
        .child(i18n.text(Key::LookUpThese));
    let body = div()
        .class("stack stack-tight")
        .child(h3().child(title))
        .child(list)
        .child(p().class("row").child(again));
    Some(body)
}

fn list(sight: Sight, all: Arc<Vec<Standing>>) -> El {
    let i18n = sight.i18n;
    let list = ol().class("code-list code-list-compact flush");
    let n = all.len();
    if n <= ROWS_MAX {
        return list.children((0..n).map(|at| row(sight, at, &all[at])));
    }
    let name = i18n.text(Key::LookUp).to_owned();
    windowed(
        name,
        list,
        move || n,
        |_| 0,
        move |at| row(sight, at, &all[at]),
    )
}

fn row(sight: Sight, at: usize, one: &Standing) -> El {
    let i18n = sight.i18n;
    let facts = facts(i18n, one).join(", ");
    li().child(span().class("ordinal").child((at + 1).to_string()))
        .child(value::code(&one.code))
        .child(
            span()
                .class("words")
                .attr("title", facts.clone())
                .child(facts),
        )
        .child(match one.row() {
            Some(row) => status(sight, row),
            None => span()
                .class("status")
                .attr("data-outcome", "not-sent")
                .child(icon(Icon::MarkUnknown))
                .child(text(i18n.text(Key::InNoList))),
        })
}

fn status(sight: Sight, row: &CodeEntry) -> El {
    let now = sight.now();
    sight.settings.with(|config| {
        let label = row.status_label(&config.statuses, now);
        value::status(row.status(&config.statuses, now), label)
    })
}

/// How much, whose, for whom, by whom and when.
fn facts(i18n: I18n, one: &Standing) -> Vec<String> {
    let Some(row) = one.row() else {
        return Vec::new();
    };
    let mut facts = vec![value::amount_words(i18n, row.amount)];
    facts.push(i18n.text(whose(one)).to_owned());
    let mut add = |key, value: &str| facts.push(i18n.fill(key, &[("value", value)]));
    if let Some(address) = &row.forward_to {
        add(Key::ForAddress, address);
    }
    if let Some(address) = &row.used_by {
        add(Key::ByAddress, address);
    }
    if let Some(at) = row.used_at {
        add(Key::UsedAtTime, &value::exact(i18n, at));
    } else if let Some(at) = row.created_at {
        add(Key::MadeAtTime, &value::exact(i18n, at));
    }
    facts
}

fn whose(one: &Standing) -> Key {
    match (&one.issued, &one.redeemed) {
        (Some(_), Some(_)) => Key::IssuedAndRedeemed,
        (Some(_), None) => Key::IssuedByYou,
        (None, Some(_)) => Key::RedeemedByYou,
        (None, None) => Key::InNoList,
    }
}

/// The list can be taken away, and what can be revoked be revoked.
fn actions(sight: Sight, all: Arc<Vec<Standing>>) -> El {
    let i18n = sight.i18n;
    let (saved, copied) = (all.clone(), all.clone());
    let copy = copy_button(i18n.text(Key::CopyList).to_owned(), move || {
        table::to_tsv(&rows(sight, &copied))
    });
    let save = button()
        .class("button")
        .attr("type", "button")
        .on_click(move || {
            download::save_table(&download::of_today("codes", "csv"), &rows(sight, &saved));
        })
        .child(i18n.text(Key::SaveReport));
    footer()
        .class("row")
        .child(copy)
        .child(save)
        .child(unused(sight, &all))
}

/// What remains: the codes that nobody has used. None where there are none.
fn unused(sight: Sight, all: &[Standing]) -> Option<El> {
    let (i18n, now) = (sight.i18n, sight.now());
    let mut rows: Vec<CodeEntry> = all.iter().filter_map(|one| one.issued.clone()).collect();
    let is_allowed = sight.settings.with(|config| {
        rows.retain(|row| row.is_revocable(&config.statuses, now));
        !config.read_only
    });
    let n = rows.len() as u64;
    if n == 0 {
        return None;
    }
    let lines: String = rows
        .iter()
        .flat_map(|row| [row.code.reveal(), "\n"])
        .collect();
    let copy = copy_button(i18n.count(Key::CopyUnused, n), move || lines.clone());
    let (revocation, navigation): (Revocation, Navigation) = (expect_context(), expect_context());
    let revoke = is_allowed.then(|| {
        button()
            .class("button button-danger")
            .attr("type", "button")
            .on_click(move || {
                revocation.ask(rows.clone());
                navigation.go(View::Issued);
            })
            .child(i18n.count(Key::RevokeN, n))
    });
    Some(fragment().child(copy).child(revoke))
}

/// A heading and a row for each code, all with the same cells.
fn rows(sight: Sight, all: &[Standing]) -> Vec<Vec<String>> {
    let (i18n, now) = (sight.i18n, sight.now());
    let statuses = sight.settings.with(|config| config.statuses.clone());
    let heading = [
        Key::Code,
        Key::Status,
        Key::WhereFound,
        Key::Amount,
        Key::ForwardedTo,
        Key::UsedBy,
        Key::Used,
        Key::Created,
        Key::Expires,
    ];
    let row = |one: &Standing| {
        let mut cells = vec![one.code.reveal().to_owned()];
        let Some(row) = one.row() else {
            cells.push(i18n.text(Key::InNoList).to_owned());
            cells.resize(heading.len(), String::new());
            return cells;
        };
        let at = |at: Option<Instant>| at.map_or_else(String::new, Instant::iso8601);
        cells.push(match row.status_label(&statuses, now) {
            Some(label) => label.to_owned(),
            None => value::status_words(i18n, row.status(&statuses, now)),
        });
        cells.extend([
            i18n.text(whose(one)).to_owned(),
            value::amount_words(i18n, row.amount),
            row.forward_to.clone().unwrap_or_default(),
            row.used_by.clone().unwrap_or_default(),
            at(row.used_at),
            at(row.created_at),
            at(row.expired_at),
        ]);
        cells
    };
    let heading_row = heading.map(|key| i18n.text(key).to_owned()).to_vec();
    std::iter::once(heading_row)
        .chain(all.iter().map(row))
        .collect()
}
