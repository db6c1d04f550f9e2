//! A mark, what happened, what it means, what to do.

use super::{
    element::{El, div, h2},
    icon,
};

pub use crate::components::Tone;

/// `rest` holds further paragraphs and a row of actions. Screen readers are told at once.
pub fn notice(tone: Tone, title: String, rest: El) -> El {
    div()
        .class("notice")
        .attr("part", "notice")
        .attr("data-tone", tone.name())
        .attr("role", "alert")
        .child(icon(tone.icon()))
        .child(h2().child(title))
        .child(rest)
}
