//! What earlier pages have left: orders in doubt, and jobs that were not done.

use crate::{
    platform::task,
    state::{Jobs, Journal, Reconciler, Session},
};
use leptos::prelude::*;

/// Shows nothing: goes on with what is in doubt, and finds the jobs that wait for a person.
#[component]
pub fn ResumeWork() -> impl IntoView {
    let session: Session = expect_context();
    let journal: Journal = expect_context();
    let reconciler: Reconciler = expect_context();
    let jobs: Jobs = expect_context();
    jobs.find_left(session);
    task::spawn(async move {
        journal.load().await;
        reconciler.adopt(session);
    });
}
