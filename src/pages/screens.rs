//! The screens: what each is called, how it is marked, and the keys that lead there.

use crate::{components::IconName, i18n::Key, state::View};

/// A way to a screen.
pub struct ScreenEntry {
    pub view: View,
    pub icon: IconName,
    pub name: Key,
    /// Pressed after `g`.
    pub key: char,
}

/// In the order in which people see them.
pub const SCREENS: [ScreenEntry; 6] = [
    screen(View::Issued, IconName::NavIssued, Key::Issued, 'i'),
    screen(View::Redeemed, IconName::NavRedeemed, Key::Redeemed, 'r'),
    screen(View::Generate, IconName::NavGenerate, Key::Generate, 'n'),
    screen(View::Redeem, IconName::NavRedeem, Key::Redeem, 'e'),
    screen(View::LookUp, IconName::NavLookUp, Key::LookUp, 'l'),
    screen(View::Activity, IconName::NavActivity, Key::Activity, 'a'),
];

const fn screen(view: View, icon: IconName, name: Key, key: char) -> ScreenEntry {
    ScreenEntry {
        view,
        icon,
        name,
        key,
    }
}

/// What a screen is called.
pub fn name_of(view: View) -> Key {
    let screen = SCREENS.iter().find(|screen| screen.view == view);
    screen.map_or(Key::Product, |screen| screen.name)
}
