//! Language tags: <https://www.rfc-editor.org/rfc/rfc5646#section-2.1>, as far as browsers take them.

/// The tag as browsers write it; `None` for what is no tag. Systems write `vi_VN`, which is `vi-VN`.
pub fn language_tag(text: &str) -> Option<String> {
    let tag = text.trim().replace('_', "-");
    let mut parts = tag.split('-').peekable();
    let is_language = |part: &&str| matches!(part.len(), 2 | 3 | 5..=8) && is_alphabetic(part);
    parts.next().filter(is_language)?;
    parts.next_if(|part| part.len() == 4 && is_alphabetic(part));
    parts.next_if(|part| {
        part.len() == 2 && is_alphabetic(part) || part.len() == 3 && is_number(part)
    });
    while parts.next_if(is_variant).is_some() {}
    // Extensions, such as `u-nu-latn`, each behind a single letter; behind `x` anything short may stand.
    while let Some(single) = parts.next_if(|part| part.len() == 1 && is_alphanumeric(part)) {
        let shortest = if single.eq_ignore_ascii_case("x") {
            1
        } else {
            2
        };
        let is_subtag = |part: &&str| (shortest..=8).contains(&part.len()) && is_alphanumeric(part);
        parts.next_if(is_subtag)?;
        while parts.next_if(is_subtag).is_some() {}
    }
    parts.next().is_none().then_some(tag)
}

fn is_variant(part: &&str) -> bool {
    let has_digit = part.starts_with(|char: char| char.is_ascii_digit());
    is_alphanumeric(part) && matches!((part.len(), has_digit), (5..=8, _) | (4, true))
}

fn is_alphabetic(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn is_number(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_alphanumeric(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::language_tag;

    #[test]
    fn tags_are_read_as_systems_and_browsers_write_them() {
        for (text, tag) in [
            ("vi", "vi"),
            ("vi-VN", "vi-VN"),
            ("vi_VN", "vi-VN"),
            ("ar_EG", "ar-EG"),
            (" en-GB ", "en-GB"),
            ("zh_Hans_CN", "zh-Hans-CN"),
            ("es-419", "es-419"),
            ("de-CH-1996", "de-CH-1996"),
            ("th-TH-u-ca-gregory-nu-latn", "th-TH-u-ca-gregory-nu-latn"),
            ("en-x-a", "en-x-a"),
        ] {
            assert_eq!(language_tag(text).as_deref(), Some(tag), "{text}");
        }
    }

    #[test]
    fn what_is_no_tag_is_none() {
        for text in [
            "",
            "C",
            "not a tag!",
            "undefined_",
            "vi-",
            "-VN",
            "v",
            "vi_VN.UTF-8",
            "de_DE@euro",
            "english-language-tag",
            "en-u",
            "en-a-b",
            "1234",
            "tiếng Việt",
        ] {
            assert_eq!(language_tag(text), None, "{text}");
        }
    }
}
