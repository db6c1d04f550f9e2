//! How far the reading of a whole list has come.

use leptos::prelude::*;

use crate::{
    i18n::{I18n, Key, use_i18n},
    platform::{clock, task},
    state::Progress,
};

/// Milliseconds. Pages may come far more often than anybody can read, and to show each would lay out the whole screen for it.
const PACE: i64 = 100;

/// A bar and a sentence.
#[component]
pub fn ReadingProgress(
    /// What is read for, for screen readers.
    label: &'static str,
    /// How far it has come.
    #[prop(into)]
    progress: Signal<Progress>,
) -> impl IntoView {
    let i18n = use_i18n();
    let progress = paced(progress);
    // Without a total the bar says that something is going on, and not how much.
    let max = move || progress.get().total.map(|total| total.to_string());
    let value = move || {
        let progress = progress.get();
        progress.total.map(|_| progress.read.to_string())
    };
    view! {
        <progress aria-label=label max=max value=value></progress>
        <span>{move || sentence(i18n, progress.get())}</span>
    }
}

/// The same at the pace of a reader. The latest of it always comes.
pub fn paced<T: Clone + Send + Sync + 'static>(progress: Signal<T>) -> Signal<T> {
    let shown = RwSignal::new(progress.get_untracked());
    let is_due = StoredValue::new(false);
    Effect::new(move || {
        progress.track();
        if is_due.get_value() {
            return;
        }
        is_due.set_value(true);
        task::spawn(async move {
            clock::sleep(PACE).await;
            if let Some(latest) = progress.try_get_untracked() {
                is_due.try_update_value(|is_due| *is_due = false);
                shown.try_set(latest);
            }
        });
    });
    shown.into()
}

/// "300 of 1,240 codes read", and until when the API asked to wait.
pub fn sentence(i18n: I18n, progress: Progress) -> String {
    let n = progress.read as u64;
    let mut sentence = match progress.total {
        Some(all) => i18n.fill(
            Key::LoadedOf,
            &[("n", &i18n.integer(n)), ("all", &i18n.integer(all))],
        ),
        None => i18n.count(Key::LoadedSoFar, n),
    };
    if let Some(instant) = progress.resumes_at {
        let clock = i18n.clock_with_seconds(instant.as_millis());
        sentence += ". ";
        sentence += &i18n.fill(Key::LoadingPaused, &[("clock", &clock)]);
    }
    sentence
}
