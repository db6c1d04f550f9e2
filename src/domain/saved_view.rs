use serde::{Deserialize, Serialize};

/// The most characters of a name.
pub const LONGEST_NAME: usize = 40;

/// What a list is filtered and sorted by, under a name.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(Debug))]
pub struct SavedView {
    /// Of a view that is there from the start it is none that [`check_name`] lets pass: its name follows the language.
    pub name: String,
    /// As an address has it, without the page.
    pub query: String,
    /// As [`ColumnLayout`](super::ColumnLayout) writes them; `None` where the list's own are shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub columns: Option<Vec<String>>,
}

/// What is wrong with a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NameProblem {
    Blank,
    TooLong,
    /// Another view is called so, in capitals or not.
    Taken,
}

/// The name that was meant, without the space around it.
///
/// # Errors
///
/// What is wrong with it.
pub fn check_name(typed: &str, others: &[String]) -> Result<String, NameProblem> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_same = |other: &String| other.to_lowercase() == name.to_lowercase();
    if name.is_empty() {
        Err(NameProblem::Blank)
    } else if name.chars().count() > LONGEST_NAME {
        Err(NameProblem::TooLong)
    } else if others.iter().any(is_same) {
        Err(NameProblem::Taken)
    } else {
        Ok(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_trimmed_unique_and_short() {
        let others = ["All".to_owned(), "Été".to_owned()];
        let check = |typed: &str| check_name(typed, &others);
        assert_eq!(check("  For  Kim\t"), Ok("For Kim".to_owned()));
        assert_eq!(check(" \n"), Err(NameProblem::Blank));
        for taken in ["all", " All ", "ÉTÉ"] {
            assert_eq!(check(taken), Err(NameProblem::Taken), "{taken}");
        }
        let longest = "é".repeat(LONGEST_NAME);
        assert_eq!(check(&longest), Ok(longest.clone()));
        assert_eq!(check(&(longest + "é")), Err(NameProblem::TooLong));
    }
}
