use crate::{Locator, Name, Page, Text, count, eventually, words::after};
use serde_json::Value;

/// The report of a bulk request: what became of each code.
pub struct Outcomes {
    report: Locator,
}

impl Outcomes {
    /// `title` is the report's, with how many of how many codes were done.
    pub(crate) fn of(page: &Page, title: Text, codes: usize) -> Self {
        let title = count(title, codes as u64);
        Self {
            report: page.get("region", Name::Ending(after(&title, "{done}"))),
        }
    }

    pub fn region(&self) -> &Locator {
        &self.report
    }

    /// Waits until the report names every code with one of these words: `Done`, `Refused`, `In doubt`, `Not sent`.
    pub async fn are(&self, wanted: &[(&str, &str)]) {
        let wanted: Vec<(String, String)> = wanted
            .iter()
            .map(|(code, outcome)| (code.to_string(), outcome.to_string()))
            .collect();
        eventually(format!("the report is {wanted:?}"), async || {
            let found = self.read().await;
            if found == wanted {
                Ok(())
            } else {
                Err(format!("it is {found:?}"))
            }
        })
        .await;
    }

    /// What is said about one code.
    pub async fn words_of(&self, code: &str) -> String {
        let lines = self
            .report
            .read("return [...arguments[0].querySelectorAll('li')].map(shown)")
            .await;
        let lines = lines
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str);
        let mut lines = lines.filter(|line| line.contains(code));
        lines
            .next()
            .unwrap_or_else(|| panic!("the report says nothing of {code}"))
            .to_owned()
    }

    async fn read(&self) -> Vec<(String, String)> {
        let rows = self
            .report
            .read(
                "return [...arguments[0].querySelectorAll('li')].map((li) => \
                 [li.querySelector('code').textContent, shown(li.lastElementChild)])",
            )
            .await;
        let pair = |row: &Value| Some((row[0].as_str()?.to_owned(), row[1].as_str()?.to_owned()));
        rows.as_array()
            .into_iter()
            .flatten()
            .filter_map(pair)
            .collect()
    }
}
