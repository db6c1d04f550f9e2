//! Parts that screens are made of, and that know nothing of share codes: a component a file.

mod arrows;
mod bar_chart;
mod button;
mod card;
mod copy_button;
mod count_summary;
mod dialog;
mod drop;
mod emphasis;
mod field;
mod field_hint;
mod focus;
mod host;
mod icon;
mod icon_button;
mod keep_focus;
mod keyboard;
mod menu;
mod menu_keys;
mod nav_link;
mod notice;
mod option_list;
mod outcome_bar;
mod print_button;
mod qr_code;
mod remount;
mod screen_header;
mod segmented_control;
mod tab_stop;
mod virtual_list;

pub use arrows::{
    ArrowMove, is_from, is_from_tick_box, is_row_click, move_focus_by_arrows, row_of,
};
pub use bar_chart::{BarChart, BarFill, BarGroup, BarSwatch};
pub use button::{Button, ButtonKind};
pub use card::Card;
pub use copy_button::{CopyButton, RefusedCopy, RefusedCopyDialog};
pub use count_summary::CountSummary;
pub use dialog::Dialog;
pub use drop::{on_drop, stay_when_files_are_dropped};
pub use emphasis::Emphasis;
pub use field::Field;
pub use field_hint::FieldHint;
pub use focus::{
    ElementHandle, bring_into_line, bring_into_sight, bring_into_sight_when, find_near, focus_soon,
    focus_within, insert_text, press_soon, scroll_to_start, scroll_within, soon,
};
pub use host::Host;
pub use icon::{Icon, IconName};
pub use icon_button::IconButton;
pub use keep_focus::keep_focus;
pub use keyboard::{
    ShiftKey, Shortcuts, is_in_overlay, is_keyboard_click, is_plain_click, is_typing, keep_escape,
    on_escape, on_key, on_shortcut, shortcut_key, swallow,
};
pub use menu::{Menu, MenuHandle};
pub use nav_link::NavLink;
pub use notice::{Notice, Tone};
pub use option_list::{OptionList, OptionRow};
pub use outcome_bar::{MOST_TICKS, OutcomeBar};
pub use print_button::PrintButton;
pub use qr_code::QrCode;
pub use remount::Remount;
pub use screen_header::ScreenHeader;
pub use segmented_control::SegmentedControl;
pub use tab_stop::{TabStop, find_tab_stop};
pub use virtual_list::{VirtualList, WHOLE_MAX};

/// The value of an attribute that wants `true` or `false` in words, as those of ARIA do.
pub fn aria_bool(is_so: bool) -> &'static str {
    if is_so { "true" } else { "false" }
}
