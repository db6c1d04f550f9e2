//! What config.json says, for every screen.

use leptos::prelude::{StoredValue, WithValue, expect_context, provide_context};

use crate::domain::Config;

/// Cheap to copy; lives as long as the owner that it was provided in.
#[derive(Clone, Copy)]
pub struct Settings(StoredValue<Config>);

impl Settings {
    pub fn provide(config: Config) -> Self {
        let settings = Self(StoredValue::new(config));
        provide_context(settings);
        settings
    }

    /// `None` once the dashboard is gone.
    pub fn try_with<T>(self, read: impl FnOnce(&Config) -> T) -> Option<T> {
        self.0.try_with_value(read)
    }

    pub fn with<T>(self, read: impl FnOnce(&Config) -> T) -> T {
        self.0.with_value(read)
    }
}

pub fn use_settings() -> Settings {
    expect_context()
}
