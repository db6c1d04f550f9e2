//! Each language in locale/ has a text for every key, with the names that the English one has.

use share_code_dashboard::i18n::CATALOGUE;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The categories of `Intl.PluralRules`.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

type Texts = BTreeMap<String, String>;

fn english() -> BTreeMap<&'static str, &'static str> {
    CATALOGUE
        .iter()
        .map(|(_, key, text)| (*key, *text))
        .collect()
}

/// What is wrong with a language, a line for each mistake.
fn mistakes(english: &BTreeMap<&str, &str>, texts: &Texts) -> Vec<String> {
    let mut mistakes = Vec::new();
    for (key, text) in english {
        let own = texts.get(*key).map(|own| check(text, own));
        match own {
            None => mistakes.push(format!("{key} has no text")),
            Some(Err(why)) => mistakes.push(format!("{key} {why}")),
            Some(Ok(())) => {}
        }
    }
    let unknown = texts
        .keys()
        .filter(|key| !english.contains_key(key.as_str()));
    mistakes.extend(unknown.map(|key| format!("{key} is no key")));
    mistakes
}

/// A text has the names of the English one, in each of its forms where it has forms. One, two and none may be said in a word.
fn check(english: &str, own: &str) -> Result<(), String> {
    let wanted: BTreeSet<_> = (forms(english).iter())
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

#[test]
fn every_language_is_whole() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locale");
    let files = fs::read_dir(folder).expect("there are languages");
    let mut languages = BTreeSet::new();
    for file in files {
        let file = file.expect("the folder can be read").path();
        let text = fs::read_to_string(&file).expect("it is UTF-8");
        let texts: Texts = serde_json::from_str(&text).expect("it is an object of texts");
        let mistakes = mistakes(&english(), &texts);
        assert!(mistakes.is_empty(), "{}: {mistakes:#?}", file.display());
        let tag = file.file_stem().unwrap_or_default().to_string_lossy();
        languages.insert(tag.into_owned());
    }
    let known = ["ar", "vi"].map(str::to_owned);
    assert!(
        languages.is_superset(&BTreeSet::from(known)),
        "{languages:?}"
    );
}

#[test]
fn a_missing_text_a_foreign_one_and_a_lost_name_are_found() {
    let english = BTreeMap::from([("Lock", "Lock"), ("Codes", "one:{n} code|other:{n} codes")]);
    let mistakes = |texts: &[(&str, &str)]| {
        let owned = |(key, text): &(&str, &str)| ((*key).to_owned(), (*text).to_owned());
        mistakes(&english, &texts.iter().map(owned).collect())
    };
    let codes = ("Codes", "other:{n} mã");
    assert_eq!(mistakes(&[("Lock", "Khóa"), codes]), [""; 0]);
    assert_eq!(
        mistakes(&[("Lock", "Khóa"), ("Codes", "one:mã|other:{n} mã")]),
        [""; 0]
    );
    assert_eq!(mistakes(&[("Lock", "Khóa")]), ["Codes has no text"]);
    assert_eq!(
        mistakes(&[("Lock", "Khóa"), codes, ("ReconcileStatus", "?")]),
        ["ReconcileStatus is no key"]
    );
    for wrong in [
        [("Lock", "Khóa"), ("Codes", "other:mã")],
        [("Lock", "Khóa {x}"), codes],
        [("Lock", "Khóa"), ("Codes", "{n} mã")],
    ] {
        assert_eq!(mistakes(&wrong).len(), 1, "{wrong:?}");
    }
}
