//! What is pasted on a screen, and the codes in it. It outlives the screen, so that it is not lost.

use std::rc::Rc;

use crate::{
    browser::{clock, task},
    domain::{Batch, Code, batch},
    live::Live,
};

/// Characters that are read at once: no more than a frame has time for.
const SLICE: usize = 20_000;

/// Bytes of a text that a field shows at once.
const LONGEST_SHOWN: usize = 50_000;

/// Cheap to copy.
#[derive(Clone, Copy, Default)]
pub struct Draft {
    pub text: Live<String>,
    /// What the text holds, once it is read.
    pub batch: Live<Rc<Batch>>,
    /// The text is longer than what can be read at once, and not read yet.
    pub is_reading: Live<bool>,
    /// The person wants to see the text, however long it is.
    pub is_unfolded: Live<bool>,
    /// Counts the texts.
    version: Live<u32>,
}

impl Draft {
    /// Tracks. Whether the text is too long to be shown in a field: browsers take 150 ms to lay out 10,000 lines, and again
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
        }
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
