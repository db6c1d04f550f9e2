//! A source as a row of tokens, macros included: names in comments and texts are none.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A name or a sign, and the line that it stands on. Texts and numbers are left out.
pub struct Token {
    pub line: usize,
    pub text: String,
}

/// # Panics
///
/// When it is no Rust.
pub fn read(source: &str) -> Vec<Token> {
    let stream: TokenStream = source.parse().expect("the source is Rust");
    let mut tokens = Vec::new();
    flatten(stream, &mut tokens);
    tokens
}

fn flatten(stream: TokenStream, tokens: &mut Vec<Token>) {
    for tree in stream {
        let line = tree.span().start().line;
        let mut push = |text: String| tokens.push(Token { line, text });
        match tree {
            TokenTree::Ident(name) => push(name.to_string()),
            TokenTree::Punct(sign) => push(sign.to_string()),
            TokenTree::Literal(_) => {}
            TokenTree::Group(group) => {
                let [open, close] = match group.delimiter() {
                    Delimiter::Parenthesis => ["(", ")"],
                    Delimiter::Brace => ["{", "}"],
                    Delimiter::Bracket => ["[", "]"],
                    Delimiter::None => ["", ""],
                };
                push(open.to_owned());
                flatten(group.stream(), tokens);
                tokens.push(Token {
                    line: group.span_close().start().line,
                    text: close.to_owned(),
                });
            }
        }
    }
}

/// The names that the code takes from the root of the crate, each with its line: `crate::name`,
/// `crate::{name, …}`, and the same after as many `super::` as lead there from a module so deep.
pub fn names_in_root(tokens: &[Token], depth: usize) -> Vec<(usize, &str)> {
    let up = ["super", ":", ":"].repeat(depth);
    let mut names = Vec::new();
    for root in [&["crate", ":", ":"][..], &up] {
        for at in 0..tokens.len() {
            let is_inside_path = at > 0 && tokens[at - 1].text == ":";
            if !is_inside_path && starts_with(&tokens[at..], root) {
                names.extend(first_names(&tokens[at + root.len()..]));
            }
        }
    }
    names
}

fn starts_with(tokens: &[Token], texts: &[&str]) -> bool {
    tokens.len() >= texts.len() && tokens.iter().zip(texts).all(|(token, text)| token.text == *text)
}

/// The first name of a path, or of each path in the braces that it begins with.
fn first_names(path: &[Token]) -> Vec<(usize, &str)> {
    let mut names = Vec::new();
    let mut depth = 0;
    let mut is_first = true;
    for Token { line, text } in path {
        match text.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            "," if depth == 1 => is_first = true,
            name if is_first => {
                names.push((*line, name));
                is_first = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

/// Components of views onto which something is spread that lives, each with its line: `<Name … on:event=…>`,
/// `<Name … attr:name=move || …>`.
pub fn live_spreads(tokens: &[Token]) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (at, pair) in tokens.windows(2).enumerate() {
        let name = &pair[1].text;
        let is_component = pair[0].text == "<" && name.starts_with(char::is_uppercase);
        if is_component && has_live_spread(&tokens[at + 2..]) {
            found.push((pair[1].line, name.as_str()));
        }
    }
    found
}

/// Whether a tag has one, from behind its name on.
fn has_live_spread(tag: &[Token]) -> bool {
    let text = |at: usize| tag.get(at).map_or("", |token| &token.text);
    let mut depth = 0;
    for at in 0..tag.len() {
        match text(at) {
            "(" | "{" | "[" => depth += 1,
            ")" | "}" | "]" if depth == 0 => return false,
            ")" | "}" | "]" => depth -= 1,
            ">" if depth == 0 => return false,
            "on" if depth == 0 && text(at + 1) == ":" => return true,
            "attr" | "class" | "style" | "prop" if depth == 0 && text(at + 1) == ":" => {
                let value = (at..tag.len()).find(|at| text(*at) == "=");
                if value.is_some_and(|sign| ["move", "|"].contains(&text(sign + 1))) {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

#[test]
fn names_are_found_in_the_root_alone() {
    let code = "use crate::{a::{b, c}, d};\nuse crate::e::f;\nuse super::super::g::h;\nuse super::i;\nmycrate::j";
    assert_eq!(
        names_in_root(&read(code), 2),
        [(1, "a"), (1, "d"), (2, "e"), (3, "g")]
    );
}

#[test]
fn comments_and_texts_are_no_names() {
    let texts: Vec<String> = read("a // b\n(\"c\", 'd') /* e */ f")
        .into_iter()
        .map(|token| token.text)
        .collect();
    assert_eq!(texts, ["a", "(", ",", ")", "f"]);
}
