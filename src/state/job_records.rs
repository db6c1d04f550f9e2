//! Where bulk jobs are kept while they run. Their codes are worth money, so they lie there sealed.

use crate::{
    domain::{Code, Job, JobRecord},
    platform::{encrypted_store, store},
};

/// The names of a record and of its codes. They hold a space, as no name of the journal does.
const RECORD: &str = "job ";
const CODES: &str = "codes ";

/// A disk that fails may do so once.
const TRIES: usize = 3;

/// Writes a job down. False where it can't be: a page that is closed loses track of it then.
pub async fn begin(record: &JobRecord, job: &Job) -> bool {
    let report = job.report();
    let codes: Vec<&str> = report.iter().map(|(code, _)| code.reveal()).collect();
    let is_kept = encrypted_store::put(&name(CODES, &record.id), &codes.join("\n"))
        .await
        .is_ok();
    is_kept && write(record, job).await
}

/// Writes down what has become of the codes so far. Where it can't be, the job is forgotten, and false: what says that codes were
/// not sent must not outlive their sending.
pub async fn write(record: &JobRecord, job: &Job) -> bool {
    let text = record.clone().with(&job.report()).write();
    let name = name(RECORD, &record.id);
    for _ in 0..TRIES {
        if store::put(&name, &text).await.is_ok() {
            return true;
        }
    }
    forget(&record.id).await;
    false
}

pub async fn all() -> Vec<JobRecord> {
    let entries = store::all().await.unwrap_or_default();
    let records = entries.iter().filter_map(|(name, text)| {
        let id = name.strip_prefix(RECORD)?;
        JobRecord::read(id, text)
    });
    records.collect()
}

/// The codes of a record.
pub async fn codes(record: &JobRecord) -> Option<Vec<Code>> {
    let text = encrypted_store::get(&name(CODES, &record.id)).await.ok()?;
    text.lines().map(Code::new).collect()
}

pub async fn forget(id: &str) {
    for _ in 0..TRIES {
        // A record without its codes could never be ended.
        if store::remove(&name(RECORD, id)).await.is_ok() {
            let _ = store::remove(&name(CODES, id)).await;
            return;
        }
    }
}

fn name(kind: &str, id: &str) -> String {
    kind.to_owned() + id
}
