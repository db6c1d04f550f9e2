use super::entry::CodeEntry;

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
