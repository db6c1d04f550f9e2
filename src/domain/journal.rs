//! What is written down before an order is sent, so that no order is forgotten that may have spent balance. A record
//! holds neither a code nor a key.

use serde::{Deserialize, Serialize};

use super::account_id::AccountId;
use super::baseline::Baseline;
use super::code_hash::{self, CodeHash};
use super::kept_words::KeptWords;
use super::order::Order;
use super::timestamp::Timestamp;

mod text;

pub(super) use text::read_version;

/// One order that was sent, or is about to be.
#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub struct OrderRecord {
    /// Names the order. Text that [`is_id`] accepts.
    pub id: String,
    pub account: AccountId,
    pub order: Order,
    /// By this machine's clock, right before sending.
    pub begun_at: Timestamp,
    /// `None`: the person chose to go on without one.
    pub baseline: Option<Baseline>,
    /// The person's own words; may be empty.
    pub note: String,
    /// `None`: the order was sent whole.
    pub part: Option<Part>,
    /// The server's words where it said no; may be empty.
    pub refusal: KeptWords,
    pub state: OrderState,
}

/// Which part of a large order this is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Part {
    /// The same in all parts of one large order. Text that [`is_id`] accepts.
    pub lot: String,
    /// From 1 to `of`.
    pub number: u32,
    pub of: u32,
}

/// What is known of an order.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(Debug))]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum OrderState {
    /// Written before sending. As long as nothing else is written the order is in doubt: the page may have been closed.
    Sent,
    /// The answer was lost, or does not name as many codes as were asked for.
    InDoubt {
        /// The codes that the answer did name.
        #[serde(with = "code_hash::hex")]
        named: Vec<CodeHash>,
        /// What was wrong with the answer, for the person.
        detail: String,
        /// When the request ended, by this machine's clock; `None` if nobody saw it.
        #[serde(deserialize_with = "Option::deserialize")]
        answered_at: Option<Timestamp>,
    },
    /// The answer told how the order ended, and the list has not confirmed it yet. A browser sends again by itself when a
    /// connection breaks, so that there may be more codes than an answer tells of.
    Answered {
        /// `Made` or `Refused`.
        end: End,
        /// The codes that the answer named.
        #[serde(with = "code_hash::hex")]
        named: Vec<CodeHash>,
        /// By this machine's clock.
        answered_at: Timestamp,
    },
    Settled {
        at: Timestamp,
        end: End,
        /// The order's codes, as far as they are known, the proven ones first.
        #[serde(with = "code_hash::hex")]
        marks: Vec<CodeHash>,
        /// It ended otherwise than the person has reason to believe, and the person has not taken note.
        #[serde(rename = "news", default, skip_serializing_if = "std::ops::Not::not")]
        is_news: bool,
    },
}

impl OrderState {
    /// What is known later ranks higher: none follows one above it.
    pub fn rank(&self) -> u8 {
        match self {
            OrderState::Sent => 0,
            OrderState::InDoubt { .. } | OrderState::Answered { .. } => 1,
            OrderState::Settled { .. } => 2,
        }
    }
}

/// How an order ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// As many codes as were asked for.
    Made,
    /// The request was executed more than once.
    MadeMore,
    MadeFewer,
    NotMade,
    /// The server said no, and a listing shows no code either.
    Refused,
    /// The person closed it while it was in doubt.
    Closed,
}

/// Why a text is not a record. It is to be kept: it may be all that is left of an order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DecodeError {
    /// What is wrong with it, without its contents.
    Damaged { what: String },
    /// Written by an older or newer release.
    OtherVersion(i64),
}

/// Whether a text can name an order: 1 to 64 visible ASCII characters, as `crypto.randomUUID` makes them.
pub fn is_id(text: &str) -> bool {
    const LONGEST: usize = 64;
    let fits = !text.is_empty() && text.len() <= LONGEST;
    fits && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Whether there is an order, whose parts up to the last one that was sent are all there.
pub fn has_all_parts(records: &[&OrderRecord]) -> bool {
    let parts = || records.iter().filter_map(|record| record.part.as_ref());
    let has = |number: u32| parts().any(|part| part.number == number);
    !records.is_empty() && parts().all(|part| (1..part.number).all(has))
}

impl OrderRecord {
    /// What all parts of one large order share; its own id where it was sent whole.
    pub fn lot(&self) -> &str {
        self.part.as_ref().map_or(&self.id, |part| &part.lot)
    }

    /// One that knows nothing where the person chose to go on without.
    pub fn baseline(&self) -> Baseline {
        self.baseline.clone().unwrap_or_default()
    }

    /// Whether nobody knows yet what became of the order.
    pub fn is_in_doubt(&self) -> bool {
        matches!(self.state, OrderState::Sent | OrderState::InDoubt { .. })
    }

    /// Whether the order may have made codes that nobody knows: it is in doubt, or was closed while it was.
    pub fn may_have_more(&self) -> bool {
        let is_closed = matches!(self.state, OrderState::Settled { end, .. } if end == End::Closed);
        self.is_in_doubt() || is_closed
    }

    /// Whether the list has the last word on it still to say.
    pub fn is_open(&self) -> bool {
        !matches!(self.state, OrderState::Settled { .. })
    }

    /// The codes that are this order's, as far as is known; those first that an answer named.
    pub fn claimed(&self) -> &[CodeHash] {
        match &self.state {
            OrderState::Sent => &[],
            OrderState::InDoubt { named, .. } | OrderState::Answered { named, .. } => named,
            OrderState::Settled { marks, .. } => marks,
        }
    }

    /// Milliseconds from sending to the end of the request, by this machine's clock, which may have been set in between;
    /// `None` if nobody saw it end, or if it is settled.
    pub fn took(&self) -> Option<i64> {
        let answered_at = match self.state {
            OrderState::InDoubt { answered_at, .. } => answered_at?,
            OrderState::Answered { answered_at, .. } => answered_at,
            OrderState::Sent | OrderState::Settled { .. } => return None,
        };
        answered_at
            .as_millis()
            .checked_sub(self.begun_at.as_millis())
    }

    /// JSON. Whatever has valid ids and a valid part is read back as it was.
    pub fn write(&self) -> String {
        text::write(self)
    }

    /// Whose a record is that may not be readable otherwise.
    pub fn account_in(text: &str) -> Option<AccountId> {
        text::read_account(text)
    }

    /// From what [`OrderRecord::write`] wrote. The order passes [`super::order::check`] again.
    pub fn read(text: &str) -> Result<OrderRecord, DecodeError> {
        text::read(text)
    }
}

#[cfg(test)]
mod tests;
