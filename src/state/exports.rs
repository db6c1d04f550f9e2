//! Codes on their way into a file: all that a query matches, read page by page and written as they come, or those that were
//! selected. One export at a time; it goes on while other screens are shown.

use leptos::prelude::*;
use std::{collections::BTreeMap, sync::Arc};

use crate::{
    api::{ApiError, Client},
    domain::{
        AccountId, ActivityRecord, CodeEntry, Config, DoneWork, ExportFile, ExportFormat,
        ExportRow, ExportSummary, List, ListQuery, LocalRule, Manifest, Timestamp, Walk,
        walk::Step,
    },
    platform::{
        clock,
        download::{self, FileParts},
        fetch::Abort,
        listener::Listener,
        random, task,
    },
    state::{
        Journal, LocalRules, Now, Progress, Session, Settings, order_codes::walk_matching, use_now,
        use_settings, walk::Event,
    },
};

/// Rows that are written in one go, so that the page stays quick meanwhile.
const AT_ONCE: usize = 500;

/// What can be exported from where a person is.
#[derive(Clone)]
pub struct ExportOffer {
    /// The list with its filters, where there is one.
    pub query: Option<ListQuery>,
    /// How many codes it has by the API; not every server counts.
    pub total: Option<u64>,
    /// Those that are selected, if any.
    pub selected: Arc<[Arc<CodeEntry>]>,
    /// The selection is what was asked for.
    pub is_of_selection: bool,
}

impl ExportOffer {
    /// These codes and no others.
    pub fn of(entries: Arc<[Arc<CodeEntry>]>) -> Self {
        Self {
            query: None,
            total: None,
            selected: entries,
            is_of_selection: true,
        }
    }
}

#[derive(Clone)]
pub enum ExportSource {
    /// All codes that the query matches, on whatever page.
    Matching(Box<ListQuery>),
    /// Of this list, where they are of one.
    Selected(Option<List>, Arc<[Arc<CodeEntry>]>),
}

impl ExportSource {
    fn list(&self) -> Option<List> {
        match self {
            Self::Matching(query) => Some(query.list),
            Self::Selected(list, _) => *list,
        }
    }

    fn query(&self) -> Option<&ListQuery> {
        match self {
            Self::Matching(query) => Some(query),
            Self::Selected(..) => None,
        }
    }
}

#[derive(Clone)]
pub enum ExportPhase {
    /// None was begun, or what was is done with.
    Idle,
    Running,
    /// A page could not be read. What was read is kept, and the export can go on.
    Interrupted(ApiError),
    Done(Arc<ExportedFile>),
}

/// What became of an export.
pub struct ExportedFile {
    pub manifest: Manifest,
    pub end: ExportEnd,
}

/// What the walk through the list came to.
#[derive(Clone, Copy, PartialEq)]
pub enum ExportEnd {
    /// The last page was read, and nothing speaks against it.
    Steady,
    /// The list was another one when its last page was read.
    Changed,
    /// The server gave the same page again and again.
    Stuck,
}

/// A `Copy` handle.
#[derive(Clone, Copy)]
pub struct Exports {
    /// What the dialog offers; `None` once an export was begun.
    pub offer: RwSignal<Option<ExportOffer>>,
    /// Whether the dialog is open.
    pub is_open: RwSignal<bool>,
    pub phase: RwSignal<ExportPhase>,
    pub progress: RwSignal<Progress>,
    run: StoredValue<Option<Run>, LocalStorage>,
    abort: StoredValue<Abort>,
    session: Session,
    journal: Journal,
    settings: Settings,
    now: Now,
    rules: LocalRules,
}

/// An export that was begun.
struct Run {
    id: String,
    account: AccountId,
    source: ExportSource,
    walk: Walk,
    /// What the local filters of the query come to, as it was when the export began.
    rule: LocalRule,
    /// Codes that are in the file.
    written: usize,
    /// Codes that may pass the local filters, and do not say so.
    undecided: usize,
    name: String,
    file: ExportFile,
    parts: FileParts,
    begun_at: Timestamp,
}

impl Exports {
    /// An export ends with the current owner.
    pub fn provide() {
        let exports = Self {
            offer: RwSignal::new(None),
            is_open: RwSignal::new(false),
            phase: RwSignal::new(ExportPhase::Idle),
            progress: RwSignal::new(Progress::default()),
            run: StoredValue::new_local(None),
            abort: StoredValue::default(),
            session: expect_context(),
            journal: expect_context(),
            settings: use_settings(),
            now: use_now(),
            rules: LocalRules::expect(),
        };
        on_cleanup(move || exports.abort.with_value(Abort::abort));
        // What is not saved yet would be gone.
        let leaving = Listener::of_window("beforeunload", move |event| {
            if exports.is_unsaved() {
                event.prevent_default();
            }
        });
        StoredValue::new_local(leaving);
        provide_context(exports);
    }

    /// Whether an export is on its way, so that what was read of it would be lost.
    pub fn is_unsaved(self) -> bool {
        self.phase.with_untracked(|phase| {
            matches!(phase, ExportPhase::Running | ExportPhase::Interrupted(_))
        })
    }

    /// Opens the dialog: with what can be exported from here, or with the export that is under way.
    pub fn open(self, offer: ExportOffer) {
        if !self.is_unsaved() {
            self.forget();
            self.offer.set(Some(offer));
        }
        self.is_open.set(true);
    }

    /// Begins an export.
    pub fn start(self, source: ExportSource, format: ExportFormat) {
        let Some(client) = self.session.client() else {
            return;
        };
        let begun_at = clock::now();
        let query = match &source {
            ExportSource::Matching(query) => query.oldest_first(),
            // Nothing is walked.
            ExportSource::Selected(..) => ListQuery::new(List::Issued),
        };
        let run = Run {
            id: random::id(),
            account: client.account_id(),
            name: download::of_moment(list_name(source.list()), begun_at, format.extension()),
            walk: Walk::new(&query),
            rule: untrack(|| self.rules.rule(&query, self.rules.bounds(&query))),
            written: 0,
            undecided: 0,
            file: ExportFile::new(format),
            parts: FileParts::new(format.media_type()),
            begun_at,
            source,
        };
        self.run.set_value(Some(run));
        self.offer.set(None);
        self.go_on();
    }

    /// Goes on where a page could not be read.
    pub fn go_on(self) {
        let run = self.run.try_update_value(Option::take).flatten();
        let (Some(mut run), Some(client)) = (run, self.session.client()) else {
            return;
        };
        let abort = Abort::new();
        self.abort.set_value(abort.clone());
        self.progress.set(run.progress());
        self.phase.set(ExportPhase::Running);
        task::spawn(async move {
            let read = self.read(&client, &mut run, &abort).await;
            if abort.is_aborted() {
                self.remember_cancelled(&run).await;
                return;
            }
            match read {
                Ok(()) => self.end(run),
                Err(error) => {
                    self.session.note(&client, &error);
                    // A pause that was told of is over.
                    self.progress.try_set(run.progress());
                    if self
                        .phase
                        .try_set(ExportPhase::Interrupted(error))
                        .is_none()
                    {
                        self.run.set_value(Some(run));
                    }
                }
            }
        });
    }

    /// Begins the same export from the start.
    pub fn start_again(self) {
        let begun = self.run.with_value(|run| {
            let run = run.as_ref()?;
            Some((run.source.clone(), run.file.format()))
        });
        if let Some((source, format)) = begun {
            self.start(source, format);
        }
    }

    /// Gives up what is under way, which is remembered.
    pub fn cancel(self) {
        // What is being read has its task, which remembers it.
        let run = self.run.try_update_value(Option::take).flatten();
        if let Some(run) = run {
            task::spawn(async move {
                self.remember_cancelled(&run).await;
            });
        }
        self.close();
    }

    /// Closes the dialog, stops what is under way, and drops what was read.
    pub fn close(self) {
        self.is_open.set(false);
        self.forget();
    }

    /// Saves the file once more.
    pub fn save_file(self) {
        self.run.with_value(|run| {
            if let Some(run) = run {
                run.parts.save(&run.name);
            }
        });
    }

    fn forget(self) {
        self.abort.with_value(Abort::abort);
        self.run.set_value(None);
        self.offer.set(None);
        self.phase.set(ExportPhase::Idle);
    }

    async fn read(self, client: &Client, run: &mut Run, abort: &Abort) -> Result<(), ApiError> {
        let Run {
            source,
            walk,
            rule,
            written,
            undecided,
            file,
            parts,
            ..
        } = run;
        let mut write = |rows: &[&CodeEntry]| {
            // The first rows decide on the columns, and a page of which nothing passes the filters has none.
            if rows.is_empty() {
                return;
            }
            let rows = self.rows(rows);
            parts.push(&file.write(&rows));
            *written += rows.len();
        };
        let read = match source {
            ExportSource::Matching(_) => {
                let mut on_event = |walk: &Walk, event: Event| {
                    let mut progress = Progress::of(walk);
                    match event {
                        Event::Rows(mut rows) => {
                            *undecided += rule.retain(&mut rows);
                            write(&rows.iter().collect::<Vec<_>>());
                        }
                        Event::Failed(error) => progress.pause_for(error),
                    }
                    self.progress.try_set(progress);
                    true
                };
                walk_matching(client, self.journal, walk, abort, &mut on_event).await
            }
            ExportSource::Selected(_, entries) => {
                let mut read = 0;
                for rows in entries.chunks(AT_ONCE) {
                    write(&rows.iter().map(|entry| &**entry).collect::<Vec<_>>());
                    read += rows.len();
                    self.progress.try_set(Progress {
                        read,
                        total: Some(entries.len() as u64),
                        resumes_at: None,
                    });
                    clock::sleep(0).await;
                    if abort.is_aborted() {
                        break;
                    }
                }
                Ok(())
            }
        };
        if read.is_ok() && file.bytes() == 0 {
            parts.push(&file.write(&[]));
        }
        read
    }

    fn rows<'a>(self, entries: &[&'a CodeEntry]) -> Vec<ExportRow<'a>> {
        let now = self.now.exactly();
        let row = |entry: &&'a CodeEntry, config: &Config| ExportRow {
            entry,
            status: entry.status(&config.statuses, now),
            note: self.journal.note_of(&entry.code).unwrap_or_default(),
        };
        (self.settings).with(|config| entries.iter().map(|entry| row(entry, config)).collect())
    }

    async fn remember_cancelled(self, run: &Run) {
        let (list, query) = (run.source.list(), run.source.query());
        let summary = ExportSummary::cancelled(list, query, run.written as u64);
        let record = run.record(clock::now(), summary);
        self.journal.remember(record).await;
    }

    fn end(self, run: Run) {
        let ended_at = clock::now();
        let (manifest, end) = (run.manifest(ended_at), run.end());
        run.parts.save(&run.name);
        let (list, query) = (run.source.list(), run.source.query());
        let record = run.record(ended_at, ExportSummary::saved(list, query, &manifest));
        task::spawn(self.journal.remember(record));
        self.run.set_value(Some(run));
        let exported = ExportedFile { manifest, end };
        self.phase.set(ExportPhase::Done(Arc::new(exported)));
    }
}

impl ExportedFile {
    /// The name of the file that proves what the other one holds.
    pub fn manifest_name(&self) -> String {
        let stem = self.manifest.file.rsplit_once('.');
        stem.map_or(&*self.manifest.file, |(stem, _)| stem)
            .to_owned()
            + ".manifest.json"
    }

    /// Hands it to the browser's downloads.
    pub fn save_manifest(&self) {
        let json = self.manifest.to_json();
        download::download(&self.manifest_name(), "application/json", &json);
    }
}

impl Run {
    /// What is written down of it.
    fn record(&self, ended_at: Timestamp, summary: ExportSummary) -> ActivityRecord {
        ActivityRecord {
            id: self.id.clone(),
            account: self.account,
            begun_at: self.begun_at,
            ended_at,
            work: DoneWork::Export(summary),
        }
    }

    fn progress(&self) -> Progress {
        match &self.source {
            ExportSource::Matching(_) => Progress::of(&self.walk),
            ExportSource::Selected(_, entries) => Progress {
                read: self.written,
                total: Some(entries.len() as u64),
                resumes_at: None,
            },
        }
    }

    fn end(&self) -> ExportEnd {
        match self.source {
            ExportSource::Matching(_) if self.walk.step() == Step::Stuck => ExportEnd::Stuck,
            ExportSource::Matching(_) if !self.walk.is_steady() => ExportEnd::Changed,
            _ => ExportEnd::Steady,
        }
    }

    fn manifest(&self, ended_at: Timestamp) -> Manifest {
        let file = Manifest {
            file: self.name.clone(),
            bytes: self.file.bytes(),
            sha256: self.file.sha256(),
            list: list_name(self.source.list()),
            ..Manifest::default()
        };
        let is_kept = self.parts.size() == self.file.bytes();
        match &self.source {
            ExportSource::Matching(query) => {
                let query = query.oldest_first();
                // The API's own names, and what it knows nothing of.
                let mut asked: BTreeMap<_, _> = query.parameters().into_iter().collect();
                asked.extend(query.order_filters());
                asked.extend(self.rule.manifest_parameters());
                Manifest {
                    read_from: Some(self.begun_at.iso8601()),
                    read_until: Some(ended_at.iso8601()),
                    query: Some(asked),
                    rows: self.written as u64,
                    rows_filtered_out: (self.walk.len() - self.written) as u64,
                    rows_undecided: self.undecided as u64,
                    total_before: self.walk.first_total(),
                    total_after: self.walk.total(),
                    duplicates_dropped: self.walk.repeated() as u64,
                    unreadable_rows: self.walk.unreadable() as u64,
                    is_complete: is_kept
                        && self.walk.is_whole()
                        && self.undecided == 0
                        && self.walk.repeated() == 0
                        && self.walk.total().is_some(),
                    ..file
                }
            }
            ExportSource::Selected(_, entries) => Manifest {
                rows: entries.len() as u64,
                is_complete: is_kept,
                ..file
            },
        }
    }
}

fn list_name(list: Option<List>) -> &'static str {
    match list {
        Some(List::Issued) => "issued",
        Some(List::Redeemed) => "redeemed",
        None => "codes",
    }
}
