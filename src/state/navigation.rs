//! Which screen is shown with which query, and its mirror in the address bar.

use crate::{
    browser::{address_bar, listener::Listener},
    domain::{Config, List, ListQuery, PageSize},
    live::{self, Live, untrack},
};

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

#[derive(Clone, Copy)]
pub struct Navigation {
    view: Live<View>,
    issued: Live<ListQuery>,
    redeemed: Live<ListQuery>,
    page_size: PageSize,
    /// Screens that the deployment does not offer.
    hides_generate: bool,
    hides_redeem: bool,
}

impl Navigation {
    /// Starts where the address says and keeps both in step for as long as the current owner lives.
    pub fn follow_address(config: &Config) -> Self {
        let page_size = config.page_size;
        let fresh = |list| Live::new(ListQuery::parse(list, "", page_size));
        let navigation = Self {
            view: Live::new(View::Issued),
            issued: fresh(List::Issued),
            redeemed: fresh(List::Redeemed),
            page_size,
            hides_generate: config.hide_generate || config.read_only,
            hides_redeem: config.read_only,
        };
        navigation.read_address();
        let popped = Listener::of_window("popstate", move |_| navigation.read_address());
        live::keep(Box::new(popped));
        navigation
    }

    /// Whether the deployment offers this screen.
    pub fn offers(self, view: View) -> bool {
        match view {
            View::Issued | View::Redeemed | View::LookUp | View::Activity => true,
            View::Generate => !self.hides_generate,
            View::Redeem => !self.hides_redeem,
        }
    }

    /// Tracks.
    pub fn view(self) -> View {
        self.view.get()
    }

    pub fn query(self, list: List) -> Live<ListQuery> {
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

    /// Changes a filter: on from the first page, since the old page number means nothing any more.
    pub fn refine(self, list: List, step: bool, change: impl FnOnce(&mut ListQuery)) {
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

    /// The address of a screen as it stands, for a link that can be opened in another tab.
    pub fn href(self, view: View) -> String {
        "?".to_owned() + &self.address(view, true)
    }

    /// The query string that shows `view`; its own name comes first, so that people can read it.
    fn address(self, view: View, named: bool) -> String {
        let mut address = String::new();
        if let Some((_, name)) = View::NAMES.iter().find(|(known, _)| *known == view)
            && (named || view != View::Issued)
        {
            address = "view=".to_owned() + name;
        }
        if let Some(list) = view.list() {
            let query = self
                .query(list)
                .with(|query| query.to_address(self.page_size));
            if !query.is_empty() && !address.is_empty() {
                address.push('&');
            }
            address += &query;
        }
        address
    }

    fn write_address(self, push: bool) {
        let address = untrack(|| self.address(self.view.get(), false));
        if address != address_bar::query_string() {
            address_bar::set_query_string(&address, push);
        }
    }

    fn read_address(self) {
        let address = address_bar::query_string();
        let name = address
            .split('&')
            .find_map(|pair| pair.strip_prefix("view="));
        let view = View::NAMES
            .iter()
            .find(|(view, known)| Some(*known) == name && self.offers(*view))
            .map_or(View::Issued, |(view, _)| *view);
        if let Some(list) = view.list() {
            let query = ListQuery::parse(list, &address, self.page_size);
            let signal = self.query(list);
            if signal.with_untracked(|old| *old != query) {
                signal.set(query);
            }
        }
        if self.view.get_untracked() != view {
            self.view.set(view);
        }
    }
}
