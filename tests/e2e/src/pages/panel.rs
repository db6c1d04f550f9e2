use crate::{Locator, Page};
use crate::{Text, english};
use serde_json::Value;
use std::collections::BTreeMap;

/// The panel of the code that is open.
pub struct Panel {
    page: Page,
}

impl Panel {
    pub(crate) fn new(page: &Page) -> Self {
        Self { page: page.clone() }
    }

    pub fn region(&self) -> Locator {
        self.page.get("complementary", english(Text::Code))
    }

    pub fn button(&self, name: &'static str) -> Locator {
        self.region().get("button", name)
    }

    /// Every field with its value, those that the dashboard does not know among them.
    pub async fn fields(&self) -> BTreeMap<String, String> {
        let fields = self
            .region()
            .read("return [...arguments[0].querySelectorAll('dt')].map((dt) => [shown(dt), shown(dt.nextElementSibling)])")
            .await;
        let pair =
            |field: &Value| Some((field[0].as_str()?.to_owned(), field[1].as_str()?.to_owned()));
        fields
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(pair)
            .collect()
    }
}
