//! Revoking: asks once, naming what comes back.

use super::Screen;
use crate::{
    domain::{Amount, Bytes, Code, CodeEntry, IpCount, Outcome},
    i18n::{I18n, Key, use_i18n},
    pages::value,
    state::{BulkJob, Jobs, Report, Revocation, Session, selection},
    ui::{
        dialog,
        element::{El, button, div, form, h2, input, label, p, strong},
    },
};
use leptos::prelude::*;

const TITLE: &str = "revoke-title";

/// Above so many codes the person types how many they are, so that no slip of the hand revokes them.
const MOST_BY_CLICK: u64 = 100;

#[derive(Clone, Copy)]
pub struct Revoking {
    session: Session,
    revocation: Revocation,
    pub job: BulkJob,
    /// How many codes the person has typed that they are.
    typed: RwSignal<String>,
}

impl Revoking {
    pub fn new(screen: Screen) -> Self {
        let jobs: Jobs = expect_context();
        let job = jobs.revoke;
        // The rows that come with the screen know of a report that was there before.
        let mut is_old = true;
        Effect::new(move |_| {
            let report = job.report.get().filter(|_| !is_old);
            is_old = false;
            if let Some(report) = report {
                screen.selection.drop(&done(&report));
                screen.listing.reload();
            }
        });
        Self {
            session: expect_context(),
            revocation: expect_context(),
            job,
            typed: RwSignal::new(String::new()),
        }
    }

    /// Opens the question whether to revoke these, all of which can be.
    pub fn ask(self, entries: Vec<CodeEntry>) {
        self.revocation.ask(entries);
    }

    fn revoke(self) {
        self.revocation.is_asking.set(false);
        // Taken out, so that a second click finds nothing to revoke.
        let entries = self.revocation.entries.get_untracked();
        self.revocation.entries.set(Vec::new());
        let codes: Vec<Code> = entries.into_iter().map(|entry| entry.code).collect();
        if !codes.is_empty() {
            self.job.begin(self.session, codes, false);
        }
    }

    /// The question.
    pub fn dialog(self) -> El {
        dialog(self.revocation.is_asking, TITLE, move || self.question())
    }

    fn question(self) -> El {
        let i18n = use_i18n();
        self.typed.set(String::new());
        let entries = self.revocation.entries.get_untracked();
        let n = entries.len() as u64;
        let keep = button()
            .class("button")
            .attr("type", "button")
            .flag("data-focus")
            .on_click(move || self.revocation.is_asking.set(false))
            .child(i18n.count(Key::KeepCodes, n));
        let revoke = button()
            .class("button button-danger-primary")
            .flag_if("disabled", move || !self.is_meant(i18n, n))
            .child(i18n.count(Key::RevokeNow, n));
        let words = p()
            .child(strong().child(what_comes_back(i18n, &entries)))
            .child(" ")
            .child(i18n.text(Key::RevokeText));
        form()
            .on_submit(move || {
                if self.is_meant(i18n, n) {
                    self.revoke();
                }
            })
            .child(
                div()
                    .class("stack stack-tight")
                    .child(h2().id(TITLE).child(i18n.count(Key::RevokeTitle, n)))
                    .child(words)
                    .child((n > MOST_BY_CLICK).then(|| self.number(n))),
            )
            .child(div().class("actions").child(keep).child(revoke))
    }

    /// Tracks.
    fn is_meant(self, i18n: I18n, n: u64) -> bool {
        // "5,554", "5.554" and "5 554" mean the same number.
        let numerals = i18n.numerals();
        let is_typed = |typed: &String| {
            numerals
                .whole(typed)
                .is_some_and(|typed| typed.parse() == Ok(n))
        };
        n <= MOST_BY_CLICK || self.typed.with(is_typed)
    }

    fn number(self, n: u64) -> El {
        let i18n = use_i18n();
        let words = i18n.fill(Key::TypeTheNumber, &[("n", &i18n.integer(n))]);
        let field = input()
            .class("input")
            .id("revoke-number")
            .attr("inputmode", "numeric")
            .attr("autocomplete", "off")
            .prop("value", move || self.typed.get())
            .on_input(move |text| self.typed.set(text));
        let label = label()
            .class("label")
            .attr("for", "revoke-number")
            .child(words);
        div().class("field").child(label).child(field)
    }
}

/// The codes that were revoked.
fn done(report: &Report) -> Vec<Code> {
    let done = report
        .iter()
        .filter(|(_, outcome)| *outcome == Outcome::Done);
    done.map(|(code, _)| code.clone()).collect()
}

/// "20 IPs and 26.125 GB".
fn what_comes_back(i18n: I18n, entries: &[CodeEntry]) -> String {
    let (ips, bytes) = selection::sum(entries.iter());
    let ips = (ips > 0).then(|| value::amount_words(i18n, Amount::Ips(IpCount(ips))));
    let bytes = (bytes > 0).then(|| value::amount_words(i18n, Amount::Traffic(Bytes(bytes))));
    match (ips, bytes) {
        (Some(ips), Some(bytes)) => i18n.fill(Key::AAndB, &[("a", &ips), ("b", &bytes)]),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => i18n.text(Key::UnreadableAmount).to_owned(),
    }
}
