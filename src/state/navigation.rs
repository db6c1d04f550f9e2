//! Which screen is shown with which query, and its mirror in the address bar.

use crate::{
    domain::{Config, List, ListQuery, PageSize},
    platform::{
        address_bar,
        host_bridge::{EventDetail, HostBridge},
        listener::Listener,
    },
};
use leptos::prelude::*;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum View {
    Issued,
    Redeemed,
    Generate,
    Redeem,
    LookUp,
    Activity,
}

impl View {
    /// The name in the address; the first screen has none.
    const NAMES: [(Self, &str); 6] = [
        (Self::Issued, "issued"),
        (Self::Redeemed, "redeemed"),
        (Self::Generate, "generate"),
        (Self::Redeem, "redeem"),
        (Self::LookUp, "lookup"),
        (Self::Activity, "activity"),
    ];

    pub fn list(self) -> Option<List> {
        match self {
            Self::Issued => Some(List::Issued),
            Self::Redeemed => Some(List::Redeemed),
            Self::Generate | Self::Redeem | Self::LookUp | Self::Activity => None,
        }
    }
}

/// Where the view has its mirror.
#[derive(Clone, PartialEq)]
enum UrlSync {
    /// The query string of the page's address.
    Address,
    /// One parameter of it, which the host page has granted.
    Parameter(String),
    /// Nowhere.
    None,
}

#[derive(Clone, Copy)]
pub struct Navigation {
    url_sync: StoredValue<UrlSync>,
    page: StoredValue<HostBridge>,
    view: RwSignal<View>,
    issued: RwSignal<ListQuery>,
    redeemed: RwSignal<ListQuery>,
    page_size: PageSize,
    /// Screens that the deployment does not offer.
    hidden: StoredValue<Vec<View>>,
}

impl Navigation {
    /// Starts where the address says and keeps both in step for as long as the current owner lives.
    pub fn follow_address(config: &Config) -> Self {
        let page_size = config.page_size;
        let fresh = |list| RwSignal::new(ListQuery::parse(list, "", page_size));
        let page: HostBridge = expect_context();
        let url_sync = match page.text("parameter") {
            Some(name) => UrlSync::Parameter(name),
            None if page.is_embedded() => UrlSync::None,
            None => UrlSync::Address,
        };
        let is_hidden = |(view, name): &(View, &str)| {
            let moves_balance = matches!(view, View::Generate | View::Redeem);
            config.hide.iter().any(|hidden| hidden == name)
                || moves_balance && config.read_only
                || *view == View::Generate && config.hide_generate
        };
        let hidden = View::NAMES.into_iter().filter(is_hidden);
        let navigation = Self {
            url_sync: StoredValue::new(url_sync),
            page: StoredValue::new(page),
            view: RwSignal::new(View::Issued),
            issued: fresh(List::Issued),
            redeemed: fresh(List::Redeemed),
            page_size,
            hidden: StoredValue::new(hidden.map(|(view, _)| view).collect()),
        };
        let first = navigation.mirrored().unwrap_or_default();
        let first = if first.is_empty() {
            let page = navigation.page.get_value();
            page.text("address").unwrap_or_default()
        } else {
            first
        };
        navigation.read(&first);
        if navigation.mirrored().is_some() {
            let popped = Listener::of_window("popstate", move |_| {
                navigation.read(&navigation.mirrored().unwrap_or_default());
            });
            StoredValue::new_local(popped);
        }
        navigation
    }

    /// Whether its address opens the same view in another tab.
    pub fn has_links(self) -> bool {
        self.url_sync.get_value() == UrlSync::Address
    }

    /// Shows what this query string tells.
    pub fn navigate_to(self, address: &str) {
        self.read(address);
        self.write_address(true);
    }

    /// Whether the deployment offers this screen.
    pub fn offers(self, view: View) -> bool {
        self.hidden.with_value(|hidden| !hidden.contains(&view))
    }

    /// The screens that the deployment offers, by their names in the address.
    fn offered(self) -> impl Iterator<Item = (View, &'static str)> {
        View::NAMES
            .into_iter()
            .filter(move |(view, _)| self.offers(*view))
    }

    /// Reactive.
    pub fn view(self) -> View {
        self.view.get()
    }

    pub fn query(self, list: List) -> RwSignal<ListQuery> {
        match list {
            List::Issued => self.issued,
            List::Redeemed => self.redeemed,
        }
    }

    /// Nowhere where the deployment does not offer the screen.
    pub fn go(self, view: View) {
        if !self.offers(view) {
            return;
        }
        self.view.set(view);
        self.write_address(true);
    }

    /// Shows another query of a list; with `step`, Back returns to the one before.
    pub fn ask(self, query: ListQuery, step: bool) {
        let signal = self.query(query.list);
        if signal.with_untracked(|old| *old != query) {
            signal.set(query);
            self.write_address(step);
        }
    }

    /// Shows a list with this query, as a step of the history.
    pub fn show(self, query: ListQuery) {
        let address = self.href_of(&query);
        self.navigate_to(address.trim_start_matches('?'));
    }

    /// Changes a filter: on from the first page, since the old page number means nothing any more.
    pub fn update_query(self, list: List, step: bool, change: impl FnOnce(&mut ListQuery)) {
        let mut query = self.query(list).get_untracked();
        change(&mut query);
        query.page = Default::default();
        self.ask(query, step);
    }

    /// Forgets what was asked for: an address and a part of a code are nobody's business after a lock.
    pub fn forget(self) {
        for list in [List::Issued, List::Redeemed] {
            self.query(list)
                .set(ListQuery::parse(list, "", self.page_size));
        }
        self.write_address(false);
    }

    /// The query that [`Self::write_query`] wrote.
    pub fn read_query(self, list: List, text: &str) -> ListQuery {
        ListQuery::parse(list, text, self.page_size)
    }

    /// As an address has it.
    pub fn write_query(self, query: &ListQuery) -> String {
        query.to_address(self.page_size)
    }

    /// The address of a screen as it stands, for a link that can be opened in another tab.
    pub fn href(self, view: View) -> String {
        "?".to_owned() + &self.address(view, true)
    }

    /// The address of a list with this query, for the same.
    pub fn href_of(self, query: &ListQuery) -> String {
        let view = match query.list {
            List::Issued => View::Issued,
            List::Redeemed => View::Redeemed,
        };
        "?".to_owned() + &self.address_of(view, true, &self.write_query(query))
    }

    /// The query string that shows `view`; its own name comes first, so that people can read it.
    fn address(self, view: View, named: bool) -> String {
        let query = view.list().map(|list| {
            let query = self.query(list);
            query.with(|query| self.write_query(query))
        });
        self.address_of(view, named, &query.unwrap_or_default())
    }

    fn address_of(self, view: View, named: bool, query: &str) -> String {
        let mut address = String::new();
        if let Some((_, name)) = View::NAMES.iter().find(|(known, _)| *known == view)
            && (named || view != View::Issued)
        {
            address = "view=".to_owned() + name;
        }
        if !query.is_empty() && !address.is_empty() {
            address.push('&');
        }
        address += query;
        address
    }

    /// The query string as it is mirrored now; `None` where it is not.
    fn mirrored(self) -> Option<String> {
        match self.url_sync.get_value() {
            UrlSync::Address => Some(address_bar::query_string()),
            UrlSync::Parameter(name) => Some(address_bar::parameter(&name)),
            UrlSync::None => None,
        }
    }

    fn write_address(self, push: bool) {
        let address = untrack(|| self.address(self.view.get(), false));
        if self.mirrored().is_some_and(|mirrored| mirrored != address) {
            match self.url_sync.get_value() {
                UrlSync::Parameter(name) => address_bar::set_parameter(&name, &address, push),
                _ => address_bar::set_query_string(&address, push),
            }
        }
        self.tell();
    }

    fn read(self, address: &str) {
        let name = address
            .split('&')
            .find_map(|pair| pair.strip_prefix("view="));
        let named = self.offered().find(|(_, known)| Some(*known) == name);
        let view = named.or_else(|| self.offered().next());
        let view = view.map_or(View::Issued, |(view, _)| view);
        if let Some(list) = view.list() {
            let query = ListQuery::parse(list, address, self.page_size);
            let signal = self.query(list);
            if signal.with_untracked(|old| *old != query) {
                signal.set(query);
            }
        }
        if self.view.get_untracked() != view {
            self.view.set(view);
        }
    }

    /// The screen alone: what is asked for may be a code.
    fn tell(self) {
        let view = self.view.get_untracked();
        let name = View::NAMES.iter().find(|(known, _)| *known == view);
        let name = name.map_or("", |(_, name)| name);
        let page = self.page.get_value();
        page.emit("view-change", &[("view", EventDetail::Text(name))]);
    }
}
