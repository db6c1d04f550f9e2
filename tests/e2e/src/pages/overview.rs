use crate::{Locator, Name, Page, Text, english, eventually};
use serde_json::Value;

/// What the codes of the account come to.
pub struct Overview {
    page: Page,
}

/// The rows of a table, with the one at its foot.
const READ_TABLE: &str = "
    const rows = [...arguments[0].querySelectorAll('tbody tr, tfoot tr')];
    return rows.map((row) => [...row.cells].map(shown))";

impl Overview {
    pub(crate) fn new(page: &Page) -> Self {
        Self { page: page.clone() }
    }

    /// All of the screen.
    pub fn screen(&self) -> Locator {
        self.page.get("main", Name::Any)
    }

    /// Waits until all codes are read and nothing speaks against it.
    pub async fn is_complete(&self) {
        self.screen().says(english(Text::SumsComplete)).await;
    }

    pub async fn press(&self, button: Text) {
        self.button(button).click().await;
    }

    pub fn button(&self, name: Text) -> Locator {
        self.screen().get("button", english(name))
    }

    /// One of the large figures.
    pub fn tile(&self, name: Text) -> Locator {
        self.screen()
            .get("link|button", Name::starting(english(name)))
    }

    /// A table by the text above it.
    pub fn table(&self, name: Text) -> Locator {
        self.screen().get("table", Name::starting(english(name)))
    }

    /// The rows of a table.
    pub async fn rows(&self, name: Text) -> Vec<Vec<String>> {
        let rows = self.table(name).read(READ_TABLE).await;
        let text = |cell: &Value| cell.as_str().unwrap_or_default().to_owned();
        let row = |row: &Value| row.as_array().into_iter().flatten().map(text).collect();
        rows.as_array().into_iter().flatten().map(row).collect()
    }

    /// Waits until a table has these rows.
    pub async fn has_rows(&self, name: Text, wanted: &[Vec<String>]) {
        eventually(english(name), async || {
            let rows = self.rows(name).await;
            match rows == wanted {
                true => Ok(()),
                false => Err(format!("{rows:?}, and not {wanted:?}")),
            }
        })
        .await;
    }

    /// The picture of what happened over time.
    pub fn picture(&self) -> Locator {
        self.screen().get("figure", Name::Any)
    }

    /// Chooses one of few.
    pub async fn choose(&self, choice: Text) {
        self.screen().get("radio", english(choice)).click().await;
    }
}
