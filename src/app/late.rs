//! The screens that nobody sees first. In the release page they are a wasm of their own, which is loaded when one of them is
//! opened, or as soon as the browser has nothing else to do.

// What marks the cut declares functions that the other wasm has.
#![allow(unsafe_code, improper_ctypes, improper_ctypes_definitions)]

use crate::{
    browser::{
        clock::{self, Timeout},
        task,
    },
    components::{Button, Notice, Tone},
    i18n::{Key, use_i18n},
    pages::{activity::Activity, generate::Generate, look_up::LookUp, redeem::Redeem},
    state::View,
};
use leptos::prelude::*;

/// Milliseconds within which the first rows are there, mostly.
const FIRST_ROWS: i32 = 1_000;

type Make = fn(View) -> AnyView;

/// Where the screens are.
#[derive(Clone, Copy)]
enum Place {
    Away,
    OnTheWay,
    /// They could not be loaded.
    Lost,
    Here(Make),
}

/// Whether the screens are there. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Late(RwSignal<Place>);

impl Late {
    /// Loads the screens once the browser is idle.
    pub fn provide() {
        let late = Late(RwSignal::new(Place::Away));
        provide_context(late);
        // The rows of the first screen come before.
        let begin = move || {
            task::spawn(async move {
                clock::idle().await;
                late.load();
            });
        };
        StoredValue::new_local(Timeout::new(FIRST_ROWS, begin));
    }

    fn load(self) {
        if !matches!(self.0.try_get_untracked(), Some(Place::Away | Place::Lost)) {
            return;
        }
        self.0.set(Place::OnTheWay);
        task::spawn(async move {
            #[cfg(feature = "split")]
            let screens = screens().await;
            #[cfg(not(feature = "split"))]
            let screens = screens();
            self.0.set(screens.map_or(Place::Lost, Place::Here));
        });
    }
}

/// One of the late screens, or what stands there until it comes.
#[component]
pub fn LateScreen(
    /// Which one.
    view: View,
) -> impl IntoView {
    let i18n = use_i18n();
    let late: Late = expect_context();
    late.load();
    move || match late.0.get() {
        Place::Here(make) => make(view),
        Place::Lost => view! { <Lost late/> }.into_any(),
        Place::Away | Place::OnTheWay => view! {
            <div class="pane">
                <p class="hint">{i18n.text(Key::LoadingScreen)}</p>
            </div>
        }
        .into_any(),
    }
}

#[component]
fn Lost(late: Late) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="pane">
            <Notice tone=Tone::Danger title=i18n.text(Key::ScreenLost)>
                <p>{i18n.text(Key::ScreenLostText)}</p>
                <p class="row">
                    <Button on_click=move || late.load()>{i18n.text(Key::TryAgain)}</Button>
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

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(late, fallible))]
fn screens() -> Result<Make, NotLoaded> {
    Ok(make)
}

fn make(view: View) -> AnyView {
    match view {
        View::Generate => view! { <Generate/> }.into_any(),
        View::Redeem => view! { <Redeem/> }.into_any(),
        View::LookUp => view! { <LookUp/> }.into_any(),
        // Nothing else is late.
        _ => view! { <Activity/> }.into_any(),
    }
}
