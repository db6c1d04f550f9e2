//! One parameter of a query string that belongs to somebody else: the others stay byte for byte, however they are written.

use super::percent::{percent_decode, percent_encode};

/// The value of the first parameter of this name.
pub fn parameter(query_string: &str, name: &str) -> Option<String> {
    let found = query_string.split('&').find(|pair| is_named(pair, name))?;
    let (_, value) = found.split_once('=').unwrap_or_default();
    percent_decode(value)
}

/// The query string with another value of this parameter, in the place where it stood, or at the end; without the parameter
/// for an empty one.
pub fn with_parameter(query_string: &str, name: &str, value: &str) -> String {
    let written = [&percent_encode(name), "=", &percent_encode(value)].concat();
    let mut written = (!value.is_empty()).then_some(&*written);
    let mut pairs = Vec::new();
    if !query_string.is_empty() {
        for pair in query_string.split('&') {
            if is_named(pair, name) {
                pairs.extend(written.take());
            } else {
                pairs.push(pair);
            }
        }
    }
    pairs.extend(written);
    pairs.join("&")
}

fn is_named(pair: &str, name: &str) -> bool {
    let (written, _) = pair.split_once('=').unwrap_or((pair, ""));
    percent_decode(written).is_some_and(|written| written == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// As hosts write them: without a value, with commas, slashes, `%20`, `~`, twice, with nothing between two ampersands.
    const HOST: &str = "debug&ids=1,2&next=/a/b&q=a%20b&q=a+b&&sig=ab~c==";

    #[test]
    fn what_is_not_ours_stays_byte_for_byte() {
        let with = with_parameter(HOST, "codes", "view=redeemed&page=2");
        assert_eq!(with, [HOST, "&codes=view%3Dredeemed%26page%3D2"].concat());
        assert_eq!(with_parameter(&with, "codes", ""), HOST);
        assert_eq!(with_parameter(HOST, "codes", ""), HOST);
    }

    #[test]
    fn a_parameter_keeps_its_place_and_comes_once() {
        assert_eq!(
            with_parameter("a&codes=x&b&codes=y", "codes", "z"),
            "a&codes=z&b"
        );
        assert_eq!(with_parameter("a&c%6fdes=x&b", "codes", "z"), "a&codes=z&b");
        assert_eq!(with_parameter("codes", "codes", "z"), "codes=z");
        assert_eq!(with_parameter("", "codes", "z"), "codes=z");
        assert_eq!(with_parameter("codes=x", "codes", ""), "");
    }

    #[test]
    fn it_is_read_as_forms_write_it() {
        assert_eq!(
            parameter("a=1&c%6fdes=x+y%26z", "codes").as_deref(),
            Some("x y&z")
        );
        assert_eq!(parameter("codes", "codes").as_deref(), Some(""));
        assert_eq!(parameter(HOST, "codes"), None);
    }

    proptest! {
        #[test]
        fn any_value_is_read_back(host in "[a-z0-9=&%+/,~]{0,30}", value in ".+") {
            let with = with_parameter(&host, "share-codes", &value);
            prop_assert_eq!(parameter(&with, "share-codes"), Some(value));
        }
    }
}
