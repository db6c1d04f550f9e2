use super::code::{Code, first_places};

/// What a server that did as asked answers to an order about codes.
#[derive(Clone, PartialEq, Debug)]
pub struct CodesAnswer {
    /// The server's words; may be empty.
    pub message: String,
    /// The codes that it names, each once; `None` when the answer has no list that we can read.
    pub codes: Option<Vec<Code>>,
}

/// What became of one code in a bulk request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// The server listed it as done, or a later listing shows it.
    Done,
    /// The server said no; its words, for the person who asked.
    Refused { reason: String },
    /// The answer was lost or does not name the code, and no listing has settled it yet. Never shown as a failure.
    InDoubt,
    /// Not sent: the job stopped before it.
    NotSent,
}

/// What an answer says about each of the codes sent, in the order in which they were sent.
///
/// Only a code that the answer names is done: a server may leave out a bad code and call the whole a success.
/// That holds for a revoke as well, where most servers name none.
pub fn of_answer(sent: &[Code], answer: &CodesAnswer) -> Vec<(Code, Outcome)> {
    let named = answer.codes.as_deref().unwrap_or_default();
    let first = first_places(&[named, sent].concat());
    sent.iter()
        .zip(&first[named.len()..])
        .map(|(code, first)| {
            let outcome = if *first < named.len() {
                Outcome::Done
            } else {
                Outcome::InDoubt
            };
            (code.clone(), outcome)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcomes(named: Option<&[&str]>) -> Vec<(Code, Outcome)> {
        let code = |text: &&str| Code::new(text).unwrap();
        let answer = CodesAnswer {
            message: String::new(),
            codes: named.map(|named| named.iter().map(code).collect()),
        };
        of_answer(&["9P-1", "9P-2"].each_ref().map(code), &answer)
    }

    fn pair(first: Outcome, second: Outcome) -> Vec<(Code, Outcome)> {
        vec![
            (Code::new("9P-1").unwrap(), first),
            (Code::new("9P-2").unwrap(), second),
        ]
    }

    #[test]
    fn only_a_named_code_is_done() {
        use Outcome::{Done, InDoubt};
        assert_eq!(outcomes(Some(&["9P-2", "9P-1"])), pair(Done, Done));
        assert_eq!(outcomes(Some(&["9P-2", "9P-9"])), pair(InDoubt, Done));
        assert_eq!(outcomes(Some(&[])), pair(InDoubt, InDoubt));
        assert_eq!(outcomes(None), pair(InDoubt, InDoubt));
    }

    #[test]
    fn codes_are_compared_to_the_letter() {
        assert_eq!(
            outcomes(Some(&["9p-1"])),
            pair(Outcome::InDoubt, Outcome::InDoubt)
        );
    }
}
