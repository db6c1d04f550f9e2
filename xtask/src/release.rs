//! dist/: a folder that is named by what is in it, whose files never change, and beside it the few files that point there.

use crate::project::Project;
use crate::{
    bundle, files,
    split::{self, Halves},
    style,
};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256, Sha384};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The folder of releases in dist/.
const FOLDER: &str = "r";

/// The modules of web/ that a page names, each after those that it imports.
const ENTRIES: [&[&str]; 3] = [
    &[
        "link.js",
        "loader.js",
        "languages.js",
        "listing.js",
        "config.js",
        "release.js",
        "boot.js",
    ],
    &["loader.js", "languages.js", "listing.js", "element.js"],
    &[
        "loader.js",
        "languages.js",
        "listing.js",
        "config.js",
        "element.js",
        "frame.js",
    ],
];

/// What the page needs to start without a network.
const OFFLINE: [&str; 4] = ["boot.js", "page.wasm", "lazy.wasm", "app.css"];

/// What the loader asks for, by the names that it knows, languages aside.
const LOADED: [(&str, &str); 3] = [
    ("page", "page.wasm"),
    ("lazy", "lazy.wasm"),
    ("css", "app.css"),
];

/// Where the program's own exports are put behind a guard: see web/loader.js.
const GUARDED: (&str, &str) = (
    "wasm = instance.exports;",
    "wasm = guard(instance.exports);",
);

/// What wasm-bindgen falls back to where it is not told of a file. Bundlers would look for it.
const FALLBACK: &str = "module_or_path = new URL('page_bg.wasm', import.meta.url);";

/// One file of a release.
struct File {
    name: String,
    bytes: Vec<u8>,
}

/// Makes dist/ anew. The wasms with the names of their functions, by which a crash in the field can be read, lie in
/// target/symbols/, in the folder of the same release.
///
/// # Errors
///
/// In words, when something is not as this expects.
pub fn assemble(project: &Project, halves: Halves, licenses: String) -> Result<(), String> {
    let source = |name: &str| project.read(name).map_err(|failure| failure.to_string());
    let style = style::joined(project).map_err(|failure| failure.to_string())?;
    let languages = files::below(&project.root().join("locale")).map_err(words)?;
    let js = halves
        .js
        .replacen(GUARDED.0, GUARDED.1, 1)
        .replacen(FALLBACK, "", 1);
    if js.contains(FALLBACK) || !js.contains(GUARDED.1) {
        return Err("the JavaScript does not start the wasm as before".to_owned());
    }
    let mut files = vec![
        File::new("page.wasm", split::without_names(&halves.first)?),
        File::new("lazy.wasm", split::without_names(&halves.lazy)?),
        File::new("app.css", style.into_bytes()),
    ];
    for language in languages {
        let name = language.file_name().unwrap_or_default().to_string_lossy();
        files.push(File::new(&name, fs::read(&language).map_err(words)?));
    }
    let list = list(&files);
    for names in ENTRIES {
        let mut modules = vec![js.clone(), list.clone()];
        for name in names {
            modules.push(source(&format!("web/{name}"))?);
        }
        let name = names.last().expect("an entry has modules");
        files.push(File::new(name, bundle::join(&modules)?.into_bytes()));
    }
    files.push(File::new(
        "icon.svg",
        source("style/icon.svg")?.into_bytes(),
    ));
    for icon in ["icon-192.png", "icon-512.png"] {
        let icon_file = project.root().join("style").join(icon);
        files.push(File::new(icon, fs::read(icon_file).map_err(words)?));
    }

    let folder = format!("{FOLDER}/{}-{}", env!("CARGO_PKG_VERSION"), digest(&files));
    let dist = project.dist();
    let _ = fs::remove_dir_all(&dist);
    fs::create_dir_all(dist.join(&folder)).map_err(words)?;
    for file in &files {
        fs::write(dist.join(&folder).join(&file.name), &file.bytes).map_err(words)?;
    }
    let page = |name: &str, entry: &str| page_of(&source(name)?, &folder, &files, entry);
    let element = format!("export * from \"./{folder}/element.js\";\n");
    let names = OFFLINE.map(|name| format!("\"{name}\"")).join(", ");
    let worker = source("web/sw.js")?.replacen("FILES_OF_RELEASE", &names, 1);
    let beside = [
        (
            "manifest.webmanifest",
            source("web/manifest.webmanifest")?.replace("style/", &format!("{folder}/")),
        ),
        (
            "sw.js",
            worker.replacen("\"RELEASE\"", &format!("\"{folder}\""), 1),
        ),
        ("index.html", page("index.html", "boot.js")?),
        ("embed.html", page("web/embed.html", "frame.js")?),
        ("share-code-dashboard.js", element),
        ("share-code-frame.js", source("web/share-code-frame.js")?),
        ("licenses.txt", licenses),
    ];
    for (name, text) in beside {
        fs::write(dist.join(name), text).map_err(words)?;
    }
    let symbols = project.target().join("symbols").join(&folder);
    fs::create_dir_all(&symbols).map_err(words)?;
    fs::write(symbols.join("page.wasm"), &halves.first).map_err(words)?;
    fs::write(symbols.join("lazy.wasm"), &halves.lazy).map_err(words)?;
    Ok(())
}

/// The folder of the release in dist/, which has one.
pub fn folder_of(dist: &Path) -> io::Result<PathBuf> {
    let mut folders = fs::read_dir(dist.join(FOLDER))?;
    folders
        .next()
        .ok_or(io::ErrorKind::NotFound)?
        .map(|entry| entry.path())
}

/// `files.js`, by which the loader finds what it asks for: see web/files.js. Bundlers know files by this form of their
/// addresses.
fn list(files: &[File]) -> String {
    let line = |key: &str, file: &File| {
        let (name, checksum) = (&file.name, file.checksum());
        format!("\"{key}\": [new URL(\"./{name}\", import.meta.url), \"{checksum}\"],\n")
    };
    let loaded = LOADED.iter().flat_map(|(key, name)| {
        let file = files.iter().find(|file| file.name == *name);
        file.map(|file| line(key, file))
    });
    let languages = files.iter().filter_map(|file| {
        let tag = file.name.strip_suffix(".json")?;
        Some(line(tag, file))
    });
    format!(
        "export const FILES = {{\n{}}};\nexport const LANGUAGES = {{\n{}}};\n",
        loaded.collect::<String>(),
        languages.collect::<String>()
    )
}

/// A page with what its `data-trunk` links stand for, and `entry` as its script.
fn page_of(source: &str, folder: &str, files: &[File], entry: &str) -> Result<String, String> {
    let tag = |name: &str, tag: &str| {
        let file = files.iter().find(|file| file.name == name).ok_or(name)?;
        let tag = tag.replace("FILE", &format!("{folder}/{name}"));
        Ok::<_, String>(tag.replace("CHECKSUM", &file.checksum()) + "\n")
    };
    let tags = [
        tag(
            entry,
            "<script type=\"module\" src=\"FILE\" integrity=\"CHECKSUM\"></script>",
        )?,
        // Checked by the loader: browsers check no preload of this kind.
        tag(
            "page.wasm",
            "<link rel=\"preload\" href=\"FILE\" as=\"fetch\" type=\"application/wasm\" crossorigin>",
        )?,
        tag(
            "app.css",
            "<link rel=\"stylesheet\" href=\"FILE\" integrity=\"CHECKSUM\">",
        )?,
        tag("icon.svg", "<link rel=\"icon\" href=\"FILE\">")?,
        tag(
            "icon-192.png",
            "<link rel=\"apple-touch-icon\" href=\"FILE\">",
        )?,
    ];
    // What trunk serves by these lines stands in the tags above.
    let is_served_by_trunk =
        |line: &&str| line.contains("data-trunk") || line.contains("style/main.css");
    let lines = source
        .lines()
        .map(str::trim)
        .filter(|line| !is_served_by_trunk(line));
    let page: String = lines.flat_map(|line| [line, "\n"]).collect();
    let (before, after) = page.split_once("</head>").ok_or("index.html has no head")?;
    Ok([before, &tags.concat(), "</head>", after].concat())
}

impl File {
    fn new(name: &str, bytes: Vec<u8>) -> Self {
        Self {
            name: name.to_owned(),
            bytes,
        }
    }

    fn checksum(&self) -> String {
        checksum(&self.bytes)
    }
}

/// As the attribute `integrity` has it: <https://www.w3.org/TR/SRI/>.
fn checksum(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// Changes whenever one of the files does.
fn digest(files: &[File]) -> String {
    let mut hasher = Sha256::new();
    for File { name, bytes } in files {
        hasher.update(name);
        hasher.update(bytes.len().to_le_bytes());
        hasher.update(bytes);
    }
    hasher.finalize()[..6]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn words(error: io::Error) -> String {
    error.to_string()
}
