//! Hashes that are kept on disk, and their text. What is on disk outlives a release, so none of this may change.

/// 64 bits of a text.
///
/// FNV-1a (<https://datatracker.ietf.org/doc/html/draft-eastlake-fnv>) because it is small, then the finalizer of
/// MurmurHash3, so that texts which differ in one letter differ all over. It is no cryptographic hash: what can't be
/// guessed from a part of its bits is kept by the bits that are cut off.
pub fn hash(text: &[u8]) -> u64 {
    finalize(fnv1a(text))
}

fn fnv1a(text: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in text {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}

fn finalize(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

/// Appends the last `digits` hex digits of the number, in lower case.
pub fn push_hex(text: &mut String, number: u64, digits: usize) {
    for digit in (0..digits).rev() {
        let value = (number >> (4 * digit)) as u32 & 15;
        text.extend(char::from_digit(value, 16));
    }
}

/// The number that [`push_hex`] wrote with so many digits; `None` for anything else.
pub fn read_hex(text: &[u8], digits: usize) -> Option<u64> {
    if text.len() != digits {
        return None;
    }
    let mut number = 0;
    for byte in text {
        let value = match byte {
            b'0'..=b'9' => byte - b'0',
            b'a'..=b'f' => byte - b'a' + 10,
            _ => return None,
        };
        number = number << 4 | u64::from(value);
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_steps_are_the_published_ones() {
        assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv1a(b"foobar"), 0x8594_4171_f739_67e8);
        assert_eq!(finalize(0), 0);
        assert_eq!(finalize(1), 0xb456_bcfc_34c2_cb2c);
    }

    #[test]
    fn hex_has_its_digits_in_lower_case() {
        let mut text = String::new();
        push_hex(&mut text, 0x0abc, 6);
        push_hex(&mut text, 0x1234_5678, 4);
        assert_eq!(text, "000abc5678");
        assert_eq!(read_hex(b"000abc", 6), Some(0x0abc));
        for refused in [
            "", "000ab", "000ABC", "0000abc", "+00abc", "00 abc", "00é1a",
        ] {
            assert_eq!(read_hex(refused.as_bytes(), 6), None, "{refused:?}");
        }
    }
}
