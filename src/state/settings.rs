//! What config.json says, for every screen.

use crate::domain::Config;

use crate::live::{self, Live};

/// Cheap to copy; lives as long as the owner that it was provided in.
#[derive(Clone, Copy)]
pub struct Settings(Live<Config>);

impl Settings {
    pub fn provide(config: Config) -> Self {
        let settings = Self(Live::new(config));
        live::provide(settings);
        settings
    }

    /// Name of the header that carries the id of an order.
    pub fn intent_header(self) -> Option<String> {
        let config = self.0.try_get_untracked()?;
        config.intent_header
    }

    pub fn with<T>(self, read: impl FnOnce(&Config) -> T) -> T {
        self.0.with_untracked(read)
    }
}

pub fn use_settings() -> Settings {
    live::expect()
}
