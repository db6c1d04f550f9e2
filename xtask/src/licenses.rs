//! licenses.txt of a release: the licence of this project, and those of the crates that its wasms are made from.

use crate::{process, project::Project, tools::Tools};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// How names of files begin that hold a licence, in small letters.
const NAMES: [&str; 6] = [
    "licen",
    "copying",
    "copyright",
    "notice",
    "unlicense",
    "authors",
];

/// The text, the same wherever it is made.
///
/// # Errors
///
/// In words, when cargo does not say what the page is made from.
pub fn text(project: &Project, tools: &Tools) -> Result<String, String> {
    let mut cargo = tools.command(project, "cargo");
    cargo.args(["metadata", "--locked", "--offline", "--format-version", "1"]);
    cargo.args(["--filter-platform", "wasm32-unknown-unknown"]);
    cargo.args(["--features", "share-code-dashboard/split"]);
    let printed = process::output(&mut cargo).ok_or("`cargo metadata` failed")?;
    let metadata: Value = serde_json::from_str(&printed).map_err(|error| error.to_string())?;
    let own = |name: &str| fs::read_to_string(project.root().join(name)).map_err(words);
    let mit = own("LICENSE-MIT")?;
    let mut by_text: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in shipped(&metadata).ok_or("`cargo metadata` has another form")? {
        let text = text_of(package).map_err(words)?;
        if text.is_empty() && !license(package).contains("MIT") {
            return Err(format!("{} comes without its licence", title(package)));
        }
        let text = if text.is_empty() {
            "(Its package has no text of its licence. That of the MIT licence stands above.)\n"
                .to_owned()
        } else {
            text
        };
        by_text.entry(text).or_default().push(title(package));
    }
    let mut all = format!(
        "The share code dashboard, and the part of it that is Rust's standard library, are under the MIT licence or the Apache \
         License, version 2.0, at your option.\n\n{mit}\n{}\nWhat else is in it:\n",
        own("LICENSE-APACHE")?
    );
    let mut groups: Vec<(Vec<String>, String)> = by_text
        .into_iter()
        .map(|(text, titles)| (titles, text))
        .collect();
    for (titles, _) in &mut groups {
        titles.sort();
    }
    groups.sort();
    for (titles, text) in groups {
        let line = "-".repeat(80);
        all += &format!("\n{line}\n{}\n\n{text}", titles.join("\n"));
    }
    Ok(all)
}

/// The packages that are linked into the page: what runs at build time alone is none of them.
fn shipped(metadata: &Value) -> Option<Vec<&Value>> {
    let packages = metadata["packages"].as_array()?;
    let package = |id: &Value| packages.iter().find(|package| package["id"] == *id);
    let nodes = metadata["resolve"]["nodes"].as_array()?;
    let page = packages
        .iter()
        .find(|package| package["name"] == "share-code-dashboard")?;
    let mut open = vec![page["id"].as_str()?];
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        let node = nodes.iter().find(|node| node["id"] == id)?;
        for dependency in node["deps"].as_array()? {
            let mut kinds = dependency["dep_kinds"].as_array()?.iter();
            let is_linked = kinds.any(|kind| kind["kind"].is_null());
            let mut targets = package(&dependency["pkg"])?["targets"].as_array()?.iter();
            let is_macro = targets.any(|target| target["kind"][0] == "proc-macro");
            if is_linked && !is_macro {
                open.push(dependency["pkg"].as_str()?);
            }
        }
    }
    let others = packages
        .iter()
        .filter(|package| package["id"] != page["id"]);
    Some(
        others
            .filter(|package| package["id"].as_str().is_some_and(|id| seen.contains(id)))
            .collect(),
    )
}

/// As an SPDX expression.
fn license(package: &Value) -> &str {
    package["license"].as_str().unwrap_or_default()
}

/// Name, version, licence, and who made it.
fn title(package: &Value) -> String {
    let field = |name: &str| package[name].as_str().unwrap_or_default().to_owned();
    let authors = package["authors"].as_array().into_iter().flatten();
    let authors: Vec<&str> = authors.filter_map(Value::as_str).collect();
    let by = if authors.is_empty() {
        String::new()
    } else {
        ", by ".to_owned() + &authors.join(", ")
    };
    format!(
        "{} {} ({}){by}",
        field("name"),
        field("version"),
        field("license")
    )
}

/// The texts of its licence, as far as its package has them. Of several to choose from MIT's, which asks for the least.
fn text_of(package: &Value) -> io::Result<String> {
    let manifest = PathBuf::from(package["manifest_path"].as_str().unwrap_or_default());
    let folder = manifest.parent().unwrap_or(Path::new("")).to_owned();
    let name = |file: &Path| {
        let name = file.file_name().unwrap_or_default();
        name.to_string_lossy().to_ascii_lowercase()
    };
    let mut found: Vec<PathBuf> = fs::read_dir(&folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<_>>()?;
    found.retain(|file| file.is_file() && NAMES.iter().any(|known| name(file).starts_with(known)));
    found.sort();
    let has_choice = [" OR ", "/"].iter().any(|or| license(package).contains(or));
    if has_choice && found.iter().any(|file| name(file).contains("mit")) {
        let is_other = |file: &Path| {
            ["apache", "unlicense", "copying"]
                .iter()
                .any(|other| name(file).contains(other))
        };
        found.retain(|file| !is_other(file));
    }
    let mut text = String::new();
    for file in found {
        let part = String::from_utf8_lossy(&fs::read(file)?).replace("\r\n", "\n");
        text += part.trim();
        text += "\n";
    }
    Ok(text)
}

fn words(error: io::Error) -> String {
    error.to_string()
}
