use std::collections::BTreeSet;
use std::mem;

use super::code::Code;
use super::entry::CodeEntry;
use super::page::Page;
use super::query::{ListQuery, PageNumber, PageSize};

/// Rows a page. The API does not say how many it allows.
pub const ROWS: u32 = 100;

/// A server that counts nothing and gives fewer rows than this has no more; if it gives fewer than were asked for, it may
/// just have a bound of its own.
const SMALLEST_BOUND: usize = 10;

/// A listing that is read from page to page: which one comes next, what is new on it, and what can be said in the end.
///
/// A list changes while it is read. A row that goes shifts all that come after it by one, and the first of the next page is
/// never seen; a row that comes shifts them the other way, and one is seen twice.
#[derive(Clone)]
pub struct Walk {
    query: ListQuery,
    step: Step,
    /// Of all pages.
    codes: BTreeSet<Code>,
    /// All that the pages held, readable or not.
    rows: u64,
    latest: Counted,
    /// The latest page is to be read once more.
    is_again: bool,
    /// By the first page.
    first_total: Option<u64>,
    total: Option<u64>,
    unreadable: usize,
    repeated: usize,
    /// Neither has the server counted differently from page to page, nor has a page repeated a code of another.
    is_steady: bool,
}

/// What the latest page brought to the sums of all.
#[derive(Clone, Copy, Default)]
struct Counted {
    rows: u64,
    unreadable: usize,
    repeated: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// The page of [`Walk::query`] is to be read.
    Next,
    /// The last page was taken, as far as that can be told.
    Last,
    /// The list goes on, but the page brought nothing new: the server turns no pages.
    Stuck,
}

impl Walk {
    /// From the first page, with the filters and in the order of the query.
    pub fn new(query: &ListQuery) -> Walk {
        let mut query = query.clone();
        query.page = PageNumber::FIRST;
        query.limit = PageSize::new(ROWS).unwrap_or_default();
        Walk {
            query,
            step: Step::Next,
            codes: BTreeSet::new(),
            rows: 0,
            latest: Counted::default(),
            is_again: false,
            first_total: None,
            total: None,
            unreadable: 0,
            repeated: 0,
            is_steady: true,
        }
    }

    /// The page to read next.
    pub fn query(&self) -> &ListQuery {
        &self.query
    }

    pub fn step(&self) -> Step {
        self.step
    }

    /// How many codes the pages held.
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// How many rows the whole list has by the latest page; not every server counts.
    pub fn total(&self) -> Option<u64> {
        self.total
    }

    /// The same by the first page.
    pub fn first_total(&self) -> Option<u64> {
        self.first_total
    }

    /// How many rows are still to come, where the server counts.
    pub fn rows_left(&self) -> Option<u64> {
        match self.step {
            Step::Next => Some(self.total?.saturating_sub(self.rows)),
            Step::Last | Step::Stuck => Some(0),
        }
    }

    /// Rows without a readable code.
    pub fn unreadable(&self) -> usize {
        self.unreadable
    }

    /// Rows with a code that a row before them had.
    pub fn repeated(&self) -> usize {
        self.repeated
    }

    /// Every code of the list was read, as far as that can be told: the list kept still, and each row had a readable code.
    pub fn is_whole(&self) -> bool {
        self.step == Step::Last
            && self.is_steady
            && self.unreadable == 0
            && self.total.is_none_or(|total| total == self.rows)
    }

    /// Each row that the server counted in the end was read, and none repeated another: the list has kept still, or has grown
    /// behind what was read.
    pub fn has_no_gap(&self) -> bool {
        self.step == Step::Last
            && self.repeated == 0
            && self.total.is_none_or(|total| total == self.rows)
    }

    /// Neither has the server counted differently from page to page, nor has a page repeated a code of another.
    pub fn is_steady(&self) -> bool {
        self.is_steady
    }

    /// Something else tells that the walk has missed codes.
    pub fn mark_unsteady(&mut self) {
        self.is_steady = false;
    }

    /// Goes on after the end, for what has come behind it since: the last page, which may have had room, is read again.
    pub fn read_newer(&mut self) {
        if self.step == Step::Last {
            self.step = Step::Next;
            self.rows -= self.latest.rows;
            self.unreadable -= self.latest.unreadable;
            self.repeated -= self.latest.repeated;
            self.is_again = true;
        }
    }

    /// Takes the page that was asked for, and gives its codes that no page before had, in their order.
    pub fn take(&mut self, page: Page) -> Vec<CodeEntry> {
        let rows = page.entries.len() + page.unreadable + page.repeated;
        let is_again = mem::take(&mut self.is_again);
        if is_again {
            // What is on it was counted before.
            self.first_total = page.total_items;
        } else if self.rows > 0 {
            self.is_steady &= self.total == page.total_items;
        } else {
            self.first_total = page.total_items;
        }
        self.rows += rows as u64;
        self.total = page.total_items;
        let mut fresh = page.entries;
        let all = fresh.len();
        fresh.retain(|entry| self.codes.insert(entry.code.clone()));
        // Codes of a page that is read again are no others.
        let of_others = if is_again { 0 } else { all - fresh.len() };
        self.latest = Counted {
            rows: rows as u64,
            unreadable: page.unreadable,
            repeated: page.repeated + of_others,
        };
        self.unreadable += self.latest.unreadable;
        self.repeated += self.latest.repeated;
        self.is_steady &= of_others == 0;
        let number = self.query.page.get();
        let is_last = match (page.total_pages, page.total_items) {
            (Some(pages), _) => pages <= u64::from(number),
            (None, Some(items)) => items <= self.rows,
            (None, None) => rows < SMALLEST_BOUND,
        };
        self.step = match PageNumber::new(number.saturating_add(1)) {
            _ if is_last => Step::Last,
            Some(next) if is_again || !fresh.is_empty() => {
                self.query.page = next;
                Step::Next
            }
            _ => Step::Stuck,
        };
        fresh
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::amount::{Amount, IpCount};
    use crate::domain::{Kind, List};

    fn walk() -> Walk {
        Walk::new(&ListQuery::new(List::Issued))
    }

    fn entry(n: usize) -> CodeEntry {
        CodeEntry {
            code: Code::new(&format!("9P-{n}")).unwrap(),
            kind: Kind::Ip,
            amount: Amount::Ips(IpCount(5)),
            status_number: Some(1),
            forward_to: None,
            used_by: None,
            used_at: None,
            created_at: None,
            expired_at: None,
            is_enterprise: None,
            extra: Vec::new(),
            json: Box::default(),
        }
    }

    /// Codes by number.
    fn page(codes: impl Iterator<Item = usize>, total: Option<u64>) -> Page {
        Page {
            entries: codes.map(entry).collect(),
            total_items: total,
            total_pages: total.map(|total| total.div_ceil(100)),
            unreadable: 0,
            repeated: 0,
        }
    }

    /// How many codes each page brings that no page before had.
    fn fresh(walk: &mut Walk, pages: Vec<Page>) -> Vec<usize> {
        pages
            .into_iter()
            .map(|page| walk.take(page).len())
            .collect()
    }

    #[test]
    fn a_list_that_keeps_still_is_read_whole() {
        let mut walk = walk();
        for (first, number) in [(0, 1), (100, 2), (200, 3)] {
            assert_eq!(walk.step(), Step::Next);
            assert!(!walk.is_whole());
            assert_eq!(walk.query().page.get(), number);
            assert_eq!(walk.query().limit.get(), 100);
            walk.take(page(first..240.min(first + 100), Some(240)));
        }
        assert_eq!((walk.step(), walk.len()), (Step::Last, 240));
        assert!(walk.is_whole());
    }

    #[test]
    fn an_empty_list_is_whole_at_once() {
        for total in [None, Some(0)] {
            let mut walk = walk();
            walk.take(page(0..0, total));
            assert_eq!(walk.step(), Step::Last);
            assert!(walk.is_whole());
        }
    }

    #[test]
    fn without_totals_a_short_page_is_the_last_one() {
        let mut walk = walk();
        // 30 is the server's own bound.
        assert_eq!(
            fresh(&mut walk, vec![page(0..30, None), page(30..60, None)]),
            [30, 30]
        );
        assert_eq!(walk.step(), Step::Next);
        walk.take(page(60..63, None));
        assert_eq!(walk.step(), Step::Last);
        assert!(walk.is_whole());
    }

    #[test]
    fn a_server_that_counts_rows_alone_and_has_a_bound_of_its_own_is_read_to_the_end() {
        let mut walk = walk();
        for first in [0, 30, 60] {
            assert_eq!(walk.step(), Step::Next);
            let mut page = page(first..80.min(first + 30), Some(80));
            page.total_pages = None;
            walk.take(page);
        }
        assert_eq!((walk.step(), walk.len()), (Step::Last, 80));
        assert!(walk.is_whole());
    }

    #[test]
    fn a_page_that_repeats_the_one_before_ends_the_walk_and_doubles_nothing() {
        for total in [None, Some(240)] {
            let mut walk = walk();
            let pages = vec![page(0..100, total), page(0..100, total)];
            assert_eq!(fresh(&mut walk, pages), [100, 0]);
            assert_eq!((walk.step(), walk.len()), (Step::Stuck, 100));
            assert!(!walk.is_whole());
        }
    }

    #[test]
    fn a_list_that_changes_meanwhile_is_not_called_whole() {
        // One of the first page has gone, so that number 100 has moved to it.
        let mut gone = walk();
        gone.take(page(0..100, Some(150)));
        gone.take(page(101..150, Some(149)));
        assert_eq!((gone.step(), gone.is_whole()), (Step::Last, false));
        // One went and one came.
        let mut both = walk();
        both.take(page(0..100, Some(250)));
        both.take(page(101..201, Some(249)));
        both.take(page(201..251, Some(250)));
        assert_eq!((both.step(), both.is_whole()), (Step::Last, false));
        // One came before the others.
        let mut shifted = walk();
        shifted.take(page(0..100, None));
        shifted.take(page(99..105, None));
        assert_eq!((shifted.step(), shifted.is_whole()), (Step::Last, false));
        // Fewer than the server counts.
        let mut short = walk();
        short.take(page(0..80, Some(90)));
        assert_eq!((short.step(), short.is_whole()), (Step::Last, false));
    }

    #[test]
    fn what_came_since_is_read_without_the_pages_before_it() {
        for total in [Some(0), Some(40), Some(140), Some(200)] {
            let count = total.map_or(0, |total| total as usize);
            let mut walk = walk();
            while walk.step() == Step::Next {
                let first = walk.len();
                walk.take(page(first..count.min(first + 100), total));
            }
            walk.read_newer();
            let again = (walk.query().page.get() as usize - 1) * 100;
            let mut fresh = 0;
            for first in [again, again + 100, again + 200] {
                if walk.step() == Step::Next {
                    let rows = first..(count + 130).min(first + 100);
                    fresh += walk.take(page(rows, Some(count as u64 + 130))).len();
                }
            }
            assert_eq!((fresh, walk.len()), (130, count + 130));
            assert!(walk.is_whole(), "{count}");
        }
    }

    #[test]
    fn a_row_that_cannot_be_read_leaves_the_walk_in_part() {
        let mut walk = walk();
        let mut page = page(0..49, Some(50));
        page.unreadable = 1;
        walk.take(page);
        assert_eq!((walk.step(), walk.unreadable()), (Step::Last, 1));
        assert!(!walk.is_whole());
    }
}
