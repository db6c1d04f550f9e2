//! What nobody sees first. In the release page it is a wasm of its own, which is loaded when something of it is wanted, or as
//! soon as the browser has nothing else to do.

// What marks the cut declares functions that the other wasm has.
#![allow(unsafe_code, improper_ctypes, improper_ctypes_definitions)]

use super::{
    activity::Activity,
    bulk::Bulk,
    codes::{CodePanel, RevokeDialog, Screen, SelectionBar},
    generate::Generate,
    help::HelpDialog,
    look_up::LookUp,
    redeem::Redeem,
    resume::ResumeWork,
    surprises::Surprises,
};
use crate::{
    components::{Button, Notice, Tone},
    i18n::{Key, use_i18n},
    platform::{
        clock::{self, Timeout},
        task,
    },
    state::{BulkJob, View},
};
use leptos::prelude::*;

/// Milliseconds within which the first rows are there, mostly.
const FIRST_ROWS: i32 = 1_000;

/// A part of the page that is loaded later.
#[derive(Clone, Copy)]
pub enum Part {
    /// A screen that is not a list of codes.
    Screen(View),
    Panel(Screen),
    SelectionBar(Screen),
    Bulk(BulkJob),
    RevokeDialog(BulkJob),
    Surprises,
    /// What is in doubt or was left behind is gone on with.
    ResumeWork,
    /// Whether it is open.
    HelpDialog(RwSignal<bool>),
}

type Render = fn(Part) -> AnyView;

#[derive(Clone, Copy)]
enum LoadState {
    NotLoaded,
    Loading,
    Failed,
    Loaded(Render),
}

/// Whether the parts are there. Cheap to copy.
#[derive(Clone, Copy)]
pub struct LazyParts(RwSignal<LoadState>);

impl LazyParts {
    /// Loads them once the browser is idle.
    pub fn provide() {
        let parts = LazyParts(RwSignal::new(LoadState::NotLoaded));
        provide_context(parts);
        // The rows of the first screen come before.
        let begin = move || {
            task::spawn(async move {
                clock::idle().await;
                parts.load();
            });
        };
        StoredValue::new_local(Timeout::new(FIRST_ROWS, begin));
    }

    fn load(self) {
        let state = self.0.try_get_untracked();
        if !matches!(state, Some(LoadState::NotLoaded | LoadState::Failed)) {
            return;
        }
        self.0.set(LoadState::Loading);
        task::spawn(async move {
            #[cfg(feature = "split")]
            let render = load_render().await;
            #[cfg(not(feature = "split"))]
            let render = load_render();
            (self.0).try_set(render.map_or(LoadState::Failed, LoadState::Loaded));
        });
    }
}

/// Shows a part once it is there.
#[component]
pub fn Lazy(
    /// What is shown.
    part: Part,
    /// Whether somebody waits for it: then it is loaded at once, and said if that fails.
    #[prop(optional, into)]
    is_wanted: Signal<bool>,
) -> impl IntoView {
    let parts: LazyParts = expect_context();
    Effect::new(move |_| {
        if is_wanted.get() {
            parts.load();
        }
    });
    move || match parts.0.get() {
        LoadState::Loaded(render) => render(part),
        LoadState::Failed if is_wanted.get() => view! { <LoadError parts/> }.into_any(),
        LoadState::NotLoaded | LoadState::Loading if matches!(part, Part::Screen(_)) => {
            view! { <LoadingScreen/> }.into_any()
        }
        _ => ().into_any(),
    }
}

#[component]
fn LoadingScreen() -> impl IntoView {
    view! {
        <div class="pane">
            <p class="hint">{use_i18n().text(Key::LoadingScreen)}</p>
        </div>
    }
}

#[component]
fn LoadError(parts: LazyParts) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="pane">
            <Notice tone=Tone::Danger title=i18n.text(Key::ScreenLost)>
                <p>{i18n.text(Key::ScreenLostText)}</p>
                <p class="row">
                    <Button on_click=move || parts.load()>{i18n.text(Key::TryAgain)}</Button>
                </p>
            </Notice>
        </div>
    }
}

/// The other wasm could not be loaded.
struct NotLoaded;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(lazy, fallible))]
fn load_render() -> Result<Render, NotLoaded> {
    Ok(render)
}

fn render(part: Part) -> AnyView {
    match part {
        Part::Screen(View::Generate) => view! { <Generate/> }.into_any(),
        Part::Screen(View::Redeem) => view! { <Redeem/> }.into_any(),
        Part::Screen(View::LookUp) => view! { <LookUp/> }.into_any(),
        Part::Screen(View::Activity) => view! { <Activity/> }.into_any(),
        // The lists of codes are there from the start.
        Part::Screen(View::Issued | View::Redeemed) => ().into_any(),
        Part::Panel(screen) => view! { <CodePanel screen/> }.into_any(),
        Part::SelectionBar(screen) => view! { <SelectionBar screen/> }.into_any(),
        Part::Bulk(job) => view! { <Bulk job/> }.into_any(),
        Part::RevokeDialog(job) => view! { <RevokeDialog job/> }.into_any(),
        Part::Surprises => view! { <Surprises/> }.into_any(),
        Part::ResumeWork => view! { <ResumeWork/> }.into_any(),
        Part::HelpDialog(is_open) => view! { <HelpDialog is_open/> }.into_any(),
    }
}
