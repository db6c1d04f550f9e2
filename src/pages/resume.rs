//! What earlier pages have left: orders in doubt, and jobs that were not done.

use crate::{
    browser::task,
    state::{Jobs, Journal, Session, Settling},
};
use leptos::prelude::*;

/// Shows nothing: goes on with what is in doubt, and finds the jobs that wait for a person.
#[component]
pub fn ResumeWork() -> impl IntoView {
    let session: Session = expect_context();
    let journal: Journal = expect_context();
    let settling: Settling = expect_context();
    let jobs: Jobs = expect_context();
    jobs.find_left(session);
    task::spawn(async move {
        journal.load().await;
        settling.adopt(session);
    });
}
