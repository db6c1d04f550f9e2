//! Cuts the page's wasm in two: what shows the list of codes, and the parts of `src/pages/lazy.rs`, which are loaded later.
//!
//! The cut goes through the linked program, before wasm-bindgen: what only the lazy parts reach goes with them. The
//! linker has to leave its notes of what refers to what ([`FLAG`]), and the names ([`KEEP_NAMES`]).

use crate::{files, process, project::Project, tools::Tools};
use std::path::Path;
use std::{fs, io};

pub const FLAG: &str = "-Clink-args=--emit-relocs";
pub const KEEP_NAMES: (&str, &str) = ("CARGO_PROFILE_RELEASE_STRIP", "none");

/// What the crate that cuts calls the function that loads the other half. `lazy` is its name in `src/pages/lazy.rs`.
const LOAD: &str = "__wasm_split_load_lazy";
const LINK: &str = "./__wasm_split.js";

/// What the lazy half uses of the first; all else it finds in the table of functions.
const SHARED: [&str; 3] = [
    "__indirect_function_table",
    "__wasm_split_shared0",
    "memory",
];

/// The two halves, and the JavaScript of the first.
pub struct Halves {
    pub js: String,
    pub first: Vec<u8>,
    pub lazy: Vec<u8>,
}

/// Cuts what Cargo has linked last.
///
/// # Errors
///
/// In words, when something is not as this expects.
pub fn halves(project: &Project, tools: &Tools) -> Result<Halves, String> {
    let linked = project
        .target()
        .join("wasm32-unknown-unknown/release/page.wasm");
    let folder = project.target().join("split");
    let first = folder.join("page.wasm");
    let wasm = fs::read(&linked).map_err(words)?;
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(words)?;
    let mut options = wasm_split_cli_support::Options::new(&wasm);
    options.output_dir = &folder;
    options.main_out_path = &first;
    options.link_name = LINK;
    wasm_split_cli_support::transform(options).map_err(|error| format!("{error:#}"))?;
    let mut bindgen = tools.command(project, "wasm-bindgen");
    bindgen
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports"])
        .arg("--out-dir")
        .arg(&folder)
        .arg(&first);
    if !process::succeeds(&mut bindgen) {
        return Err("wasm-bindgen failed".to_owned());
    }
    let lazy = files::below(&folder).map_err(words)?;
    let lazy = lazy.iter().find(|file| has_start(file, "split_"));
    let lazy = lazy.ok_or("nothing was cut off")?;
    Ok(Halves {
        js: with_loader(&fs::read_to_string(folder.join("page.js")).map_err(words)?)?,
        first: fs::read(folder.join("page_bg.wasm")).map_err(words)?,
        lazy: fs::read(lazy).map_err(words)?,
    })
}

/// A wasm without the names of its functions and whatever else is for debuggers. Functions keep their numbers.
///
/// # Errors
///
/// In words, when it is none.
pub fn without_names(wasm: &[u8]) -> Result<Vec<u8>, String> {
    let mut bare = wasm_encoder::Module::new();
    for part in wasmparser::Parser::new(0).parse_all(wasm) {
        let part = part.map_err(|error| error.to_string())?;
        match part.as_section() {
            Some((id, range)) if id != wasm_encoder::SectionId::Custom as u8 => {
                let data = &wasm[range.start as usize..range.end as usize];
                bare.section(&wasm_encoder::RawSection { id, data });
            }
            _ => {}
        }
    }
    Ok(bare.finish())
}

fn has_start(file: &Path, start: &str) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(start) && name.ends_with(".wasm")
}

fn words(error: io::Error) -> String {
    error.to_string()
}

/// The JavaScript with what loads the lazy half.
///
/// # Errors
///
/// In words, where it does not ask for the lazy half in the way that this knows.
fn with_loader(js: &str) -> Result<String, String> {
    let (import, rest) = js.split_once('\n').unwrap_or_default();
    let name = import
        .strip_prefix("import * as ")
        .and_then(|import| import.strip_suffix(&format!(" from \"{LINK}\"")))
        .ok_or("the JavaScript does not ask for the lazy half")?;
    let shared = SHARED.join(", ");
    let loader = LOADER.replace("SHARED", &shared);
    Ok(format!(
        "{loader}const {name} = {{ {LOAD}: tellLazy }};\n{rest}"
    ))
}

/// Asked once more after a failure. `read` is of web/loader.js, which comes to stand in the same file; `wasm` is what
/// wasm-bindgen calls the exports of the first half.
const LOADER: &str = r#"let lazy;
async function fetchLazy() {
const response = await read("lazy");
const { SHARED } = wasm;
return WebAssembly.instantiate(await response.arrayBuffer(), { __wasm_split: { SHARED } });
}
function tellLazy(done, data) {
lazy ??= fetchLazy();
const tell = (isThere) => wasm.__indirect_function_table.get(done)(data, isThere);
lazy.then(() => tell(1), (error) => {
lazy = undefined;
console.error(error);
tell(0);
});
}
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_stands_where_the_import_was() {
        let js = "import * as import1 from \"./__wasm_split.js\"\nlet wasm;";
        let js = with_loader(js).unwrap();
        assert!(js.contains("await read(\"lazy\")"), "{js}");
        assert!(
            js.contains("const import1 = { __wasm_split_load_lazy: tellLazy };"),
            "{js}"
        );
        assert!(js.ends_with("\nlet wasm;"), "{js}");
        assert!(with_loader("let wasm;").is_err());
    }
}
