//! What the dashboard knows at the moment, as signals. No markup.

mod baselines;
mod job_records;
mod jobs;
mod journal;
mod listing;
mod navigation;
mod orders;
mod redeem_draft;
mod revocation;
mod seek;
mod select_all;
pub mod selection;
mod session;
mod settings;
mod settling;
mod templates;
mod time;
mod under_way;
mod walk;

pub use baselines::Baselines;
pub use jobs::{BulkJob, JobPhase, JobProgress, Jobs, NotBegun, Pause, Report};
pub use journal::{Aside, Journal, is_open};
pub use listing::{Listing, ListingPhase, Prefetched, Row, Totals};
pub use navigation::{Navigation, View};
pub use orders::{Ended, Lot, LotPhase, NotSent, Orders, Terms};
pub use redeem_draft::RedeemDraft;
pub use revocation::Revocation;
pub use select_all::{Lack, Progress, Reading, SelectAll};
pub use selection::Selection;
pub use session::{Closed, KeptKey, Phase, Session};
pub use settings::{Settings, use_settings};
pub use settling::{Look, Settling, find_codes};
pub use templates::Templates;
pub use time::{Now, provide_now, use_now};
pub use under_way::{Sent, UnderWay, Work};
