//! Names for what a list is filtered and sorted by.

use crate::{
    domain::{ColumnLayout, Kept, List, ListQuery, NameProblem, SavedView, Status, check_name},
    i18n::{I18n, Key},
    state::{Navigation, Preferences, Settings},
};
use leptos::prelude::*;

/// The names of the views that are there from the start: none that a person can give, and shown in the language of the day.
const UNUSED: &str = "";
const EXPIRING: &str = " expiring";

/// Beside the status.
const EXPIRING_QUERY: &str = "expires_within=7&local_sort=expired_at&order_by=asc";

/// A `Copy` handle.
#[derive(Clone, Copy)]
pub struct SavedViews {
    preferences: Preferences,
    navigation: Navigation,
    /// The view that is there from the start, as an address: the codes that can be redeemed.
    unused: StoredValue<Option<String>>,
    /// By its name the view that was shown last, until another one is, or all codes.
    opened: [RwSignal<Option<String>>; 2],
    removed: RwSignal<Option<Removed>>,
}

/// A view that was deleted, and can come back.
#[derive(Clone)]
pub struct Removed {
    pub list: List,
    pub view: SavedView,
    place: usize,
}

impl SavedViews {
    /// Follows the queries of both lists for as long as the current owner lives.
    pub fn provide(preferences: Preferences, navigation: Navigation, settings: Settings) -> Self {
        let unused = settings.with(|config| {
            let mut rules = config.statuses.rules();
            let rule = rules.find(|(_, rule)| rule.status == Status::Unused);
            rule.map(|(number, _)| number)
        });
        let views = Self {
            preferences,
            navigation,
            unused: StoredValue::new(unused.map(|number| format!("status={number}"))),
            opened: [RwSignal::new(None), RwSignal::new(None)],
            removed: RwSignal::new(None),
        };
        for list in [List::Issued, List::Redeemed] {
            Effect::new(move |_| views.follow(list));
            Effect::new(move |was_there: Option<()>| {
                navigation.query(list).track();
                // Whoever goes on does not miss what was deleted.
                if was_there.is_some() {
                    views.removed.set(None);
                }
            });
        }
        provide_context(views);
        views
    }

    /// Takes what the account that is connected now has, and which of it is shown.
    pub fn load(self) {
        self.preferences.load();
        self.removed.set(None);
        for list in [List::Issued, List::Redeemed] {
            self.opened(list).set(None);
            untrack(|| self.follow(list));
        }
    }

    /// Reactive. In their order, each name once.
    pub fn all(self, list: List) -> Vec<SavedView> {
        let mut views = self.preferences.with_list(list, |own| match &own.views {
            Some(views) => views.iter().filter_map(Kept::readable).cloned().collect(),
            None => self.initial_views(list),
        });
        let mut names = Vec::new();
        views.retain(|view: &SavedView| {
            let is_new = !names.contains(&view.name);
            names.push(view.name.clone());
            is_new
        });
        views
    }

    fn initial_views(self, list: List) -> Vec<SavedView> {
        let Some(unused) = self.unused.get_value().filter(|_| list == List::Issued) else {
            return Vec::new();
        };
        let expiring = [&*unused, "&", EXPIRING_QUERY].concat();
        let view = |(name, query): (&str, String)| SavedView {
            name: name.to_owned(),
            query,
            columns: None,
        };
        [(UNUSED, unused), (EXPIRING, expiring)].map(view).into()
    }

    /// What a view is called.
    pub fn label(i18n: I18n, name: &str) -> String {
        match name {
            UNUSED => i18n.text(Key::StatusUnused).to_owned(),
            EXPIRING => i18n.text(Key::ViewExpiring).to_owned(),
            name => name.to_owned(),
        }
    }

    /// What a view shows.
    pub fn query(self, list: List, view: &SavedView) -> ListQuery {
        self.navigation.read_query(list, &view.query)
    }

    /// Reactive. The view that was shown last, with or without changes.
    pub fn opened_view(self, list: List) -> Option<SavedView> {
        let name = self.opened(list).get()?;
        let mut views = self.all(list).into_iter();
        views.find(|view| view.name == name)
    }

    /// Reactive. The view that is shown.
    pub fn current(self, list: List) -> Option<SavedView> {
        let query = self.navigation.query(list).get().from_first_page();
        let mut views = self.all(list).into_iter();
        views.find(|view| self.query(list, view) == query)
    }

    /// Reactive. Whether all codes are shown, as they are from the start.
    pub fn shows_all(self, list: List) -> bool {
        let all = self.navigation.read_query(list, "");
        let query = self.navigation.query(list);
        query.with(|query| query.from_first_page() == all)
    }

    /// Reactive. Whether what is shown has no name yet.
    pub fn is_unnamed(self, list: List) -> bool {
        !self.shows_all(list) && self.current(list).is_none()
    }

    /// Reactive. The columns of the view that was shown last, or else of the list.
    pub fn columns(self, list: List) -> ColumnLayout {
        let of_view = self.opened_view(list).and_then(|view| view.columns);
        let names = of_view.or_else(|| self.preferences.with_list(list, |own| own.columns.clone()));
        ColumnLayout::of(list, &names.unwrap_or_default())
    }

    /// Of the view that was shown last where that has some of its own, else of the list. `None` is as from the start.
    pub fn set_columns(self, list: List, columns: Option<&ColumnLayout>) {
        let names = columns.map(ColumnLayout::to_names);
        let opened = untrack(|| self.opened_view(list));
        match opened.filter(|view| view.columns.is_some()) {
            Some(opened) => self.change_view(list, &opened.name, |view| {
                view.columns = Some(names.unwrap_or_default());
            }),
            None => self
                .preferences
                .change(|own| own.list_mut(list).columns = names),
        }
    }

    /// What is shown, under this name.
    ///
    /// # Errors
    ///
    /// What is wrong with the name.
    pub fn save(self, i18n: I18n, list: List, typed: &str) -> Result<(), NameProblem> {
        let name = check_name(typed, &self.names(i18n, list, None))?;
        let view = SavedView {
            name: name.clone(),
            query: self.shown(list),
            columns: Some(untrack(|| self.columns(list)).to_names()),
        };
        self.change(list, |views| views.push(Kept::Readable(view)));
        self.opened(list).set(Some(name));
        Ok(())
    }

    /// Another name for a view.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn rename(
        self,
        i18n: I18n,
        list: List,
        name: &str,
        typed: &str,
    ) -> Result<(), NameProblem> {
        let new = check_name(typed, &self.names(i18n, list, Some(name)))?;
        // Before the views are others, so that the view stays the one that was opened.
        self.change_view(list, name, |view| view.name.clone_from(&new));
        self.opened(list).set(Some(new));
        Ok(())
    }

    /// The view shows from now on what is shown now.
    pub fn update(self, i18n: I18n, list: List, name: &str) {
        let query = self.shown(list);
        // What it was from the start, it is no longer.
        let name_now = Self::label(i18n, name);
        self.change_view(list, name, |view| {
            view.query = query;
            view.name.clone_from(&name_now);
        });
        self.opened(list).set(Some(name_now));
    }

    /// Reactive. Where the view stands, and how many there are.
    pub fn place(self, list: List, name: &str) -> (usize, usize) {
        let views = self.all(list);
        let place = views.iter().position(|view| view.name == name);
        (place.unwrap_or(0), views.len())
    }

    /// The view changes places with its neighbour.
    pub fn shift(self, list: List, name: &str, by: isize) {
        self.change(list, |views| {
            let is_it =
                |view: &Kept<SavedView>| view.readable().is_some_and(|view| view.name == name);
            let readable: Vec<_> = (0..views.len())
                .filter(|place| views[*place].readable().is_some())
                .collect();
            let from = readable.iter().position(|place| is_it(&views[*place]));
            let to = from.and_then(|from| readable.get(from.checked_add_signed(by)?));
            if let (Some(from), Some(to)) = (from, to) {
                views.swap(readable[from], *to);
            }
        });
    }

    /// Deletes a view; [`Self::restore`] brings it back.
    pub fn remove(self, list: List, name: &str) {
        let mut removed = None;
        self.change(list, |views| {
            let place = views
                .iter()
                .position(|view| view.readable().is_some_and(|view| view.name == name));
            if let Some(place) = place
                && let Kept::Readable(view) = views.remove(place)
            {
                removed = Some(Removed { list, view, place });
            }
        });
        self.opened(list).set(None);
        self.removed.set(removed);
    }

    /// Reactive. The view that was deleted last, for as long as nothing else was done.
    pub fn removed(self, list: List) -> Option<Removed> {
        self.removed.get().filter(|removed| removed.list == list)
    }

    pub fn restore(self) {
        if let Some(Removed { list, view, place }) = self.removed.get_untracked() {
            self.change(list, |views| {
                views.insert(place.min(views.len()), Kept::Readable(view));
            });
            untrack(|| self.follow(list));
        }
    }

    /// What is shown, as an address without the page.
    fn shown(self, list: List) -> String {
        let query = self.navigation.query(list).get_untracked();
        self.navigation.write_query(&query.from_first_page())
    }

    /// What a name may not be.
    fn names(self, i18n: I18n, list: List, except: Option<&str>) -> Vec<String> {
        let views = untrack(|| self.all(list)).into_iter();
        let others = views.filter(|view| Some(&*view.name) != except);
        let labels = others.map(|view| Self::label(i18n, &view.name));
        labels.chain([i18n.text(Key::AllView).to_owned()]).collect()
    }

    fn change_view(self, list: List, name: &str, change: impl FnOnce(&mut SavedView)) {
        self.change(list, |views| {
            let readable = views.iter_mut().filter_map(|view| match view {
                Kept::Readable(view) => Some(view),
                Kept::Unreadable(_) => None,
            });
            let mut readable = readable.filter(|view| view.name == name);
            if let Some(view) = readable.next() {
                change(view);
            }
        });
    }

    fn change(self, list: List, change: impl FnOnce(&mut Vec<Kept<SavedView>>)) {
        self.removed.set(None);
        let from_the_start = self.initial_views(list);
        self.preferences.change(|own| {
            let from_the_start = from_the_start.into_iter().map(Kept::Readable);
            let views = &mut own.list_mut(list).views;
            change(views.get_or_insert_with(|| from_the_start.collect()));
        });
    }

    /// Reactive. Remembers which view is shown. What has no name may be a view that is about to be changed.
    fn follow(self, list: List) {
        let shown = self.current(list).map(|view| view.name);
        if shown.is_some() || self.shows_all(list) {
            let opened = self.opened(list);
            if opened.with_untracked(|opened| *opened != shown) {
                opened.set(shown);
            }
        }
    }

    fn opened(self, list: List) -> RwSignal<Option<String>> {
        self.opened[usize::from(list == List::Redeemed)]
    }
}
