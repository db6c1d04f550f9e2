//! Where each code stands.

use leptos::{html, prelude::*};
use std::sync::Arc;

use super::{
    counts::{Shown, StatusCounts, statuses},
    missing::{MissingCodes, OtherSpellings},
};
use crate::{
    components::{
        Button, ButtonKind, Emphasis, IconButton, IconName, Remount, ScreenHeader, focus_within,
        soon,
    },
    domain::{CodeEntry, List, SortKey, SortOrder},
    i18n::{Key, use_i18n},
    pages::{
        code_actions::CodeActions,
        code_table::{
            CodeTable, CurrentTable, SelectionBar, TableActions, TableOf, TableState, columns,
        },
        lazy::{Lazy, Part},
    },
    state::{
        BulkJob, Drafts, ExportOffer, Jobs, Journal, Located, LookUp, Row, SavedViews, Selection,
        Session,
    },
};

/// Rows on a page: a browser lays out no more at once without a pause.
const PAGE: usize = 100;

/// What the parts of the screen share.
#[derive(Clone, Copy)]
struct Screen {
    look_up: LookUp,
    shown: RwSignal<Shown>,
    /// The rows of all pages, in their order.
    rows: Memo<Vec<Arc<Row>>>,
    /// Counted from 0.
    page: RwSignal<usize>,
    table: TableState,
}

impl Screen {
    fn show(self, shown: Shown) {
        self.shown.set(shown);
        self.page.set(0);
    }
}

/// The codes that were found as a table, with those that were not below it.
#[component]
pub fn LookUpResult(
    /// Looks codes up.
    look_up: LookUp,
    /// What it found.
    found: Arc<Located>,
) -> impl IntoView {
    let jobs: Jobs = expect_context();
    let journal: Journal = expect_context();
    let views: SavedViews = expect_context();
    let element = NodeRef::<html::Div>::new();
    // The button that asked for it is gone.
    soon(element, move || focus_within(element, "h1"));
    let screen = new_screen(look_up, found.clone());
    look_up_what_was_revoked(look_up, jobs.revoke, found.clone());
    let table = screen.table;
    let ticked = table.selection;
    let offer = Callback::new(move |()| ExportOffer::of(ticked.entries().into()));
    let current: CurrentTable = expect_context();
    current.show(TableActions { table, offer });
    let has_rows = Memo::new(move |_| screen.rows.with(|rows| !rows.is_empty()));
    let has_notes = Memo::new(move |_| journal.has_notes());
    // As the person has them in the list of issued codes.
    let layout = Memo::new(move |_| views.columns(List::Issued));
    let missing = found.clone();
    let is_last = Memo::new(move |_| screen.page.get() + 1 >= pages(screen));
    let rest = move || {
        let is_told = match screen.shown.get() {
            Shown::All => is_last.get(),
            Shown::Status(_) => false,
            Shown::Missing => true,
        };
        is_told.then(|| view! { <MissingCodes found=missing.clone()/> })
    };
    let rest = Callback::new(move |()| rest().into_any());
    let rows = move || match has_rows.get() {
        true => {
            let columns = layout.with(|layout| columns::of(table.of, layout, has_notes.get()));
            view! { <CodeTable table columns>{move || rest.run(())}</CodeTable> }.into_any()
        }
        false => view! { <div class="rows">{move || rest.run(())}</div> }.into_any(),
    };
    view! {
        <div class="screen-table" node_ref=element>
            <div class="pane" data-panel=move || table.has_panel.get().then_some("")>
                <Head screen/>
                <div class="above-rows" aria-live="polite">
                    <Lazy part=Part::Bulk(jobs.revoke)/>
                    <OtherSpellings look_up found=&found/>
                </div>
                <StatusCounts found=&found shown=screen.shown on_choose=move |shown| screen.show(shown)/>
                <Remount view=rows/>
                <Show when=move || !table.selection.is_empty()>
                    <SelectionBar
                        selection=table.selection
                        offer
                        can_revoke=true
                        on_clear=move || table.selection.clear()
                    >
                        <SelectAllFound screen/>
                    </SelectionBar>
                </Show>
                <Footer screen n=found.codes.len()/>
            </div>
            <Lazy part=Part::Panel(table)/>
            <Lazy part=Part::RevokeDialog(jobs.revoke)/>
        </div>
    }
}

fn new_screen(look_up: LookUp, found: Arc<Located>) -> Screen {
    let statuses = statuses(&found);
    let first = match found.rows.is_empty() {
        true => Shown::Missing,
        false => Shown::All,
    };
    let shown = RwSignal::new(first);
    let sort = RwSignal::new(None);
    let page = RwSignal::new(0);
    let rows = Memo::new(move |_| {
        let shown = shown.get();
        let statuses = found.rows.iter().zip(&statuses);
        let shown = statuses.filter(|(_, status)| shown.is_of(status));
        let mut rows: Vec<Arc<Row>> = shown.map(|(row, _)| row.clone()).collect();
        if let Some((key, order)) = sort.get() {
            let (key, order): (SortKey, SortOrder) = (key, order);
            rows.sort_by(|a, b| order.of(key.compare(&a.entry, &b.entry)));
        }
        rows
    });
    let on_page = Memo::new(move |_| {
        let before = page.get() * PAGE;
        rows.with(|rows| rows.iter().skip(before).take(PAGE).cloned().collect())
    });
    let opened = RwSignal::new(None);
    let table = TableState {
        of: TableOf::LookUp,
        rows: on_page.into(),
        is_loading: false.into(),
        sort: sort.into(),
        on_sort: Callback::new(move |(key, order)| {
            sort.set(Some((key, order)));
            page.set(0);
        }),
        selection: Selection::empty(),
        opened: opened.into(),
        on_open: Callback::new(move |code| opened.set(code)),
        has_panel: RwSignal::new(false),
        is_entering: RwSignal::new(false),
    };
    Screen {
        look_up,
        shown,
        rows,
        page,
        table,
    }
}

/// What a job has revoked stands elsewhere now.
fn look_up_what_was_revoked(look_up: LookUp, job: BulkJob, found: Arc<Located>) {
    let session: Session = expect_context();
    Effect::new(move |was_there: Option<bool>| {
        let is_there = job.report.with(Option::is_some);
        if is_there && was_there == Some(false) {
            look_up.start(session, found.codes.clone());
        }
        is_there
    });
}

#[component]
fn Head(screen: Screen) -> impl IntoView {
    let i18n = use_i18n();
    let drafts: Drafts = expect_context();
    let look_up = screen.look_up;
    let start_again = move || {
        drafts.look_up.put(String::new());
        look_up.close();
    };
    let entries = move || -> Arc<[Arc<CodeEntry>]> {
        screen
            .rows
            .with_untracked(|rows| rows.iter().map(|row| row.entry.clone()).collect())
    };
    let actions = move || {
        (screen.rows.with(|rows| !rows.is_empty())).then(|| {
            view! {
                <CodeActions
                    name="found"
                    n=Signal::derive(move || screen.rows.with(Vec::len) as u64)
                    entries=Callback::new(move |()| entries())
                />
            }
        })
    };
    view! {
        <ScreenHeader title=i18n.text(Key::LookUp)>
            <Button kind=ButtonKind::Quiet on_click=move || look_up.close()>
                {i18n.text(Key::EditText)}
            </Button>
            <Button kind=ButtonKind::Quiet on_click=start_again>
                {i18n.text(Key::NewLookUp)}
            </Button>
            <span class="push"></span>
            {actions}
        </ScreenHeader>
    }
}

/// While the whole page is ticked, and there are more pages.
#[component]
fn SelectAllFound(screen: Screen) -> impl IntoView {
    let i18n = use_i18n();
    let n = Memo::new(move |_| {
        let (ticked, on_page) = screen.table.ticked();
        let all = screen.rows.with(Vec::len);
        let is_offered = ticked == on_page && screen.table.selection.len() < all;
        is_offered.then_some(all as u64)
    });
    let select = move || {
        let rows = screen.rows.get_untracked();
        (screen.table.selection).set(rows.iter().map(|row| &*row.entry), true);
    };
    move || {
        let label = i18n.fill(Key::SelectAllN, &[("n", &i18n.integer(n.get()?))]);
        Some(view! {
            <div class="selection-all">
                <Button on_click=select>{label}</Button>
            </div>
        })
    }
}

/// Reactive. At least one.
fn pages(screen: Screen) -> usize {
    screen.rows.with(Vec::len).div_ceil(PAGE).max(1)
}

/// How many codes were looked up, and the pages where there are several.
#[component]
fn Footer(screen: Screen, n: usize) -> impl IntoView {
    let i18n = use_i18n();
    let page = screen.page;
    let has_pages = Memo::new(move |_| pages(screen) > 1);
    let is_first = Signal::derive(move || page.get() == 0);
    let is_last = Signal::derive(move || page.get() + 1 >= pages(screen));
    let range = move || {
        let all = screen.rows.with(Vec::len);
        let first = page.get() * PAGE;
        let words = |n: usize| i18n.integer(n as u64);
        let (first, last) = (words(first + 1), words((first + PAGE).min(all)));
        let values = [("first", &*first), ("last", &*last), ("all", &*words(all))];
        i18n.fill(Key::RangeOf, &values)
    };
    let number = i18n.integer(n as u64);
    view! {
        <footer class="pager">
            <p role="status">
                <Emphasis sentence=i18n.count(Key::CodesLookedUp, n as u64) part=&number/>
            </p>
            <Show when=move || has_pages.get()>
                <nav class="push" aria-label=i18n.text(Key::Pages)>
                    <IconButton
                        icon=IconName::Previous
                        label=i18n.text(Key::PreviousPage)
                        is_disabled=is_first
                        on_click=move || page.update(|page| *page -= 1)
                    />
                    <span class="pager-range">{range}</span>
                    <IconButton
                        icon=IconName::Next
                        label=i18n.text(Key::NextPage)
                        is_disabled=is_last
                        on_click=move || page.update(|page| *page += 1)
                    />
                </nav>
            </Show>
        </footer>
    }
}
