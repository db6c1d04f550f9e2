//! What nobody sees first. In the release page it is a wasm of its own, which is loaded when something of it is wanted, or as
//! soon as the browser has nothing else to do.

// What marks the cut declares functions that the other wasm has.
#![allow(unsafe_code, improper_ctypes, improper_ctypes_definitions)]

use super::{
    activity::Activity,
    bulk::Bulk,
    code_table::{CodePanel, TableState},
    codes::{
        ListChangeNotice, ListSelection, LocalFilters, RevokeDialog, Screen, SearchSuggestions,
        TabMenu, ViewMenu, ViewTools, WholeListStatus,
    },
    export::Export,
    generate::Generate,
    help::HelpDialog,
    look_up::LookUp,
    overview::Overview,
    palette::Palette,
    redeem::Redeem,
    resume::ResumeWork,
    surprises::Surprises,
};
use crate::{
    components::{Button, MenuHandle, Notice, Tone},
    domain::List,
    i18n::{Key, use_i18n},
    platform::{
        clock::{self, Timeout},
        task,
    },
    state::{BulkJob, Exports, View},
};
use leptos::prelude::*;

/// Milliseconds within which the first rows are there, mostly.
const FIRST_ROWS: u32 = 1_000;

/// Milliseconds for which the browser may be busy with something else first.
const LATEST_IDLE: i32 = 2_000;

/// Milliseconds until what could not be loaded is tried again.
const RETRY: i64 = 60_000;

/// A part of the page that is loaded later.
#[derive(Clone, Copy)]
pub enum Part {
    /// A screen that is not a list of codes.
    Screen(View),
    Panel(TableState),
    ListSelection(StoredValue<Screen>),
    /// What stands in the menu of how a list looks.
    ViewMenu(List),
    /// The menu of the saved view that is open.
    TabMenu(List),
    /// What comes behind the tabs of the saved views.
    ViewTools(List),
    /// What may have been meant where a search finds nothing.
    SearchSuggestions(StoredValue<Screen>),
    /// The form of the filters that the API does not have, in its menu.
    LocalFilters(StoredValue<(Screen, MenuHandle)>),
    /// That the list is read whole, or was.
    WholeListStatus(StoredValue<Screen>),
    /// What has changed since the rows were read.
    ListChangeNotice(StoredValue<Screen>),
    Bulk(BulkJob),
    RevokeDialog(BulkJob),
    Surprises,
    /// The dialog that exports codes, and what is told of an export while it is closed.
    Export(Exports),
    /// What is in doubt or was left behind is gone on with.
    ResumeWork,
    /// Whether it is open.
    HelpDialog(RwSignal<bool>),
    /// Whether it is open.
    Palette(RwSignal<bool>),
}

impl Part {
    /// It can't be had now: what would open by itself later does not.
    fn give_up(self) {
        match self {
            Part::Panel(table) => table.close_panel(),
            Part::Export(exports) => exports.close(),
            Part::HelpDialog(is_open) | Part::Palette(is_open) => is_open.set(false),
            _ => {}
        }
    }
}

type Render = fn(Part) -> AnyView;

#[derive(Clone, Copy)]
enum LoadState {
    NotLoaded,
    Loading,
    Failed,
    Loaded(Render),
}

/// Whether the parts are there. A `Copy` handle.
#[derive(Clone, Copy)]
pub struct LazyParts {
    state: RwSignal<LoadState>,
    /// A person waits for one that is no screen, which tells of itself.
    is_missed: RwSignal<bool>,
}

impl LazyParts {
    /// Loads them once the browser is idle.
    pub fn provide() {
        let parts = LazyParts {
            state: RwSignal::new(LoadState::NotLoaded),
            is_missed: RwSignal::new(false),
        };
        provide_context(parts);
        // The rows of the first screen come before.
        let begin = move || {
            task::spawn(async move {
                clock::idle(LATEST_IDLE).await;
                // What has failed meanwhile is tried again in its own time.
                if matches!(parts.state.try_get_untracked(), Some(LoadState::NotLoaded)) {
                    parts.load();
                }
            });
        };
        StoredValue::new_local(Timeout::new(FIRST_ROWS, begin));
    }

    fn load(self) {
        let state = self.state.try_get_untracked();
        if !matches!(state, Some(LoadState::NotLoaded | LoadState::Failed)) {
            return;
        }
        self.state.set(LoadState::Loading);
        task::spawn(async move {
            #[cfg(feature = "split")]
            let render = load_render().await;
            #[cfg(not(feature = "split"))]
            let render = load_render();
            let state = render.map_or(LoadState::Failed, LoadState::Loaded);
            if self.state.try_set(state).is_none() && matches!(state, LoadState::Failed) {
                // What is in doubt waits for it, whether a person does or not.
                clock::sleep(RETRY).await;
                self.load();
            }
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
    let is_screen = matches!(part, Part::Screen(_));
    Effect::new(move |was_wanted: Option<bool>| {
        let is_wanted = is_wanted.get();
        let has_failed = matches!(parts.state.get(), LoadState::Failed);
        if is_wanted && was_wanted != Some(true) {
            parts.load();
            parts.is_missed.update(|is_missed| *is_missed |= !is_screen);
        } else if is_wanted && has_failed {
            part.give_up();
        }
        is_wanted
    });
    move || match parts.state.get() {
        LoadState::Loaded(render) => render(part),
        LoadState::Failed if is_screen => view! {
            <div class="pane">
                <LoadError parts/>
            </div>
        }
        .into_any(),
        LoadState::NotLoaded | LoadState::Loading if is_screen => {
            view! { <LoadingScreen/> }.into_any()
        }
        _ => ().into_any(),
    }
}

/// What is told above the screen of parts of it that a person waits for.
#[component]
pub fn LazyStatus() -> impl IntoView {
    let parts: LazyParts = expect_context();
    let i18n = use_i18n();
    move || match parts.state.get() {
        _ if !parts.is_missed.get() => ().into_any(),
        LoadState::Loading => {
            view! { <p class="hint" role="status">{i18n.text(Key::LoadingScreen)}</p> }.into_any()
        }
        LoadState::Failed => view! { <LoadError parts/> }.into_any(),
        LoadState::NotLoaded | LoadState::Loaded(_) => ().into_any(),
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
        <Notice tone=Tone::Danger title=i18n.text(Key::ScreenLost)>
            <p>{i18n.text(Key::ScreenLostText)}</p>
            <p class="row">
                <Button on_click=move || parts.load()>{i18n.text(Key::TryAgain)}</Button>
            </p>
        </Notice>
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
        Part::Screen(View::Overview) => view! { <Overview/> }.into_any(),
        Part::Screen(View::Generate) => view! { <Generate/> }.into_any(),
        Part::Screen(View::Redeem) => view! { <Redeem/> }.into_any(),
        Part::Screen(View::LookUp) => view! { <LookUp/> }.into_any(),
        Part::Screen(View::Activity) => view! { <Activity/> }.into_any(),
        // The lists of codes are there from the start.
        Part::Screen(View::Issued | View::Redeemed) => ().into_any(),
        Part::Panel(table) => view! { <CodePanel table/> }.into_any(),
        Part::ListSelection(screen) => {
            view! { <ListSelection screen=screen.get_value()/> }.into_any()
        }
        Part::ViewMenu(list) => view! { <ViewMenu list/> }.into_any(),
        Part::TabMenu(list) => view! { <TabMenu list/> }.into_any(),
        Part::ViewTools(list) => view! { <ViewTools list/> }.into_any(),
        Part::SearchSuggestions(screen) => {
            view! { <SearchSuggestions screen=screen.get_value()/> }.into_any()
        }
        Part::LocalFilters(place) => {
            let (screen, menu) = place.get_value();
            view! { <LocalFilters screen menu/> }.into_any()
        }
        Part::WholeListStatus(screen) => {
            view! { <WholeListStatus screen=screen.get_value()/> }.into_any()
        }
        Part::ListChangeNotice(screen) => {
            view! { <ListChangeNotice screen=screen.get_value()/> }.into_any()
        }
        Part::Bulk(job) => view! { <Bulk job/> }.into_any(),
        Part::RevokeDialog(job) => view! { <RevokeDialog job/> }.into_any(),
        Part::Surprises => view! { <Surprises/> }.into_any(),
        Part::Export(exports) => view! { <Export exports/> }.into_any(),
        Part::ResumeWork => view! { <ResumeWork/> }.into_any(),
        Part::HelpDialog(is_open) => view! { <HelpDialog is_open/> }.into_any(),
        Part::Palette(is_open) => view! { <Palette is_open/> }.into_any(),
    }
}
