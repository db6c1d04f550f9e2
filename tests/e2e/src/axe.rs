//! axe-core <https://github.com/dequelabs/axe-core> looks for what shuts people out.

use crate::Page;
use crate::engine::Engine;
use std::fs;
use std::path::Path;

const WIDTHS: [u32; 2] = [1280, 360];
const SCHEMES: [&str; 2] = ["light", "dark"];

const RUN: &str = include_str!("axe.js");

/// More lines than this say nothing new.
const SHOWN: usize = 12;

/// Asserts that nothing is found on the screen as it stands, wide and narrow, light and dark.
pub async fn finds_nothing(page: &Page, screen: &str) {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
    let source = fs::read_to_string(source).expect("axe-core is fetched by `cargo xtask test`");
    page.run(&source).await;
    if page.browser().engine != Engine::Chromium {
        // Only Chromium lets a window be as narrow as a phone, and prefer colours.
        return check(page, screen).await;
    }
    for width in WIDTHS {
        page.resize(width, 900).await;
        for scheme in SCHEMES {
            page.prefer_colours(scheme).await;
            check(page, &format!("{screen}, {width} px, {scheme}")).await;
        }
    }
    page.resize(WIDTHS[0], 900).await;
    page.prefer_colours(SCHEMES[0]).await;
}

async fn check(page: &Page, screen: &str) {
    let found = page.run_async(RUN).await;
    let lines = found.as_array().into_iter().flatten();
    let lines: Vec<_> = lines.filter_map(|line| line.as_str()).collect();
    assert!(
        lines.is_empty(),
        "{screen}, {} findings:\n{}",
        lines.len(),
        lines[..lines.len().min(SHOWN)].join("\n")
    );
}
