use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

/// An item of a list that a browser keeps. What this release can't read, of a later one or damaged, is passed over and
/// written back as it was.
#[derive(Clone, Serialize)]
#[serde(untagged)]
pub enum Kept<T> {
    Readable(T),
    Unreadable(Box<RawValue>),
}

impl<T> Kept<T> {
    pub fn readable(&self) -> Option<&T> {
        match self {
            Kept::Readable(item) => Some(item),
            Kept::Unreadable(_) => None,
        }
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Kept<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Kept<T>, D::Error> {
        let json = Box::<RawValue>::deserialize(deserializer)?;
        Ok(match serde_json::from_str(json.get()) {
            Ok(item) => Kept::Readable(item),
            Err(_) => Kept::Unreadable(json),
        })
    }
}
