//! What is pasted on a screen, and the codes in it. It outlives the screen, so that it is not lost.

use std::rc::Rc;

use crate::{
    browser::{clock, task},
    domain::{Batch, Code, batch},
    live::Live,
};

/// Characters that are read at once: no more than a frame has time for.
const SLICE: usize = 20_000;

/// Cheap to copy.
#[derive(Clone, Copy, Default)]
pub struct Draft {
    pub text: Live<String>,
    /// What the text holds, once it is read.
    pub batch: Live<Rc<Batch>>,
    /// The text is longer than what can be read at once, and not read yet.
    pub is_reading: Live<bool>,
    /// Counts the texts.
    version: Live<u32>,
}

impl Draft {
    pub fn put(self, text: String) {
        self.text.set(text.clone());
        self.version.update(|version| *version += 1);
        let mut reader = batch::Reader::new(text);
        if !reader.read(SLICE) {
            self.batch.set(Rc::new(reader.finish()));
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
            self.batch.set(Rc::new(reader.finish()));
            self.is_reading.set(false);
        });
    }

    /// The text with this one behind it.
    pub fn add(self, text: &str) {
        let mut all = self.text.get_untracked();
        if !all.is_empty() && !all.ends_with('\n') {
            all += "\n";
        }
        self.put(all + text);
    }

    /// Each code once, in the order of the text.
    pub fn codes(self) -> Vec<Code> {
        self.batch
            .with_untracked(|batch| batch.codes.iter().map(|read| read.code.clone()).collect())
    }
}

/// The drafts of a dashboard. Cheap to copy.
#[derive(Clone, Copy, Default)]
pub struct Drafts {
    pub redeem: Draft,
    pub look_up: Draft,
}
