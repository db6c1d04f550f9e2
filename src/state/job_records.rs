//! Where bulk jobs are kept while they run. Their codes are worth money, so they lie there sealed.

use crate::{
    domain::{Code, Job, JobRecord},
    platform::{encrypted_store, store},
};

/// The names of a record and of its codes. They hold a space, as no name of the journal does.
const RECORD: &str = "job ";
const CODES: &str = "codes ";

/// Writes a job down. Where it can't be, it is not: a page that is closed loses track of it then.
pub async fn begin(record: &JobRecord, job: &Job) {
    let report = job.report();
    let codes: Vec<&str> = report.iter().map(|(code, _)| code.reveal()).collect();
    if encrypted_store::put(&name(CODES, &record.id), &codes.join("\n"))
        .await
        .is_ok()
    {
        write(record, job).await;
    }
}

/// What has become of the codes so far.
pub async fn write(record: &JobRecord, job: &Job) {
    let text = record.clone().with(&job.report()).write();
    let _ = store::put(&name(RECORD, &record.id), &text).await;
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
    for kind in [RECORD, CODES] {
        let _ = store::remove(&name(kind, id)).await;
    }
}

fn name(kind: &str, id: &str) -> String {
    kind.to_owned() + id
}
