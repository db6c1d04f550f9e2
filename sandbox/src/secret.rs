use crate::dice::Dice;

/// 32 characters, so that five random bits pick one evenly; none looks like another (no 0, 1, I, O).
const ALPHABET: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// A code that nobody can guess, such as `9P-7KQ4-M2XD-8RTV`: 60 bits from the system's random source.
///
/// # Errors
/// When the system has no random source to read.
pub fn fresh() -> Result<String, getrandom::Error> {
    getrandom::u64().map(spell)
}

/// A code that the same seed brings again: for demo data alone.
pub fn seeded(dice: &mut Dice) -> String {
    spell(dice.next())
}

fn spell(bits: u64) -> String {
    let mut code = String::from("9P");
    for place in 0..12 {
        if place % 4 == 0 {
            code.push('-');
        }
        code.push(char::from(ALPHABET[(bits >> (5 * place)) as usize % 32]));
    }
    code
}

#[cfg(test)]
mod tests {
    use super::{fresh, spell};

    #[test]
    fn a_code_has_a_prefix_and_three_groups_of_four() {
        assert_eq!(spell(0), "9P-2222-2222-2222");
        assert_eq!(spell(u64::MAX), "9P-ZZZZ-ZZZZ-ZZZZ");
    }

    #[test]
    fn fresh_codes_differ() {
        assert_ne!(fresh().unwrap(), fresh().unwrap());
    }
}
