//! QR codes, as elements.

use super::{bridge::from_view, element::El};
use crate::components::QrCode;
use leptos::prelude::*;

/// The text as a picture.
pub fn qr_code(text: &str) -> El {
    from_view(view! { <QrCode text/> })
}
