use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::code::Kind;
use super::entry::CodeEntry;
use super::percent::{percent_decode, percent_encode};

mod local;

pub use local::{AmountRange, LocalFilters, LocalRule, Units};

/// What the API and an address call the direction of an order.
const ORDER: &str = "order_by";

/// What an address calls an order that the API does not have: it would not understand its own name for orders then.
const LOCAL_SORT: &str = "local_sort";

/// Which codes of the account.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum List {
    /// Those that it generated.
    Issued,
    /// Those that it redeemed.
    Redeemed,
}

/// What a list can be sorted by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SortKey {
    Code,
    Amount,
    CreatedAt,
    UsedAt,
    ExpiresAt,
}

impl SortKey {
    /// The keys that the API has for a list, its default first.
    fn of_api(list: List) -> [SortKey; 3] {
        [SortKey::default_of(list), SortKey::Code, SortKey::Amount]
    }

    /// The keys of a list, those of the API before those for which it is read whole.
    pub fn of(list: List) -> [SortKey; 5] {
        let [default, code, amount] = SortKey::of_api(list);
        let other = match list {
            List::Issued => SortKey::UsedAt,
            List::Redeemed => SortKey::CreatedAt,
        };
        [default, code, amount, other, SortKey::ExpiresAt]
    }

    /// As the API sorts; what never expires comes last.
    pub fn compare(self, a: &CodeEntry, b: &CodeEntry) -> Ordering {
        match self {
            SortKey::ExpiresAt => {
                let key = |row: &CodeEntry| (row.expired_at.is_none(), row.expired_at);
                key(a).cmp(&key(b))
            }
            SortKey::Code => a.code.cmp(&b.code),
            SortKey::Amount => a.amount.number().cmp(&b.amount.number()),
            SortKey::CreatedAt => a.created_at.cmp(&b.created_at),
            SortKey::UsedAt => a.used_at.cmp(&b.used_at),
        }
    }

    fn default_of(list: List) -> SortKey {
        match list {
            List::Issued => SortKey::CreatedAt,
            List::Redeemed => SortKey::UsedAt,
        }
    }

    fn name(self) -> &'static str {
        match self {
            SortKey::Code => "code",
            SortKey::Amount => "amount_ips",
            SortKey::CreatedAt => "created_at",
            SortKey::UsedAt => "used_at",
            SortKey::ExpiresAt => "expired_at",
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SortOrder {
    Ascending,
    Descending,
}

impl SortOrder {
    pub fn reversed(self) -> Self {
        match self {
            SortOrder::Ascending => SortOrder::Descending,
            SortOrder::Descending => SortOrder::Ascending,
        }
    }

    /// What ascending rows compare to in this order.
    pub fn of(self, ascending: Ordering) -> Ordering {
        match self {
            SortOrder::Ascending => ascending,
            SortOrder::Descending => ascending.reverse(),
        }
    }
}

/// Counted from 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct PageNumber(u32);

impl PageNumber {
    pub const FIRST: PageNumber = PageNumber(1);

    pub fn new(number: u32) -> Option<PageNumber> {
        (number > 0).then_some(PageNumber(number))
    }

    pub fn get(self) -> u32 {
        self.0
    }
}

impl Default for PageNumber {
    fn default() -> PageNumber {
        PageNumber::FIRST
    }
}

/// Rows a page, at least 1. The API does not say how many it allows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct PageSize(u32);

impl PageSize {
    pub fn new(rows: u32) -> Option<PageSize> {
        (rows > 0).then_some(PageSize(rows))
    }

    pub fn get(self) -> u32 {
        self.0
    }
}

/// The API's own.
impl Default for PageSize {
    fn default() -> PageSize {
        PageSize(30)
    }
}

/// What a listing shows: filters, sort and page.
#[derive(Clone, PartialEq, Debug)]
pub struct ListQuery {
    pub list: List,
    /// The API's number for it.
    pub status: Option<i64>,
    /// IPs or traffic; the API filters by no other kind.
    pub kind: Option<Kind>,
    pub is_enterprise: Option<bool>,
    /// The account on the other side, whole. Empty is any.
    pub email: String,
    /// A part of the code. Empty is any.
    pub keyword: String,
    /// The person's own note beside the order of the code, whole. Empty is any. The API knows nothing of it.
    pub note: String,
    /// What all parts of one order have in common in the journal ([`super::OrderRecord::lot`]). Empty is any.
    pub order_id: String,
    /// What the API can't filter by either.
    pub local: LocalFilters,
    pub sort_by: SortKey,
    pub order: SortOrder,
    pub page: PageNumber,
    pub limit: PageSize,
}

impl ListQuery {
    /// What the API shows when it is asked for nothing in particular.
    pub fn new(list: List) -> ListQuery {
        ListQuery {
            list,
            status: None,
            kind: None,
            is_enterprise: None,
            email: String::new(),
            keyword: String::new(),
            note: String::new(),
            order_id: String::new(),
            local: LocalFilters::default(),
            sort_by: SortKey::default_of(list),
            order: SortOrder::Descending,
            page: PageNumber::default(),
            limit: PageSize::default(),
        }
    }

    /// What the request asks for: the API's own names in a fixed order, without what it does by default.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let mut parameters = self.api_filters();
        let mut arrangement = self.arrangement(PageSize::default());
        // The order of a sort that the API does not have is none of its business either.
        arrangement.retain(|(name, _)| *name != ORDER || self.local_sort().is_none());
        parameters.extend(arrangement);
        parameters
    }

    /// The same as a query string for our own address bar, where a missing `limit` means the deployment's page size, with
    /// what the API knows nothing of.
    ///
    /// [`ListQuery::parse`] with the same `default_limit` gives the query back.
    pub fn to_address(&self, default_limit: PageSize) -> String {
        let mut parameters = self.filters();
        parameters.extend(
            self.local_sort()
                .map(|key| (LOCAL_SORT, key.name().to_owned())),
        );
        parameters.extend(self.arrangement(default_limit));
        let pairs = parameters.into_iter();
        let pairs = pairs.map(|(name, value)| [name, "=", &percent_encode(&value)].concat());
        pairs.collect::<Vec<_>>().join("&")
    }

    /// All that is filtered by, by the API or here.
    pub fn filters(&self) -> Vec<(&'static str, String)> {
        let mut filters = self.api_filters();
        filters.extend(self.order_filters());
        filters.extend(self.local.parameters());
        filters
    }

    /// What is filtered by that the journal alone knows of: the orders of this browser.
    pub fn order_filters(&self) -> impl Iterator<Item = (&'static str, String)> + use<> {
        let filters = [
            ("note", self.note.clone()),
            ("order_id", self.order_id.clone()),
        ];
        filters.into_iter().filter(|(_, value)| !value.is_empty())
    }

    /// Whether the journal has to say which codes are listed.
    pub fn is_by_order(&self) -> bool {
        !self.note.is_empty() || !self.order_id.is_empty()
    }

    /// Whether the whole list has to be read to show one page: the API can't filter or sort like this.
    pub fn is_local(&self) -> bool {
        !self.local.is_any() || self.local_sort().is_some()
    }

    /// The same as far as the API can do it.
    pub fn without_local(&self) -> ListQuery {
        let mut query = self.clone();
        query.local = LocalFilters::default();
        if self.local_sort().is_some() {
            let default = ListQuery::new(self.list);
            (query.sort_by, query.order) = (default.sort_by, default.order);
        }
        query.page = PageNumber::FIRST;
        query
    }

    fn local_sort(&self) -> Option<SortKey> {
        (!SortKey::of_api(self.list).contains(&self.sort_by)).then_some(self.sort_by)
    }

    /// The same codes in the same order, from the first page on.
    pub fn from_first_page(&self) -> ListQuery {
        ListQuery {
            page: PageNumber::FIRST,
            ..self.clone()
        }
    }

    /// The same codes from the first page on, oldest first: codes that are made meanwhile come after them and shift no page.
    pub fn oldest_first(&self) -> ListQuery {
        ListQuery {
            sort_by: SortKey::default_of(self.list),
            order: SortOrder::Ascending,
            page: PageNumber::default(),
            limit: PageSize::default(),
            ..self.clone()
        }
    }

    /// Sorts and cuts rows that pass the filters, as the API would, and counts them.
    pub fn arrange(&self, mut rows: Vec<&CodeEntry>) -> (Vec<CodeEntry>, u64) {
        rows.sort_by(|a, b| self.order.of(self.sort_by.compare(a, b)));
        let all = rows.len() as u64;
        let limit = self.limit.0 as usize;
        let before = (self.page.0 as usize - 1).saturating_mul(limit);
        let rows = rows.into_iter().skip(before).take(limit).cloned();
        (rows.collect(), all)
    }

    /// Whether a row passes the filters that the API has.
    pub fn admits(&self, row: &CodeEntry) -> bool {
        let email = row.forward_to.as_deref().unwrap_or_default();
        (self.status.is_none() || row.status_number == self.status)
            && self.kind.is_none_or(|kind| row.kind == kind)
            && (self.is_enterprise.is_none() || row.is_enterprise == self.is_enterprise)
            && (self.email.is_empty() || email.eq_ignore_ascii_case(&self.email))
            && row.code.reveal().contains(&self.keyword)
    }

    fn api_filters(&self) -> Vec<(&'static str, String)> {
        let mut parameters = Vec::new();
        let mut add = |name, value: &str| parameters.push((name, value.to_owned()));
        if let Some(status) = self.status {
            add("status", &status.to_string());
        }
        if let Some(kind) = self.kind {
            add("data_type", &kind.number().to_string());
        }
        if let Some(is_enterprise) = self.is_enterprise {
            add("is_enterprise", if is_enterprise { "1" } else { "0" });
        }
        if !self.email.is_empty() {
            add("email", &self.email);
        }
        if !self.keyword.is_empty() {
            add("keyword", &self.keyword);
        }
        parameters
    }

    /// Order and page, as far as they are the API's.
    fn arrangement(&self, default_limit: PageSize) -> Vec<(&'static str, String)> {
        let default = ListQuery::new(self.list);
        let mut parameters = Vec::new();
        let mut add = |name, value: &str| parameters.push((name, value.to_owned()));
        if self.sort_by != default.sort_by && self.local_sort().is_none() {
            add("sort_by", self.sort_by.name());
        }
        if self.order != default.order {
            add(ORDER, "asc");
        }
        if self.page != default.page {
            add("page", &self.page.0.to_string());
        }
        if self.limit != default_limit {
            add("limit", &self.limit.0.to_string());
        }
        parameters
    }

    /// The query that an address names. Names and values that mean nothing here are passed over, and of a
    /// name given twice the last one counts, since an address is typed and shortened by people.
    pub fn parse(list: List, query_string: &str, default_limit: PageSize) -> ListQuery {
        let mut query = ListQuery::new(list);
        query.limit = default_limit;
        for pair in query_string.trim_start_matches('?').split('&') {
            let Some((name, value)) = pair.split_once('=') else {
                continue;
            };
            if let Some(value) = percent_decode(value) {
                query.take(name, value);
            }
        }
        query
    }

    fn take(&mut self, name: &str, value: String) {
        match name {
            "status" => self.status = value.parse().ok().or(self.status),
            "data_type" => {
                self.kind = match &*value {
                    "1" => Some(Kind::Ip),
                    "2" => Some(Kind::Traffic),
                    _ => self.kind,
                }
            }
            "is_enterprise" => {
                self.is_enterprise = match &*value {
                    "0" => Some(false),
                    "1" => Some(true),
                    _ => self.is_enterprise,
                }
            }
            "email" => self.email = value,
            "keyword" => self.keyword = value,
            // Redeemed codes are of others' orders.
            "note" if self.list == List::Issued => self.note = value,
            "order_id" if self.list == List::Issued => self.order_id = value,
            "sort_by" => self.take_sort(&SortKey::of_api(self.list), &value),
            LOCAL_SORT => self.take_sort(&SortKey::of(self.list), &value),
            ORDER => {
                self.order = match &*value {
                    "asc" => SortOrder::Ascending,
                    "desc" => SortOrder::Descending,
                    _ => self.order,
                }
            }
            "page" => self.page = count(&value).map_or(self.page, PageNumber),
            "limit" => self.limit = count(&value).map_or(self.limit, PageSize),
            name => self.local.take(name, &value),
        }
    }

    fn take_sort(&mut self, keys: &[SortKey], name: &str) {
        let key = keys.iter().find(|key| key.name() == name);
        self.sort_by = key.copied().unwrap_or(self.sort_by);
    }

    /// Whether it leaves out any code of the list.
    pub fn is_filtered(&self) -> bool {
        let unfiltered = self.filters_cleared();
        ListQuery {
            page: self.page,
            ..unfiltered
        } != *self
    }

    /// The first page of the whole list, sorted and sized as before.
    pub fn filters_cleared(&self) -> ListQuery {
        ListQuery {
            sort_by: self.sort_by,
            order: self.order,
            limit: self.limit,
            ..ListQuery::new(self.list)
        }
    }
}

fn count(value: &str) -> Option<u32> {
    value.parse().ok().filter(|count| *count > 0)
}

#[cfg(test)]
mod tests;
