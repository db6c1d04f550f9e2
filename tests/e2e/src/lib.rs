//! The stage of the end-to-end tests: the release page in a real browser, on a sandbox with a real database.
//!
//! Every test in `tests/promises` states a promise to a user. It sets a [`Stage`] and plays on it through page objects
//! ([`pages`]), which find things as a person does, by role and accessible name ([`Locator`]), and wait for what must
//! become true. After every test the console must be free of errors and the content security policy intact.
//!
//! `cargo xtask test` builds the page and runs them. By hand:
//!
//! ```sh
//! SHARE_CODE_DASHBOARD_DIST=$PWD/dist cargo test -p e2e
//! ```
//!
//! Pictures and samples in docs/ are made by some of them: see [`docs`].

mod api;
pub mod axe;
mod browser;
mod browsers;
mod dist;
pub mod docs;
mod download;
mod driver;
mod engine;
mod explorer;
mod gateway;
mod host;
mod locator;
mod name;
mod page;
pub mod pages;
pub mod port;
mod portal;
mod release;
mod setting;
mod spreadsheet;
mod stage;
mod wait;
mod words;

pub use api::Listed;
pub use download::saved;
pub use explorer::Explorer;
pub use gateway::{Gateway, LOGIN, Recipe};
pub use host::{Host, Policy};
pub use locator::Locator;
pub use name::Name;
pub use page::Page;
pub use portal::Portal;
pub use setting::Setting;
pub use spreadsheet::{Cell, opened};
pub use stage::Stage;
pub use wait::{eventually, steadily};
pub use words::{Text, count, count_with, english, fill, name_of};
