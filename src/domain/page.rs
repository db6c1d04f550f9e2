use super::entry::CodeEntry;
use super::query::ListQuery;

/// One page of a listing.
#[derive(Clone, PartialEq)]
pub struct Page {
    /// Each code once, in the server's order.
    pub entries: Vec<CodeEntry>,
    /// Rows of the whole listing; not every server counts them.
    pub total_items: Option<u64>,
    pub total_pages: Option<u64>,
    /// Rows without a readable code. They are not in `entries`.
    pub unreadable: usize,
    /// Rows that repeated a code of this page. The first one is in `entries`.
    pub repeated: usize,
}

impl Page {
    /// The page of the query that stands in rows which pass its filters, for rows that the API can't be asked for.
    pub fn of_arranged(query: &ListQuery, rows: Vec<&CodeEntry>) -> Page {
        let (entries, all) = query.arrange(rows);
        Page {
            entries,
            total_items: Some(all),
            total_pages: Some(all.div_ceil(u64::from(query.limit.get()))),
            unreadable: 0,
            repeated: 0,
        }
    }
}
