//! Revoking: asks once, naming what comes back, sends one request, reports every code.

use leptos::{prelude::*, task::spawn_local};

use super::Screen;
use crate::{
    api::Client,
    domain::{Amount, Bytes, Code, CodeEntry, IpCount, Outcome},
    i18n::{Key, use_i18n},
    pages::{outcomes, value},
    state::{Job, Session, Settings, revoke_codes, selection, use_settings},
    ui::dialog,
};

const TITLE: &str = "revoke-title";

#[derive(Clone, Copy)]
pub struct Revoking {
    screen: Screen,
    session: Session,
    settings: Settings,
    is_asking: RwSignal<bool>,
    /// What the question is about.
    entries: RwSignal<Vec<CodeEntry>>,
    job: Job,
}

impl Revoking {
    pub fn new(screen: Screen) -> Self {
        Self {
            screen,
            session: expect_context(),
            settings: use_settings(),
            is_asking: RwSignal::new(false),
            entries: RwSignal::default(),
            job: Job::default(),
        }
    }

    /// Opens the question whether to revoke these, all of which can be.
    pub fn ask(self, entries: Vec<CodeEntry>) {
        if !entries.is_empty() && !self.job.is_running.get_untracked() {
            self.entries.set(entries);
            self.is_asking.set(true);
        }
    }

    fn revoke(self) {
        self.is_asking.set(false);
        let codes: Vec<Code> = self.entries.get_untracked().into_iter().map(|entry| entry.code).collect();
        let Some(client) = self.session.client() else {
            return;
        };
        if self.job.is_running.get_untracked() {
            return;
        }
        self.job.is_running.set(true);
        spawn_local(async move { self.run(client, codes).await });
    }

    async fn run(self, client: Client, codes: Vec<Code>) {
        let Some(statuses) = self.settings.try_with(|config| config.statuses.clone()) else {
            return;
        };
        match revoke_codes(&client, &codes, &statuses).await {
            Ok(report) => {
                // The screen may have gone meanwhile, and its signals with it.
                if self.job.report.try_set(Some(report.clone())).is_some() {
                    return;
                }
                for entry in self.entries.get_untracked() {
                    let is_done = report.iter().any(|(code, outcome)| {
                        *code == entry.code && *outcome == Outcome::Done
                    });
                    if is_done {
                        self.screen.selection.set(&entry, false);
                    }
                }
                self.screen.listing.reload();
            }
            Err(error) => self.session.note(&error),
        }
        self.job.is_running.try_set(false);
    }

    /// The question.
    pub fn dialog(self) -> AnyView {
        let i18n = use_i18n();
        dialog(self.is_asking, TITLE, move || {
            let entries = self.entries.get_untracked();
            let n = entries.len() as u64;
            let (ips, bytes) = selection::sum(entries.iter());
            let ips = (ips > 0).then(|| value::amount_words(i18n, Amount::Ips(IpCount(ips))));
            let bytes = (bytes > 0).then(|| value::amount_words(i18n, Amount::Traffic(Bytes(bytes))));
            let back = match (ips, bytes) {
                (Some(ips), Some(bytes)) => i18n.fill(Key::AAndB, &[("a", &ips), ("b", &bytes)]),
                (Some(one), None) | (None, Some(one)) => one,
                (None, None) => i18n.text(Key::UnreadableAmount).to_owned(),
            };
            view! {
                <div class="stack stack-tight">
                    <h2 id=TITLE>{i18n.count(Key::RevokeTitle, n)}</h2>
                    <p>
                        <strong>{back}</strong> " " {i18n.text(Key::RevokeText)}
                    </p>
                </div>
                <footer>
                    <button class="button" type="button" autofocus on:click=move |_| self.is_asking.set(false)>
                        {i18n.count(Key::KeepCodes, n)}
                    </button>
                    <button class="button button-danger-primary" type="button" on:click=move |_| self.revoke()>
                        {i18n.count(Key::RevokeNow, n)}
                    </button>
                </footer>
            }
            .into_any()
        })
    }

    /// What came of it, above the rows.
    pub fn report(self) -> AnyView {
        let i18n = use_i18n();
        (move || {
            if self.job.is_running.get() {
                let n = self.entries.with(Vec::len) as u64;
                return view! {
                    <div class="report">
                        <p role="status">{i18n.count(Key::Revoking, n)}</p>
                        <progress></progress>
                    </div>
                }
                .into_any();
            }
            let Some(report) = self.job.report.get() else {
                return ().into_any();
            };
            let n = report.len() as u64;
            view! {
                <div class="report">
                    {outcomes::report(&report, i18n.count(Key::RevokeReport, n), "revoke-report")}
                    <button class="button button-quiet" type="button" on:click=move |_| self.job.report.set(None)>
                        {i18n.text(Key::CloseReport)}
                    </button>
                </div>
            }
            .into_any()
        })
        .into_any()
    }
}
