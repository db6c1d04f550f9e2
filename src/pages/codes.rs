//! The two lists of codes, Issued and Redeemed.

mod change_notice;
mod filters;
mod local_filters;
mod pager;
mod position;
mod revoke;
mod select_all;
mod selection;
mod states;
mod suggestions;
mod view_button;
mod view_menu;
mod views;
mod whole_list_status;

use filters::Filters;
use leptos::prelude::*;
use pager::Pager;
use states::{ListingFailure, NoRows};
use view_button::ViewButton;
use views::ViewTabs;

pub use change_notice::ListChangeNotice;
pub use filters::Filter;
pub use local_filters::LocalFilters;
pub use revoke::RevokeDialog;
pub use selection::ListSelection;
pub use suggestions::SearchSuggestions;
pub use view_menu::ViewMenu;
pub use views::{TabMenu, ViewTools};
pub use whole_list_status::WholeListStatus;

use crate::{
    components::{Button, Remount, ScreenHeader},
    domain::{Code, List, ListQuery, Outcome},
    i18n::{I18n, Key, use_i18n},
    pages::{
        abandoned::AbandonedOperations,
        code_table::{CodeTable, CurrentTable, TableActions, TableOf, TableState, columns},
        lazy::{Lazy, Part},
    },
    state::{
        BulkJob, ExportOffer, Exports, Jobs, Journal, Listing, ListingPhase, Navigation,
        Preferences, Prefetched, Report, SavedViews, SelectAll, Selection, Session,
    },
};

/// What the parts of the screen share.
#[derive(Clone, Copy)]
pub struct Screen {
    list: List,
    listing: Listing,
    navigation: Navigation,
    select_all: SelectAll,
    table: TableState,
}

impl Screen {
    /// What can be exported from here.
    fn export_offer(self, is_of_selection: bool) -> ExportOffer {
        ExportOffer {
            query: Some(self.listing.query.get_untracked()),
            // While another answer is awaited, the last one counts something else.
            total: match self.listing.phase.get_untracked() {
                ListingPhase::Ready => self.listing.totals.get_untracked().items,
                _ => None,
            },
            selected: self.table.selection.entries().into(),
            is_of_selection,
        }
    }
}

/// The screen.
#[component]
pub fn Codes(
    /// Which of the two lists.
    list: List,
    /// The answer to its first query, if that was asked already.
    prefetched: Option<Prefetched>,
) -> impl IntoView {
    let i18n = use_i18n();
    let navigation: Navigation = expect_context();
    let session: Session = expect_context();
    let journal: Journal = expect_context();
    let jobs: Jobs = expect_context();
    let exports: Exports = expect_context();
    let listing = Listing::follow(session, navigation.query(list), prefetched);
    let views: SavedViews = expect_context();
    let selection = Selection::empty();
    let sort_by = move |sort_by, order| {
        navigation.update_query(list, true, |query| {
            query.sort_by = sort_by;
            query.order = order;
        });
    };
    let table = TableState {
        of: TableOf::List(list),
        rows: listing.rows.into(),
        is_loading: Signal::derive(move || {
            (listing.phase).with(|phase| *phase == ListingPhase::Loading)
        }),
        sort: Signal::derive(move || {
            (listing.query).with(|query| Some((query.sort_by, query.order)))
        }),
        on_sort: Callback::new(move |(key, order)| sort_by(key, order)),
        selection,
        opened: Signal::derive(move || navigation.opened()),
        on_open: Callback::new(move |code| navigation.open(code)),
        has_panel: RwSignal::new(false),
        is_entering: RwSignal::new(false),
    };
    let screen = Screen {
        list,
        listing,
        navigation,
        select_all: SelectAll::new(selection),
        table,
    };
    let current: CurrentTable = expect_context();
    current.show(TableActions {
        table,
        offer: Callback::new(move |()| screen.export_offer(true)),
    });
    let preferences: Preferences = expect_context();
    Effect::new(move |_| navigation.name_codes(!preferences.is_masked()));
    keep_selection_fresh(screen);
    stop_selecting_of_other_filters(screen, i18n);
    forget_revoked(screen, jobs.revoke);
    let title = match list {
        List::Issued => Key::Issued,
        List::Redeemed => Key::Redeemed,
    };
    // Every answer is news to the rows; the table around them stays.
    let is_empty = Memo::new(move |_| {
        // Nobody may tick a code that the filters leave out.
        screen.listing.rows.with(Vec::is_empty) || screen.listing.is_replaced()
    });
    let has_notes = Memo::new(move |_| journal.has_notes());
    let layout = Memo::new(move |_| views.columns(list));
    let rows = move || {
        if is_empty.get() {
            view! { <NoRows screen/> }.into_any()
        } else {
            let of = TableOf::List(list);
            let columns = layout.with(|layout| columns::of(of, layout, has_notes.get()));
            view! { <CodeTable table columns/> }.into_any()
        }
    };
    let is_panel_wanted = Signal::derive(move || table.opened.with(Option::is_some));
    let is_selection_wanted = Signal::derive(move || !selection.is_empty());
    view! {
        <div class="pane" data-panel=move || table.has_panel.get().then_some("")>
            <ScreenHeader title=i18n.text(title)>
                <ViewTabs list/>
                <ViewButton list/>
                <Button on_click=move || exports.open(screen.export_offer(false))>
                    {i18n.text(Key::Export)}
                </Button>
            </ScreenHeader>
            <Filters screen/>
            <div class="above-rows" aria-live="polite">
                <AbandonedOperations/>
                <ListingFailure screen/>
                <Lazy part=Part::Bulk(jobs.revoke)/>
            </div>
            // Rows that stay would keep the cells of other columns.
            <Remount view=rows/>
            <Lazy part=Part::ListChangeNotice(StoredValue::new(screen))/>
            <Lazy
                part=Part::ListSelection(StoredValue::new(screen))
                is_wanted=is_selection_wanted
            />
            <Pager screen/>
        </div>
        <Lazy part=Part::Panel(table) is_wanted=is_panel_wanted/>
        <Lazy part=Part::RevokeDialog(jobs.revoke)/>
    }
}

/// The selection learns what newer answers say of its codes.
fn keep_selection_fresh(screen: Screen) {
    Effect::new(move |_| {
        let rows = screen.listing.rows;
        rows.with(|rows| {
            screen
                .table
                .selection
                .refresh(rows.iter().map(|row| &*row.entry));
        });
    });
}

/// *Select all* is of the filters, and of the zone of days among them, under which it was pressed.
fn stop_selecting_of_other_filters(screen: Screen, i18n: I18n) {
    let all = screen.select_all;
    Effect::new(move |before: Option<(ListQuery, bool)>| {
        let asked = (screen.listing.query.get().oldest_first(), i18n.is_utc());
        if before.is_some_and(|before| before != asked) && !untrack(|| all.is_idle()) {
            all.stop();
        }
        asked
    });
}

/// What a job has revoked is selected no longer, and the list is read again.
fn forget_revoked(screen: Screen, job: BulkJob) {
    // The rows that come with the screen know of a report that was there before.
    let mut is_old = true;
    Effect::new(move |_| {
        let report = job.report.get().filter(|_| !is_old);
        is_old = false;
        if let Some(report) = report {
            screen.table.selection.drop(&done(&report));
            screen.listing.reload();
        }
    });
}

/// The codes that were revoked.
fn done(report: &Report) -> Vec<Code> {
    let done = report
        .iter()
        .filter(|(_, outcome)| *outcome == Outcome::Done);
    done.map(|(code, _)| code.clone()).collect()
}
