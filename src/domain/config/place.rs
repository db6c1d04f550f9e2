use crate::domain::json::{NotJson, Object, Value};

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

impl ConfigProblem {
    pub(super) fn not_json(error: NotJson) -> ConfigProblem {
        ConfigProblem {
            source: ConfigSource::File,
            line: error.line,
            field: String::new(),
            expected: "JSON".to_owned(),
            found: error.words(),
        }
    }
}

/// The problem is boxed: every step on the way hands it on.
pub(super) type Read<T> = Result<T, Box<ConfigProblem>>;

/// A field of a config.json: reads its value, or says where it stands and what is wrong with it.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    text: &'a str,
    /// The names on the way to the field, from the outermost.
    path: &'a [&'a str],
}

impl<'a> Place<'a> {
    pub(super) fn new(text: &'a str, path: &'a [&'a str]) -> Place<'a> {
        Place { text, path }
    }

    pub(super) fn object(self, value: &Value) -> Read<&Object> {
        value
            .as_object()
            .ok_or_else(|| self.problem("an object", value))
    }

    pub(super) fn list(self, value: &Value) -> Read<&[Value]> {
        match value {
            Value::List(list) => Ok(list),
            other => Err(self.problem("a list in square brackets", other)),
        }
    }

    /// Not empty: an empty text is a value that somebody meant to fill in.
    pub(super) fn text(self, value: &Value) -> Read<&str> {
        value
            .as_text()
            .filter(|text| !text.trim().is_empty())
            .ok_or_else(|| self.problem("a text", value))
    }

    pub(super) fn boolean(self, value: &Value) -> Read<bool> {
        value
            .as_bool()
            .ok_or_else(|| self.problem("true or false", value))
    }

    pub(super) fn count(self, value: &Value) -> Option<u32> {
        value.as_u64()?.try_into().ok()
    }

    pub(super) fn one_of<T: Copy>(self, value: &Value, choices: &[(&str, T)]) -> Read<T> {
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        Ok(choices[self.place_among(value, &names)?].1)
    }

    fn place_among(self, value: &Value, names: &[&str]) -> Read<usize> {
        let place = names.iter().position(|name| value.as_text() == Some(name));
        place.ok_or_else(|| {
            let names = quoted(&names.join("\", \""));
            self.problem(&("one of ".to_owned() + &names), value)
        })
    }

    /// The number that the field's own name is.
    pub(super) fn number_as_name(self) -> Read<i64> {
        let name = self.name();
        name.parse()
            .map_err(|_| self.refuse("a whole number as the name".to_owned(), quoted(name)))
    }

    pub(super) fn problem(self, expected: &str, value: &Value) -> Box<ConfigProblem> {
        self.refuse(expected.to_owned(), describe(value))
    }

    /// The field has a name that is not among the `known`. To pass over it would leave the editor believing in it.
    pub(super) fn unknown(self, known: &[&str]) -> Box<ConfigProblem> {
        let name = self.name();
        let nearest = known.iter().min_by_key(|known| distance(name, known));
        let nearest = nearest.map_or(String::new(), |nearest| quoted(nearest));
        self.refuse(
            "a known field; the nearest is ".to_owned() + &nearest,
            quoted(name),
        )
    }

    fn refuse(self, expected: String, found: String) -> Box<ConfigProblem> {
        Box::new(ConfigProblem {
            source: ConfigSource::File,
            line: self.line(),
            field: self.path.join("."),
            expected,
            found,
        })
    }

    fn name(self) -> &'a str {
        self.path.last().copied().unwrap_or("")
    }

    /// The line of the field's name. A name that is written with escapes is not found: then its parent's.
    fn line(self) -> usize {
        let mut found = 0;
        for name in self.path {
            match find_name(&self.text[found..], name) {
                Some(at) => found += at,
                None => break,
            }
        }
        1 + self.text[..found].matches('\n').count()
    }
}

/// Where `"name":` stands.
fn find_name(text: &str, name: &str) -> Option<usize> {
    let name = quoted(name);
    let mut places = text.match_indices(&name);
    places
        .find(|(at, name)| text[at + name.len()..].trim_start().starts_with(':'))
        .map(|(at, _)| at)
}

fn quoted(text: &str) -> String {
    ["\"", text, "\""].concat()
}

fn describe(value: &Value) -> String {
    const LONGEST: usize = 40;
    match value {
        Value::Text(text) => {
            let mut shown: String = text.chars().take(LONGEST).collect();
            if shown.len() < text.len() {
                shown.push('…');
            }
            quoted(&shown)
        }
        Value::Number(number) => number.clone(),
        other => other.shape().to_owned(),
    }
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
