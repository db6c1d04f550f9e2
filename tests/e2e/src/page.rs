use crate::browser::Browser;
use crate::locator::{Locator, SHOWN};
use crate::name::Name;
use crate::wait::eventually;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use thirtyfour::{Key, TypingData, WebDriver};

/// The page in a browser, whatever it shows.
#[derive(Clone)]
pub struct Page {
    /// Another one after a crash.
    browser: Arc<Mutex<Browser>>,
}

impl Page {
    pub(crate) fn new(browser: Browser) -> Self {
        Self {
            browser: Arc::new(Mutex::new(browser)),
        }
    }

    pub(crate) fn driver(&self) -> WebDriver {
        self.browser().driver
    }

    pub fn browser(&self) -> Browser {
        self.browser
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// The one before is gone: nobody waits for it to quit.
    pub(crate) fn replace_browser(&self, browser: Browser) {
        // Fails for one that has quit.
        let _ = self.driver().leak();
        *self.browser.lock().unwrap_or_else(PoisonError::into_inner) = browser;
    }

    /// Opens another tab of the same browser, and works in it from now on.
    pub async fn open_tab(&self) {
        let driver = self.driver();
        let tab = driver.new_tab().await.expect("a tab opens");
        driver
            .switch_to_window(tab)
            .await
            .expect("the tab is there");
    }

    /// Works in another tab from now on, counted from 0.
    pub async fn switch_to_tab(&self, number: usize) {
        let driver = self.driver();
        let tabs = driver.windows().await.expect("the browser has tabs");
        let tab = tabs[number].clone();
        driver
            .switch_to_window(tab)
            .await
            .expect("the tab is there");
    }

    /// Works in the frame of this page from now on, and with `None` in the page again.
    pub async fn switch_to_frame(&self, number: Option<u16>) {
        let driver = self.driver();
        let switched = match number {
            Some(number) => driver.enter_frame(number).await,
            None => driver.enter_default_frame().await,
        };
        switched.expect("the frame is there");
    }

    /// Runs a script in every page from now on, before its own.
    pub async fn before_each_page(&self, script: &str) {
        let source = json!({ "source": script });
        self.browser()
            .devtools("Page.addScriptToEvaluateOnNewDocument", source)
            .await;
    }

    /// What has this role (as ARIA spells it) and accessible name.
    pub fn get(&self, role: &'static str, name: impl Into<Name>) -> Locator {
        Locator::new(self.clone()).get(role, name)
    }

    pub async fn goto(&self, address: &str) {
        self.driver()
            .goto(address)
            .await
            .unwrap_or_else(|error| panic!("{address}: {error}"));
    }

    pub async fn reload(&self) {
        self.driver().refresh().await.expect("the page reloads");
    }

    pub async fn back(&self) {
        self.driver().back().await.expect("there is a page before");
    }

    pub async fn forward(&self) {
        self.driver()
            .forward()
            .await
            .expect("there is a page after");
    }

    /// What follows the question mark of the address.
    pub async fn query_string(&self) -> String {
        let address = self
            .driver()
            .current_url()
            .await
            .expect("the page has an address");
        address.query().unwrap_or_default().to_owned()
    }

    /// Waits until the address has this query string.
    pub async fn has_query_string(&self, wanted: &str) {
        eventually(
            format!("the address ends in ?{wanted}"),
            async || match self.query_string().await {
                now if now == wanted => Ok(()),
                now => Err(format!("it ends in ?{now}")),
            },
        )
        .await;
    }

    /// Keeps a picture of what is seen now in this file.
    ///
    /// # Panics
    /// When there is none.
    pub async fn take_picture(&self, file: &Path) {
        let taken = self.driver().screenshot(file).await;
        taken.expect("there is room for a picture");
    }

    /// Runs a script in the page; `shown(element)` gives what an element shows, on one line.
    ///
    /// # Panics
    /// When it throws.
    pub async fn run(&self, script: &str) -> Value {
        let script = format!("{SHOWN}{script}");
        let answer = self.driver().execute(&*script, Vec::new()).await;
        answer
            .unwrap_or_else(|error| panic!("{script}: {error}"))
            .json()
            .clone()
    }

    /// Runs a script that hands its answer to `done`.
    pub async fn run_async(&self, script: &str) -> Value {
        let script = format!("const done = arguments[0]; {script}");
        let answer = self.driver().execute_async(&*script, Vec::new()).await;
        answer
            .unwrap_or_else(|error| panic!("{script}: {error}"))
            .json()
            .clone()
    }

    /// Presses keys wherever the focus is.
    pub async fn press(&self, keys: impl Into<TypingData>) {
        let chain = self.driver().action_chain().send_keys(keys);
        chain.perform().await.expect("keys can be pressed");
    }

    /// Presses a key while Control is held, wherever the focus is.
    pub async fn press_with_control(&self, key: char) {
        let chain = (self.driver().action_chain())
            .key_down(Key::Control)
            .send_keys(key.to_string())
            .key_up(Key::Control);
        chain.perform().await.expect("keys can be pressed");
    }

    /// Enter goes down wherever the focus is; with `again` it was down already, as a keyboard repeats it.
    pub async fn enter_down(&self, again: bool) {
        self.enter(json!({ "type": "keyDown", "text": "\r", "autoRepeat": again }))
            .await;
    }

    pub async fn enter_up(&self) {
        self.enter(json!({ "type": "keyUp" })).await;
    }

    async fn enter(&self, mut event: Value) {
        event["key"] = json!("Enter");
        event["code"] = json!("Enter");
        event["windowsVirtualKeyCode"] = json!(13);
        self.browser()
            .devtools("Input.dispatchKeyEvent", event)
            .await;
    }

    /// Lets the page be as wide as this, in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.browser()
            .devtools("Emulation.setDeviceMetricsOverride", size)
            .await;
    }

    /// Prefers `light` or `dark`.
    pub async fn prefer_colours(&self, scheme: &str) {
        let scheme = json!({ "name": "prefers-color-scheme", "value": scheme });
        self.browser()
            .devtools(
                "Emulation.setEmulatedMedia",
                json!({ "features": [scheme] }),
            )
            .await;
    }

    /// Shows the colours of the system in place of those of the page, as a theme of high contrast does.
    pub async fn force_colours(&self) {
        let active = json!({ "name": "forced-colors", "value": "active" });
        self.browser()
            .devtools(
                "Emulation.setEmulatedMedia",
                json!({ "features": [active] }),
            )
            .await;
    }

    /// Lays the page out as for a printer, or again as for a screen.
    pub async fn lay_out_for(&self, medium: &str) {
        self.browser()
            .devtools("Emulation.setEmulatedMedia", json!({ "media": medium }))
            .await;
    }

    /// From now on the printer never finishes by itself: the page stays as it is printed until [`Self::printed`].
    pub async fn hold_printer(&self) {
        self.run("window.print = () => {}").await;
    }

    /// The printer is done.
    pub async fn printed(&self) {
        self.run("dispatchEvent(new Event('afterprint'))").await;
    }

    /// Lets files be downloaded, to this folder.
    pub async fn download_to(&self, folder: &Path) {
        let behaviour = json!({ "behavior": "allow", "downloadPath": folder });
        self.browser()
            .devtools("Browser.setDownloadBehavior", behaviour)
            .await;
    }

    /// Makes the line as slow as this: every answer waits so long, and bytes come at this rate a second.
    pub async fn slow_down(&self, latency: Duration, bytes_per_second: u32) {
        self.browser().devtools("Network.enable", json!({})).await;
        let line = json!({
            "offline": false,
            "latency": latency.as_millis() as u64,
            "downloadThroughput": bytes_per_second,
            "uploadThroughput": bytes_per_second,
        });
        self.browser()
            .devtools("Network.emulateNetworkConditions", line)
            .await;
    }

    /// From now on, no file whose address fits one of these patterns can be had; `*` stands for anything.
    pub async fn block(&self, patterns: &[&str]) {
        self.browser().devtools("Network.enable", json!({})).await;
        self.browser()
            .devtools("Network.setBlockedURLs", json!({ "urls": patterns }))
            .await;
    }

    /// Text on the clipboard.
    pub async fn clipboard(&self) -> String {
        let text = self
            .run_async("navigator.clipboard.readText().then(done, (error) => done(`${error}`))")
            .await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the clipboard holds this text.
    pub async fn has_clipboard(&self, wanted: &str) {
        eventually(
            format!("the clipboard holds {wanted:?}"),
            async || match self.clipboard().await {
                found if found == wanted => Ok(()),
                found => Err(format!("it holds {found:?}")),
            },
        )
        .await;
    }

    /// Lets the page at `origin` read and write the clipboard.
    pub async fn permit_clipboard(&self, origin: &str) {
        let permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"];
        let grant = json!({ "origin": origin, "permissions": permissions });
        self.browser()
            .devtools("Browser.grantPermissions", grant)
            .await;
    }

    /// All places of the browser in which a page could leave this secret and does.
    pub async fn places_of(&self, secret: &str) -> Vec<String> {
        let places = self
            .driver()
            .execute_async(PLACES, vec![json!(secret)])
            .await
            .expect("the page can be searched");
        places.convert().expect("the places have names")
    }
}

const PLACES: &str = "
    const [secret, done] = arguments;
    const OPENINGS = ['navigation', 'soft-navigation'];
    const everything = (root) => [...root.querySelectorAll('*')].flatMap((element) =>
        element.shadowRoot ? [element, ...everything(element.shadowRoot)] : [element]);
    const all = everything(document);
    const fields = all.filter((element) => element.matches('input, textarea, select'));
    const places = {
        address: location.href,
        history: JSON.stringify(history.state),
        // Not every browser tells of its entries.
        'entries of the history': (window.navigation?.entries() ?? []).map((entry) => entry.url).join(),
        title: document.title,
        referrer: document.referrer,
        cookies: document.cookie,
        document: document.documentElement.outerHTML,
        shadows: all.map((element) => element.shadowRoot?.innerHTML ?? '').join(),
        fields: fields.map((field) => field.value).join(),
        'storage of the tab': JSON.stringify({ ...sessionStorage }),
        'storage of the browser': JSON.stringify({ ...localStorage }),
        requests: performance.getEntries().filter((entry) => !OPENINGS.includes(entry.entryType)).map((entry) => entry.name).join(),
        // The addresses that were shown, which no script can change.
        opening: OPENINGS.flatMap((type) => performance.getEntriesByType(type)).map((entry) => entry.name).join(),
        globals: Object.getOwnPropertyNames(window).map((name) => String(window[name])).join(),
    };
    const found = () => Object.keys(places).filter((place) => places[place].includes(secret));
    // Caches are there in secure pages alone; what is in them is asked for by its address and holds texts.
    const texts = async (name) => {
        const cache = await caches.open(name);
        const text = async (request) => request.url + (await (await cache.match(request)).text());
        return Promise.all((await cache.keys()).map(text));
    };
    const names = self.caches ? caches.keys() : Promise.resolve([]);
    names.then((names) => Promise.all(names.map(texts)))
        .then((all) => (places.caches = JSON.stringify(all)), () => {})
        .then(() => done(found()))";
