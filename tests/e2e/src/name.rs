use serde_json::{Value, json};
use std::fmt;

/// An accessible name, or what is known of it.
#[derive(Clone)]
pub enum Name {
    Exactly(String),
    Starting(String),
    Ending(String),
    /// Whole words at its start: "Activity" is the start of "Activity 1 in doubt", "Redeem" is none of "Redeemed".
    Words(String),
    Any,
}

impl From<&str> for Name {
    fn from(name: &str) -> Self {
        Self::Exactly(name.to_owned())
    }
}

impl From<String> for Name {
    fn from(name: String) -> Self {
        Self::Exactly(name)
    }
}

impl Name {
    pub fn starting(start: &str) -> Self {
        Self::Starting(start.to_owned())
    }

    pub fn ending(end: &str) -> Self {
        Self::Ending(end.to_owned())
    }

    pub fn words(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

/// One step on the way to an element: what has this role, as ARIA spells it, and this name.
#[derive(Clone)]
pub(crate) struct Step {
    pub role: &'static str,
    pub name: Name,
}

impl Step {
    /// As the finding script reads it.
    pub fn to_json(&self) -> Value {
        let (how, name) = match &self.name {
            Name::Exactly(name) => ("exactly", name.as_str()),
            Name::Starting(start) => ("starting", start.as_str()),
            Name::Ending(end) => ("ending", end.as_str()),
            Name::Words(words) => ("words", words.as_str()),
            Name::Any => ("any", ""),
        };
        json!({ "role": self.role, "name": name, "how": how })
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Name::Exactly(name) => write!(f, "{} {name:?}", self.role),
            Name::Starting(start) => write!(f, "{} \"{start}…\"", self.role),
            Name::Ending(end) => write!(f, "{} \"…{end}\"", self.role),
            Name::Words(words) => write!(f, "{} \"{words} …\"", self.role),
            Name::Any => write!(f, "{}", self.role),
        }
    }
}
