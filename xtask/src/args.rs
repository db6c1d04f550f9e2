use crate::failure::Failure;
use std::str::FromStr;

/// The words after a command's name. Each option is taken out once; what is left over at the end is a mistake.
pub struct Args(Vec<String>);

impl Args {
    /// `--name=value` and `--name value` mean the same.
    pub fn new(words: impl Iterator<Item = String>) -> Self {
        let split = |word: String| match word.split_once('=') {
            Some((name, value)) if name.starts_with("--") => {
                vec![name.to_owned(), value.to_owned()]
            }
            _ => vec![word],
        };
        Self(words.flat_map(split).collect())
    }

    /// Whether the option `name` was given.
    pub fn flag(&mut self, name: &str) -> bool {
        let found = self.0.iter().position(|word| word == name);
        found.map(|at| self.0.remove(at)).is_some()
    }

    /// The word that follows the option `name`, empty at the end of the line; `None` without the option.
    pub fn word(&mut self, name: &str) -> Option<String> {
        let at = self.0.iter().position(|word| word == name)?;
        self.0.remove(at);
        let is_there = at < self.0.len();
        Some(if is_there {
            self.0.remove(at)
        } else {
            String::new()
        })
    }

    /// The number that follows the option `name`; `None` without the option.
    pub fn number<N: FromStr>(&mut self, name: &str) -> Result<Option<N>, Failure> {
        let Some(word) = self.word(name) else {
            return Ok(None);
        };
        word.parse().map(Some).map_err(|_| {
            Failure::new(
                format!("`{name} {word}` is not a number that fits"),
                format!("Write it like `{name} 8080`."),
            )
        })
    }

    /// Refuses words that no option has taken.
    pub fn finish(self) -> Result<(), Failure> {
        match self.0.first() {
            None => Ok(()),
            Some(word) => Err(Failure::new(
                format!("`{word}` is not an option of this command"),
                "`cargo xtask help` lists them.",
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &str) -> Args {
        Args::new(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn options_are_read_in_any_order_and_both_spellings() {
        let mut args = args("--codes=50 --fresh --port 9000");
        assert!(args.flag("--fresh"));
        assert_eq!(args.number::<u16>("--port").unwrap(), Some(9000));
        assert_eq!(args.number::<u32>("--codes").unwrap(), Some(50));
        assert_eq!(args.number::<u32>("--seed").unwrap(), None);
        args.finish().unwrap();
    }

    #[test]
    fn a_number_that_does_not_fit_is_named() {
        let failure = args("--port 70000").number::<u16>("--port").unwrap_err();
        assert!(failure.to_string().contains("--port 70000"));
        assert!(args("--port").number::<u16>("--port").is_err());
    }

    #[test]
    fn a_word_that_no_option_takes_is_named() {
        let failure = args("--prot").finish().unwrap_err();
        assert!(failure.to_string().contains("--prot"));
    }
}
