use super::{Outcomes, Panel};
use crate::{Locator, Name, Page, eventually};
use crate::{Text, english};
use serde_json::Value;
use std::collections::BTreeMap;

/// The lists, Issued and Redeemed.
pub struct Codes {
    page: Page,
}

/// A row of the table: the code, and what each column shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub code: String,
    pub cells: BTreeMap<String, String>,
}

impl Row {
    /// What stands under this heading.
    ///
    /// # Panics
    /// When there is no such column.
    pub fn cell(&self, heading: &str) -> &str {
        self.cells
            .get(heading)
            .unwrap_or_else(|| panic!("no column {heading:?} in {:?}", self.cells))
    }
}

/// Rows are the one thing that has no name to be found by; everything of a row is read by the heading above it.
const READ_ROWS: &str = "
    const headings = [...document.querySelectorAll('thead th')].map(shown);
    return [...document.querySelectorAll('[data-testid=row]')].map((row) => ({
        code: row.querySelector('code').textContent,
        cells: Object.fromEntries([...row.cells].map((cell, n) => [headings[n], shown(cell)])),
    }))";

impl Codes {
    pub(crate) fn new(page: &Page) -> Self {
        Self { page: page.clone() }
    }

    /// The rows of now.
    pub async fn rows(&self) -> Vec<Row> {
        let rows = self.page.run(READ_ROWS).await;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let cells = |row: &Value| {
            let cells = row["cells"].as_object().into_iter().flatten();
            cells
                .map(|(heading, cell)| (heading.clone(), text(cell)))
                .collect()
        };
        let rows = rows.as_array().into_iter().flatten();
        rows.map(|row| Row {
            code: text(&row["code"]),
            cells: cells(row),
        })
        .collect()
    }

    /// Waits until the list has been read and shows these codes in this order.
    pub async fn shows(&self, codes: &[String]) {
        eventually(format!("the list shows {codes:?}"), async || {
            let shown: Vec<String> = self.rows().await.into_iter().map(|row| row.code).collect();
            match shown == codes && !self.is_loading().await {
                true => Ok(()),
                false => Err(format!("it shows {shown:?}")),
            }
        })
        .await;
    }

    /// Whether an answer is still to come.
    pub async fn is_loading(&self) -> bool {
        let busy = self
            .page
            .run("return document.querySelector('main [aria-busy=true]') !== null")
            .await;
        busy == true
    }

    /// Waits until the row of this code shows `text` under `heading`.
    pub async fn row_says(&self, code: &str, heading: &str, text: &str) {
        eventually(format!("the row of {code} says {text:?}"), async || {
            let rows = self.rows().await;
            let row = rows
                .iter()
                .find(|row| row.code == code)
                .ok_or("there is no such row".to_owned())?;
            match row.cell(heading) {
                cell if cell.contains(text) => Ok(()),
                cell => Err(format!("it says {cell:?}")),
            }
        })
        .await;
    }

    /// Filters, match count and the field for a part of a code.
    pub fn filters(&self) -> Locator {
        self.page.get("search", english(Text::FilterCodes))
    }

    pub fn keyword(&self) -> Locator {
        self.filters().get("searchbox", english(Text::SearchCodes))
    }

    /// "1,240 codes". What was filtered in the browser is said after it.
    pub fn match_count(&self) -> Locator {
        self.filters().get("status", Name::Any).first()
    }

    /// Sets a filter by its menu.
    pub async fn filter(&self, filter: &'static str, value: &'static str) {
        self.filters().get("button", filter).click().await;
        self.filters().get("button", value).click().await;
    }

    /// Sets the filter for the whole address.
    pub async fn filter_email(&self, address: &str) {
        self.filters()
            .get("button", english(Text::Email))
            .click()
            .await;
        self.filters()
            .get("textbox|combobox", english(Text::Email))
            .fill(address)
            .await;
        self.filters()
            .get("button", english(Text::Apply))
            .click()
            .await;
    }

    /// Takes one filter away by its chip.
    pub async fn remove_filter(&self, filter: &str, value: &str) {
        self.filters()
            .get("button", format!("Remove filter {filter} {value}"))
            .click()
            .await;
    }

    pub async fn clear_filters(&self) {
        self.filters()
            .get("button", english(Text::ClearFilters))
            .click()
            .await;
    }

    pub fn heading(&self, column: &'static str) -> Locator {
        self.page.get("columnheader", column)
    }

    pub async fn sort_by(&self, column: &'static str) {
        self.heading(column).get("button", column).click().await;
    }

    pub fn pager(&self) -> Locator {
        self.page.get("navigation", english(Text::Pages))
    }

    /// `First page`, `Previous page`, `Next page` or `Last page`.
    pub fn step(&self, step: &'static str) -> Locator {
        self.pager().get("button", step)
    }

    pub fn page_number(&self) -> Locator {
        self.pager().get("textbox", english(Text::PageNumber))
    }

    pub fn page_size(&self) -> Locator {
        self.page.get("combobox", english(Text::PerPage))
    }

    /// Reads the list again.
    pub async fn refresh(&self) {
        self.page
            .get("button", Name::starting(english(Text::Refresh)))
            .click()
            .await;
    }

    /// The box of a code.
    pub fn tick(&self, code: &str) -> Locator {
        self.page.get("checkbox", format!("Select {code}"))
    }

    pub async fn select(&self, code: &str) {
        self.tick(code).click().await;
    }

    /// Waits until these, of the codes on the page, have a tick in their box, and no others.
    pub async fn are_selected(&self, codes: &[String]) {
        const TICKED: &str = "
            const ticked = [...document.querySelectorAll('[data-testid=row]:has(:checked) code')];
            return ticked.map((code) => code.textContent)";
        eventually(format!("{codes:?} are ticked"), async || {
            let ticked = self.page.run(TICKED).await;
            match ticked == Value::from(codes) {
                true => Ok(()),
                false => Err(ticked),
            }
        })
        .await;
    }

    /// The box in the head of the table, for all rows of the page.
    pub fn tick_page(&self) -> Locator {
        self.page.get("checkbox", english(Text::SelectPage))
    }

    pub fn selection(&self) -> Locator {
        self.page.get("region", english(Text::Selection))
    }

    /// Opens the panel of a code.
    pub async fn open(&self, code: &str) -> Panel {
        self.page
            .get("button", format!("Open {code}"))
            .click()
            .await;
        let panel = self.panel();
        panel.region().says(code).await;
        panel
    }

    pub fn panel(&self) -> Panel {
        Panel::new(&self.page)
    }

    /// The question before codes are revoked.
    pub fn question(&self) -> Locator {
        self.page.get("dialog", Name::Any)
    }

    /// What came of revoking so many codes.
    pub fn revoke_report(&self, codes: usize) -> Outcomes {
        Outcomes::of(&self.page, Text::RevokeReport, codes)
    }

    /// What went wrong with the list.
    pub fn failure(&self) -> Locator {
        self.page.get("alert", Name::Any)
    }
}
