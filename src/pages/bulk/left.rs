//! What an earlier page has left undone: to be gone on with, or to be looked up without sending more.

use leptos::prelude::*;
use std::sync::Arc;

use crate::{
    domain::{JobKind, JobRecord},
    i18n::{I18n, Key},
    state::{BulkJob, Session},
    ui::{
        Tone,
        element::{El, button, fragment, p},
        notice,
    },
};

/// Tracks.
pub fn left(i18n: I18n, job: BulkJob) -> El {
    let notices = (job.left.get().into_iter()).map(|record| one(i18n, job, record));
    fragment().children(notices)
}

fn one(i18n: I18n, job: BulkJob, record: Arc<JobRecord>) -> El {
    let session: Session = expect_context();
    let title = i18n.text(match job.kind {
        JobKind::Redeem => Key::LeftRedeeming,
        JobKind::Revoke => Key::LeftRevoking,
    });
    let clock = i18n.clock_with_seconds(record.began_at.as_millis());
    let values = [
        ("day", &*i18n.long_day(record.began_at.as_millis())),
        ("clock", &*clock),
        ("done", &*i18n.integer(record.done())),
        ("all", &*i18n.integer(record.codes())),
    ];
    let text = i18n.fill(Key::LeftText, &values);
    let action = |words: Key, is_sent: bool| {
        let record = record.clone();
        button()
            .class("button")
            .attr("type", "button")
            .on_click(move || job.resume(session, &record, is_sent))
            .child(i18n.text(words))
    };
    let actions = p()
        .class("row")
        .child(action(Key::GoOn, true))
        .child(action(Key::OnlyLookUp, false));
    let rest = fragment().child(p().child(text)).child(actions);
    notice(Tone::Doubt, title.to_owned(), rest)
}
