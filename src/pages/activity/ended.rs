//! An entry of work that is no order and has ended.

use leptos::prelude::*;
use std::sync::Arc;

use super::{
    Screen,
    done_export::{self, DoneExport},
    done_job::{self, DoneJob},
    question::Question,
};
use crate::{
    components::{Button, ButtonKind},
    domain::{ActivityRecord, DoneWork},
    i18n::{Key, use_i18n},
    pages::value::{self, OutcomeText},
};

/// When it was, what became of it, and how it may be removed.
#[component]
pub fn EndedEntry(
    /// Where it stands.
    screen: Screen,
    /// What is remembered.
    record: Memo<Arc<ActivityRecord>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let first = record.get_untracked();
    let (id, at) = (first.id.clone(), first.begun_at);
    let status = move || {
        let (outcome, icon, label) = record.with(|record| match &record.work {
            DoneWork::Job(job) => done_job::state_of(job),
            DoneWork::Export(export) => done_export::state_of(export),
        });
        view! { <OutcomeText outcome icon label=i18n.text(label)/> }
    };
    let title = move || {
        record.with(|record| match &record.work {
            DoneWork::Job(job) => done_job::title(i18n, job),
            DoneWork::Export(export) => done_export::title(i18n, export),
        })
    };
    let contents = move || {
        record.with(|record| match &record.work {
            DoneWork::Job(job) => view! { <DoneJob job/> }.into_any(),
            DoneWork::Export(export) => view! { <DoneExport export/> }.into_any(),
        })
    };
    let span = move || {
        let ended_at = record.with(|record| record.ended_at);
        let values = [
            ("begun", &*value::exact(i18n, at)),
            ("ended", &*value::exact(i18n, ended_at)),
        ];
        i18n.fill(Key::BegunAndEnded, &values)
    };
    let removed = id.clone();
    let remove = move || {
        let question = Question::RemoveEnded(removed.clone());
        screen.question.set(Some(question));
    };
    view! {
        <li>
            <time datetime=at.iso8601() title=span>
                {i18n.clock_with_seconds(at.as_millis())}
            </time>
            {status}
            <div class="what">
                <h3 id=id.clone()>{title}</h3>
                {contents}
            </div>
            <span class="row">
                <Button kind=ButtonKind::Quiet attr:aria-describedby=id on_click=remove>
                    {i18n.text(Key::Remove)}
                </Button>
            </span>
        </li>
    }
}
