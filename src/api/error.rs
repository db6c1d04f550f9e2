use crate::{
    api::wire::WireError,
    domain::{Answer, CodesAnswer, OrderAnswer},
};

/// Why a request did not end as asked, by what can be done about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ApiError {
    /// No readable answer: offline, DNS, CORS, redirect, cut off. The server may have acted.
    Unreachable { detail: String },
    /// 401 or 403: the session ends and says so.
    Rejected { message: String },
    /// 400, or 200 with `success: false`: problems to show beside the form.
    Invalid {
        message: String,
        problems: Vec<String>,
    },
    /// 429; when to try again.
    Throttled { retry_after: Seconds },
    /// Anything else, a web page where JSON was due among it.
    Unexpected { status: u16, detail: String },
}

impl ApiError {
    /// Whether the request may have taken effect all the same, so that nothing may be called failed.
    ///
    /// This trusts the answer at hand. A browser resends by itself when a connection breaks, so that a refusal
    /// can be the answer to the second of two requests: "already used" is to be checked in a listing.
    pub fn may_have_acted(&self) -> bool {
        match self {
            ApiError::Rejected { .. } | ApiError::Invalid { .. } | ApiError::Throttled { .. } => {
                false
            }
            ApiError::Unreachable { .. } | ApiError::Unexpected { .. } => true,
        }
    }

    /// Milliseconds that the server wants before the next request.
    pub fn wanted_pause(&self) -> i64 {
        match self {
            ApiError::Throttled { retry_after } => i64::from(retry_after.0) * 1_000,
            _ => 0,
        }
    }

    /// The words of the server or the browser, not translated.
    pub fn words(&self) -> String {
        match self {
            ApiError::Unreachable { detail } => detail.clone(),
            ApiError::Rejected { message } => message.clone(),
            ApiError::Invalid { message, problems } => {
                let mut words = message.clone();
                for problem in problems.iter().filter(|problem| *problem != message) {
                    words += "; ";
                    words += problem;
                }
                words
            }
            ApiError::Throttled { .. } => "429".to_owned(),
            ApiError::Unexpected { status, detail } => status.to_string() + ": " + detail,
        }
    }
}

/// What the answer of [`generate`](crate::api::endpoint::generate) says of its order.
pub fn order_answer(answer: &Result<CodesAnswer, ApiError>) -> OrderAnswer {
    match answer {
        Ok(CodesAnswer { codes, .. }) => OrderAnswer::Success {
            named: codes.as_ref().map_or(0, |codes| codes.len() as u64),
        },
        Err(error) if error.may_have_acted() => OrderAnswer::Lost,
        Err(ApiError::Rejected { .. }) => OrderAnswer::Rejected,
        Err(_) => OrderAnswer::Refused,
    }
}

/// What the answer to a chunk of a bulk job says of its codes.
pub fn job_answer(answer: Result<CodesAnswer, ApiError>) -> Answer {
    match answer {
        Ok(answer) => Answer::Named(answer.codes.unwrap_or_default()),
        Err(ApiError::Invalid { message, problems }) => Answer::Refused { message, problems },
        Err(ApiError::Throttled { retry_after }) => Answer::Throttled(retry_after.0),
        Err(ApiError::Rejected { .. }) => Answer::Rejected,
        Err(ApiError::Unreachable { .. } | ApiError::Unexpected { .. }) => Answer::Lost,
    }
}

/// A body is read only when the status was a good one.
impl From<WireError> for ApiError {
    fn from(error: WireError) -> ApiError {
        match error {
            WireError::Malformed { detail } => ApiError::Unexpected {
                status: 200,
                detail,
            },
            WireError::Refused { message, errors } => ApiError::Invalid {
                message,
                problems: errors,
            },
        }
    }
}

/// A pause before the next request.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Seconds(pub u32);

impl Seconds {
    /// The pause that a `Retry-After` header asks for, at least 1 s and at most 300 s, so that neither a hot loop
    /// nor an endless wait can be ordered from outside.
    ///
    /// 30 s when the header is missing, or is anything but a number. That holds for a date as well: it counts by the
    /// server's clock, and the one here may be a day off.
    pub fn of_retry_after(header: Option<&str>) -> Seconds {
        const DEFAULT: Seconds = Seconds(30);
        const LONGEST: u32 = 300;
        let text = header.unwrap_or("").trim();
        let digits = text.strip_prefix('-').unwrap_or(text);
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return DEFAULT;
        }
        if digits.len() < text.len() {
            return Seconds(1);
        }
        Seconds(digits.parse().unwrap_or(LONGEST).clamp(1, LONGEST))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Code;

    #[test]
    fn a_pause_is_between_a_second_and_five_minutes() {
        for (header, seconds) in [
            (Some("2"), 2),
            (Some(" 120 "), 120),
            (Some("0"), 1),
            (Some("-1"), 1),
            (Some("300"), 300),
            (Some("99999999"), 300),
            (Some("99999999999999999999"), 300),
            (Some("soon"), 30),
            (Some("1.5"), 30),
            (Some("-"), 30),
            (Some(""), 30),
            (Some("Wed, 21 Oct 2015 07:28:00 GMT"), 30),
            (None, 30),
        ] {
            assert_eq!(
                Seconds::of_retry_after(header),
                Seconds(seconds),
                "{header:?}"
            );
        }
    }

    #[test]
    fn an_order_is_refused_by_a_clear_no_alone() {
        let text = String::new;
        let errors = [
            ApiError::Unreachable { detail: text() },
            ApiError::Rejected { message: text() },
            ApiError::Invalid {
                message: text(),
                problems: Vec::new(),
            },
            ApiError::Throttled {
                retry_after: Seconds(1),
            },
            ApiError::Unexpected {
                status: 500,
                detail: text(),
            },
        ];
        for error in errors {
            let is_lost = order_answer(&Err(error.clone())) == OrderAnswer::Lost;
            assert_eq!(is_lost, error.may_have_acted(), "{error:?}");
        }
        let success = |codes| {
            order_answer(&Ok(CodesAnswer {
                message: text(),
                codes,
            }))
        };
        assert_eq!(success(None), OrderAnswer::Success { named: 0 });
        let codes = ["9P-1", "9P-2"].map(|code| Code::new(code).unwrap());
        let named = success(Some(codes.into()));
        assert_eq!(named, OrderAnswer::Success { named: 2 });
    }

    #[test]
    fn only_a_clear_no_means_that_nothing_happened() {
        let malformed = WireError::Malformed {
            detail: String::new(),
        };
        let refused = WireError::Refused {
            message: String::new(),
            errors: Vec::new(),
        };
        assert!(ApiError::from(malformed).may_have_acted());
        assert!(!ApiError::from(refused).may_have_acted());
        let unreachable = ApiError::Unreachable {
            detail: String::new(),
        };
        assert!(unreachable.may_have_acted());
    }
}
