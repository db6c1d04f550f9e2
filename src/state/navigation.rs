//! Which screen is shown with which query and which open code, and its mirror in the address bar.

use crate::{
    domain::{Code, Config, List, ListQuery, PageSize, parameter, percent_encode},
    platform::{
        address_bar, clock,
        host_bridge::{EventDetail, HostBridge},
        listener::Listener,
        task,
    },
};
use leptos::prelude::*;
use std::mem;

/// What the fragment of the address calls the code that is open.
const CODE: &str = "code";

/// So long the address waits for the next code while one walks from row to row, in milliseconds: browsers throttle changes of it.
const PAUSE: i64 = 200;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum View {
    Issued,
    Redeemed,
    Overview,
    Generate,
    Redeem,
    LookUp,
    Activity,
}

impl View {
    /// The name in the address; the first screen has none.
    const NAMES: [(Self, &str); 7] = [
        (Self::Issued, "issued"),
        (Self::Redeemed, "redeemed"),
        (Self::Overview, "overview"),
        (Self::Generate, "generate"),
        (Self::Redeem, "redeem"),
        (Self::LookUp, "lookup"),
        (Self::Activity, "activity"),
    ];

    pub fn list(self) -> Option<List> {
        match self {
            Self::Issued => Some(List::Issued),
            Self::Redeemed => Some(List::Redeemed),
            Self::Overview | Self::Generate | Self::Redeem | Self::LookUp | Self::Activity => None,
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
    /// The code of the list that the panel shows.
    opened: RwSignal<Option<Code>>,
    /// Whether the address may name it.
    names_codes: StoredValue<bool>,
    /// How often another code was opened.
    turns: StoredValue<u32>,
    /// A closed panel goes back in the history, which the browser does later.
    is_returning: StoredValue<bool>,
    page_size: PageSize,
    /// Screens that the deployment does not offer.
    hidden: StoredValue<Vec<View>>,
    /// The one that comes first.
    first: View,
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
        let (hidden, offered): (Vec<_>, Vec<_>) = View::NAMES.iter().partition(|at| is_hidden(at));
        let is_first = |(_, name): &&&(View, &str)| config.first_screen.as_deref() == Some(name);
        let first = offered.iter().find(is_first).or(offered.first());
        let first = first.map_or(View::Issued, |(view, _)| *view);
        let navigation = Self {
            url_sync: StoredValue::new(url_sync),
            page: StoredValue::new(page),
            view: RwSignal::new(first),
            issued: fresh(List::Issued),
            redeemed: fresh(List::Redeemed),
            opened: RwSignal::new(None),
            names_codes: StoredValue::new(true),
            turns: StoredValue::new(0),
            is_returning: StoredValue::new(false),
            page_size,
            hidden: StoredValue::new(hidden.into_iter().map(|(view, _)| *view).collect()),
            first,
        };
        let address = navigation.mirrored().unwrap_or_default();
        let address = if address.is_empty() {
            let page = navigation.page.get_value();
            page.text("address").unwrap_or_default()
        } else {
            address
        };
        navigation.read(&address);
        navigation.read_opened();
        if navigation.mirrored().is_some() {
            let popped = Listener::of_window("popstate", move |_| {
                if navigation.is_returning.try_update_value(mem::take) == Some(true) {
                    // Where one went on meanwhile, the address follows.
                    let is_open = navigation.opened.with_untracked(Option::is_some);
                    navigation.mirror(true, is_open);
                    return;
                }
                navigation.read(&navigation.mirrored().unwrap_or_default());
                if navigation.names_codes.get_value() {
                    navigation.read_opened();
                } else {
                    // An entry from before the lock or the masks may have one.
                    navigation.mirror(false, false);
                }
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
        self.opened.set(None);
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

    /// The screen that comes first.
    pub fn first(self) -> View {
        self.first
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
        self.opened.set(None);
        self.view.set(view);
        self.write_address(true);
    }

    /// Reactive. The code of the list that is open.
    pub fn opened(self) -> Option<Code> {
        self.opened.get()
    }

    /// Opens a code of the list that is shown, from where Back closes it, or another one in its place, or closes it.
    pub fn open(self, code: Option<Code>) {
        let before = self.opened.get_untracked();
        if before == code {
            return;
        }
        self.opened.set(code.clone());
        if !self.has_links() || self.is_returning.get_value() {
            return;
        }
        match (before, code) {
            (None, Some(_)) => self.mirror(true, true),
            (Some(_), Some(_)) => self.mirror_soon(),
            (_, None) if address_bar::is_detail() => {
                // Forward comes to this entry again.
                self.mirror(false, false);
                self.is_returning.set_value(true);
                address_bar::back();
            }
            // It came by a link, or the list was asked for something else meanwhile.
            (_, None) => self.mirror(false, false),
        }
    }

    /// The address names the open code, or does not: whoever has codes masked shows their screen to others.
    pub fn name_codes(self, names_codes: bool) {
        self.names_codes.set_value(names_codes);
        if self.has_links() && !self.is_returning.get_value() {
            self.mirror(false, address_bar::is_detail());
        }
    }

    /// An address that opens this code of a list, for whoever is connected as the same account; `None` where addresses open
    /// nothing.
    pub fn link_to_code(self, list: List, code: &Code) -> Option<String> {
        let query = self.read_query(list, "");
        (self.has_links()).then(|| {
            [
                address_bar::page(),
                self.href_of(&query),
                "#".to_owned(),
                named(code),
            ]
            .concat()
        })
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

    /// Shows the codes of one order ([`crate::domain::OrderRecord::lot`]).
    pub fn show_order(self, order_id: &str) {
        let mut query = self.query(List::Issued).get_untracked().filters_cleared();
        query.order_id = order_id.to_owned();
        self.show(query);
    }

    /// Changes a filter: on from the first page, since the old page number means nothing any more.
    pub fn update_query(self, list: List, step: bool, change: impl FnOnce(&mut ListQuery)) {
        let mut query = self.query(list).get_untracked();
        change(&mut query);
        query.page = Default::default();
        self.ask(query, step);
    }

    /// Forgets what was asked for and opened: an address, a code and a part of one are nobody's business after a lock.
    pub fn forget(self) {
        for list in [List::Issued, List::Redeemed] {
            self.query(list)
                .set(ListQuery::parse(list, "", self.page_size));
        }
        self.opened.set(None);
        self.names_codes.set_value(false);
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
            && (named || view != self.first)
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
        self.mirror(push, false);
        self.tell();
    }

    /// `is_detail`: the entry of the history is there for the code that it opens.
    fn mirror(self, push: bool, is_detail: bool) {
        let address = untrack(|| self.address(self.view.get(), false));
        match self.url_sync.get_value() {
            UrlSync::Address => {
                let here = (address_bar::query_string(), address_bar::fragment());
                let fragment = self.fragment(&here.1);
                if (&address, &fragment) != (&here.0, &here.1) {
                    address_bar::set_view(&address, &fragment, push, is_detail);
                }
            }
            UrlSync::Parameter(name) if address_bar::parameter(&name) != address => {
                address_bar::set_parameter(&name, &address, push);
            }
            UrlSync::Parameter(_) | UrlSync::None => {}
        }
    }

    /// The same in place, once nobody opens another code.
    fn mirror_soon(self) {
        let turn = self.turns.get_value() + 1;
        self.turns.set_value(turn);
        task::spawn(async move {
            clock::sleep(PAUSE).await;
            if self.turns.try_get_value() == Some(turn) && !self.is_returning.get_value() {
                self.mirror(false, address_bar::is_detail());
            }
        });
    }

    /// What comes behind the hash sign; what is not ours there stays.
    fn fragment(self, here: &str) -> String {
        let opened = self.opened.get_untracked();
        match opened.filter(|_| self.names_codes.get_value()) {
            Some(code) => named(&code),
            None if parameter(here, CODE).is_some() => String::new(),
            None => here.to_owned(),
        }
    }

    /// Takes the open code from the address, where that has one.
    fn read_opened(self) {
        let has_one = self.has_links() && untrack(|| self.view()).list().is_some();
        let opened = has_one.then(|| parameter(&address_bar::fragment(), CODE));
        let opened = opened.flatten().and_then(|text| Code::new(&text));
        if self.opened.get_untracked() != opened {
            self.opened.set(opened);
        }
    }

    fn read(self, address: &str) {
        let name = address
            .split('&')
            .find_map(|pair| pair.strip_prefix("view="));
        let named = self.offered().find(|(_, known)| Some(*known) == name);
        let asks = self.read_query(List::Issued, address) != self.read_query(List::Issued, "");
        let view = match named {
            Some((view, _)) => view,
            // An address from when the list came first.
            None if asks && self.offers(View::Issued) => View::Issued,
            None => self.first,
        };
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

/// As the fragment of an address has it, which browsers send to no server.
fn named(code: &Code) -> String {
    [CODE, "=", &percent_encode(code.reveal())].concat()
}
