//! The pages that are compared, and how each is operated.

use std::{env, fmt, path::PathBuf};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Rival {
    /// The release.
    Ours,
    /// bench/react: what a team would write otherwise.
    React,
    /// bench/plain: the practical limit.
    Plain,
}

/// A selector, and a word that the element has in it.
pub type Target = (&'static str, &'static str);

/// What is clicked and looked at.
pub struct Controls {
    /// The code in the first row.
    pub first_code: &'static str,
    pub sort_by_code: Target,
    pub next_page: Target,
    /// The tick box of the third row.
    pub tick: Target,
    /// The code of the fifth row, which opens it.
    pub open: Target,
    pub close: Target,
    pub panel: &'static str,
    /// "3 selected".
    pub readout: &'static str,
    pub select_page: Target,
    pub select_all: Target,
    /// What is clicked to export the whole list; the last click begins it.
    pub export: &'static [Target],
    /// JavaScript that is true once the file is handed to the browser.
    pub is_exported: &'static str,
    /// "1–30 of 1,240".
    pub range: &'static str,
    pub page_size: &'static str,
}

const OURS: Controls = Controls {
    first_code: "[data-testid=row] code",
    sort_by_code: ("thead .col-code button", ""),
    next_page: (".pager button[aria-label='Next page']", ""),
    tick: ("[data-testid=row]:nth-child(3) input[type=checkbox]", ""),
    open: ("[data-testid=row]:nth-child(5) .col-code .open", ""),
    close: (".panel button[aria-label='Close']", ""),
    panel: "aside.panel",
    readout: ".selection-bar .readout",
    select_page: ("thead .col-select input", ""),
    select_all: (".selection-all button", "Select all"),
    export: &[
        (".screen-head button", "Export"),
        ("dialog .actions button:last-child", "Export"),
    ],
    is_exported: "document.querySelector('dialog .files') !== null",
    range: ".pager-range",
    page_size: ".pager select",
};

const OF_BENCH: Controls = Controls {
    first_code: "tbody code",
    sort_by_code: ("thead .col-code button", ""),
    next_page: (".pager .next", ""),
    tick: ("tbody tr:nth-child(3) input[type=checkbox]", ""),
    open: ("tbody tr:nth-child(5) .open", ""),
    close: (".panel .close", ""),
    panel: ".panel:not([hidden])",
    readout: ".selection-bar:not([hidden]) .readout",
    select_page: ("thead .col-select input", ""),
    select_all: (".select-all", ""),
    export: &[(".export", "")],
    is_exported: "bench.text('.count').includes('exported')",
    range: ".pager .range",
    page_size: ".pager select",
};

impl Rival {
    pub const ALL: [Self; 3] = [Self::Ours, Self::React, Self::Plain];

    pub fn controls(self) -> &'static Controls {
        match self {
            Self::Ours => &OURS,
            Self::React | Self::Plain => &OF_BENCH,
        }
    }

    /// The folder that is served, each with `.br` files beside its own.
    pub fn folder(self) -> PathBuf {
        let variable = match self {
            Self::Ours => "SHARE_CODE_DASHBOARD_DIST",
            Self::React => "BENCH_REACT",
            Self::Plain => "BENCH_PLAIN",
        };
        let folder = env::var_os(variable);
        PathBuf::from(folder.unwrap_or_else(|| panic!("`cargo xtask bench` sets {variable}")))
    }
}

impl fmt::Display for Rival {
    fn fmt(&self, text: &mut fmt::Formatter) -> fmt::Result {
        text.pad(match self {
            Self::Ours => "ours",
            Self::React => "React",
            Self::Plain => "plain",
        })
    }
}
