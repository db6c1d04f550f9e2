use crate::failure::Failure;
use crate::project::Project;

/// The sheets that style/main.css imports, joined into one, so that the page waits for one file and the source can have one
/// per component.
pub fn joined(project: &Project) -> Result<String, Failure> {
    let mut joined = String::new();
    for sheet in imports(&project.read("style/main.css")?) {
        joined.push_str(&strip(&project.read(format!("style/{sheet}"))?));
    }
    Ok(joined)
}

fn imports(sheet: &str) -> impl Iterator<Item = &str> {
    let lines = sheet.lines();
    lines.filter_map(|line| line.strip_prefix("@import url(\"")?.strip_suffix("\");"))
}

/// The sheet without comments, indentation and empty lines; strings stay as they are.
fn strip(sheet: &str) -> String {
    let mut bare = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        bare.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = if rest.starts_with("/*") {
            let length = rest.find("*/").map_or(rest.len(), |end| end + 2);
            rest = &rest[length..];
            continue;
        } else if rest.starts_with('/') {
            1
        } else {
            string_length(rest)
        };
        bare.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    bare.push_str(rest);
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// How many bytes the string at the start of `text` takes, its quotes with it.
fn string_length(text: &str) -> usize {
    let quote = text.chars().next();
    let mut escaped = false;
    for (at, char) in text.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if char == '\\' {
            escaped = true;
        } else if Some(char) == quote {
            return at + 1;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files;

    #[test]
    fn every_sheet_of_this_checkout_is_imported() {
        let project = Project::here();
        let folder = project.root().join("style");
        let mut sheets = files::below(&folder).unwrap();
        sheets
            .retain(|sheet| files::has_extension(sheet, &["css"]) && !sheet.ends_with("main.css"));
        let main = project.read("style/main.css").ok().unwrap();
        let imported: Vec<_> = imports(&main).map(|sheet| folder.join(sheet)).collect();
        assert!(
            sheets.iter().all(|sheet| imported.contains(sheet)),
            "{sheets:?}"
        );
        assert_eq!(sheets.len(), imported.len());
    }

    #[test]
    fn comments_indentation_and_empty_lines_go() {
        let sheet =
            "/* why\n   so */\n.a {\n\n  color: red; /* loud */\n  width: calc(1px / 2);\n}\n";
        assert_eq!(
            strip(sheet),
            ".a {\ncolor: red;\nwidth: calc(1px / 2);\n}\n"
        );
    }

    #[test]
    fn strings_stay_as_they_are() {
        let sheet = r#".a::before { content: "/* \" not a comment */"; }
.b { background: url('data:image/svg+xml,/*'); }
"#;
        assert_eq!(strip(sheet), sheet);
    }

    #[test]
    fn what_is_never_closed_loses_nothing_else() {
        assert_eq!(strip(".a {} /* open"), ".a {}\n");
        assert_eq!(strip(".a { content: 'open"), ".a { content: 'open\n");
    }
}
