//! What config.json says, for every screen.

use crate::{
    domain::{self, Code, Config},
    platform::address_bar,
};
use leptos::prelude::*;

/// A `Copy` handle, valid until the owner that provided it is dropped.
#[derive(Clone, Copy)]
pub struct Settings(StoredValue<Config>);

impl Settings {
    pub fn provide(config: Config) -> Self {
        let settings = Self(StoredValue::new(config));
        provide_context(settings);
        settings
    }

    /// Name of the header that carries the id of an order.
    pub fn intent_header(self) -> Option<String> {
        let config = self.0.try_get_value()?;
        config.intent_header
    }

    /// The link at which this code is redeemed, whole, as it is sent to somebody. `None` where there is no page for it.
    pub fn redeem_link(self, code: &Code) -> Option<String> {
        let page = self.with(|config| config.redeem_page.clone())?;
        let page = match page.starts_with('/') {
            true => address_bar::origin() + &page,
            false => page,
        };
        Some(domain::redeem_link(&page, code))
    }

    pub fn with<T>(self, read: impl FnOnce(&Config) -> T) -> T {
        self.0.with_value(read)
    }
}

pub fn use_settings() -> Settings {
    expect_context()
}
