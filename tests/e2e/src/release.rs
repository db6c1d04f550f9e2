//! Another release of the page than the one that was built: each of its files differs, and all checksums are right.

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha384};
use std::path::Path;
use std::{fs, io};

/// The name of the other release.
const NEXT: &str = "r/99.0.0-0123456789ab";

/// What the scripts of a release name, and then those scripts.
const STAGES: [&[&str]; 2] = [
    &["page.wasm", "lazy.wasm", "app.css", "ar.json", "vi.json"],
    &["boot.js", "element.js", "frame.js"],
];

/// What lies beside a release and points to it.
const BESIDE: [&str; 5] = [
    "index.html",
    "embed.html",
    "sw.js",
    "manifest.webmanifest",
    "share-code-dashboard.js",
];

/// What does nothing behind a file of this name: a section that no program reads, or an empty line.
pub fn harmless(name: &str) -> &'static [u8] {
    if name.ends_with(".wasm") {
        &[0, 2, 1, b'x']
    } else {
        b"\n"
    }
}

/// The folder of the release that the page in `dist` is of.
pub fn current(dist: &Path) -> io::Result<String> {
    let page = fs::read_to_string(dist.join("index.html"))?;
    let named = page
        .split('"')
        .find_map(|text| text.strip_suffix("/boot.js"));
    named
        .map(str::to_owned)
        .ok_or(io::ErrorKind::NotFound.into())
}

/// Puts the next release beside the one in `dist`, which was copied from `built`, and lets the page point to it.
pub fn publish_next(built: &Path, dist: &Path) -> io::Result<()> {
    let before = current(built)?;
    let folder = dist.join(NEXT);
    fs::create_dir_all(&folder)?;
    for file in fs::read_dir(built.join(&before))? {
        let file = file?;
        fs::copy(file.path(), folder.join(file.file_name()))?;
    }
    let mut changed = vec![(before, NEXT.to_owned())];
    for stage in STAGES {
        let mut checksums = Vec::new();
        for name in stage {
            let file = folder.join(name);
            let old = fs::read(&file)?;
            let mut new = match std::str::from_utf8(&old) {
                Ok(text) => replaced(text, &changed).into_bytes(),
                Err(_) => old.clone(),
            };
            new.extend(harmless(name));
            fs::write(&file, &new)?;
            checksums.push((checksum(&old), checksum(&new)));
        }
        changed.extend(checksums);
    }
    for name in BESIDE {
        let file = dist.join(name);
        let text = replaced(&fs::read_to_string(&file)?, &changed);
        let before = fs::metadata(&file)?.modified()?;
        fs::write(&file, text)?;
        // Times of files are told in whole seconds: two releases of one second would be taken for one.
        let later = before + std::time::Duration::from_secs(2);
        fs::File::options()
            .write(true)
            .open(&file)?
            .set_modified(later)?;
    }
    Ok(())
}

fn replaced(text: &str, changed: &[(String, String)]) -> String {
    let mut text = text.to_owned();
    for (old, new) in changed {
        text = text.replace(old, new);
    }
    text
}

/// As the attribute `integrity` has it.
fn checksum(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(Sha384::digest(bytes))
}
