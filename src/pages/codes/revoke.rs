//! Revoking: asks once, naming what comes back, sends one request, reports every code.

use super::Screen;
use crate::{
    api::Client,
    browser::task,
    domain::{Amount, Bytes, Code, CodeEntry, IpCount, Outcome, StatusTable},
    i18n::{I18n, Key, use_i18n},
    live,
    pages::{outcomes, value},
    state::{Revocation, Session, Settings, UnderWay, Work, revoke_codes, selection, use_settings},
    ui::{
        dialog,
        element::{El, ElementRef, button, div, fragment, h2, p, progress, strong},
        focus_within, soon,
    },
};

const TITLE: &str = "revoke-title";

#[derive(Clone, Copy)]
pub struct Revoking {
    screen: Screen,
    session: Session,
    under_way: UnderWay,
    settings: Settings,
    revocation: Revocation,
    /// Where the report stands.
    element: ElementRef,
}

/// More in one request than this, and one lost answer leaves too much in doubt.
pub const MOST: usize = 100;

impl Revoking {
    pub fn new(screen: Screen) -> Self {
        Self {
            screen,
            session: live::expect(),
            under_way: UnderWay::expect(),
            settings: use_settings(),
            revocation: live::expect(),
            element: ElementRef::new(),
        }
    }

    /// Opens the question whether to revoke these, all of which can be.
    pub fn ask(self, entries: Vec<CodeEntry>) {
        self.revocation.ask(entries);
    }

    fn revoke(self) {
        self.revocation.is_asking.set(false);
        let codes: Vec<Code> = self
            .revocation
            .entries
            .get_untracked()
            .into_iter()
            .map(|entry| entry.code)
            .collect();
        let Some(client) = self.session.client() else {
            return;
        };
        if self.revocation.job.is_running.get_untracked() {
            return;
        }
        let ticket = self.under_way.begin(Work::Revoke(codes.len() as u64));
        self.revocation.job.is_running.set(true);
        let statuses = self.settings.with(|config| config.statuses.clone());
        task::spawn(async move {
            if self.run(client, codes, statuses).await {
                self.under_way.end(ticket);
            }
        });
    }

    /// True when the person can see what became of it.
    async fn run(self, client: Client, codes: Vec<Code>, statuses: StatusTable) -> bool {
        let revoked = revoke_codes(&client, &codes, &statuses).await;
        self.revocation.job.is_running.try_set(false);
        let report = match revoked {
            Ok(report) => report,
            Err(error) => {
                // The key was refused, so nothing was done.
                self.session.note(&client, &error);
                return true;
            }
        };
        if !self.revocation.job.report.try_set(Some(report.clone())) {
            return false;
        }
        soon(self.element, move || focus_within(self.element, "h2"));
        let mut revoked = self.revocation.entries.get_untracked();
        revoked.retain(|entry| report.contains(&(entry.code.clone(), Outcome::Done)));
        self.screen.selection.set(revoked.iter(), false);
        self.screen.listing.reload();
        true
    }

    /// The question.
    pub fn dialog(self) -> El {
        dialog(self.revocation.is_asking, TITLE, move || self.question())
    }

    fn question(self) -> El {
        let i18n = use_i18n();
        let entries = self.revocation.entries.get_untracked();
        let n = entries.len() as u64;
        let keep = button()
            .class("button")
            .attr("type", "button")
            .flag("autofocus")
            .on_click(move || self.revocation.is_asking.set(false))
            .child(i18n.count(Key::KeepCodes, n));
        let revoke = button()
            .class("button button-danger-primary")
            .attr("type", "button")
            .on_click(move || self.revoke())
            .child(i18n.count(Key::RevokeNow, n));
        let words = p()
            .child(strong().child(what_comes_back(i18n, &entries)))
            .child(" ")
            .child(i18n.text(Key::RevokeText));
        fragment()
            .child(
                div()
                    .class("stack stack-tight")
                    .child(h2().id(TITLE).child(i18n.count(Key::RevokeTitle, n)))
                    .child(words),
            )
            .child(div().class("actions").child(keep).child(revoke))
    }

    /// What came of it, above the rows.
    pub fn report(self) -> El {
        let i18n = use_i18n();
        div().node(self.element).dynamic(move || {
            if self.revocation.job.is_running.get() {
                let n = self.revocation.entries.with(Vec::len) as u64;
                let words = p()
                    .attr("role", "status")
                    .child(i18n.count(Key::Revoking, n));
                return Some(div().class("report").child(words).child(progress()));
            }
            let report = self.revocation.job.report.get()?;
            let title = i18n.count(Key::RevokeReport, report.len() as u64);
            let close = button()
                .class("button button-quiet")
                .attr("type", "button")
                .on_click(move || self.revocation.job.report.set(None))
                .child(i18n.text(Key::CloseReport));
            Some(
                div()
                    .class("report")
                    .child(outcomes::report(&report, title, "revoke-report"))
                    .child(close),
            )
        })
    }
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
