//! Files that the page itself has written.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

use super::{clock, document, task};
use crate::domain::{Day, Timestamp, table};

/// Milliseconds for which the text can be read after the click. Safari begins well after it.
const READABLE: i64 = 40_000;

/// A table for spreadsheets.
pub fn save_table(name: &str, rows: &[Vec<String>]) {
    download(name, "text/csv", &table::to_csv(rows));
}

/// The name of a file of today, such as `report-2026-11-25.csv`.
pub fn of_today(stem: &str, extension: &str) -> String {
    let today = clock::day(clock::now()).map_or_else(String::new, Day::iso8601);
    [stem, "-", &today, ".", extension].concat()
}

/// The name of a file of a moment, such as `issued-2026-11-25-143204-UTC.csv`: no two have the same.
pub fn of_moment(stem: &str, at: Timestamp, extension: &str) -> String {
    let at = at.spreadsheet().replace(' ', "-").replace(':', "");
    [stem, "-", &at, "-UTC.", extension].concat()
}

/// A file that is put together from texts. Those that came are the browser's to keep: in memory, or on disk where there are
/// many.
pub struct FileParts {
    parts: Array,
    /// In bytes.
    size: f64,
    media_type: &'static str,
}

impl FileParts {
    pub fn new(media_type: &'static str) -> FileParts {
        FileParts {
            parts: Array::new(),
            size: 0.0,
            media_type,
        }
    }

    /// A part for which there is no room is missed by [`FileParts::size`].
    pub fn push(&mut self, text: &str) {
        if let Ok(part) = Blob::new_with_str_sequence(&Array::of1(&text.into())) {
            self.size += part.size();
            self.parts.push(&part);
        }
    }

    /// What the browser has of it, in bytes.
    pub fn size(&self) -> u64 {
        self.size as u64
    }

    /// Hands the file to the browser's downloads.
    pub fn save(&self, name: &str) {
        let kind = BlobPropertyBag::new();
        kind.set_type(self.media_type);
        // Fails only for what can't be built from parts and a name.
        let _ = Blob::new_with_blob_sequence_and_options(&self.parts, &kind)
            .and_then(|blob| save_blob(name, &blob));
    }
}

/// Hands a text to the browser's downloads as a file. Nothing comes back: a browser that refuses tells the person.
pub fn download(name: &str, media_type: &str, text: &str) {
    // Fails only for what can't be built from a text and a name.
    let _ = try_download(name, media_type, text);
}

fn try_download(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind)?;
    save_blob(name, &blob)
}

fn save_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    // It needs no place on the page to be clicked.
    let link: HtmlElement = document().create_element("a")?.unchecked_into();
    link.set_attribute("href", &url)?;
    link.set_attribute("download", name)?;
    link.click();
    task::spawn(async move {
        clock::sleep(READABLE).await;
        // Fails for no text.
        let _ = Url::revoke_object_url(&url);
    });
    Ok(())
}
