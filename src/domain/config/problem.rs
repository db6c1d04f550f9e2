use crate::domain::parse::ParseError;

/// Where a configuration stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ConfigSource {
    /// In config.json.
    File,
    /// In the property `config` of an element.
    Property,
    /// In attributes of an element.
    Attribute,
}

/// The first thing in a config.json that can't be used, in words for whoever edits it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConfigProblem {
    pub source: ConfigSource,
    /// Counted from 1.
    pub line: usize,
    /// As in `statuses.5.tone`; empty when the text is not JSON, or not an object.
    pub field: String,
    pub expected: String,
    /// Names line and column when the text is not JSON.
    pub found: String,
}

impl From<ParseError> for ConfigProblem {
    fn from(error: ParseError) -> ConfigProblem {
        let (field, expected, found) = match error.syntax() {
            Some(words) => {
                // "expected `:`" would make a riddle of "… was expected and … was found".
                let found = match words.strip_prefix("expected ") {
                    Some(missing) => "no ".to_owned() + missing,
                    None => words,
                };
                (String::new(), "JSON".to_owned(), found)
            }
            None => explain(&error),
        };
        ConfigProblem {
            source: ConfigSource::File,
            line: error.line(),
            field,
            expected,
            found,
        }
    }
}

/// The field of a value that is JSON and of no use, what was expected there, and what was found.
///
/// serde has these as one sentence: <https://docs.rs/serde/latest/serde/de/trait.Error.html#provided-methods>.
fn explain(error: &ParseError) -> (String, String, String) {
    let path = error.path();
    let name = error.name();
    let message = error.message();
    if message.starts_with("duplicate field") {
        let field = if path.is_empty() {
            name.clone()
        } else {
            [&*path, ".", &name].concat()
        };
        return (field, "a field once".to_owned(), quoted(&name) + " again");
    }
    let (found, expected) = message.rsplit_once(", expected ").unwrap_or((&message, ""));
    if found.starts_with("unknown field") {
        let known = expected.split('`').skip(1).step_by(2);
        return (path, nearest(&name, known), quoted(&name));
    }
    let expected = match expected {
        "a boolean" => "true or false",
        "a sequence" => "a list in square brackets",
        expected => expected,
    };
    let found = found.split_once(": ").map_or(found, |(_, found)| found);
    (path, expected.to_owned(), describe(found))
}

/// To pass over an unknown name would leave the editor believing in it.
fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> String {
    let nearest = known.min_by_key(|known| distance(name, known));
    "a known field; the nearest is ".to_owned() + &quoted(nearest.unwrap_or(""))
}

/// A value in the words of an editor; `found` is in those of serde, as in "integer `5`".
fn describe(found: &str) -> String {
    const LONGEST: usize = 40;
    match found {
        "map" => return "an object".to_owned(),
        "sequence" => return "a list".to_owned(),
        _ => {}
    }
    let text = found.strip_prefix("string \"");
    if let Some(text) = text.and_then(|text| text.strip_suffix('"')) {
        let mut shown: String = text.chars().take(LONGEST).collect();
        if shown.len() < text.len() {
            shown.push('…');
        }
        return quoted(&shown);
    }
    let literal = found.split('`').nth(1);
    literal.unwrap_or(found).to_owned()
}

fn quoted(text: &str) -> String {
    ["\"", text, "\""].concat()
}

/// How many letters must be put in, taken out or changed to make one name of the other (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.bytes().enumerate() {
            let changed = diagonal + usize::from(from != to);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distance_counts_changes() {
        assert_eq!(distance("page_size", "page_size"), 0);
        assert_eq!(distance("pagesize", "page_size"), 1);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "api"), 3);
    }
}
