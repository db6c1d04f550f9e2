//! The text in a file that a person gives, however the program that made it wrote letters.

/// The text of a file; `None` for a picture, a spreadsheet, a program.
pub fn decode(bytes: &[u8]) -> Option<String> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => decode_utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => decode_utf16(rest, u16::from_be_bytes),
        _ if bytes.contains(&0) => decode_unmarked(bytes),
        _ => {
            let text = match std::str::from_utf8(bytes) {
                Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(),
                // One of the old alphabets. What codes are made of is the same in all of them.
                Err(_) => bytes.iter().copied().map(char::from).collect(),
            };
            let is_document = bytes.starts_with(b"%PDF-");
            (!is_document && is_text(&text)).then_some(text)
        }
    }
}

/// UTF-16 without its mark: every other byte of what is mostly ASCII is nothing.
fn decode_unmarked(bytes: &[u8]) -> Option<String> {
    let zeros = |odd: usize| {
        let half = bytes.iter().skip(odd).step_by(2);
        half.filter(|byte| **byte == 0).count() * 4 > bytes.len()
    };
    match (zeros(0), zeros(1)) {
        (false, true) => decode_utf16(bytes, u16::from_le_bytes),
        (true, false) => decode_utf16(bytes, u16::from_be_bytes),
        _ => None,
    }
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    // A file that was cut off in the middle of a letter has lost no more than that.
    let units: Vec<u16> = (bytes.chunks_exact(2))
        .map(|pair| unit([pair[0], pair[1]]))
        .collect();
    let text = String::from_utf16_lossy(&units);
    is_text(&text).then_some(text)
}

/// Whether there are no characters but those that texts are made of.
fn is_text(text: &str) -> bool {
    let is_strange = |char: char| {
        char.is_ascii_control()
            && !matches!(char, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1a}')
    };
    !text.contains(is_strange)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn texts_are_read_in_every_alphabet() {
        for (bytes, text) in [
            (b"".to_vec(), ""),
            (b"9P-AB12\r\n".to_vec(), "9P-AB12\r\n"),
            ("\u{feff}Mã\t9P-AB12".into(), "Mã\t9P-AB12"),
            (b"M\xe3;9P-AB12".to_vec(), "Mã;9P-AB12"),
            (
                [&[0xff, 0xfe][..], &utf16("Mã\t9P-AB12", u16::to_le_bytes)].concat(),
                "Mã\t9P-AB12",
            ),
            (
                [&[0xfe, 0xff][..], &utf16("Mã\t9P-AB12", u16::to_be_bytes)].concat(),
                "Mã\t9P-AB12",
            ),
            (utf16("9P-AB12\r\n", u16::to_le_bytes), "9P-AB12\r\n"),
            (utf16("9P-AB12\r\n", u16::to_be_bytes), "9P-AB12\r\n"),
        ] {
            assert_eq!(decode(&bytes).as_deref(), Some(text), "{bytes:?}");
        }
    }

    #[test]
    fn what_is_no_text_is_not_read() {
        for bytes in [
            &b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0 worksheets/sheet1.xml"[..],
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            b"%PDF-1.7\n9P-AB12",
            b"\x7fELF\x02\x01\x01\0\0\0\0\0",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0",
            b"\0\0\0\0",
        ] {
            assert_eq!(decode(bytes), None, "{bytes:?}");
        }
    }

    proptest! {
        #[test]
        fn no_file_breaks_it(bytes: Vec<u8>) {
            decode(&bytes);
        }

        #[test]
        fn unicode_text_is_read_whole(text in "[9A-Zàé漢🙂\t\r\n-]{0,20}") {
            let marked = [vec![0xff, 0xfe], utf16(&text, u16::to_le_bytes)].concat();
            prop_assert_eq!(decode(&marked), Some(text.clone()));
            prop_assert_eq!(decode(text.as_bytes()), Some(text));
        }
    }
}
