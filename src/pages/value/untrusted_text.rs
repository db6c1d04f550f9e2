//! Text that somebody else wrote.

use crate::domain::{Piece, text};
use leptos::{either::Either, prelude::*};

/// A string from outside: literal, with every unseen character as a boxed code point.
#[component]
pub fn UntrustedText<'a>(
    /// As it came.
    text: &'a str,
) -> impl IntoView + use<> {
    let pieces = text::pieces(text).into_iter().map(|piece| match piece {
        Piece::Text(text) => Either::Left(text.to_owned()),
        Piece::Control(char) => Either::Right(view! {
            <span class="unprintable">{text::code_point(char)}</span>
        }),
    });
    pieces.collect::<Vec<_>>()
}
