//! Codes in any text: a field to paste it into, and what was found there.

mod field;
mod preview;
mod questions;

pub use field::PasteField;
pub use preview::PastePreview;
