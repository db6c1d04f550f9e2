//! A code in the fragment of an address, which browsers send to no server.

use super::code::Code;
use super::percent::{percent_decode, percent_encode};
use super::text::is_hidden;

/// What stands before the code in a fragment.
const NAME: &str = "redeem=";

/// Bytes of a fragment: a code of the longest, each character of it in its longest encoding.
const LONGEST: usize = NAME.len() + Code::MAX_LEN * 4 * 3;

/// The address at which whoever has the link redeems the code; `page` is that of a page, without a fragment.
pub fn redeem_link(page: &str, code: &Code) -> String {
    [page, "#", NAME, &percent_encode(code.reveal())].concat()
}

/// The code in the fragment of such a link. `None` where anything in it was cut off, added or hidden: a code that is not
/// the one that was sent may be somebody else's.
pub fn read_redeem_link(fragment: &str) -> Option<Code> {
    if fragment.len() > LONGEST {
        return None;
    }
    let encoded = fragment.strip_prefix(NAME)?;
    let is_escape = |rest: &str| {
        let digits = rest.as_bytes().get(..2);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    if encoded.contains(['&', '#']) || !encoded.split('%').skip(1).all(is_escape) {
        return None;
    }
    // A plus is a space in forms alone.
    let text = percent_decode(&encoded.replace('+', "%2B"))?;
    let fits = |char: char| !is_hidden(char) && !char.is_whitespace();
    text.chars().all(fits).then(|| Code::new(&text)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(fragment: &str) -> Option<String> {
        Some(read_redeem_link(fragment)?.reveal().to_owned())
    }

    #[test]
    fn a_link_holds_its_code_behind_the_hash() {
        let code = Code::new("9P-A/B+é").unwrap();
        assert_eq!(
            redeem_link("https://codes.example.com/?view=redeem", &code),
            "https://codes.example.com/?view=redeem#redeem=9P-A%2FB%2B%C3%A9"
        );
    }

    #[test]
    fn a_code_is_read_as_it_was_sent() {
        for (fragment, code) in [
            ("redeem=9P-7KQ4-AB12", "9P-7KQ4-AB12"),
            ("redeem=9P%2dAB12", "9P-AB12"),
            ("redeem=A+B/C?d=e", "A+B/C?d=e"),
        ] {
            assert_eq!(read(fragment).as_deref(), Some(code), "{fragment}");
        }
    }

    #[test]
    fn what_is_not_wholly_a_code_is_none() {
        let long = "redeem=".to_owned() + &"A".repeat(Code::MAX_LEN + 1);
        let longer = "redeem=".to_owned() + &"%41".repeat(100_000);
        for fragment in [
            "",
            "redeem",
            "redeem=",
            "redeem=%20",
            "Redeem=9P-AB12",
            "redeem=9P-AB12&redeem=9P-CD34",
            "redeem=9P-AB12#more",
            "redeem=9P-AB12%",
            "redeem=9P-AB12%4",
            "redeem=9P-AB12%zz",
            "redeem=%FF",
            "redeem=9P-AB12%0A9P-CD34",
            "redeem=9P-AB12%209P-CD34",
            "redeem=9P-AB12%20",
            "redeem=9P-%E2%80%AEAB12",
            "redeem=9P-%E2%80%8BAB12",
            "redeem=9P-AB12%00",
            &long,
            &longer,
        ] {
            assert_eq!(read(fragment), None, "{fragment:.60}");
        }
    }

    proptest! {
        #[test]
        fn every_code_without_space_survives(text in "[!-~é漢🙂]{1,64}") {
            let link = redeem_link("/", &Code::new(&text).unwrap());
            prop_assert_eq!(read(&link[2..]), Some(text));
        }
    }
}
