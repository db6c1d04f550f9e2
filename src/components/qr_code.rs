//! QR codes, drawn as one outline.

use qrcodegen_no_heap::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

use leptos::prelude::*;

/// Modules of white around a code, which readers find it by: ISO/IEC 18004.
const QUIET_ZONE: i32 = 4;

/// The pattern laid over the data. Readers take any; to look for the fairest of the eight would take fifteen times as long,
/// for codes that are read no better.
const MASK: Mask = Mask::new(4);

/// The text as a picture that survives the loss of 15 % of it. Nothing beyond 2,331 bytes.
#[component]
pub fn QrCode<'a>(
    /// What a reader gets.
    text: &'a str,
) -> impl IntoView + use<> {
    let (side, outline) = draw(text)?;
    let side = side.to_string();
    let area = "-4 -4 ".to_owned() + &side + " " + &side;
    Some(view! {
        <svg class="qr" viewBox=area aria-hidden="true">
            <path d=outline></path>
        </svg>
    })
}

/// Modules from edge to edge, white ones around it included, and the `d` of a path.
fn draw(text: &str) -> Option<(i32, String)> {
    const LONGEST: usize = Version::MAX.buffer_len();
    let (mut modules, mut work) = ([0; LONGEST], [0; LONGEST]);
    let (length, level, version) = QrCode::encode_segments_to_codewords(
        &[QrSegment::make_bytes(text.as_bytes())],
        &mut modules,
        QrCodeEcc::Medium,
        Version::MIN,
        Version::MAX,
        false,
    )
    .ok()?;
    let code =
        QrCode::encode_codewords(&mut modules, length, &mut work, level, version, Some(MASK));
    Some((QUIET_ZONE + code.size() + QUIET_ZONE, outline(&code)))
}

/// A path around each run of dark modules: a bar one module high.
fn outline(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut length = 0;
        for x in 0..=code.size() {
            // Beyond the edge all is light, which ends the last run.
            if code.get_module(x, y) {
                length += 1;
            } else if length > 0 {
                let run = length.to_string();
                let start = (x - length).to_string();
                for part in [
                    "M",
                    &start,
                    " ",
                    &y.to_string(),
                    "h",
                    &run,
                    "v1h-",
                    &run,
                    "z",
                ] {
                    path += part;
                }
                length = 0;
            }
        }
    }
    path
}
