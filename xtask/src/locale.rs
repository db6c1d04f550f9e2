//! The languages: `locale/TAG.json` has a text for each key of `src/i18n/english.rs`. The page gets the texts alone, in the
//! order of the keys, since the program knows those by their numbers.

use crate::failure::Failure;
use crate::files;
use crate::project::Project;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::path::Path;

const ENGLISH: &str = "src/i18n/english.rs";

/// The categories of `Intl.PluralRules`.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Each language but English, by its tag, as the page reads it.
pub fn compiled(project: &Project) -> Result<Vec<(String, String)>, Failure> {
    let english = project.read(ENGLISH)?;
    let english = catalogue(&english);
    let files = files::below(&project.root().join("locale")).unwrap_or_default();
    files
        .iter()
        .map(|file| {
            let tag = file.file_stem().unwrap_or_default().to_string_lossy();
            let compiled = compile(&english, &project.read(file)?);
            let texts = compiled.map_err(|why| {
                Failure::new(
                    format!("{}: {why}", relative(file)),
                    format!("Every text of {ENGLISH} needs one there, with the same {{names}}."),
                )
            })?;
            Ok((tag.into_owned(), texts))
        })
        .collect()
}

fn relative(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default();
    format!("locale/{}", name.to_string_lossy())
}

/// Keys and texts, from lines such as `Lock: "Lock",`.
fn catalogue(source: &str) -> Vec<(&str, &str)> {
    let texts = source.lines().filter_map(|line| {
        let (key, text) = line.trim_start().split_once(": \"")?;
        let is_key = key.chars().all(char::is_alphanumeric);
        is_key.then_some((key, text.strip_suffix("\",")?))
    });
    texts.collect()
}

/// The texts of a language in the order of the English ones, as JSON.
fn compile(english: &[(&str, &str)], language: &str) -> Result<String, String> {
    let mut texts: Map<String, Value> =
        serde_json::from_str(language).map_err(|error| error.to_string())?;
    let mut ordered = Vec::new();
    for (key, text) in english {
        let Some(Value::String(own)) = texts.remove(*key) else {
            return Err(format!("{key} has no text"));
        };
        check(text, &own).map_err(|why| format!("{key} {why}"))?;
        ordered.push(own);
    }
    match texts.keys().next() {
        Some(unknown) => Err(format!("{unknown} is no key")),
        None => serde_json::to_string(&ordered).map_err(|error| error.to_string()),
    }
}

/// A text has the names of the English one, in each of its forms where it has forms. One, two and none may be said in a word.
fn check(english: &str, own: &str) -> Result<(), String> {
    let wanted: BTreeSet<_> = forms(english)
        .iter()
        .flat_map(|(_, text)| names(text))
        .collect();
    if is_counted(english) != is_counted(own) {
        return Err("has forms in one language and none in the other".to_owned());
    }
    for (category, text) in forms(own) {
        let mut given: BTreeSet<_> = names(text).collect();
        if matches!(category, Some("zero" | "one" | "two")) && wanted.contains("n") {
            given.insert("n");
        }
        if given != wanted {
            return Err(format!(
                "has {given:?} in place of {wanted:?} in \"{text}\""
            ));
        }
    }
    Ok(())
}

fn is_counted(text: &str) -> bool {
    forms(text).iter().all(|(category, _)| category.is_some())
}

/// The plural forms of a text, or all of it.
fn forms(text: &str) -> Vec<(Option<&str>, &str)> {
    let forms = text.split('|').map(|form| match form.split_once(':') {
        Some((category, words)) if CATEGORIES.contains(&category) => (Some(category), words),
        _ => (None, form),
    });
    forms.collect()
}

/// What stands in braces.
fn names(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split('{').skip(1);
    parts.filter_map(|part| part.split_once('}').map(|(name, _)| name))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "catalogue! {\n    // A comment: \"no\",\n    Lock: \"Lock\",\n    Codes: \"one:{n} code|other:{n} codes\",\n}\n";

    fn compile_with(lock: &str, codes: &str) -> Result<String, String> {
        let texts = serde_json::json!({ "Codes": codes, "Lock": lock });
        compile(&catalogue(ENGLISH), &texts.to_string())
    }

    #[test]
    fn texts_come_in_the_order_of_the_keys() {
        let compiled = compile_with("Khóa", "other:{n} mã").unwrap();
        assert_eq!(compiled, r#"["Khóa","other:{n} mã"]"#);
    }

    #[test]
    fn a_missing_text_a_foreign_one_and_a_lost_name_are_refused() {
        let english = catalogue(ENGLISH);
        let why = |text: &str| compile(&english, text).unwrap_err();
        assert_eq!(why(r#"{"Lock":"Khóa"}"#), "Codes has no text");
        let text = r#"{"Lock":"Khóa","Codes":"other:{n} mã","Look":"?"}"#;
        assert_eq!(why(text), "Look is no key");
        assert!(compile_with("Khóa", "other:mã").is_err());
        assert!(compile_with("Khóa {x}", "other:{n} mã").is_err());
        assert!(compile_with("Khóa", "{n} mã").is_err());
        assert!(compile_with("Khóa", "one:mã|other:{n} mã").is_ok());
    }

    #[test]
    fn every_language_of_this_checkout_is_whole() {
        let languages = compiled(&Project::here()).unwrap_or_else(|why| panic!("{why}"));
        assert!(languages.iter().any(|(tag, _)| tag == "vi"));
    }
}
