//! Where bulk jobs are kept while they run. Their codes are worth money, so they lie there sealed.

use crate::{
    domain::{Code, Job, JobRecord},
    platform::{clock, encrypted_store, store},
    state::persist::{TRIES, is_silent},
};

/// The names of a record and of its codes. They hold a space, as no name of the journal does.
const RECORD: &str = "job ";
const CODES: &str = "codes ";

/// Writes a job down. False where it can't be: a page that is closed loses track of it then.
pub async fn begin(record: &JobRecord, job: &Job) -> bool {
    let report = job.report();
    let codes: Vec<&str> = report.iter().map(|(code, _)| code.reveal()).collect();
    let is_kept = encrypted_store::put(&name(CODES, &record.id), &codes.join("\n"))
        .await
        .is_ok();
    if is_kept && write(record, job).await {
        return true;
    }
    forget(&record.id).await;
    false
}

/// What has become of the codes so far. False where it can't be written: what is there then says less than is true.
pub async fn write(record: &JobRecord, job: &Job) -> bool {
    let text = record.clone().with(&job.report()).write();
    let name = name(RECORD, &record.id);
    for _ in 0..TRIES {
        let began = clock::monotonic();
        if store::put(&name, &text).await.is_ok() {
            return true;
        }
        if is_silent(began) {
            break;
        }
    }
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
        let began = clock::monotonic();
        // A record without its codes could never be ended.
        if store::remove(&name(RECORD, id)).await.is_ok() {
            let _ = store::remove(&name(CODES, id)).await;
            return;
        }
        if is_silent(began) {
            return;
        }
    }
}

fn name(kind: &str, id: &str) -> String {
    kind.to_owned() + id
}
