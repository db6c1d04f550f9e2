/// Why a request was not carried out. Nothing of it was: the transaction is undone.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("API key is missing or wrong")]
    Unauthenticated {
        /// 401 or 403, as the dialect has it.
        status: u16,
    },
    #[error("{message}")]
    Invalid {
        message: &'static str,
        problems: Vec<String>,
    },
    #[error("not found")]
    NotFound,
    #[error("method not allowed")]
    MethodNotAllowed,
    #[error("database: {0}")]
    Database(#[from] rusqlite::Error),
    #[error("no random numbers: {0}")]
    Random(#[from] getrandom::Error),
}

impl Refusal {
    /// Parameters that are missing, of the wrong type or out of range.
    pub fn parameters(problems: Vec<String>) -> Self {
        Self::Invalid {
            message: "Invalid parameters",
            problems,
        }
    }

    pub fn balance_too_low(problem: String) -> Self {
        Self::Invalid {
            message: "Balance too low",
            problems: vec![problem],
        }
    }

    /// Codes that can't be redeemed or revoked, with the reason for each.
    pub fn codes(problems: Vec<String>) -> Self {
        Self::Invalid {
            message: "Some codes can't be processed",
            problems,
        }
    }
}
