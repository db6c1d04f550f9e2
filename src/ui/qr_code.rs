//! QR codes, drawn as one outline.

use qrcodegen_no_heap::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

use super::element::{El, svg};

/// Modules of white around a code, which readers find it by: ISO/IEC 18004.
const QUIET_ZONE: i32 = 4;

/// The pattern laid over the data. Readers take any; to look for the fairest of the eight would take fifteen times as long,
/// for codes that are read no better.
const MASK: Mask = Mask::new(4);

/// The text as a picture that survives the loss of 15 % of it. `None` beyond 2,331 bytes.
pub fn qr_code(text: &str) -> Option<El> {
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
    let side = (QUIET_ZONE + code.size() + QUIET_ZONE).to_string();
    let view = "-4 -4 ".to_owned() + &side + " " + &side;
    let path = svg("path").attr("d", outline(&code));
    Some(
        svg("svg")
            .class("qr")
            .attr("viewBox", view)
            .attr("aria-hidden", "true")
            .child(path),
    )
}

/// The `d` of a path around each run of dark modules: a bar one module high.
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
