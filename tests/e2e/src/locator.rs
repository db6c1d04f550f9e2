use crate::name::{Name, Step};
use crate::page::Page;
use crate::wait::eventually;
use serde_json::{Value, json};
use std::fmt;
use thirtyfour::{Key, TypingData, WebElement};

/// Defines `shown`.
pub(crate) const SHOWN: &str = include_str!("read.js");

/// Defines what a person perceives: `everything`, `perceived`, `role`, `name`.
pub(crate) const PERCEIVE: &str = include_str!("perceive.js");

const FIND: &str = concat!(include_str!("perceive.js"), include_str!("find.js"));

/// What is seen where the element should be; empty when it is the element.
const COVER: &str = "
    const { x, y, width, height } = arguments[0].getBoundingClientRect();
    const seen = document.elementFromPoint(x + width / 2, y + height / 2);
    if (arguments[0].contains(seen)) return '';
    return `${seen?.outerHTML.slice(0, 200)} at ${[x, y, width, height, scrollY]}`";

/// Elements by role and accessible name, looked for anew at every use, so that none of them can be stale.
///
/// Everything that is done or read waits until there is exactly one such element and it can be done.
#[derive(Clone)]
pub struct Locator {
    page: Page,
    steps: Vec<Step>,
    /// Of several that match, the first is meant.
    is_first: bool,
}

impl Locator {
    pub(crate) fn new(page: Page) -> Self {
        Self {
            page,
            steps: Vec::new(),
            is_first: false,
        }
    }

    /// Within this one, what has this role (as ARIA spells it) and name.
    pub fn get(&self, role: &'static str, name: impl Into<Name>) -> Self {
        let mut inner = self.clone();
        inner.steps.push(Step {
            role,
            name: name.into(),
        });
        inner.is_first = false;
        inner
    }

    /// Of several that match, the first on the page.
    pub fn first(mut self) -> Self {
        self.is_first = true;
        self
    }

    /// All that match now, without waiting.
    pub async fn all(&self) -> Vec<WebElement> {
        match self.find().await {
            Ok((found, _)) => found,
            Err(reason) => panic!("{self}: {reason}"),
        }
    }

    pub async fn is_there(&self) -> bool {
        !self.all().await.is_empty()
    }

    /// Waits until it is there.
    pub async fn appears(&self) {
        self.element().await;
    }

    /// Waits until there are so many.
    pub async fn appears_times(&self, times: usize) {
        eventually(
            format!("{self} is there {times} times"),
            async || match self.find().await?.0.len() {
                n if n == times => Ok(()),
                n => Err(format!("there are {n}")),
            },
        )
        .await;
    }

    /// Waits until there is none.
    pub async fn disappears(&self) {
        eventually(format!("{self} goes"), async || {
            match self.find().await?.0.len() {
                0 => Ok(()),
                n => Err(format!("there are {n}")),
            }
        })
        .await;
    }

    pub async fn click(&self) {
        eventually(format!("click {self}"), async || {
            let element = self.one().await?;
            match element.is_enabled().await {
                Ok(true) => element.click().await.map_err(|error| error.to_string()),
                Ok(false) => Err("it is disabled".to_owned()),
                Err(error) => Err(error.to_string()),
            }
        })
        .await;
    }

    /// Clicks twice, as people do who are used to icons.
    pub async fn double_click(&self) {
        let element = self.element().await;
        let chain = self
            .page
            .driver()
            .action_chain()
            .double_click_element(&element);
        chain
            .perform()
            .await
            .unwrap_or_else(|error| panic!("double click {self}: {error}"));
    }

    /// Clicks while Shift is held.
    pub async fn shift_click(&self) {
        let element = self.element().await;
        let chain = (self.page.driver().action_chain())
            .key_down(Key::Shift)
            .click_element(&element)
            .key_up(Key::Shift);
        chain
            .perform()
            .await
            .unwrap_or_else(|error| panic!("click {self} with Shift: {error}"));
    }

    /// Replaces the text of a field as a person does: selects all of it and types.
    pub async fn fill(&self, text: &str) {
        self.press(Key::Control + "a").await;
        // Drivers differ in what they take for the end of a line; all of them know the key.
        let keys = text.replace('\n', &Key::Enter.value().to_string());
        self.press(Key::Backspace + keys.as_str()).await;
    }

    /// Puts a text of any length in place of what the field holds, at once, as pasting does.
    pub async fn paste(&self, text: &str) {
        let script = format!(
            "arguments[0].value = {text:?}; \
             arguments[0].dispatchEvent(new InputEvent('input', {{ bubbles: true }}))"
        );
        self.read(&script).await;
    }

    /// Sends keys to it.
    pub async fn press(&self, keys: impl Into<TypingData>) {
        let keys: String = keys.into().as_vec().into_iter().collect();
        eventually(format!("type into {self}"), async || {
            let element = self.one().await?;
            element
                .send_keys(&*keys)
                .await
                .map_err(|error| error.to_string())
        })
        .await;
    }

    /// What it shows, on one line.
    pub async fn text(&self) -> String {
        let text = self.read("return shown(arguments[0])").await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until what it shows contains `part`.
    pub async fn says(&self, part: &str) {
        eventually(format!("{self} says {part:?}"), async || {
            let text = self.text().await;
            if text.contains(part) {
                Ok(())
            } else {
                Err(format!("it says {text:?}"))
            }
        })
        .await;
    }

    /// What was typed into it or chosen in it.
    pub async fn value(&self) -> String {
        let value = self.read("return arguments[0].value").await;
        value.as_str().unwrap_or_default().to_owned()
    }

    pub async fn attribute(&self, name: &str) -> Option<String> {
        let script = format!("return arguments[0].getAttribute({})", json!(name));
        self.read(&script).await.as_str().map(str::to_owned)
    }

    /// Waits until the focus is on it.
    pub async fn has_focus(&self) {
        eventually(format!("{self} has the focus"), async || {
            let other = "return document.activeElement === arguments[0] ? '' : document.activeElement.outerHTML";
            match self.read(other).await.as_str() {
                Some("") => Ok(()),
                other => Err(format!("it is on {}", other.unwrap_or("nothing"))),
            }
        })
        .await;
    }

    /// Waits until the focus is on it, also where it stands in a shadow tree.
    pub async fn has_focus_within(&self) {
        eventually(format!("{self} has the focus"), async || {
            match self.read("return arguments[0].matches(':focus')").await {
                Value::Bool(true) => Ok(()),
                _ => Err("it has not"),
            }
        })
        .await;
    }

    /// Scrolls as a thumb does, until it is half-way down the window.
    pub async fn scroll_to_the_middle(&self) {
        self.read("arguments[0].scrollIntoView({ block: 'center' })")
            .await;
    }

    /// Waits until its middle is within the window and under nothing else.
    pub async fn is_in_sight(&self) {
        eventually(format!("{self} is in sight"), async || {
            match self.read(COVER).await.as_str() {
                Some("") => Ok(()),
                cover => Err(format!("what is seen is {}", cover.unwrap_or("nothing"))),
            }
        })
        .await;
    }

    /// Chooses an option of a list by its words.
    pub async fn choose(&self, option: &'static str) {
        self.get("option", option).click().await;
    }

    /// Runs a script with the element as its only argument; `shown(element)` gives what an element shows.
    pub async fn read(&self, script: &str) -> Value {
        let script = format!("{SHOWN}{script}");
        eventually(format!("read {self}"), async || {
            let element = self.one().await?;
            let element = element.to_json().map_err(|error| error.to_string())?;
            let answer = self.page.driver().execute(&*script, vec![element]).await;
            answer
                .map(|answer| answer.json().clone())
                .map_err(|error| error.to_string())
        })
        .await
    }

    /// Waits until it is there.
    pub async fn element(&self) -> WebElement {
        eventually(self, async || self.one().await).await
    }

    async fn one(&self) -> Result<WebElement, String> {
        let (mut found, others) = self.find().await?;
        match (found.pop(), found.len()) {
            (Some(element), 0) => Ok(element),
            (Some(_), more) => Err(format!("there are {}", more + 1)),
            (None, _) => Err(format!("there are only {others}")),
        }
    }

    /// What matches, and the names of what has the role alone.
    async fn find(&self) -> Result<(Vec<WebElement>, Value), String> {
        let steps: Vec<Value> = self.steps.iter().map(Step::to_json).collect();
        let answer = self
            .page
            .driver()
            .execute(FIND, vec![Value::from(steps)])
            .await;
        let answer = answer.map_err(|error| error.to_string())?;
        let elements = answer.json()["found"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|element| {
                WebElement::from_json(element.clone(), self.page.driver().handle().clone())
            });
        let elements: Result<Vec<_>, _> = elements.collect();
        let mut elements = elements.map_err(|error| error.to_string())?;
        if self.is_first {
            elements.truncate(1);
        }
        Ok((elements, answer.json()["others"].clone()))
    }
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, step) in self.steps.iter().rev().enumerate() {
            let within = if n == 0 { "" } else { " in " };
            write!(f, "{within}{step}")?;
        }
        Ok(())
    }
}
