use super::hash::push_hex;

/// A stretch of an outside text: an email, a code, a server's message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece {
    Text(String),
    /// A character that would not show, or would change how its neighbours show: to be drawn as a box with its number.
    Control(char),
}

/// The text in pieces, so that nothing in it stays unseen.
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for char in text.chars() {
        if is_hidden(char) {
            pieces.push(Piece::Control(char));
        } else if let Some(Piece::Text(run)) = pieces.last_mut() {
            run.push(char);
        } else {
            pieces.push(Piece::Text(char.to_string()));
        }
    }
    pieces
}

/// Whether a character is a control, or is invisible, or turns the direction of the text around it.
pub fn is_hidden(char: char) -> bool {
    char.is_control()
        || matches!(
            char,
            '\u{ad}' // soft hyphen
            | '\u{34f}' // joiner
            | '\u{61c}' | '\u{200e}' | '\u{200f}' // direction marks
            | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' // Hangul fillers
            | '\u{180e}' | '\u{200b}'..='\u{200d}' | '\u{feff}' // zero width
            | '\u{2028}'..='\u{202e}' // line and paragraph ends, direction embeddings and overrides
            | '\u{2060}'..='\u{206f}' // invisible operators, direction isolates
            | '\u{fff9}'..='\u{fffb}' // annotations
            | '\u{e0000}'..='\u{e007f}' // tags
        )
}

/// The name, and the domain with its `@`, so that a narrow column can cut the name and keep the domain.
pub fn split_email(email: &str) -> (&str, &str) {
    email.split_at(email.rfind('@').unwrap_or(email.len()))
}

/// The prefix that all codes of a kind share (`9P-`, at most four characters before the dash), and the rest.
pub fn split_prefix(code: &str) -> (&str, &str) {
    const LONGEST: usize = 4;
    match code
        .char_indices()
        .take(LONGEST + 1)
        .find(|(_, char)| *char == '-')
    {
        Some((dash, _)) => code.split_at(dash + 1),
        None => ("", code),
    }
}

/// What a masked code shows, and what stands behind the mask: after the first group of the code where that leaves at least
/// half of it unseen, else after a few characters.
pub fn split_mask(code: &str) -> (&str, &str) {
    let (prefix, rest) = split_prefix(code);
    let count = |text: &str| text.chars().count();
    let half = count(code) / 2;
    let group = rest
        .find('-')
        .map(|dash| count(prefix) + count(&rest[..=dash]));
    let few = (count(prefix) + count(rest) / 4).min(half);
    let shown = group.filter(|shown| *shown <= half).unwrap_or(few);
    let end = code.char_indices().nth(shown);
    code.split_at(end.map_or(code.len(), |(end, _)| end))
}

/// As many dots as there are characters, with the dashes between them.
pub fn mask(text: &str) -> String {
    let dot = |char| if char == '-' { '-' } else { '•' };
    text.chars().map(dot).collect()
}

/// As Unicode writes it: U+200B.
pub fn code_point(char: char) -> String {
    let number = u32::from(char);
    let digits = (number.checked_ilog2()).map_or(4, |bits| 4.max(bits as usize / 4 + 1));
    let mut text = "U+".to_owned();
    push_hex(&mut text, number.into(), digits);
    text.make_ascii_uppercase();
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_code_point_has_four_digits_or_more() {
        for (char, text) in [
            ('\0', "U+0000"),
            ('\u{200b}', "U+200B"),
            ('\u{fffb}', "U+FFFB"),
            ('\u{e0001}', "U+E0001"),
            (char::MAX, "U+10FFFF"),
        ] {
            assert_eq!(code_point(char), text);
        }
    }

    #[test]
    fn hidden_characters_stand_alone() {
        assert_eq!(
            pieces("plain é 漢 🙂"),
            [Piece::Text("plain é 漢 🙂".to_owned())]
        );
        assert_eq!(
            pieces("a\u{202e}b\n"),
            [
                Piece::Text("a".to_owned()),
                Piece::Control('\u{202e}'),
                Piece::Text("b".to_owned()),
                Piece::Control('\n'),
            ]
        );
        assert_eq!(pieces(""), []);
    }

    #[test]
    fn an_email_is_cut_before_its_domain() {
        assert_eq!(split_email("ann@example.com"), ("ann", "@example.com"));
        assert_eq!(
            split_email("\"a@b\"@example.com"),
            ("\"a@b\"", "@example.com")
        );
        assert_eq!(split_email("ann"), ("ann", ""));
    }

    #[test]
    fn a_prefix_is_short() {
        assert_eq!(split_prefix("9P-AB-12"), ("9P-", "AB-12"));
        assert_eq!(split_prefix("ABCD-12"), ("ABCD-", "12"));
        assert_eq!(split_prefix("ABCDE-12"), ("", "ABCDE-12"));
        assert_eq!(split_prefix("AB12"), ("", "AB12"));
    }

    #[test]
    fn a_masked_code_shows_its_first_group_and_never_most_of_it() {
        let masked = |code| {
            let (start, end) = split_mask(code);
            start.to_owned() + &mask(end)
        };
        assert_eq!(masked("9P-7KQ4-9WQB-K7DN"), "9P-7KQ4-••••-••••");
        assert_eq!(masked("9P-AB12-CD34"), "9P-AB••-••••");
        assert_eq!(masked("9P-AB12CD34"), "9P-AB••••••");
        assert_eq!(masked("ééééÄÄÄÄ"), "éé••••••");
        assert_eq!(masked("AB"), "••");
    }

    proptest! {
        #[test]
        fn at_least_half_of_a_code_is_behind_its_mask(code in "[A-Z0-9-]{9,40}") {
            let (_, end) = split_mask(&code);
            prop_assert!(2 * end.chars().count() >= code.chars().count(), "{}", end);
        }

        #[test]
        fn nothing_is_lost(text: String) {
            let mut back = String::new();
            for piece in pieces(&text) {
                match piece {
                    Piece::Text(run) => back.push_str(&run),
                    Piece::Control(char) => back.push(char),
                }
            }
            prop_assert_eq!(back, text);
        }
    }
}
