use serde::{Deserialize, Serialize};

use super::query::PageSize;
use super::status::StatusTable;

mod file;
mod problem;
mod setting;

pub use problem::{ConfigProblem, ConfigSource};

/// What a deployment sets in the config.json beside the page. Everything in it is optional.
#[derive(Clone, PartialEq, Debug)]
pub struct Config {
    /// Origin of the API, with a path where a gateway serves it under one, without a slash at the end.
    /// `None` is the page's own origin.
    pub api: Option<String>,
    /// `None`: the person is asked.
    pub key_mode: Option<KeyMode>,
    /// Whose money it is; `None` is to be guessed from the address, which a person may choose.
    pub environment: Option<Environment>,
    pub statuses: StatusTable,
    /// Numbers and names of the traffic plans, in the order of the file.
    pub traffic_plans: Vec<(i64, String)>,
    /// A BCP 47 tag. `None` is the browser's own.
    pub locale: Option<String>,
    pub theme: Theme,
    pub page_size: PageSize,
    /// After so many minutes without a touch the key is forgotten; 0 is never.
    pub idle_lock_minutes: u32,
    /// The most codes in one request; a larger order is sent in parts.
    pub order_size: u64,
    /// The most codes in one request that redeems or revokes.
    pub chunk_size: u32,
    /// Name of a header that carries the id of an order, for a gateway that lets each pass once.
    pub intent_header: Option<String>,
    pub hide_generate: bool,
    /// Name of the screen, as the address has it, that comes first. `None` is the first of all.
    pub first_screen: Option<String>,
    /// Names of what is not shown: screens, as the address has them, or `navigation` (the links to them), `bar` (all that
    /// stands above the screen) and `lock` (the button).
    pub hide: Vec<String>,
    /// Nothing can be generated, redeemed or revoked.
    pub read_only: bool,
    /// Where those who get codes redeem them: an address, or a path on this host. Without a fragment.
    pub redeem_page: Option<String>,
    /// What is copied for each code, with [`PLACEHOLDERS`](super::message_template::PLACEHOLDERS) for its values.
    pub message_template: String,
}

/// How a request carries the key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeyMode {
    /// A server in front of the API adds it; the browser has none.
    Gateway,
    /// In the `api-key` header.
    Header,
    /// In the `api-key` parameter of the address, as the vendor documents it. Servers write addresses into logs.
    Query,
}

/// Whose money it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Environment {
    /// Real balance.
    Production,
    /// Play money.
    Sandbox,
    /// In the deployment's own word.
    Other(String),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the browser prefers.
    Auto,
    Light,
    Dark,
}

impl Config {
    /// Whether a part is shown.
    pub fn shows(&self, part: &str) -> bool {
        !self.hide.iter().any(|hidden| hidden == part)
    }

    /// Reads a config.json; blank stands for none at all. The first problem in it is the error: half a configuration is none.
    pub fn parse(text: &str) -> Result<Config, ConfigProblem> {
        file::read(text)
    }

    /// With what the attributes of an element say, each by the name of its field, in place of what is said here. `view` is
    /// among them, which no config.json has.
    pub fn with_attributes(self, text: &str) -> Result<Config, ConfigProblem> {
        file::read_attributes(self, text)
    }
}

impl Default for Config {
    fn default() -> Config {
        Config {
            api: None,
            key_mode: None,
            environment: None,
            statuses: StatusTable::default(),
            traffic_plans: Vec::new(),
            locale: None,
            theme: Theme::Auto,
            page_size: PageSize::default(),
            idle_lock_minutes: 15,
            order_size: 100,
            chunk_size: 50,
            intent_header: None,
            hide_generate: false,
            first_screen: None,
            hide: Vec::new(),
            read_only: false,
            redeem_page: None,
            message_template: "{code}".to_owned(),
        }
    }
}

impl Environment {
    /// The provider's own hosts, from its public reference.
    pub const PRODUCTION_API: &str = "https://api.9proxy.com";
    pub const SANDBOX_API: &str = "https://sandbox.9proxy.com";

    /// By the address of the API: a host with "sandbox" in its name is one. Any other is taken for real
    /// money, since that is the harmless mistake.
    pub fn of_address(api: &str) -> Environment {
        // "https:", "", host: a path has no host and is not one.
        let host = if api.starts_with('/') {
            ""
        } else {
            api.split('/').nth(2).unwrap_or("")
        };
        if host.to_ascii_lowercase().contains("sandbox") {
            Environment::Sandbox
        } else {
            Environment::Production
        }
    }
}

#[cfg(test)]
mod tests;
