//! What stands in a template for messages, before it is filled.

/// The names that are filled in, as they stand in braces; `link` only where there is a page to redeem at.
pub const PLACEHOLDERS: [&str; 6] = ["code", "link", "amount", "expires", "recipient", "note"];

/// Whether a template has this placeholder.
pub fn has_placeholder(template: &str, name: &str) -> bool {
    names(template).any(|found| found == name)
}

/// What looks like a placeholder and is not one of `known`, each once.
pub fn unknown_placeholders<'t>(template: &'t str, known: &[&str]) -> Vec<&'t str> {
    let mut unknown = Vec::new();
    for name in names(template) {
        let is_name = |char: char| char.is_alphanumeric() || char == '_' || char == '-';
        let looks_like_one = !name.is_empty() && name.chars().all(is_name);
        if looks_like_one && !known.contains(&name) && !unknown.contains(&name) {
            unknown.push(name);
        }
    }
    unknown
}

/// What stands in braces, innermost ones where they are nested: as a template is filled.
fn names(template: &str) -> impl Iterator<Item = &str> {
    let closed = template.rsplit_once('}').map_or("", |(closed, _)| closed);
    let parts = closed.split('}');
    parts.filter_map(|part| Some(part.rsplit_once('{')?.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_found_as_they_are_filled() {
        for (template, has_code) in [
            ("{code}", true),
            ("{{code}}", true),
            ("{ {code} }", true),
            ("{amount} {code}", true),
            ("{codes}", false),
            ("{code", false),
            ("code}", false),
            ("", false),
        ] {
            assert_eq!(has_placeholder(template, "code"), has_code, "{template}");
        }
    }

    #[test]
    fn what_looks_like_a_placeholder_and_is_none_is_named_once() {
        let unknown = |template| unknown_placeholders(template, &["code"]);
        assert_eq!(unknown("{codes} {code} {Code} {codes}"), ["codes", "Code"]);
        assert_eq!(unknown("{link"), [""; 0]);
        assert_eq!(unknown("{} { } {a b} {\"a\": 1}"), [""; 0]);
    }
}
