use crate::failure::Failure;
use crate::files;
use crate::project::Project;
use std::path::PathBuf;

/// The sheets that come before the components, in the order of their layers.
const FOUNDATION: [&str; 3] = ["style/tokens.css", "style/base.css", "style/layout.css"];

/// The style sheets joined into one, so that the page waits for one file and the source can have one per component.
pub fn joined(project: &Project) -> Result<String, Failure> {
    let mut sheets: Vec<PathBuf> = FOUNDATION.map(|sheet| project.root().join(sheet)).into();
    sheets.extend(files::below(&project.root().join("style/components")).unwrap_or_default());
    sheets.retain(|sheet| files::has_extension(sheet, &["css"]));
    let mut joined = String::new();
    for sheet in sheets {
        joined.push_str(&strip(&project.read(sheet)?));
    }
    Ok(joined)
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
