//! What a piece of text is, told by its looks alone.

/// What is shorter is a number of something.
const SHORTEST: usize = 6;

#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Guess {
    Code,
    /// It might be one.
    Unsure,
    /// A date, a phone number, the number of an order; or a code.
    Number,
    Word,
}

/// The widest reading: what people and shops give out as codes has letters and digits.
pub fn guess(piece: &str) -> Guess {
    let has = |is: fn(&char) -> bool| piece.chars().any(|char| is(&char));
    let is_known_sign = |char: char| char.is_alphanumeric() || char == '-' || char == '_';
    if piece.chars().count() < SHORTEST || !piece.chars().all(is_known_sign) {
        return Guess::Word;
    }
    let has_digit = has(|char| char.is_numeric());
    let has_letter = has(|char| char.is_alphabetic());
    if !has_digit {
        let is_grouped = piece.contains('-') && !has(|char| char.is_lowercase());
        return if is_grouped && piece.is_ascii() {
            Guess::Unsure
        } else {
            Guess::Word
        };
    }
    if !has_letter || is_date(piece) || is_numbering(piece) || is_measure(piece) {
        return Guess::Number;
    }
    if !piece.is_ascii() || has_small_words(piece) {
        return Guess::Unsure;
    }
    Guess::Code
}

/// Whether it has both a capital and a digit, as few words and names of files do.
pub fn is_strong(piece: &str) -> bool {
    let has = |is: fn(&char) -> bool| piece.chars().any(|char| is(&char));
    has(char::is_ascii_uppercase) && has(char::is_ascii_digit)
}

/// `2026-03-12`, with or without a time behind it, and `12-03-2026`.
fn is_date(piece: &str) -> bool {
    let mut groups = piece.split('-');
    let (Some(first), Some(second), Some(third)) = (groups.next(), groups.next(), groups.next())
    else {
        return false;
    };
    let (day, rest) = third.split_at(third.bytes().take_while(u8::is_ascii_digit).count());
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number(first)
        && is_number(second)
        && second.len() <= 2
        && [first.len(), day.len()]
            .iter()
            .all(|n| [1, 2, 4].contains(n))
        && (first.len() == 4) != (day.len() == 4)
        && (rest.is_empty() || rest.starts_with('T'))
}

/// `INV-2026-001`, `ORD100045`: letters, and behind them nothing but digits.
fn is_numbering(piece: &str) -> bool {
    let number = piece.trim_start_matches(|char: char| char.is_alphabetic());
    number.len() < piece.len()
        && number
            .chars()
            .all(|char| char.is_numeric() || char == '-' || char == '_')
}

/// `1500000IPs`: digits, and behind them a unit.
fn is_measure(piece: &str) -> bool {
    const LONGEST: usize = 4;
    let unit = piece.trim_start_matches(|char: char| char.is_numeric());
    unit.len() < piece.len()
        && unit.chars().count() <= LONGEST
        && unit.chars().all(char::is_alphabetic)
}

/// `top-10-list`: words in small letters and numbers, and no group that mixes the two.
fn has_small_words(piece: &str) -> bool {
    let is_plain = |group: &str| {
        group.bytes().all(|byte| byte.is_ascii_lowercase())
            || group.bytes().all(|byte| byte.is_ascii_digit())
    };
    piece.split(['-', '_']).all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_told_from_numbers_and_words() {
        for (piece, guessed) in [
            ("9P-7KQ4-AB12-CD34", Guess::Code),
            ("9p-xy12", Guess::Code),
            ("9p-rmw4-uudy-q9cm", Guess::Code),
            ("k3jd8fj2kd9s", Guess::Code),
            ("550e8400-e29b-41d4-a716-446655440000", Guess::Code),
            ("ABCD-EFGH-IJKL", Guess::Unsure),
            ("top-10-list", Guess::Unsure),
            ("9P-ЖB12", Guess::Unsure),
            ("100045678", Guess::Number),
            ("0912345678", Guess::Number),
            ("2026-03-12", Guess::Number),
            ("12-03-2026", Guess::Number),
            ("2026-03-12T14", Guess::Number),
            ("INV-2026-001", Guess::Number),
            ("ORD100045", Guess::Number),
            ("1500000IPs", Guess::Number),
            ("hello-world", Guess::Word),
            ("12345", Guess::Word),
            ("AB12", Guess::Word),
            ("", Guess::Word),
        ] {
            assert_eq!(guess(piece), guessed, "{piece}");
        }
    }
}
