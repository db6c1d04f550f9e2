//! The screens: what each is called, how it is marked, and the keys that lead there.

use crate::{
    components::IconName,
    i18n::Key,
    state::{Navigation, View},
};

/// A way to a screen.
pub struct ScreenEntry {
    pub view: View,
    pub icon: IconName,
    pub name: Key,
    /// Pressed after `g`.
    pub key: char,
}

/// In the order in which people see them.
static SCREENS: [ScreenEntry; 7] = [
    screen(View::Issued, IconName::NavIssued, Key::Issued, 'i'),
    screen(View::Redeemed, IconName::NavRedeemed, Key::Redeemed, 'r'),
    screen(View::Overview, IconName::NavOverview, Key::Overview, 'o'),
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

/// Those that the deployment offers, the one first that it wants first.
pub fn offered(navigation: Navigation) -> Vec<&'static ScreenEntry> {
    let screens = SCREENS.iter();
    let mut offered: Vec<_> = screens
        .filter(|screen| navigation.offers(screen.view))
        .collect();
    offered.sort_by_key(|screen| screen.view != navigation.first());
    offered
}

pub fn of_view(view: View) -> Option<&'static ScreenEntry> {
    SCREENS.iter().find(|screen| screen.view == view)
}

/// What a screen is called.
pub fn name_of(view: View) -> Key {
    of_view(view).map_or(Key::Product, |screen| screen.name)
}
