//! What an earlier page has left undone: to be gone on with, or to be looked up without sending more.

use leptos::prelude::*;
use std::sync::Arc;

use crate::{
    components::{Button, Notice, Tone},
    domain::{JobKind, JobRecord},
    i18n::{Key, use_i18n},
    state::{BulkJob, Session},
};

/// A notice for each job.
#[component]
pub fn LeftJobs(
    /// Whose records they are.
    job: BulkJob,
) -> impl IntoView {
    move || {
        let left = job.left.get().into_iter();
        left.map(|record| view! { <LeftJob job record/> })
            .collect_view()
    }
}

#[component]
fn LeftJob(job: BulkJob, record: Arc<JobRecord>) -> impl IntoView {
    let i18n = use_i18n();
    let session: Session = expect_context();
    let title = i18n.text(match job.kind {
        JobKind::Redeem => Key::LeftRedeeming,
        JobKind::Revoke => Key::LeftRevoking,
    });
    let began = record.began_at.as_millis();
    let values = [
        ("day", &*i18n.long_day(began)),
        ("clock", &*i18n.clock_with_seconds(began)),
        ("done", &*i18n.integer(record.done())),
        ("all", &*i18n.integer(record.codes())),
    ];
    let text = i18n.fill(Key::LeftText, &values);
    let looked_up = record.clone();
    view! {
        <Notice tone=Tone::Doubt title>
            <p>{text}</p>
            <p class="row">
                <Button on_click=move || {
                    job.resume(session, &record, true)
                }>{i18n.text(Key::Resume)}</Button>
                <Button on_click=move || {
                    job.resume(session, &looked_up, false)
                }>{i18n.text(Key::CheckOnly)}</Button>
            </p>
        </Notice>
    }
}
