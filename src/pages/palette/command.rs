//! One line of the palette.

use super::action::Action;
use crate::{
    components::IconName,
    i18n::{I18n, Key},
    pages::screens,
};

/// What can be done.
#[derive(Clone, PartialEq)]
pub struct Command {
    pub group: Group,
    pub icon: IconName,
    pub words: String,
    /// Stands behind the words, in grey.
    pub aside: String,
    pub action: Action,
}

/// What a command is about.
#[derive(Clone, Copy, PartialEq)]
pub enum Group {
    /// So many codes that were typed or pasted.
    Codes(usize),
    /// So many codes that are ticked.
    Selection(usize),
    Search,
    Screens,
    Views,
    Templates,
    Settings,
}

impl Group {
    pub fn heading(self, i18n: I18n) -> String {
        let key = match self {
            Self::Codes(n) => return i18n.count(Key::TheseCodes, n as u64),
            Self::Selection(n) => return i18n.count(Key::SelectedCodes, n as u64),
            Self::Search => Key::Search,
            Self::Screens => Key::GoTo,
            Self::Views => Key::SavedViews,
            Self::Templates => Key::Templates,
            Self::Settings => Key::Settings,
        };
        i18n.text(key).to_owned()
    }
}

impl Command {
    /// The keys that do the same without the palette.
    pub fn keys(&self) -> Vec<String> {
        let Action::Go(view) = &self.action else {
            return Vec::new();
        };
        let screen = screens::of_view(*view);
        let key = screen.map(|screen| screen.key.to_uppercase().to_string());
        key.map_or_else(Vec::new, |key| vec!["G".to_owned(), key])
    }

    /// Whether each of these words, in small letters, stands somewhere in it.
    pub fn fits(&self, i18n: I18n, words: &[String]) -> bool {
        let text = [&*self.words, &self.aside, &self.group.heading(i18n)].join(" ");
        let text = text.to_lowercase();
        words.iter().all(|word| text.contains(word))
    }
}
