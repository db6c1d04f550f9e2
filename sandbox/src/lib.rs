//! A local server of the share-code API: six endpoints, accounts with balances, and a database behind them.
//!
//! It shares no type with the dashboard, so that a field misread on both sides can't cancel itself out in a test.
//! Every request is one SQLite transaction: either all of it happened or none of it.
//!
//! Where the API's description leaves a question open, a [`Dialect`] decides how this server answers it.

mod clock;
mod code;
mod dialect;
mod dice;
mod effects;
mod faults;
mod http;
mod ledger;
mod listing;
mod options;
mod refusal;
mod secret;
mod seed;
mod server;
mod store;

pub use clock::{Clock, system_clock};
pub use dialect::{CodesShape, Dialect, UnknownDialect};
pub use effects::{AccountEffects, Effects, PackageEffects};
pub use faults::{Fault, Faults, FaultyAnswer, Replacement};
pub use options::{CUSTOMER, DemoAccount, Options, RESELLER};
pub use server::{Server, StartError, start};
