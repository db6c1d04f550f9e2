//! What only a browser can show: effects, elements, listeners, timers, `fetch` and `Intl`.
//!
//! `cargo xtask test` runs them in a headless Chromium. The network ends at `window.fetch`, which each test that asks
//! for something stands in for; everything above it is the real thing.
#![cfg(target_arch = "wasm32")]

mod bar_chart;
mod fetch;
mod format;
mod framework;
mod lifecycle;
mod listing;
mod orders;
mod support;
mod table;
mod virtual_list;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
