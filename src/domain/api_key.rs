use std::fmt;

/// The key to a whole account. It is never shown, so it has no `Display`, and `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiKey(String);

impl ApiKey {
    /// The text without the space around it; `None` unless visible ASCII is left, which is all that a header can carry.
    pub fn new(text: String) -> Option<ApiKey> {
        let text = text.trim();
        let sendable = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
        sendable.then(|| ApiKey(text.to_owned()))
    }

    /// Its last characters, by which a person knows it from others; none of a short key, of which they would tell too much.
    pub fn ending(&self) -> &str {
        const SHOWN: usize = 4;
        if self.0.len() < 3 * SHOWN {
            return "";
        }
        &self.0[self.0.len() - SHOWN..]
    }

    /// A text without it: servers repeat what they were sent.
    pub fn hide_in(&self, text: &str) -> String {
        text.replace(&self.0, "…")
    }

    /// The secret itself. For `api::client`, which puts it into a request, and for `AccountId`, which keeps too few
    /// bits of it to lead back to it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_what_a_header_can_carry() {
        let key = |text: &str| ApiKey::new(text.to_owned());
        assert!(key(" k3y-_~!\n") == key("k3y-_~!"));
        for refused in ["", "  ", "a b", "a\r\nb", "clé", "a\u{200b}"] {
            assert!(key(refused).is_none(), "{refused:?}");
        }
    }

    #[test]
    fn its_ending_is_at_most_a_third_of_it() {
        for (key, ending) in [
            ("0123456789abcdef", "cdef"),
            ("0123456789ab", "89ab"),
            ("0123456789a", ""),
            ("k", ""),
        ] {
            assert_eq!(ApiKey::new(key.to_owned()).unwrap().ending(), ending);
        }
    }

    #[test]
    fn it_is_hidden_wherever_it_stands() {
        let key = ApiKey::new("canary".to_owned()).unwrap();
        assert_eq!(key.hide_in("no canary, \"canary\""), "no …, \"…\"");
        assert_eq!(key.hide_in("no bird"), "no bird");
    }

    #[test]
    fn debug_hides_it() {
        let key = ApiKey::new("canary".to_owned());
        assert_eq!(format!("{key:?}"), "Some(ApiKey(…))");
    }
}
