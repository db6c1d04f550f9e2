use proptest::prelude::*;

use super::*;

/// What serde_json makes of the same text; its numbers are compared as texts of whole numbers, or not at all.
fn peer(text: &[u8]) -> Result<serde_json::Value, serde_json::Error> {
    let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text);
    serde_json::from_slice(text)
}

fn is_same(ours: &Value, theirs: &serde_json::Value) -> bool {
    use serde_json::Value as Peer;
    match (ours, theirs) {
        (Value::Null, Peer::Null) => true,
        (Value::Bool(ours), Peer::Bool(theirs)) => ours == theirs,
        (Value::Number(_), Peer::Number(theirs)) => {
            theirs.is_f64()
                || theirs.is_i64() && !theirs.is_u64()
                || ours.as_u64() == theirs.as_u64()
        }
        (Value::Text(ours), Peer::String(theirs)) => ours == theirs,
        (Value::List(ours), Peer::Array(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(a, b)| is_same(a, b))
        }
        (Value::Object(ours), Peer::Object(theirs)) => {
            let known = |(name, _): &(String, Value)| theirs.contains_key(name);
            ours.0.iter().all(known)
                && (theirs.iter()).all(|(name, b)| ours.get(name).is_some_and(|a| is_same(a, b)))
        }
        _ => false,
    }
}

fn found(text: &str) -> String {
    read(text.as_bytes()).unwrap_err().words()
}

#[test]
fn what_is_not_json_is_named_with_its_place() {
    let texts = [
        "",
        "  ",
        "{}{}",
        "{\"a\":1,}",
        "{a:1}",
        "{\"a\" 1}",
        "{\n  \"a\": 1\n  \"b\": 2\n}",
        "[1 2]",
        "[1,]",
        "nul",
        "NaN",
        "01",
        "-",
        "1.",
        "1e",
        "\"a",
        "\"\n\"",
        r#""\x""#,
        r#""\u12""#,
        r#""\ud800""#,
        r#""\ud800A""#,
        r#""\é""#,
    ];
    let words: Vec<String> = texts.iter().map(|text| found(text)).collect();
    insta::assert_snapshot!(words.join("\n"), @r"
    nothing where a value was due at line 1, column 1
    nothing where a value was due at line 1, column 3
    more after the end at line 1, column 3
    no name in quotes at line 1, column 8
    no name in quotes at line 1, column 2
    no colon after a name at line 1, column 6
    no comma or closing brace at line 3, column 3
    no comma or closing bracket at line 1, column 4
    something that is no value at line 1, column 4
    something that is no value at line 1, column 1
    something that is no value at line 1, column 1
    a number that starts with 0 at line 1, column 2
    a number without digits at line 1, column 2
    a number without digits at line 1, column 3
    a number without digits at line 1, column 3
    a text without its closing quote at line 1, column 2
    a control character in a text at line 2, column 1
    an unknown escape at line 1, column 4
    an unknown escape at line 1, column 4
    half a character at line 1, column 8
    half a character at line 1, column 8
    an unknown escape at line 1, column 3
    ");
    let broken = read(b"[\"\xff\"]").unwrap_err();
    assert_eq!(broken.words(), "a byte that is no text at line 1, column 3");
}

#[test]
fn nesting_ends_before_the_stack_does() {
    let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
    assert!(read(nested(128).as_bytes()).is_ok());
    assert_eq!(
        found(&nested(100_000)),
        "too much nesting at line 1, column 129"
    );
}

#[test]
fn a_number_keeps_its_digits() {
    for text in [
        "0",
        "-0",
        "1.0",
        "1e400",
        "9007199254740993",
        "18446744073709551616",
    ] {
        assert_eq!(
            read(text.as_bytes()),
            Ok(Value::Number(text.to_owned())),
            "{text}"
        );
        assert_eq!(Value::Number(text.to_owned()).write(), text);
    }
    let whole = |text: &str| Value::Number(text.to_owned()).as_u64();
    assert_eq!(whole("18446744073709551615"), Some(u64::MAX));
    for text in ["18446744073709551616", "-1", "1.0", "1e3"] {
        assert_eq!(whole(text), None, "{text}");
    }
}

#[test]
fn of_a_name_given_twice_the_last_counts() {
    let Ok(Value::Object(mut object)) = read(br#"{"a": 1, "b": 2, "a": 3}"#) else {
        panic!("it is an object");
    };
    assert_eq!(object.get("a"), Some(&3u64.into()));
    assert_eq!(object.remove("a"), Some(3u64.into()));
    assert_eq!(object, Object::default().with("b", 2u64));
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "(-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,5})?(e[+-]?[0-9]{1,2})?)".prop_map(Value::Number),
        any::<String>().prop_map(Value::Text),
    ];
    leaf.prop_recursive(4, 32, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::List),
            prop::collection::vec((any::<String>(), inner), 0..5)
                .prop_map(|fields| Value::Object(Object(fields))),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_again_and_by_others_too(value in any_value()) {
        let text = value.write();
        prop_assert_eq!(read(text.as_bytes()), Ok(value.clone()), "{}", &text);
        let theirs = peer(text.as_bytes());
        prop_assert!(theirs.is_ok_and(|theirs| is_same(&value, &theirs)), "{}", text);
    }

    /// Texts that are nearly JSON: both readers take the same ones, and for the same.
    #[test]
    fn a_broken_text_is_refused_by_both_readers(
        value in any_value(),
        place: prop::sample::Index,
        put in prop::sample::select(&b"{}[]\",:\\u0d8e+-.19 \n\x00\xff\xc3nt"[..]),
        removes: bool,
    ) {
        let mut text = value.write().into_bytes();
        let place = place.index(text.len());
        if removes {
            text.remove(place);
        } else {
            text.insert(place, put);
        }
        match (read(&text), peer(&text)) {
            (Ok(ours), Ok(theirs)) => prop_assert!(is_same(&ours, &theirs)),
            // No float holds it; a text does.
            (Ok(_), Err(error)) if error.to_string().starts_with("number out of range") => {}
            (ours, theirs) => prop_assert_eq!(
                ours.is_ok(), theirs.is_ok(), "{}", String::from_utf8_lossy(&text)
            ),
        }
    }
}
