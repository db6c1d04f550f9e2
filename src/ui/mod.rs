//! Widgets that know nothing of share codes.

pub use crate::components::{
    find_near, focus_within, is_in_overlay, is_plain_click, is_typing, on_escape, on_key, soon,
    swallow,
};

mod bridge;
mod copy_button;
mod dialog;
pub mod element;
mod icon;
mod menu;
mod mount;
mod notice;
mod region;

pub use bridge::from_view;
pub use copy_button::{copy_button, copy_icon_button};
pub use dialog::dialog;
pub use icon::{Icon, icon};
pub use menu::{Close, menu};
pub use mount::{Mounted, mount};
pub use notice::{Tone, notice};
