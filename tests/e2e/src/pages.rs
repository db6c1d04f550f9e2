//! The screens as a person uses them. What is here is what a test may say; how it is found is nobody else's business.

mod codes;
mod connect;
mod generate;
mod outcomes;
mod overview;
mod panel;
mod redeem;
mod shell;

pub use codes::{Codes, Row};
pub use connect::Connect;
pub use generate::Generate;
pub use outcomes::Outcomes;
pub use overview::Overview;
pub use panel::Panel;
pub use redeem::Redeem;
pub use shell::Shell;
