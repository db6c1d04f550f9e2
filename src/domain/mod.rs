//! What share codes are, in plain Rust: no framework, no browser.

pub mod batch;
pub mod config;
pub mod job;
pub mod journal;
pub mod order;
pub mod query;
pub mod reconcile;
pub mod table;
pub mod template;
pub mod text;
pub mod text_file;
pub mod walk;

pub mod json;

mod amount;
mod api_key;
mod baseline;
mod code;
mod email;
mod entry;
mod fingerprint;
mod hash;
mod instant;
mod job_record;
mod mark;
mod outcome;
mod page;
mod percent;
mod status;

pub use amount::{Amount, Bytes, GbProblem, IpCount};
pub use api_key::ApiKey;
pub use baseline::Baseline;
pub use batch::{Batch, BatchCode, Clues, KnownCodes, LeftOut, Why};
pub use code::{Code, Kind, first_places};
pub use config::{Config, ConfigProblem, Environment, KeyMode, Theme};
pub use entry::CodeEntry;
pub use fingerprint::Fingerprint;
pub use instant::Instant;
pub use job::{Answer, Counts, Found, Job, JobKind};
pub use job_record::JobRecord;
pub use journal::{End, OrderRecord, OrderState, Part, Unread};
pub use mark::Mark;
pub use order::{Each, Order, OrderField, OrderForm, OrderKind, Problem, Reason};
pub use outcome::{CodesAnswer, Outcome, Refusal};
pub use page::Page;
pub use percent::percent_encode;
pub use query::{List, ListQuery, PageNumber, PageSize, SortKey, SortOrder};
pub use reconcile::{Evidence, Finding, Verdict};
pub use status::{Status, StatusRule, StatusTable};
pub use template::Template;
pub use text::Piece;
pub use walk::Walk;
