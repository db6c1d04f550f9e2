//! JSON, as the API's answers, config.json and the journal are read and written.
//!
//! Numbers stay the text that they were: a float between would take digits from an amount above 2^53, and would make
//! 1.0 a count. So the reader is ours, and it is a tenth of a general one in the page. Its grammar is RFC 8259, and the
//! tests hold it against serde_json.

mod read;

pub use read::{NotJson, read};

/// A JSON value.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    Null,
    Bool(bool),
    /// As it stands in the text.
    Number(String),
    Text(String),
    List(Vec<Value>),
    Object(Object),
}

/// Names and values in the order of the text.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Object(pub Vec<(String, Value)>);

impl Value {
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Bool(flag) => Some(*flag),
            _ => None,
        }
    }

    pub fn as_list(&self) -> Option<&[Value]> {
        match self {
            Value::List(list) => Some(list),
            _ => None,
        }
    }

    pub fn as_object(&self) -> Option<&Object> {
        match self {
            Value::Object(object) => Some(object),
            _ => None,
        }
    }

    /// A whole number from 0 that was written as one: neither 1.0 nor 1e3 is.
    pub fn as_u64(&self) -> Option<u64> {
        match self {
            Value::Number(number) => number.parse().ok(),
            _ => None,
        }
    }

    /// A whole number that was written as one.
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Value::Number(number) => number.parse().ok(),
            _ => None,
        }
    }

    /// What sort of value it is, for an error text that must not show the value itself.
    pub fn shape(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool(true) => "true",
            Value::Bool(false) => "false",
            Value::Number(_) => "a number",
            Value::Text(_) => "a text",
            Value::List(_) => "a list",
            Value::Object(_) => "an object",
        }
    }

    /// The shortest JSON text of it.
    pub fn write(&self) -> String {
        let mut written = String::new();
        self.write_to(&mut written);
        written
    }

    fn write_to(&self, written: &mut String) {
        match self {
            Value::Null | Value::Bool(_) => written.push_str(self.shape()),
            Value::Number(number) => written.push_str(number),
            Value::Text(text) => write_text(text, written),
            Value::List(list) => {
                written.push('[');
                for (place, value) in list.iter().enumerate() {
                    if place > 0 {
                        written.push(',');
                    }
                    value.write_to(written);
                }
                written.push(']');
            }
            Value::Object(Object(fields)) => {
                written.push('{');
                for (place, (name, value)) in fields.iter().enumerate() {
                    if place > 0 {
                        written.push(',');
                    }
                    write_text(name, written);
                    written.push(':');
                    value.write_to(written);
                }
                written.push('}');
            }
        }
    }
}

impl Object {
    /// Of a name that stands there twice, the last value counts, as browsers have it.
    pub fn get(&self, name: &str) -> Option<&Value> {
        let mut fields = self.0.iter().rev();
        Some(&fields.find(|(known, _)| known == name)?.1)
    }

    /// Takes a name out, however often it stands there.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        let mut removed = None;
        while let Some(place) = self.0.iter().rposition(|(known, _)| known == name) {
            let (_, value) = self.0.remove(place);
            removed = removed.or(Some(value));
        }
        removed
    }

    /// The object with one more field.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Object {
        self.0.push((name.to_owned(), value.into()));
        self
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Value {
        Value::Number(number.to_string())
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Number(number.to_string())
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Value {
        Value::from(u64::from(number))
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Value {
        Value::Bool(flag)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

/// Null where there is nothing.
impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Null, Into::into)
    }
}

impl From<Vec<Value>> for Value {
    fn from(list: Vec<Value>) -> Value {
        Value::List(list)
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Value {
        Value::Object(object)
    }
}

fn write_text(text: &str, written: &mut String) {
    written.push('"');
    for char in text.chars() {
        match char {
            '"' | '\\' => {
                written.push('\\');
                written.push(char);
            }
            '\0'..='\u{1f}' => {
                const HEX: &[u8; 16] = b"0123456789abcdef";
                written.push_str("\\u00");
                written.push(char::from(HEX[char as usize >> 4]));
                written.push(char::from(HEX[char as usize & 15]));
            }
            _ => written.push(char),
        }
    }
    written.push('"');
}

#[cfg(test)]
mod tests;
