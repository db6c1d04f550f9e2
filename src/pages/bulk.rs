//! A bulk job on the screen: what earlier pages have left undone, what it is doing, and what became of its codes.

mod left;
mod not_begun;
mod progress;
mod report;

use leptos::{html, prelude::*};

use crate::{
    components::{bring_into_sight_when, focus_within, soon},
    state::BulkJob,
};
use left::LeftJobs;
use not_begun::NotBegunNotice;
use progress::BulkProgress;
use report::BulkReport;

pub use report::{counts, not_done};

/// Nothing while there is nothing to say.
#[component]
pub fn Bulk(
    /// The job.
    job: BulkJob,
) -> impl IntoView {
    let element = NodeRef::<html::Div>::new();
    let is_running = Memo::new(move |_| job.is_running());
    bring_into_sight_when(element, is_running);
    // A report that was there before the screen came is no news: the focus does not move for it.
    let mut is_old = true;
    Effect::new(move |_| {
        if job.report.with(Option::is_some) && !is_old {
            soon(element, move || focus_within(element, "h2"));
        }
        is_old = false;
    });
    let work = move || match is_running.get() {
        true => view! { <BulkProgress job/> }.into_any(),
        false => view! { <LeftJobs job/> }.into_any(),
    };
    let not_begun = move || {
        let why = job.not_begun.get()?;
        Some(view! { <NotBegunNotice kind=job.kind why/> })
    };
    let report = move || {
        let report = job.report.get()?;
        Some(view! { <BulkReport job report/> })
    };
    view! {
        <div class="stack" node_ref=element>
            {work}
            {not_begun}
            {report}
        </div>
    }
}
