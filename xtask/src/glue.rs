//! Makes what wasm-bindgen writes smaller to download: the names of imports, which nobody reads, and in its JavaScript
//! the comments and the space before lines. Together 4 kB of brotli. A general minifier would take two more, and a
//! second toolchain or some hundred crates.

use std::collections::HashMap;

/// Bytes before the first section, and the numbers of sections.
const HEADER: usize = 8;
const IMPORTS: u8 = 2;
const CUSTOM: u8 = 0;

/// How the names of wasm-bindgen's imports begin.
const FOREIGN: &str = "__wb";

/// The JavaScript and the wasm that belong together, with short names between them, and without what is for debuggers.
///
/// # Errors
///
/// In words, when either is not written as this expects.
pub fn shorten(js: &str, wasm: &[u8]) -> Result<(String, Vec<u8>), String> {
    let mut names = HashMap::new();
    let mut short = String::new();
    for line in bare(js)?.lines() {
        let mut line = line.to_owned();
        // An import stands as `__wbg_fetch_21015a0a4570ab44: function(…) {`.
        if let Some((name, function)) = line.split_once(": function(")
            && name.starts_with(FOREIGN)
        {
            let new = base_52(names.len());
            let renamed = format!("{new}:function({function}");
            names.insert(name.to_owned(), new);
            line = renamed;
        }
        short += &line;
        short.push('\n');
    }
    Ok((short, rename_imports(&bare_wasm(wasm)?, &names)?))
}

/// JavaScript without comments on lines of their own, empty lines, and the space before lines.
///
/// # Errors
///
/// In words, where a text goes over several lines, since then this would change it.
pub fn bare(js: &str) -> Result<String, String> {
    let mut bare = String::new();
    let mut is_comment = false;
    for line in js.lines().map(str::trim_start) {
        is_comment |= line.starts_with("/*");
        if is_comment || line.starts_with("//") || line.is_empty() {
            is_comment &= !line.contains("*/");
            continue;
        }
        if line.matches('`').count() % 2 != 0 {
            return Err(format!("a text of several lines in the JavaScript: {line}"));
        }
        bare += line;
        bare.push('\n');
    }
    Ok(bare)
}

/// `a` to `z`, `A` to `Z`, `aa` and so on.
fn base_52(mut number: usize) -> String {
    let mut name = String::new();
    loop {
        let letter = u8::try_from(number % 52).unwrap_or(0);
        let first = if letter < 26 { b'a' } else { b'A' - 26 };
        name.insert(0, char::from(first + letter));
        if number < 52 {
            return name;
        }
        number = number / 52 - 1;
    }
}

/// The wasm with other names in its import section.
/// <https://webassembly.github.io/spec/core/binary/modules.html#import-section>
fn rename_imports(wasm: &[u8], names: &HashMap<String, String>) -> Result<Vec<u8>, String> {
    let mut renamed = wasm.get(..HEADER).ok_or("no wasm")?.to_vec();
    let mut reader = Reader(&wasm[HEADER..]);
    let mut count = 0;
    while !reader.0.is_empty() {
        let id = reader.byte()?;
        let section = reader.sized()?;
        if id != IMPORTS {
            push_section(&mut renamed, id, section);
            continue;
        }
        let mut reader = Reader(section);
        let imports = reader.number()?;
        let mut written = Vec::new();
        push_number(&mut written, imports);
        for _ in 0..imports {
            let (module, name) = (reader.sized()?, reader.sized()?);
            let (kind, function) = (reader.byte()?, reader.number()?);
            if kind != 0 {
                return Err("an import that is no function".to_owned());
            }
            let name = String::from_utf8_lossy(name);
            push_sized(&mut written, module);
            match names.get(&*name) {
                Some(short) => {
                    push_sized(&mut written, short.as_bytes());
                    count += 1;
                }
                // Written by us: see split.rs.
                None if !name.starts_with(FOREIGN) => push_sized(&mut written, name.as_bytes()),
                None => return Err(format!("the JavaScript has no {name}")),
            }
            written.push(kind);
            push_number(&mut written, function);
        }
        push_section(&mut renamed, id, &written);
    }
    if count != names.len() {
        return Err(format!("{count} of {} imports in the wasm", names.len()));
    }
    Ok(renamed)
}

/// A wasm without what is for debuggers.
///
/// # Errors
///
/// In words, when it is none.
pub fn bare_wasm(wasm: &[u8]) -> Result<Vec<u8>, String> {
    let mut bare = wasm.get(..HEADER).ok_or("no wasm")?.to_vec();
    let mut reader = Reader(&wasm[HEADER..]);
    while !reader.0.is_empty() {
        let id = reader.byte()?;
        let section = reader.sized()?;
        if id != CUSTOM {
            push_section(&mut bare, id, section);
        }
    }
    Ok(bare)
}

fn push_section(wasm: &mut Vec<u8>, id: u8, section: &[u8]) {
    wasm.push(id);
    push_sized(wasm, section);
}

fn push_sized(wasm: &mut Vec<u8>, bytes: &[u8]) {
    push_number(wasm, bytes.len());
    wasm.extend_from_slice(bytes);
}

/// As unsigned LEB128.
fn push_number(wasm: &mut Vec<u8>, mut number: usize) {
    loop {
        let low = u8::try_from(number & 0x7f).unwrap_or(0);
        number >>= 7;
        wasm.push(if number == 0 { low } else { low | 0x80 });
        if number == 0 {
            return;
        }
    }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Result<u8, String> {
        let (byte, rest) = self.0.split_first().ok_or("the wasm ends early")?;
        self.0 = rest;
        Ok(*byte)
    }

    fn number(&mut self) -> Result<usize, String> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 {
                return Ok(number);
            }
            if shift > 28 {
                return Err("a number beyond 32 bits in the wasm".to_owned());
            }
        }
    }

    fn sized(&mut self) -> Result<&'a [u8], String> {
        let length = self.number()?;
        if length > self.0.len() {
            return Err("the wasm ends early".to_owned());
        }
        let (bytes, rest) = self.0.split_at(length);
        self.0 = rest;
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JS: &str = "import x from 'y';\n    /**\n     * @returns {number}\n     */\nconst import0 = {\n        \
                      __wbg_now_463ac581d2fc7ea3: function(arg0) {\n            // A reason.\n            return 1;\n        },\n};\n";

    fn wasm(name: &str) -> Vec<u8> {
        let mut section = vec![1, 1, b'm'];
        push_sized(&mut section, name.as_bytes());
        section.extend([0, 0]);
        let mut wasm = b"\0asm\x01\0\0\0\x01\x01\0".to_vec();
        push_section(&mut wasm, 2, &section);
        push_section(&mut wasm, 10, &[0; 200]);
        wasm
    }

    #[test]
    fn both_sides_of_an_import_get_the_same_short_name() {
        let (js, short) = shorten(JS, &wasm("__wbg_now_463ac581d2fc7ea3")).unwrap();
        assert_eq!(
            js,
            "import x from 'y';\nconst import0 = {\na:function(arg0) {\nreturn 1;\n},\n};\n"
        );
        assert_eq!(short, wasm("a"));
    }

    #[test]
    fn what_does_not_fit_together_is_refused() {
        assert!(shorten(JS, &wasm("__wbg_other")).is_err());
        assert!(shorten("", &wasm("__wbg_other")).is_err());
        assert!(shorten(JS, b"\0asm\x01\0\0\0").is_err());
        assert!(shorten("const text = `two\nlines`;", b"\0asm\x01\0\0\0").is_err());
        let whole = wasm("__wbg_now_463ac581d2fc7ea3");
        assert!(shorten(JS, &whole[..whole.len() - 1]).is_err());
    }

    #[test]
    fn names_do_not_repeat() {
        let mut names: Vec<_> = (0..5000).map(base_52).collect();
        assert_eq!((&*names[0], &*names[51], &*names[52]), ("a", "Z", "aa"));
        names.sort();
        names.dedup();
        assert_eq!(names.len(), 5000);
    }
}
