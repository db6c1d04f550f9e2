//! What is pasted on a screen, and the codes in it. It outlives the screen, so that it is not lost.

use leptos::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{Known, MessageTemplate};
use crate::{
    domain::{Batch, Clues, Code, batch},
    platform::{
        clock, task,
        text_file::{Given, NotRead},
    },
};

/// Characters that are read at once: no more than a frame has time for.
const SLICE: usize = 20_000;

/// Bytes of a text that a field shows at once.
const LONGEST_SHOWN: usize = 50_000;

/// A `Copy` handle.
#[derive(Clone, Copy)]
pub struct Draft {
    pub text: RwSignal<String>,
    /// What the text holds, once it is read.
    pub batch: RwSignal<Arc<Batch>>,
    /// The text is longer than what can be read at once, and not read yet.
    pub is_reading: RwSignal<bool>,
    /// The person wants to see the text, however long it is.
    pub is_unfolded: RwSignal<bool>,
    /// Files that were given and hold no text.
    pub refused: RwSignal<Arc<Vec<Refused>>>,
    /// What the person has said of pieces of the text: the code that each of them is.
    chosen: RwSignal<Arc<BTreeMap<String, Code>>>,
    /// Codes that were put into the text whole.
    verbatim: RwSignal<Arc<BTreeSet<Code>>>,
    /// Counts the texts.
    version: RwSignal<u32>,
    known: Known,
    template: MessageTemplate,
}

/// A file without a text, by its name.
#[derive(Clone, PartialEq)]
pub struct Refused {
    pub name: String,
    pub why: NotRead,
}

impl Draft {
    fn new(known: Known, template: MessageTemplate) -> Self {
        Self {
            text: RwSignal::default(),
            batch: RwSignal::default(),
            is_reading: RwSignal::default(),
            is_unfolded: RwSignal::default(),
            refused: RwSignal::default(),
            chosen: RwSignal::default(),
            verbatim: RwSignal::default(),
            version: RwSignal::default(),
            known,
            template,
        }
    }

    /// Reactive. Whether the text is too long to be shown in a field: browsers take 150 ms to lay out 10,000 lines, and again
    /// with each key.
    pub fn is_folded(self) -> bool {
        self.text.with(String::len) > LONGEST_SHOWN && !self.is_unfolded.get()
    }

    /// The text with this one behind it, if it is too long for a field. False where it is not.
    pub fn takes(self, text: &str) -> bool {
        let is_long = text.len() > LONGEST_SHOWN;
        if is_long {
            self.add(text);
        }
        is_long
    }

    pub fn put(self, text: String) {
        if text.is_empty() {
            self.is_unfolded.set(false);
            self.refused.set(Arc::default());
            self.chosen.set(Arc::default());
            self.verbatim.set(Arc::default());
        }
        self.text.set(text.clone());
        self.read(text);
    }

    fn read(self, text: String) {
        self.version.update(|version| *version += 1);
        let mut reader = batch::Reader::new(text, self.clues());
        if !reader.read(SLICE) {
            self.batch.set(Arc::new(reader.finish()));
            self.is_reading.set(false);
            return;
        }
        self.is_reading.set(true);
        let version = self.version.get_untracked();
        task::spawn(async move {
            loop {
                clock::sleep(0).await;
                // A newer text ends the reading of this one.
                if self.version.try_get_untracked() != Some(version) {
                    return;
                }
                if !reader.read(SLICE) {
                    break;
                }
            }
            self.batch.set(Arc::new(reader.finish()));
            self.is_reading.set(false);
        });
    }

    fn clues(self) -> Clues {
        let (chosen, verbatim) = (self.chosen.get_untracked(), self.verbatim.get_untracked());
        let template = untrack(|| self.template.text());
        Clues::new(self.known.get(), chosen, verbatim, &template)
    }

    /// The person says which codes these pieces of the text are.
    pub fn choose(self, pieces: impl Iterator<Item = (String, Code)>) {
        let mut chosen = BTreeMap::clone(&self.chosen.get_untracked());
        chosen.extend(pieces);
        self.chosen.set(Arc::new(chosen));
        self.read(self.text.get_untracked());
    }

    /// The text with those of these files behind it. Does nothing once the connection has ended.
    pub fn add_files(self, files: Vec<Given>) {
        if self.text.is_disposed() {
            return;
        }
        let mut refused = Vec::new();
        let mut texts = Vec::new();
        for file in files {
            match file.text {
                Ok(text) => texts.push(text),
                Err(why) => refused.push(Refused {
                    name: file.name,
                    why,
                }),
            }
        }
        if !texts.is_empty() {
            self.add(&texts.join("\n"));
        }
        self.refused.set(Arc::new(refused));
    }

    /// The text with this one behind it.
    pub fn add(self, text: &str) {
        let mut all = self.text.get_untracked();
        if !all.is_empty() && !all.ends_with('\n') {
            all += "\n";
        }
        self.put(all + text);
    }

    /// The text with this code behind it, if it is not in it.
    pub fn add_code(self, code: &Code) {
        if !self.codes().contains(code) {
            let mut verbatim = BTreeSet::clone(&self.verbatim.get_untracked());
            verbatim.insert(code.clone());
            self.verbatim.set(Arc::new(verbatim));
            self.add(code.reveal());
        }
    }

    /// Each code once, in the order of the text.
    pub fn codes(self) -> Vec<Code> {
        self.batch
            .with_untracked(|batch| batch.codes.iter().map(|read| read.code.clone()).collect())
    }
}

/// The drafts of a dashboard. A `Copy` handle.
#[derive(Clone, Copy)]
pub struct Drafts {
    pub redeem: Draft,
    pub look_up: Draft,
    /// What is typed in the palette, while it is open.
    pub palette: Draft,
}

impl Drafts {
    pub fn new(known: Known, template: MessageTemplate) -> Self {
        Self {
            redeem: Draft::new(known, template),
            look_up: Draft::new(known, template),
            palette: Draft::new(known, template),
        }
    }
}
