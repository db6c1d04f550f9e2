//! What has been done beside orders, written down once it has ended: redeeming, revoking, exporting. Orders are written down
//! before, since what is in doubt of them must not be forgotten. A record holds neither a code nor a key.

use serde::{Deserialize, Serialize};

use super::account_id::AccountId;
use super::export::ExportSummary;
use super::job_summary::JobSummary;
use super::journal::{DecodeError, is_id, read_version};
use super::parse::{Object, parse};
use super::timestamp::Timestamp;

const VERSION: i64 = 1;

/// One piece of work that has ended.
#[derive(Clone, PartialEq, Debug)]
pub struct ActivityRecord {
    /// Text that [`is_id`] accepts.
    pub id: String,
    pub account: AccountId,
    /// By this machine's clock.
    pub begun_at: Timestamp,
    pub ended_at: Timestamp,
    pub work: DoneWork,
}

/// What was done, and what became of it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum DoneWork {
    Job(JobSummary),
    Export(ExportSummary),
}

#[derive(Serialize, Deserialize)]
struct RecordText {
    v: i64,
    id: String,
    account: AccountId,
    begun_at: Timestamp,
    ended_at: Timestamp,
    work: Object<DoneWork>,
}

impl ActivityRecord {
    /// JSON on one line.
    pub fn write(&self) -> String {
        let record = RecordText {
            v: VERSION,
            id: self.id.clone(),
            account: self.account,
            begun_at: self.begun_at,
            ended_at: self.ended_at,
            work: Object(self.work.clone()),
        };
        serde_json::to_string(&record).expect("texts and numbers can be written")
    }

    /// From what [`ActivityRecord::write`] wrote.
    pub fn read(text: &str) -> Result<ActivityRecord, DecodeError> {
        let damaged = |what| DecodeError::Damaged { what };
        let version = read_version(text)?;
        if version != VERSION {
            return Err(DecodeError::OtherVersion(version));
        }
        let record: RecordText =
            parse(text).map_err(|error| damaged(error.syntax().unwrap_or_else(|| error.name())))?;
        if !is_id(&record.id) {
            return Err(damaged("id".to_owned()));
        }
        let Object(work) = record.work;
        Ok(ActivityRecord {
            id: record.id,
            account: record.account,
            begun_at: record.begun_at,
            ended_at: record.ended_at,
            work,
        })
    }
}

#[cfg(test)]
mod tests;
