//! A mark, what happened, what it means, what to do.

use super::{
    Icon,
    element::{El, div, h2},
    icon,
};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Danger,
    Doubt,
}

/// `rest` holds further paragraphs and a row of actions. Screen readers are told at once.
pub fn notice(tone: Tone, title: String, rest: El) -> El {
    let (name, mark) = match tone {
        Tone::Danger => ("danger", Icon::Alert),
        Tone::Doubt => ("doubt", Icon::MarkInDoubt),
    };
    div()
        .class("notice")
        .attr("part", "notice")
        .attr("data-tone", name)
        .attr("role", "alert")
        .child(icon(mark))
        .child(h2().child(title))
        .child(rest)
}
