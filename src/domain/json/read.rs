use super::{Object, Value};

/// How deep lists and objects may stand in one another: the answers of the API are four deep, and each level takes a
/// piece of the stack.
const DEEPEST: usize = 128;

/// Why a text is not JSON, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotJson {
    /// Ends the sentence "there is …".
    pub found: &'static str,
    /// Counted from 1.
    pub line: usize,
    /// In bytes, counted from 1.
    pub column: usize,
}

impl NotJson {
    pub fn words(&self) -> String {
        let (line, column) = (self.line.to_string(), self.column.to_string());
        [self.found, " at line ", &line, ", column ", &column].concat()
    }
}

/// One JSON value and nothing after it; a byte order mark before it is no harm.
pub fn read(bytes: &[u8]) -> Result<Value, NotJson> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let (text, broken) = match str::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => ("", Some(error.valid_up_to())),
    };
    let mut reader = Reader { text, at: 0 };
    let value = match broken {
        None => reader.whole(),
        Some(_) => Err("a byte that is no text"),
    };
    value.map_err(|found| {
        let before = &bytes[..broken.unwrap_or(reader.at)];
        let line_start = before.iter().rposition(|byte| *byte == b'\n');
        NotJson {
            found,
            line: 1 + before.iter().filter(|byte| **byte == b'\n').count(),
            column: before.len() - line_start.map_or(0, |at| at + 1) + 1,
        }
    })
}

struct Reader<'a> {
    text: &'a str,
    /// In bytes; always between characters.
    at: usize,
}

type Read<T> = Result<T, &'static str>;

impl Reader<'_> {
    fn whole(&mut self) -> Read<Value> {
        let value = self.value(0)?;
        self.skip_space();
        match self.peek() {
            None => Ok(value),
            Some(_) => Err("more after the end"),
        }
    }

    fn value(&mut self, depth: usize) -> Read<Value> {
        self.skip_space();
        match self.peek() {
            None => Err("nothing where a value was due"),
            Some(b'{' | b'[') if depth == DEEPEST => Err("too much nesting"),
            Some(b'{') => {
                let mut fields = Vec::new();
                self.between(b'}', "no comma or closing brace", |reader| {
                    if reader.peek() != Some(b'"') {
                        return Err("no name in quotes");
                    }
                    let name = reader.string()?;
                    reader.skip_space();
                    if !reader.take(b':') {
                        return Err("no colon after a name");
                    }
                    fields.push((name, reader.value(depth + 1)?));
                    Ok(())
                })?;
                Ok(Value::Object(Object(fields)))
            }
            Some(b'[') => {
                let mut list = Vec::new();
                self.between(b']', "no comma or closing bracket", |reader| {
                    list.push(reader.value(depth + 1)?);
                    Ok(())
                })?;
                Ok(Value::List(list))
            }
            Some(b'"') => self.string().map(Value::Text),
            Some(b'-' | b'0'..=b'9') => self.number().map(Value::Number),
            Some(_) => {
                for (word, value) in [
                    ("null", Value::Null),
                    ("true", Value::Bool(true)),
                    ("false", Value::Bool(false)),
                ] {
                    if self.text[self.at..].starts_with(word) {
                        self.at += word.len();
                        return Ok(value);
                    }
                }
                Err("something that is no value")
            }
        }
    }

    /// What stands between commas up to the `end`; the opening mark is at hand.
    fn between(
        &mut self,
        end: u8,
        otherwise: &'static str,
        mut item: impl FnMut(&mut Self) -> Read<()>,
    ) -> Read<()> {
        self.at += 1;
        self.skip_space();
        if self.take(end) {
            return Ok(());
        }
        loop {
            self.skip_space();
            item(self)?;
            self.skip_space();
            if self.take(end) {
                return Ok(());
            }
            if !self.take(b',') {
                return Err(otherwise);
            }
        }
    }

    fn number(&mut self) -> Read<String> {
        let start = self.at;
        self.take(b'-');
        let leads_with_zero = self.take(b'0');
        if !leads_with_zero {
            self.digits()?;
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            if !self.take(b'+') {
                self.take(b'-');
            }
            self.digits()?;
        }
        match self.peek() {
            Some(b'0'..=b'9') => Err("a number that starts with 0"),
            _ => Ok(self.text[start..self.at].to_owned()),
        }
    }

    fn digits(&mut self) -> Read<()> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start {
            return Err("a number without digits");
        }
        Ok(())
    }

    /// The opening quote is at hand.
    fn string(&mut self) -> Read<String> {
        self.at += 1;
        let mut string = String::new();
        loop {
            let rest = &self.text[self.at..];
            let is_special = |byte: u8| byte == b'"' || byte == b'\\' || byte < 0x20;
            let Some(plain) = rest.bytes().position(is_special) else {
                return Err("a text without its closing quote");
            };
            string.push_str(&rest[..plain]);
            self.at += plain + 1;
            match rest.as_bytes()[plain] {
                b'"' => return Ok(string),
                b'\\' => string.push(self.escaped()?),
                _ => return Err("a control character in a text"),
            }
        }
    }

    /// The backslash has been read.
    fn escaped(&mut self) -> Read<char> {
        let mark = self.peek();
        // A character of several bytes is none of these, and ends the reading.
        self.at += usize::from(mark.is_some_and(|byte| byte.is_ascii()));
        Ok(match mark {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let first = self.hex()?;
                let mut number = first;
                if (0xd800..0xdc00).contains(&first) && self.text[self.at..].starts_with("\\u") {
                    self.at += 2;
                    let second = self.hex()?;
                    if (0xdc00..0xe000).contains(&second) {
                        number = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                    }
                }
                return char::from_u32(number).ok_or("half a character");
            }
            _ => return Err("an unknown escape"),
        })
    }

    fn hex(&mut self) -> Read<u32> {
        let digits = self.text.get(self.at..self.at + 4);
        let digits = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        self.at += if number.is_some() { 4 } else { 0 };
        number.ok_or("an unknown escape")
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Whether the next byte is this one; then it is read.
    fn take(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }
}
