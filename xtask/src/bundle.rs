//! Several modules as one file, so that one checksum vouches for all JavaScript of a page: browsers check the file that a tag
//! names, and not what it imports.

use std::collections::BTreeSet;

/// Joins modules that import each other by plain names into one, in this order: what is imported stands before. What the
/// last one exports stays exported.
///
/// # Errors
///
/// In words, for an import that is not on one line, and for a name that two modules declare.
pub fn join(modules: &[String]) -> Result<String, String> {
    let mut joined = String::new();
    let mut names = BTreeSet::new();
    for (number, module) in modules.iter().enumerate() {
        let is_last = number + 1 == modules.len();
        for line in module.lines() {
            if line.starts_with("import ") {
                if !line.ends_with(';') {
                    return Err(format!("an import over several lines: {line}"));
                }
                continue;
            }
            if let Some(name) = declared(line)
                && !names.insert(name)
            {
                return Err(format!("two modules declare {name}"));
            }
            if is_last || !line.starts_with("export ") {
                joined += line;
            } else if let Some(names) = line.strip_prefix("export {") {
                // What wasm-bindgen exports by default has another name inside.
                let default = names
                    .split([',', '}'])
                    .find_map(|name| name.trim().strip_suffix(" as default"));
                if let Some(default) = default {
                    joined += &format!("const init = {default};");
                }
            } else {
                joined += line.trim_start_matches("export ");
            }
            joined.push('\n');
        }
    }
    Ok(joined)
}

/// The name that a line declares for the whole module.
fn declared(line: &str) -> Option<&str> {
    const KINDS: [&str; 6] = [
        "const ",
        "let ",
        "var ",
        "class ",
        "function ",
        "async function ",
    ];
    let line = line.strip_prefix("export ").unwrap_or(line);
    let rest = KINDS.iter().find_map(|kind| line.strip_prefix(kind))?;
    let is_of_name = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let name = rest.split(|c| !is_of_name(c)).next()?;
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_become_one_that_exports_what_the_last_exports() {
        let glue =
            "export function mount() {}\nfunction load() {}\nexport { other, load as default };\n";
        let files = "// The list.\nexport const FILES = {};\n";
        let entry = "import init, { mount } from \"./page.js\";\nexport class Element {}\n";
        assert_eq!(
            join(&[glue, files, entry].map(str::to_owned)).unwrap(),
            "function mount() {}\nfunction load() {}\nconst init = load;\n// The list.\nconst FILES = {};\nexport class Element {}\n"
        );
    }

    #[test]
    fn a_name_that_two_modules_declare_is_refused() {
        let modules = ["const OWN = [];\n", "export function OWN() {}\n"];
        let error = join(&modules.map(str::to_owned)).unwrap_err();
        assert!(error.contains("OWN"), "{error}");
        let inner = ["const A = 1;\n", "function b() {\n  const A = 2;\n}\n"];
        assert!(join(&inner.map(str::to_owned)).is_ok());
    }

    #[test]
    fn an_import_over_several_lines_is_refused() {
        assert!(join(&["import {\n  a,\n} from \"./a.js\";\n".to_owned()]).is_err());
    }
}
