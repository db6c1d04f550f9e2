use serde::{Deserialize, Serialize};

use super::api_key::ApiKey;
use super::hash;

/// Tells the accounts of one browser apart on disk, where no key may stand.
///
/// 32 bits of a hash of the API's address and the key. A key is drawn from far more texts than that: billions of
/// billions of them share each of them, so that it leads back to none. Two of ten accounts share one by a chance
/// of one in a hundred million.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct AccountId(u32);

impl AccountId {
    const HEX_DIGITS: usize = 8;

    /// Of the account that the key opens at the API of this address; without a key, of the one behind the gateway.
    pub fn of(api: &str, key: Option<&ApiKey>) -> AccountId {
        let mut text = api.as_bytes().to_vec();
        if let Some(key) = key {
            // No text has this byte, so that no address can run on into a key.
            text.push(0xff);
            text.extend_from_slice(key.expose().as_bytes());
        }
        AccountId(hash::hash(&text) as u32)
    }

    /// 8 lower-case hex digits.
    pub fn hex(self) -> String {
        let mut text = String::with_capacity(AccountId::HEX_DIGITS);
        hash::push_hex(&mut text, u64::from(self.0), AccountId::HEX_DIGITS);
        text
    }

    /// From what [`AccountId::hex`] wrote; `None` for anything else.
    pub fn from_hex(text: &str) -> Option<AccountId> {
        let number = hash::read_hex(text.as_bytes(), AccountId::HEX_DIGITS)?;
        Some(AccountId(number as u32))
    }
}

impl From<AccountId> for String {
    fn from(account: AccountId) -> String {
        account.hex()
    }
}

impl TryFrom<String> for AccountId {
    type Error = &'static str;

    fn try_from(text: String) -> Result<AccountId, &'static str> {
        AccountId::from_hex(&text).ok_or("no account")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account_id(api: &str, key: Option<&str>) -> AccountId {
        let key = key.map(|key| ApiKey::new(key.to_owned()).unwrap());
        AccountId::of(api, key.as_ref())
    }

    const API: &str = "https://api.9proxy.com";

    #[test]
    fn an_account_has_the_same_fingerprint_for_ever() {
        assert_eq!(account_id(API, Some("canary")).hex(), "167dcb5d");
        assert_eq!(account_id(API, None).hex(), "a6f607e8");
        assert_eq!(account_id("", None).hex(), "ba992926");
    }

    #[test]
    fn accounts_are_told_apart() {
        let account = account_id(API, Some("canary"));
        assert_ne!(account, account_id(API, Some("canarz")));
        assert_ne!(account, account_id(API, None));
        assert_ne!(
            account,
            account_id("https://sandbox.9proxy.com", Some("canary"))
        );
        assert_ne!(account, account_id("https://api.9proxy.comcanary", None));
        assert_ne!(
            account,
            account_id("https://api.9proxy.comc", Some("anary"))
        );
    }

    #[test]
    fn it_survives_writing_and_reading() {
        let account = account_id(API, Some("canary"));
        assert_eq!(AccountId::from_hex(&account.hex()), Some(account));
        for refused in ["", "0123abc", "0123abcde", "0123ABCD"] {
            assert_eq!(AccountId::from_hex(refused), None, "{refused}");
        }
    }
}
