//! Icons: drawn on a 16 px grid, in the colour of their text.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum IconName {
    Alert,
    Brand,
    Check,
    Copy,
    Cross,
    Down,
    Edit,
    First,
    Last,
    Lock,
    MarkDone,
    MarkExpired,
    MarkInDoubt,
    MarkMore,
    MarkNotSent,
    MarkRefused,
    MarkRevoked,
    MarkUnknown,
    MarkUnused,
    MarkUsed,
    NavActivity,
    NavLookUp,
    NavGenerate,
    NavIssued,
    NavOverview,
    NavRedeem,
    NavRedeemed,
    Next,
    Plus,
    Previous,
    Print,
    Refresh,
    Search,
    Settings,
    Sortable,
    SortedDown,
    SortedUp,
}

impl IconName {
    /// The outline, as the `d` of an SVG path.
    fn outline(self) -> &'static str {
        match self {
            Self::Alert => "M8 2.5 14 13H2zM8 6.75v2.5M8 11.2v.05",
            Self::Brand => {
                "M1.75 4.75a1.5 1.5 0 0 1 1.5-1.5h9.5a1.5 1.5 0 0 1 1.5 1.5v1.5a1.75 1.75 0 0 0 0 3.5v1.5a1.5 1.5 0 0 1-1.5 1.5h-9.5a1.5 1.5 0 0 1-1.5-1.5v-1.5a1.75 1.75 0 0 0 0-3.5zM6.25 6.5v3M9.75 6.5v3"
            }
            Self::Check => "M3.25 8.5l3 3 6.5-7",
            Self::Copy => {
                "M7.25 5.75h4.5a1.5 1.5 0 0 1 1.5 1.5v4.5a1.5 1.5 0 0 1-1.5 1.5h-4.5a1.5 1.5 0 0 1-1.5-1.5v-4.5a1.5 1.5 0 0 1 1.5-1.5zM10.25 3.5a1 1 0 0 0-1-.75h-5.5a1 1 0 0 0-1 1v5.5a1 1 0 0 0 .75 1"
            }
            Self::Cross => "M4.25 4.25l7.5 7.5m0-7.5-7.5 7.5",
            Self::Down => "M4.25 6.25l3.75 3.5 3.75-3.5",
            Self::Edit => {
                "M3 13l.75-3 6.9-6.9a1.25 1.25 0 0 1 1.75 0l.5.5a1.25 1.25 0 0 1 0 1.75L6 12.25zM9.5 4.25l2.25 2.25"
            }
            Self::First => "M11.75 4.25 8.25 8l3.5 3.75M4.25 4v8",
            Self::Last => "M4.25 4.25l3.5 3.75-3.5 3.75M11.75 4v8",
            Self::Lock => {
                "M4.75 7h6.5a1.5 1.5 0 0 1 1.5 1.5v3.25a1.5 1.5 0 0 1-1.5 1.5h-6.5a1.5 1.5 0 0 1-1.5-1.5v-3.25a1.5 1.5 0 0 1 1.5-1.5zM5.5 7V5a2.5 2.5 0 0 1 5 0v2"
            }
            Self::MarkDone => {
                "M13.5 8a5.5 5.5 0 1 1-11 0a5.5 5.5 0 1 1 11 0zM5.75 8.25l1.6 1.6 3-3.6"
            }
            Self::MarkExpired => "M8 3.75A4.25 4.25 0 1 1 3.75 8M8 5.75V8H5.75",
            Self::MarkInDoubt => {
                "M12.857 6.812A5 5 0 0 1 12.857 9.188M11.458 11.612A5 5 0 0 1 9.399 12.8M6.601 12.8A5 5 0 0 1 4.542 11.612M3.143 9.188A5 5 0 0 1 3.143 6.812M4.542 4.388A5 5 0 0 1 6.601 3.2M9.399 3.2A5 5 0 0 1 11.458 4.388M8 8h.01"
            }
            Self::MarkMore => "M13.5 8a5.5 5.5 0 1 1-11 0a5.5 5.5 0 1 1 11 0zM8 5.5v5M5.5 8h5",
            Self::MarkNotSent => "M5 8h6",
            Self::MarkRefused => {
                "M13.5 8a5.5 5.5 0 1 1-11 0a5.5 5.5 0 1 1 11 0zM6.25 6.25l3.5 3.5m0-3.5-3.5 3.5"
            }
            Self::MarkRevoked => "M12.25 8a4.25 4.25 0 1 1-8.5 0a4.25 4.25 0 1 1 8.5 0zM5 11l6-6",
            Self::MarkUnknown => "M8 3l5 5-5 5-5-5z",
            Self::MarkUnused => "M12.25 8a4.25 4.25 0 1 1-8.5 0a4.25 4.25 0 1 1 8.5 0z",
            Self::MarkUsed => "M12.25 8a4.25 4.25 0 1 1-8.5 0a4.25 4.25 0 1 1 8.5 0z",
            Self::NavLookUp => {
                "M7.25 2.5a4.75 4.75 0 1 0 0 9.5 4.75 4.75 0 0 0 0-9.5M10.75 10.75 14 14"
            }
            Self::NavActivity => "M2.75 8h2.5l1.75-4.5 2.5 9L11 8h2.25",
            Self::NavGenerate => {
                "M4.75 2.75h6.5a2 2 0 0 1 2 2v6.5a2 2 0 0 1-2 2h-6.5a2 2 0 0 1-2-2v-6.5a2 2 0 0 1 2-2zM8 5.5v5M5.5 8h5"
            }
            Self::NavIssued => {
                "M2.75 9.5v2.75a1 1 0 0 0 1 1h8.5a1 1 0 0 0 1-1V9.5M8 10V2.75M5.25 5.5 8 2.75l2.75 2.75"
            }
            Self::NavOverview => "M2.75 13.25h10.5M4.25 10.75V8M8 10.75v-7.5M11.75 10.75V6",
            Self::NavRedeem => {
                "M2.75 9.5v2.75a1 1 0 0 0 1 1h8.5a1 1 0 0 0 1-1V9.5M8 2.75V10M5.25 7.25 8 10l2.75-2.75"
            }
            Self::NavRedeemed => {
                "M2.75 9.5v2.75a1 1 0 0 0 1 1h8.5a1 1 0 0 0 1-1V9.5M5 6.25l2.25 2.25L11.5 3.5"
            }
            Self::Next => "M6.25 4.25l3.5 3.75-3.5 3.75",
            Self::Plus => "M8 3.25v9.5M3.25 8h9.5",
            Self::Previous => "M9.75 4.25 6.25 8l3.5 3.75",
            Self::Print => "M4.75 6V2.75h6.5V6M4.75 11h-2V6h10.5v5h-2M4.75 9.25h6.5v4h-6.5z",
            Self::Refresh => "M13 8a5 5 0 1 1-1.5-3.55M13 2.75V5.5h-2.75",
            Self::Search => "M11.25 7a4.25 4.25 0 1 1-8.5 0a4.25 4.25 0 1 1 8.5 0zM10.25 10.25l3 3",
            Self::Settings => {
                "M2.5 5h5.25M11.25 5h2.25M2.5 11h2.25M8.25 11h5.25M11.25 5a1.75 1.75 0 1 1-3.5 0 1.75 1.75 0 0 1 3.5 0zM8.25 11a1.75 1.75 0 1 1-3.5 0 1.75 1.75 0 0 1 3.5 0z"
            }
            Self::Sortable => "M5 6.25 8 3.5l3 2.75M5 9.75l3 2.75 3-2.75",
            Self::SortedDown => "M8 3.25v9.5M4.5 9.25l3.5 3.5 3.5-3.5",
            Self::SortedUp => "M8 12.75v-9.5M4.5 6.75 8 3.25l3.5 3.5",
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::MarkUsed => "icon icon-filled",
            // Turned around where text runs from right to left.
            Self::First | Self::Last | Self::Next | Self::Previous => "icon icon-directional",
            _ => "icon",
        }
    }
}

/// Decoration: the words stand beside it or in the label of the button.
#[component]
pub fn Icon(
    /// What it shows.
    name: IconName,
) -> impl IntoView {
    view! {
        <svg class=name.class() viewBox="0 0 16 16" aria-hidden="true">
            <path d=name.outline()></path>
        </svg>
    }
}
