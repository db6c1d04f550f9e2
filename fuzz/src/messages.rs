//! Templates for messages: what is copied for each code.
//!
//! The last line of the input is a value, what stands before it a template.

use share_code_dashboard::domain::message_template::{
    PLACEHOLDERS, has_placeholder, unknown_placeholders,
};
use share_code_dashboard::i18n::fill;

const CODE: &str = "9P-7KQ4-XM2B-H8RT";

pub fn check(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    let (template, value) = text.rsplit_once('\n').unwrap_or((text, "5 IPs"));
    let unknown = unknown_placeholders(template, &PLACEHOLDERS);
    for name in &unknown {
        assert!(!PLACEHOLDERS.contains(name));
        assert!(
            has_placeholder(template, name),
            "what is complained of is there"
        );
    }
    let values = PLACEHOLDERS.map(|name| (name, if name == "code" { CODE } else { value }));
    let filled = fill(template, &values);
    check_code(template, value, &filled);
    assert_eq!(
        fill(template, &[]),
        template,
        "without values nothing changes"
    );
    // Each placeholder is filled by its own value and nothing else is: the same, piece by piece.
    assert_eq!(filled, by_hand(template, &values));
    if PLACEHOLDERS
        .iter()
        .all(|name| !has_placeholder(template, name))
    {
        assert_eq!(filled, template, "what is no placeholder stays");
    }
    // Nothing that a value says is filled once more.
    let braces = fill(template, &[("note", "{code}"), ("code", CODE)]);
    let marked = fill(template, &[("note", "\u{1}"), ("code", CODE)]);
    if !template.contains('\u{1}') {
        assert_eq!(braces, marked.replace('\u{1}', "{code}"));
    }
}

/// A code is in the message as often as the template asks for it, to the letter.
fn check_code(template: &str, value: &str, filled: &str) {
    if template.contains(CODE)
        || value.contains('9')
        || value.contains('T')
        || template.contains('9')
    {
        return;
    }
    let asked = template.matches("{code}").count();
    assert_eq!(
        filled.matches(CODE).count(),
        asked,
        "no code is lost or changed"
    );
    assert_eq!(has_placeholder(template, "code"), asked > 0);
}

/// By looking for each placeholder as it is written.
fn by_hand(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some(char) = rest.chars().next() {
        let found = values.iter().find_map(|(name, value)| {
            let after = rest
                .strip_prefix('{')?
                .strip_prefix(name)?
                .strip_prefix('}')?;
            Some((after, value))
        });
        match found {
            Some((after, value)) => {
                filled += value;
                rest = after;
            }
            None => {
                filled.push(char);
                rest = &rest[char.len_utf8()..];
            }
        }
    }
    filled
}
