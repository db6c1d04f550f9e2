//! What config.json says, for every screen.

use leptos::prelude::{expect_context, provide_context};

use crate::domain::Config;

use crate::live::Live;

/// Cheap to copy; lives as long as the owner that it was provided in.
#[derive(Clone, Copy)]
pub struct Settings(Live<Config>);

impl Settings {
    pub fn provide(config: Config) -> Self {
        let settings = Self(Live::new(config));
        provide_context(settings);
        settings
    }

    pub fn with<T>(self, read: impl FnOnce(&Config) -> T) -> T {
        self.0.with_untracked(read)
    }
}

pub fn use_settings() -> Settings {
    expect_context()
}
