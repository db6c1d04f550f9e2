/// The BCP 47 tag that a text means, `None` where it is none. Programs that are not browsers write `vi_VN`.
///
/// By the grammar that `Intl` holds tags against: <https://unicode.org/reports/tr35/#unicode_bcp47_locale_id>.
pub fn locale_tag(text: &str) -> Option<String> {
    let tag = text.trim().replace('_', "-");
    let mut parts = tag.split('-').peekable();
    let language = parts.next()?;
    if !is_alphabetic(language) || !matches!(language.len(), 2 | 3 | 5..=8) {
        return None;
    }
    parts.next_if(|script| is_alphabetic(script) && script.len() == 4);
    parts.next_if(|region| is_region(region));
    while parts.next_if(|variant| is_variant(variant)).is_some() {}
    while let Some(singleton) = parts.next() {
        if !is_alphanumeric(singleton) || singleton.len() != 1 {
            return None;
        }
        // What is private may be as short as it likes.
        let shortest = if singleton.eq_ignore_ascii_case("x") {
            1
        } else {
            2
        };
        let fits = |part: &&str| is_alphanumeric(part) && (shortest..=8).contains(&part.len());
        parts.next_if(fits)?;
        while parts.next_if(fits).is_some() {}
    }
    Some(tag)
}

fn is_region(part: &str) -> bool {
    let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
    is_alphabetic(part) && part.len() == 2 || is_number && part.len() == 3
}

fn is_variant(part: &str) -> bool {
    let starts_with_digit = part.starts_with(|start: char| start.is_ascii_digit());
    is_alphanumeric(part) && (matches!(part.len(), 5..=8) || starts_with_digit && part.len() == 4)
}

fn is_alphabetic(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn is_alphanumeric(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::locale_tag;

    #[test]
    fn an_underscore_is_read_as_a_hyphen() {
        assert_eq!(locale_tag("vi_VN").as_deref(), Some("vi-VN"));
        assert_eq!(locale_tag("zh_Hant_TW").as_deref(), Some("zh-Hant-TW"));
        assert_eq!(locale_tag(" ar-EG ").as_deref(), Some("ar-EG"));
    }

    #[test]
    fn every_kind_of_tag_is_one() {
        for tag in [
            "en",
            "yue",
            "es-419",
            "sr-Latn-RS",
            "ca-ES-valencia",
            "de-1996",
            "th-TH-u-ca-gregory-nu-latn",
            "en-x-a",
        ] {
            assert_eq!(locale_tag(tag).as_deref(), Some(tag));
        }
    }

    #[test]
    fn what_is_no_tag_is_none() {
        for text in [
            "",
            "C",
            "POSIX locale",
            "not a tag!",
            "en_US.UTF-8",
            "vi-",
            "vi--VN",
            "-vi",
            "1i",
            "vi-VNM",
            "en-u",
            "en-u-a",
            "tiếng-Việt",
            "undefined!",
        ] {
            assert_eq!(locale_tag(text), None, "{text}");
        }
    }
}
