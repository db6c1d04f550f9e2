//! As much of Rust's grammar as it takes to find names in code and not in comments or texts.

/// The source with its comments and the insides of its literals blanked, every line where it was.
pub fn code_of(source: &str) -> String {
    let mut code = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let skipped = comment_len(rest)
            .or_else(|| raw_string_len(rest, &code))
            .or_else(|| literal_len(rest))
            .unwrap_or(0);
        if skipped > 0 {
            let (literal, after) = rest.split_at(skipped);
            code.push(' ');
            code.extend(literal.chars().filter(|char| *char == '\n'));
            rest = after;
        } else {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    code
}

fn comment_len(rest: &str) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    rest.strip_prefix("/*")?;
    let mut depth = 0;
    let mut at = 0;
    while at < rest.len() {
        let here = &rest.as_bytes()[at..];
        if here.starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return Some(at);
            }
        } else {
            at += 1;
        }
    }
    Some(rest.len())
}

/// `r#"…"#`; an `r` at the end of a name begins none.
fn raw_string_len(rest: &str, before: &str) -> Option<usize> {
    let in_name = before.chars().next_back().is_some_and(is_name_char);
    let hashes = rest
        .strip_prefix('r')
        .filter(|_| !in_name || before.ends_with('b'))?;
    let inside = hashes.trim_start_matches('#');
    let count = hashes.len() - inside.len();
    let inside = inside.strip_prefix('"')?;
    let end = ["\"", &"#".repeat(count)].concat();
    let start = rest.len() - inside.len();
    Some(
        inside
            .find(&end)
            .map_or(rest.len(), |at| start + at + end.len()),
    )
}

/// A text or a character; a lone quote before a name is a lifetime.
fn literal_len(rest: &str) -> Option<usize> {
    let quote = rest
        .chars()
        .next()
        .filter(|char| matches!(char, '"' | '\''))?;
    let mut chars = rest.char_indices().skip(1);
    let mut inside = 0;
    while let Some((at, char)) = chars.next() {
        if char == quote {
            return Some(at + 1);
        }
        inside += 1;
        if char == '\\' {
            chars.next();
            inside = 0;
        } else if quote == '\'' && inside > 1 && !rest.starts_with("'\\") {
            return None;
        }
    }
    (quote == '"').then_some(rest.len())
}

pub fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        !before.is_some_and(is_name_char) && !after.is_some_and(is_name_char)
    })
}

/// The names that the code takes from the root of the crate, each with its line: `crate::name`,
/// `crate::{name, …}`, and the same after as many `super::` as lead there from a file so many modules deep.
pub fn names_in_root(code: &str, depth: usize) -> Vec<(usize, &str)> {
    let up = "super::".repeat(depth);
    let mut names = Vec::new();
    for root in ["crate::", &up] {
        for (at, _) in code.match_indices(root) {
            if code[..at]
                .chars()
                .next_back()
                .is_some_and(|char| is_name_char(char) || char == ':')
            {
                continue;
            }
            let line = 1 + code[..at].matches('\n').count();
            let after = &code[at + root.len()..];
            names.extend(group(after).into_iter().map(|name| (line, name)));
        }
    }
    names
}

/// The first name of a path, or of each path in the braces that it begins with.
fn group(path: &str) -> Vec<&str> {
    let Some(inside) = path.strip_prefix('{') else {
        return vec![first_name(path)];
    };
    let mut names = vec![first_name(inside)];
    let mut depth = 1;
    for (at, char) in inside.char_indices() {
        match char {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => names.push(first_name(&inside[at + 1..])),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

fn first_name(path: &str) -> &str {
    let path = path.trim_start();
    let end = path.find(|char| !is_name_char(char));
    &path[..end.unwrap_or(path.len())]
}

fn is_name_char(char: char) -> bool {
    char.is_alphanumeric() || char == '_'
}

#[test]
fn comments_and_literals_are_blanked() {
    for (source, code) in [
        ("a // b \"c\nd", "a  \nd"),
        ("a /* b /* c */\n d */ e", "a  \n e"),
        ("f(\"a \\\" // b\", c)", "f( , c)"),
        ("f(r#\"a \" // b\"#, c)", "f( , c)"),
        ("f('\"', '\\'', '\\u{1f}', c)", "f( ,  ,  , c)"),
        ("fn f<'a>(x: &'a str) // c", "fn f<'a>(x: &'a str)  "),
        ("let for_r = 1; \"x\"", "let for_r = 1;  "),
    ] {
        assert_eq!(code_of(source), code, "{source}");
    }
}

#[test]
fn names_are_found_in_the_root_alone() {
    let code = "use crate::{a::{b, c}, d};\nuse crate::e::f;\nuse super::super::g::h;\nuse super::i;\nmycrate::j";
    assert_eq!(
        names_in_root(code, 2),
        [(1, "a"), (1, "d"), (2, "e"), (3, "g")]
    );
}
