use crate::locator::PERCEIVE;
use crate::page::Page;
use crate::{Name, Stage};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use thirtyfour::{Key, WebElement};

const CONTROLS: &str = concat!(include_str!("perceive.js"), include_str!("controls.js"));

/// What a press may lead to: a key, an order or a filter that the server refuses. The browser says so by itself.
const REFUSALS: [&str; 2] = ["401 (Unauthorized)", "400 (Bad Request)"];

/// So often a control that was seen once is looked for again, where it does not stand there from the start.
const TRIES: u32 = 2;

/// Presses every control that a person can find, those among them that come up by a press, each kind once. After each press
/// the program lives, the console is clean, and no secret is anywhere.
pub struct Explorer<'a> {
    stage: &'a Stage,
    /// The id of the element of a host page that is explored; the whole page without one.
    element: Option<&'static str>,
    secrets: &'a [&'a str],
    /// The heading of the screen that is explored; another screen is left at once. Every screen without one.
    screen: Option<&'static str>,
    /// Finds the parts of the page that are not explored.
    left_out: Option<&'static str>,
    /// By kind: the press that brought it into sight, if one did.
    brought_by: BTreeMap<String, Option<String>>,
    pressed: BTreeSet<String>,
    tries: BTreeMap<String, u32>,
}

impl<'a> Explorer<'a> {
    pub fn new(stage: &'a Stage, element: Option<&'static str>, secrets: &'a [&'a str]) -> Self {
        Self {
            stage,
            element,
            secrets,
            screen: None,
            left_out: None,
            brought_by: BTreeMap::new(),
            pressed: BTreeSet::new(),
            tries: BTreeMap::new(),
        }
    }

    /// Presses what the screen with this heading has, and leaves other screens at once.
    pub fn staying_on(mut self, screen: &'static str) -> Self {
        self.screen = Some(screen);
        self
    }

    /// Presses nothing within what this selector finds: it is the same everywhere, and pressed somewhere else.
    pub fn leaving_out(mut self, selector: &'static str) -> Self {
        self.left_out = Some(selector);
        self
    }

    /// From where `arrange` leads, again and again, until nothing is left that was not pressed. The kinds that were.
    ///
    /// # Panics
    /// When a press breaks a promise.
    pub async fn press_everything(mut self, arrange: impl AsyncFn()) -> BTreeSet<String> {
        loop {
            arrange().await;
            self.page().run("window.print = () => {}").await;
            self.look(None).await;
            let Some(goal) = self.next_goal() else {
                return self.pressed;
            };
            let mut last = None;
            for step in self.way_to(&goal) {
                if !self.press(&step).await {
                    break;
                }
                last = Some(step);
            }
            // From here on whatever is new, as long as there is something.
            loop {
                let visible = self.look(last.as_deref()).await;
                let new = visible.iter().find(|key| !self.pressed.contains(*key));
                let Some(key) = new.cloned() else {
                    break;
                };
                self.press(&key).await;
                last = Some(key);
            }
        }
    }

    fn page(&self) -> &Page {
        &self.stage.page
    }

    /// The kinds of controls in sight, the last of the page first: what a press brings up stands at the end, mostly.
    async fn look(&mut self, last: Option<&str>) -> Vec<String> {
        if let Some(screen) = self.screen
            && !self.page().get("heading", screen).is_there().await
            && !self.page().get("dialog", Name::Any).is_there().await
        {
            return Vec::new();
        }
        let controls = self.controls().await;
        for (key, _) in &controls {
            let by = || last.map(str::to_owned);
            self.brought_by.entry(key.clone()).or_insert_with(by);
        }
        controls.into_iter().rev().map(|(key, _)| key).collect()
    }

    async fn controls(&self) -> Vec<(String, WebElement)> {
        let drawn = "requestAnimationFrame(() => requestAnimationFrame(() => done()))";
        self.page().run_async(drawn).await;
        let driver = self.page().driver();
        let answer = driver
            .execute(CONTROLS, vec![json!(self.element), json!(self.left_out)])
            .await;
        let answer = answer.unwrap_or_else(|error| panic!("the controls: {error}"));
        let controls = answer.json().as_array().cloned().unwrap_or_default();
        let read = |control: Value| {
            let key = control["key"].as_str()?.to_owned();
            let element =
                WebElement::from_json(control["element"].clone(), driver.handle().clone());
            Some((key, element.ok()?))
        };
        controls.into_iter().filter_map(read).collect()
    }

    /// A kind that was seen and not pressed yet, and that can still be come by.
    fn next_goal(&mut self) -> Option<String> {
        let tries = &self.tries;
        let mut open = self.brought_by.keys().filter(|key| {
            !self.pressed.contains(*key) && tries.get(*key).is_none_or(|tries| *tries < TRIES)
        });
        let goal = open.next()?.clone();
        *self.tries.entry(goal.clone()).or_default() += 1;
        Some(goal)
    }

    fn way_to(&self, goal: &str) -> Vec<String> {
        let mut way = vec![goal.to_owned()];
        while let Some(Some(before)) = self.brought_by.get(&way[way.len() - 1]) {
            if way.contains(before) {
                break;
            }
            way.push(before.clone());
        }
        way.reverse();
        way
    }

    /// False when there is no such control now.
    async fn press(&mut self, key: &str) -> bool {
        let mut controls = self.controls().await.into_iter();
        let Some((_, element)) = controls.find(|(found, _)| found == key) else {
            return false;
        };
        let is = |what: &str| key.starts_with(what);
        let done = if is("textbox") || is("searchbox") || is("combobox input") {
            element.send_keys("7").await
        } else if is("combobox") {
            element.send_keys(Key::Down).await
        } else {
            element.click().await
        };
        if done.is_err() {
            // Something lies over it, or it has moved; a press of the keyboard would reach it.
            let click = "arguments[0].click()";
            let element = element.to_json().expect("an element has an id");
            // Fails for one that is gone.
            let _ = self.page().driver().execute(click, vec![element]).await;
        }
        self.pressed.insert(key.to_owned());
        self.check(key).await;
        true
    }

    async fn check(&self, key: &str) {
        let stopped = format!(
            "{PERCEIVE} return everything(document).some((element) =>
                element.role === 'alert' && element.textContent.includes('has stopped'))"
        );
        let answer = self.page().run(&stopped).await;
        assert_eq!(answer, json!(false), "the program has stopped at {key:?}");
        let mut complaints = self.stage.complaints().await;
        complaints.retain(|line| !REFUSALS.iter().any(|refusal| line.contains(refusal)));
        assert!(complaints.is_empty(), "{key:?}: {complaints:#?}");
        for secret in self.secrets {
            let places = self.page().places_of(secret).await;
            assert!(places.is_empty(), "{key:?} leaves the key in {places:?}");
        }
    }
}
