//! What the tests stand on. It knows nothing of share codes but what a listing looks like.

mod dashboard;
mod holdings;
mod network;
mod patch;
mod reply;
mod stage;
mod started;
mod wait;

pub use dashboard::Dashboard;
pub use holdings::Holdings;
pub use network::{Network, Request};
pub use patch::Patch;
pub use reply::{Reply, rows};
pub use stage::{Stage, dispatch};
pub use started::Started;
pub use wait::{turn, until};
