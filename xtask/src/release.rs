//! dist/: a folder that is named by what is in it, whose files never change, and beside it the few files that point there.

use crate::project::Project;
use crate::{
    bundle, locale,
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
        "loader.js",
        "languages.js",
        "listing.js",
        "config.js",
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
const OFFLINE: [&str; 4] = ["boot.js", "page.wasm", "late.wasm", "app.css"];

/// Where the program's own exports are put behind a guard: see web/loader.js.
const GUARDED: (&str, &str) = (
    "wasm = instance.exports;",
    "wasm = guard(instance.exports);",
);

/// What wasm-bindgen falls back to where it is not told of a file. Bundlers would look for it.
const FALLBACK: &str = "module_or_path = new URL('page_bg.wasm', import.meta.url);";

/// A file that the loader may ask for.
#[derive(Clone)]
pub struct Listed {
    /// What the loader knows it by; a language by its tag.
    key: String,
    is_language: bool,
    name: String,
    checksum: Option<String>,
}

impl Listed {
    pub fn new(key: &str, name: &str) -> Self {
        Self {
            key: key.to_owned(),
            is_language: false,
            name: name.to_owned(),
            checksum: None,
        }
    }

    pub fn language(tag: &str, name: &str) -> Self {
        Self {
            is_language: true,
            ..Self::new(tag, name)
        }
    }
}

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
pub fn assemble(project: &Project, halves: Halves) -> Result<(), String> {
    let source = |name: &str| project.read(name).map_err(|failure| failure.to_string());
    let style = style::joined(project).map_err(|failure| failure.to_string())?;
    let languages = locale::compiled(project).map_err(|failure| failure.to_string())?;
    let js = halves
        .js
        .replacen(GUARDED.0, GUARDED.1, 1)
        .replacen(FALLBACK, "", 1);
    if js.contains(FALLBACK) || !js.contains(GUARDED.1) {
        return Err("the JavaScript does not start the wasm as before".to_owned());
    }
    let mut files = vec![
        File::new("page.wasm", split::without_names(&halves.first)?),
        File::new("late.wasm", split::without_names(&halves.late)?),
        File::new("app.css", style.into_bytes()),
    ];
    let mut listed = ["page", "late", "css"]
        .map(|key| Listed::new(key, ""))
        .to_vec();
    for (tag, texts) in languages {
        listed.push(Listed::language(&tag, ""));
        files.push(File::new(&format!("{tag}.json"), texts.into_bytes()));
    }
    for (listed, file) in listed.iter_mut().zip(&files) {
        listed.name.clone_from(&file.name);
        listed.checksum = Some(file.checksum());
    }
    let list = list(&listed);
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
            source("web/manifest.webmanifest")?.replace("RELEASE/", &format!("{folder}/")),
        ),
        (
            "sw.js",
            worker.replacen("\"RELEASE\"", &format!("\"{folder}\""), 1),
        ),
        ("index.html", page("index.html", "boot.js")?),
        ("embed.html", page("web/embed.html", "frame.js")?),
        ("share-code-dashboard.js", element),
        ("share-code-frame.js", source("web/share-code-frame.js")?),
    ];
    for (name, text) in beside {
        fs::write(dist.join(name), text).map_err(words)?;
    }
    let symbols = project.target().join("symbols").join(&folder);
    fs::create_dir_all(&symbols).map_err(words)?;
    fs::write(symbols.join("page.wasm"), &halves.first).map_err(words)?;
    fs::write(symbols.join("late.wasm"), &halves.late).map_err(words)?;
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

/// `files.js`, by which the loader finds what it asks for. Bundlers know files by this form of their addresses.
pub fn list(files: &[Listed]) -> String {
    let entries = |is_language: bool| {
        let files = files
            .iter()
            .filter(move |file| file.is_language == is_language);
        let lines = files.map(|file| {
            let checksum = file
                .checksum
                .as_ref()
                .map_or(String::new(), |checksum| format!(", \"{checksum}\""));
            format!(
                "\"{}\": [new URL(\"./{}\", import.meta.url){checksum}],\n",
                file.key, file.name
            )
        });
        lines.collect::<String>()
    };
    format!(
        "export const FILES = {{\n{}}};\nexport const LANGUAGES = {{\n{}}};\n",
        entries(false),
        entries(true)
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
    let lines = source
        .lines()
        .map(str::trim)
        .filter(|line| !line.contains("data-trunk"));
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
