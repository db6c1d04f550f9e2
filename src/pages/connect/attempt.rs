//! What a person chooses and types to get connected, and what comes of it.

use crate::{
    api::{ApiError, Client},
    components::ElementHandle,
    domain::{ApiKey, Config, Environment, KeyMode},
    platform::{address_bar, task},
    state::{KeptKey, Session, use_settings},
};
use leptos::{html, prelude::*};

/// Where the API is.
#[derive(Clone, Copy, PartialEq)]
pub enum Place {
    /// Where config.json says, and nobody chooses.
    Configured,
    /// Where this page comes from.
    Here,
    /// Real balance, at the provider.
    Production,
    /// Play money, at the provider.
    Sandbox,
    /// At an address that is typed.
    Typed,
}

/// Why nobody is connected yet.
#[derive(Clone)]
pub enum Problem {
    /// No key, or one that no header can carry.
    Key,
    Api(ApiError),
}

/// A `Copy` handle.
#[derive(Clone, Copy)]
pub struct Attempt {
    pub place: RwSignal<Place>,
    /// The address, where it is typed.
    pub typed: RwSignal<String>,
    /// The server adds the key, where that can be.
    pub is_keyless: RwSignal<bool>,
    /// How a key travels that the person has.
    pub mode: RwSignal<KeyMode>,
    pub key: RwSignal<String>,
    pub key_field: NodeRef<html::Input>,
    pub keep: RwSignal<bool>,
    pub problem: RwSignal<Option<Problem>>,
    pub is_connecting: RwSignal<bool>,
    /// What config.json says of both.
    configured: StoredValue<(Option<String>, Option<KeyMode>)>,
}

impl Attempt {
    /// As config.json has it.
    pub fn begin() -> Self {
        let read = |config: &Config| (config.api.clone(), config.key_mode);
        let (api, mode) = use_settings().with(read);
        let place = match api {
            Some(_) => Place::Configured,
            None => Place::Here,
        };
        let own_mode = mode.filter(|mode| *mode != KeyMode::Gateway);
        Self {
            place: RwSignal::new(place),
            typed: RwSignal::default(),
            is_keyless: RwSignal::new(true),
            mode: RwSignal::new(own_mode.unwrap_or(KeyMode::Header)),
            key: RwSignal::default(),
            key_field: NodeRef::new(),
            keep: RwSignal::new(false),
            problem: RwSignal::new(None),
            is_connecting: RwSignal::new(false),
            configured: StoredValue::new((api, mode)),
        }
    }

    /// Whether config.json leaves the address open.
    pub fn has_places(self) -> bool {
        self.configured.with_value(|(api, _)| api.is_none())
    }

    /// Whether config.json leaves open how a key travels: one that says so itself asks for a key and for nothing else.
    pub fn has_modes(self) -> bool {
        let mode = self.configured.with_value(|(_, mode)| *mode);
        mode.is_none_or(|mode| mode == KeyMode::Gateway)
    }

    /// The address of this place; what is typed is read reactively.
    pub fn address_of(self, place: Place) -> String {
        match place {
            Place::Configured => self
                .configured
                .with_value(|(api, _)| api.clone())
                .unwrap_or_default(),
            Place::Here => address_bar::origin(),
            Place::Production => Environment::PRODUCTION_API.to_owned(),
            Place::Sandbox => Environment::SANDBOX_API.to_owned(),
            Place::Typed => self.typed.get().trim().to_owned(),
        }
    }

    /// Reactive. The address that is chosen.
    pub fn address(self) -> String {
        self.address_of(self.place.get())
    }

    /// Reactive. Whether a server may add the key: at the provider's own addresses none does.
    pub fn may_be_keyless(self) -> bool {
        let provider = [Environment::PRODUCTION_API, Environment::SANDBOX_API];
        self.has_modes() && !provider.contains(&self.address().trim_end_matches('/'))
    }

    /// Reactive. Whether a key is to be typed.
    pub fn needs_key(self) -> bool {
        !(self.is_keyless.get() && self.may_be_keyless())
    }

    /// Reactive. Whether something is wrong with the key.
    pub fn is_key_wrong(self) -> bool {
        matches!(
            self.problem.get(),
            Some(Problem::Key | Problem::Api(ApiError::Rejected { .. }))
        )
    }

    /// Tries to connect with what was chosen and typed, all of which stays where that fails.
    pub fn connect(self, session: Session) {
        if self.is_connecting.get_untracked() {
            return;
        }
        let (base, needs_key) = untrack(|| (self.address(), self.needs_key()));
        let (mode, typed) = (self.mode.get_untracked(), self.key.get_untracked());
        let client = match (needs_key, ApiKey::new(typed.clone())) {
            (false, _) => Client::through_gateway(&base),
            (true, Some(key)) => Client::with_key(&base, mode, key),
            (true, None) => {
                self.problem.set(Some(Problem::Key));
                if let Some(field) = self.key_field.element() {
                    // Fails only on elements that are gone.
                    let _ = field.focus();
                }
                return;
            }
        };
        self.problem.set(None);
        self.is_connecting.set(true);
        // Read now: once connected, this screen is gone.
        let keep = needs_key && self.keep.get_untracked();
        task::spawn(async move {
            let connected = session.connect(client).await;
            self.is_connecting.try_set(false);
            match connected {
                Ok(()) => {
                    // The key is the client's from now on.
                    self.key.try_set(String::new());
                    self.keep.try_set(false);
                    if keep {
                        let key = typed;
                        KeptKey { base, mode, key }.write();
                    }
                }
                Err(error) => {
                    self.problem.try_set(Some(Problem::Api(error)));
                }
            }
        });
    }
}
