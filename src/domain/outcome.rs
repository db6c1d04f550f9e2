use std::sync::Arc;

use super::code::Code;

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
    /// It did not happen.
    Refused { reason: Refusal },
    /// The answer was lost or does not name the code, and no listing has settled it yet. Never shown as a failure.
    InDoubt,
    /// In doubt as well: the server said no, in these words, and no listing could be read that bears it out. A browser sends again
    /// by itself, so that the no can be the answer to the second of two requests.
    Unconfirmed { said: Arc<str> },
    /// Not sent: the job stopped before it.
    NotSent,
}

/// Why something did not happen to a code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// The server said no; its words, for the person who asked.
    Said(Arc<str>),
    /// A listing shows that it was used before.
    Used,
    /// The answer was lost, and a listing shows that it has not happened.
    NotDone,
}
