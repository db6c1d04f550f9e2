//! Whether what is shown is all there is: what reading it would cost, how far it has come, what it came to.

use leptos::{html, prelude::*};

use super::sum_text::duration;
use crate::{
    api::ApiError,
    components::{Button, ButtonKind, Icon, IconName, Notice, Tone, keep_focus},
    domain::{Status, Timestamp},
    i18n::{I18n, Key, use_i18n},
    pages::{error_message::of_error, reading_progress::paced},
    state::{CountsPhase, Estimate, Gap, Overview, ReadingPhase, ReadingProgress, Scope, Shown},
};

/// What stands there.
#[derive(Clone, Copy, PartialEq)]
enum Line {
    Counting,
    NotCounted,
    /// Nothing is read yet.
    Cost,
    UnderWay,
    Paused,
    Interrupted,
    Refreshing,
    Read,
}

/// One line, and what can be done about it.
#[component]
pub fn StatusLine(
    /// What was read.
    overview: Overview,
) -> impl IntoView {
    let line = Memo::new(move |_| {
        let is_shown = overview.shown.with(Option::is_some);
        overview.phase.with(|phase| match phase {
            ReadingPhase::Running => Line::UnderWay,
            ReadingPhase::Paused => Line::Paused,
            ReadingPhase::Interrupted(_) => Line::Interrupted,
            ReadingPhase::Refreshing => Line::Refreshing,
            ReadingPhase::Idle | ReadingPhase::RefreshFailed(_) if is_shown => Line::Read,
            ReadingPhase::Idle | ReadingPhase::RefreshFailed(_) => {
                overview.counts.with(|counts| match counts {
                    CountsPhase::Loading => Line::Counting,
                    CountsPhase::Failed(_) => Line::NotCounted,
                    CountsPhase::Ready(_) => Line::Cost,
                })
            }
        })
    });
    // A button that is pressed goes, and the next one comes.
    let place = NodeRef::<html::Div>::new();
    keep_focus(place, ".sums-status", &[".refresh", "button"], move || {
        line.track()
    });
    let counting = use_i18n().text(Key::LoadingScreen);
    let shown = move || match line.get() {
        Line::Counting => view! { <p class="proof">{counting}</p> }.into_any(),
        Line::NotCounted => view! { <NotCounted overview/> }.into_any(),
        Line::Cost => view! { <Cost overview/> }.into_any(),
        Line::UnderWay => view! { <UnderWay overview/> }.into_any(),
        Line::Paused => view! { <Paused overview/> }.into_any(),
        Line::Interrupted => view! { <Interrupted overview/> }.into_any(),
        Line::Refreshing => view! { <Refreshing overview/> }.into_any(),
        Line::Read => view! { <Read overview/> }.into_any(),
    };
    view! {
        <div class="sums-status" node_ref=place>
            {shown}
        </div>
    }
}

#[component]
fn NotCounted(overview: Overview) -> impl IntoView {
    let i18n = use_i18n();
    let counts = overview.counts.get_untracked();
    let CountsPhase::Failed(error) = counts else {
        return ().into_any();
    };
    let (title, text) = of_error(i18n, &error);
    view! {
        <Notice tone=Tone::Danger title>
            <p>{i18n.text(Key::CountsFailed)} " " {text}</p>
            <p class="row">
                <Button on_click=move || overview.try_again()>{i18n.text(Key::TryAgain)}</Button>
                <Button on_click=move || overview.start(Scope::All)>{i18n.text(Key::LoadAll)}</Button>
            </p>
        </Notice>
    }
    .into_any()
}

/// What reading will ask for, before it does.
#[component]
fn Cost(overview: Overview) -> impl IntoView {
    let i18n = use_i18n();
    let sentences = move || {
        let unused = overview.estimate(Scope::Unused);
        let all = overview.estimate(Scope::All);
        let cost = match (unused, all) {
            (None, None) => i18n.text(Key::CostUnknown).to_owned(),
            (unused, all) => {
                let unused = unused.map(|cost| cost_words(i18n, Key::CostOfUnused, cost));
                let all = all.map(|cost| cost_words(i18n, Key::CostOfAll, cost));
                unused.into_iter().chain(all).collect::<Vec<_>>().join(" ")
            }
        };
        [&*cost, " ", i18n.text(Key::PauseAnyTime)].concat()
    };
    view! {
        <div class="walk">
            <p>
                <strong>{i18n.text(Key::SumsNeedCodes)}</strong>
                " "
                {sentences}
            </p>
            <span class="row">
                <Button kind=ButtonKind::Primary on_click=move || overview.start(Scope::Unused)>
                    {i18n.text(Key::LoadUnused)}
                </Button>
                <Button on_click=move || overview.start(Scope::All)>{i18n.text(Key::LoadAll)}</Button>
            </span>
        </div>
    }
}

fn cost_words(i18n: I18n, key: Key, cost: Estimate) -> String {
    let time = duration(i18n, cost.millis as u64);
    i18n.count_with(key, cost.requests, &[("time", &time)])
}

#[component]
fn UnderWay(overview: Overview) -> impl IntoView {
    let i18n = use_i18n();
    let is_outstanding_final = Memo::new(move |_| {
        let extent = overview.extent();
        extent.is_of_all && extent.has_unused
    });
    let is_final = move || {
        is_outstanding_final
            .get()
            .then(|| i18n.text(Key::OutstandingIsFinal))
    };
    view! {
        <div class="walk">
            <Progress overview/>
            <span class="row">
                <Button on_click=move || overview.pause()>{i18n.text(Key::Pause)}</Button>
            </span>
            <p>{is_final}</p>
        </div>
    }
}

/// A bar and a sentence.
#[component]
fn Progress(overview: Overview) -> impl IntoView {
    let i18n = use_i18n();
    let progress = paced(overview.progress.into());
    // Without totals the bar says that something is going on, and not how much.
    let max = move || {
        let progress: ReadingProgress = progress.get();
        let left = progress.requests_left?;
        Some((progress.requests + left).to_string())
    };
    let value = move || max().map(|_| progress.get().requests.to_string());
    view! {
        <p>
            <strong>{move || i18n.count(Key::SumsProgress, progress.get().codes)}</strong>
            " "
            {move || requests_words(i18n, &progress.get())}
        </p>
        <progress aria-label=i18n.text(Key::LoadingSums) max=max value=value></progress>
    }
}

/// "21 of 42 requests, about 9 s left.", and until when the API asked to wait.
fn requests_words(i18n: I18n, progress: &ReadingProgress) -> String {
    if let Some(instant) = progress.resumes_at {
        let clock = i18n.clock_with_seconds(instant.as_millis());
        return i18n.fill(Key::LoadingPaused, &[("clock", &clock)]);
    }
    let Some(left) = progress.requests_left else {
        return i18n.count(Key::RequestsSoFar, progress.requests);
    };
    let all = i18n.integer(progress.requests + left);
    let time = duration(i18n, (left as f64 * progress.millis) as u64);
    let n = i18n.integer(progress.requests);
    i18n.fill(
        Key::RequestsOf,
        &[("n", &n), ("all", &all), ("time", &time)],
    )
}

#[component]
fn Paused(overview: Overview) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="walk">
            <p>
                <strong>{i18n.text(Key::SumsPaused)}</strong>
                " "
                {move || i18n.count(Key::SumsProgress, overview.progress.get().codes)}
                " "
                {i18n.text(Key::SumsKept)}
            </p>
            <GoOn overview words=Key::Resume/>
        </div>
    }
}

#[component]
fn GoOn(overview: Overview, words: Key) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <span class="row">
            <Button kind=ButtonKind::Primary on_click=move || overview.go_on()>
                {i18n.text(words)}
            </Button>
            <Button kind=ButtonKind::Quiet on_click=move || overview.cancel()>
                {i18n.text(Key::Cancel)}
            </Button>
        </span>
    }
}

#[component]
fn Interrupted(overview: Overview) -> impl IntoView {
    let i18n = use_i18n();
    let ReadingPhase::Interrupted(error) = overview.phase.get_untracked() else {
        return ().into_any();
    };
    let (title, text) = of_error(i18n, &error);
    view! {
        <Notice tone=Tone::Danger title>
            <p>{text}</p>
            <p>{i18n.text(Key::SumsStopped)} " " {i18n.text(Key::SumsKept)}</p>
            <GoOn overview words=Key::TryAgain/>
        </Notice>
    }
    .into_any()
}

#[component]
fn Refreshing(overview: Overview) -> impl IntoView {
    let i18n = use_i18n();
    let progress = paced(overview.progress.into());
    view! {
        <div class="walk">
            <p>
                <strong>{i18n.text(Key::SumsRefreshing)}</strong>
                " "
                {move || requests_words(i18n, &progress.get())}
                " "
                {move || as_of(i18n, overview)}
            </p>
            <Button kind=ButtonKind::Quiet on_click=move || overview.cancel()>
                {i18n.text(Key::Cancel)}
            </Button>
            <progress aria-label=i18n.text(Key::LoadingSums)></progress>
        </div>
    }
}

/// When all of it was read, or from when to when.
fn as_of(i18n: I18n, overview: Overview) -> Option<String> {
    /// Milliseconds that make no difference.
    const MOMENT: i64 = 60_000;
    // In the zone that is chosen now.
    let _ = i18n.is_utc();
    let (from, until) = overview.shown.with(|shown| Some(shown.as_ref()?.read))?;
    let words = |time: Timestamp| i18n.full_date(time.as_millis());
    let (from_words, until_words) = (words(from), words(until));
    Some(match until.as_millis() - from.as_millis() > MOMENT {
        true => {
            let values = [("from", &*from_words), ("until", &*until_words)];
            i18n.fill(Key::LoadedBetween, &values)
        }
        false => i18n.fill(Key::AsOf, &[("time", &until_words)]),
    })
}

/// What was read, and how sure it is.
#[component]
fn Read(overview: Overview) -> impl IntoView {
    let i18n = use_i18n();
    let not_refreshed = move || match overview.phase.get() {
        ReadingPhase::RefreshFailed(error) => Some(refresh_failed(i18n, overview, &error)),
        _ => None,
    };
    let content = move || {
        overview.shown.get().map(|shown| {
            let (is_proven, title, text) = proof(i18n, &shown);
            let icon = if is_proven {
                IconName::MarkDone
            } else {
                IconName::MarkInDoubt
            };
            let rest = (!shown.extent.is_of_all).then(|| view! { <LoadRest overview/> });
            let scope = if shown.extent.is_of_all {
                Scope::All
            } else {
                Scope::Unused
            };
            let again = shown.extent.gap.map(|_| {
                view! {
                    " "
                    <Button kind=ButtonKind::Link on_click=move || overview.start(scope)>
                        {i18n.text(Key::LoadAgain)}
                    </Button>
                }
            });
            view! {
                <div class="proof" data-tone=(!is_proven).then_some("doubt")>
                    <Icon name=icon/>
                    <div>
                        <span role="status">
                            <strong>{title}</strong>
                            " "
                            {text}
                        </span>
                        {again}
                        {rest}
                    </div>
                    <div class="row">
                        <span>{move || as_of(i18n, overview)}</span>
                        <Button
                            kind=ButtonKind::Quiet
                            class:refresh=true
                            on_click=move || overview.refresh()
                        >
                            <Icon name=IconName::Refresh/>
                            {i18n.text(Key::Refresh)}
                        </Button>
                    </div>
                </div>
            }
        })
    };
    view! {
        {not_refreshed}
        {content}
    }
}

#[component]
fn LoadRest(overview: Overview) -> impl IntoView {
    let i18n = use_i18n();
    let cost = move || {
        overview
            .estimate(Scope::All)
            .map(|cost| cost_words(i18n, Key::CostOfAll, cost))
    };
    view! {
        " "
        {cost}
        " "
        <Button kind=ButtonKind::Link on_click=move || overview.start(Scope::All)>
            {i18n.text(Key::LoadAll)}
        </Button>
    }
}

fn refresh_failed(i18n: I18n, overview: Overview, error: &ApiError) -> AnyView {
    let (_, text) = of_error(i18n, error);
    let as_before = as_of(i18n, overview);
    view! {
        <Notice tone=Tone::Danger title=i18n.text(Key::SumsNotRefreshed)>
            <p>{text}</p>
            <p>{as_before}</p>
        </Notice>
    }
    .into_any()
}

/// Whether all was read for certain, and what can be said of it.
fn proof(i18n: I18n, shown: &Shown) -> (bool, &'static str, String) {
    let extent = &shown.extent;
    let (all, unused) = (shown.figures.all(), shown.figures.status(Status::Unused));
    let codes = if extent.is_of_all { all } else { unused };
    let is_counted = !extent.is_of_all || extent.totals.1.is_some();
    let is_proven = extent.gap.is_none() && extent.unreadable == 0 && is_counted;
    let what = match (is_proven, extent.is_of_all) {
        (true, true) => Key::SumsAllLoaded,
        (true, false) => Key::SumsUnusedLoaded,
        (false, _) => Key::SumsLoaded,
    };
    let what = i18n.count(what, codes.codes());
    let what = i18n.count_with(Key::InRequests, shown.requests, &[("what", &what)]);
    let counted = match extent.totals {
        _ if !extent.is_of_all => None,
        (Some(before), Some(after)) => {
            let (before, after) = (i18n.integer(before), i18n.integer(after));
            let counted = [("before", &*before), ("after", &*after)];
            Some(i18n.fill(Key::SumsCounted, &counted))
        }
        _ => Some(i18n.text(Key::SumsUncounted).to_owned()),
    };
    let some = |key, n: u64| (n > 0).then(|| i18n.count(key, n));
    let title = match extent.gap {
        Some(Gap::Stuck) => Key::SumsStuck,
        _ if !is_proven => Key::SumsUnproven,
        _ if extent.is_of_all => Key::SumsComplete,
        _ => Key::SumsOfUnused,
    };
    let problem = extent.gap.map(|gap| match gap {
        Gap::Stuck => i18n.text(Key::ExportStuckText).to_owned(),
        Gap::Changed => i18n.text(Key::SumsChangedText).to_owned(),
    });
    let sentences = [
        Some(what),
        counted,
        problem,
        some(Key::SumsDuplicates, extent.repeated as u64),
        some(Key::SumsUnreadable, extent.unreadable as u64),
        some(Key::AmountsUnreadable, codes.unreadable),
    ];
    let sentences: Vec<String> = sentences.into_iter().flatten().collect();
    (is_proven, i18n.text(title), sentences.join(" "))
}
