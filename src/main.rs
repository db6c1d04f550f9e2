//! What `web/` calls: dashboards come into elements of a page, on a page of their own or on somebody else's, and go.

use js_sys::{Function, Promise, Reflect};
use leptos::{
    mount::{UnmountHandle, mount_to},
    prelude::*,
    tachys::view::any_view::AnyViewState,
};
use std::{
    cell::{Cell, RefCell},
    panic::{self, PanicHookInfo},
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::HtmlElement;

use share_code_dashboard::{
    app::App,
    components::Host,
    domain::{Config, ConfigProblem, ConfigSource, List, ListQuery},
    pages::new_version::NewVersion,
    platform::{
        fetch::{Abort, InFlightFetch},
        host_bridge::HostBridge,
    },
    state::{Closed, LanguageSwitch, Navigation, Prefetched, RedeemLink, Session},
};

/// Nothing happens before `web/` calls.
fn main() {}

/// A dashboard on a page, until this is dropped.
struct Mounted {
    number: u32,
    owner: Owner,
    _view: UnmountHandle<AnyViewState>,
}

thread_local! {
    static ALL: RefCell<Vec<Mounted>> = const { RefCell::new(Vec::new()) };
}

/// Shows a dashboard in `host`, which it has for itself; the number by which the other functions know it.
///
/// `config` is the text of config.json, empty when there is none. The fields of `options`, each of which may be absent:
///
/// - `listing`: a listing that is under way already, with `list` (`issued` or `redeemed`), `query` (its query string),
///   `response` (what `fetch` gave) and `controller` (the AbortController that ends it);
/// - `locale` (a BCP 47 tag), `language` and `texts`: see [`HostBridge::read_language`], and `languages`, the tags of all;
/// - `readLanguage`: a function from a tag to a promise of the three fields above;
/// - `attributes`: a JSON text with what the attributes of an element say, by the names of config.json, and its `view`;
/// - `hasFile`: whether `config` is a file, and not a property of the element;
/// - `embedded`: whether the page around is somebody else's;
/// - `address`: the query string that tells what is shown at first, `parameter`: the parameter of the page's address in
///   which it is mirrored;
/// - `askKey`: a function to the key or a promise of it;
/// - `tell`: a function that is told of events by name and detail.
#[wasm_bindgen]
pub fn mount(host: HtmlElement, config: &str, options: JsValue) -> u32 {
    let page = HostBridge::new(options);
    let config = read_config(&page, config);
    let prefetched = read_listing(&page.value("listing"));
    let number = ALL.with_borrow(|all| all.last().map_or(1, |last| last.number + 1));
    // The dashboard comes after what is there.
    host.replace_children_with_node_0();
    let owner = Rc::new(Cell::new(None));
    let place = owner.clone();
    let view = mount_to(host.clone(), move || {
        place.set(Owner::current());
        provide_context(Host(host));
        provide_context(page);
        view! { <App config prefetched/> }.into_any()
    });
    ALL.with_borrow_mut(|all| {
        all.push(Mounted {
            number,
            owner: owner.take().unwrap_or_default(),
            _view: view,
        });
    });
    number
}

/// Takes a dashboard away, with everything that it holds of the page.
#[wasm_bindgen]
pub fn unmount(number: u32) {
    let gone = ALL.with_borrow_mut(|all| {
        let place = all.iter().position(|mounted| mounted.number == number)?;
        Some(all.remove(place))
    });
    // Outside of the borrow: what ends with it may call back in.
    if let Some(gone) = gone {
        gone.owner.cleanup();
    }
}

/// Forgets the key and the rows.
#[wasm_bindgen]
pub fn lock(number: u32) {
    with::<Session>(number, |session| session.close(Closed::Locked));
}

/// Shows another screen or list, by the query string that an address would have.
#[wasm_bindgen]
pub fn navigate(number: u32, address: &str) {
    with::<Navigation>(number, |navigation| navigation.navigate_to(address));
}

/// Takes the code from the fragment of a link that was opened, such as `redeem=9P-7KQ4-AB12`.
#[wasm_bindgen]
pub fn open_link(number: u32, fragment: &str) {
    with::<RedeemLink>(number, |link| link.open(fragment));
}

/// The server has another release by now, which a reload would show.
#[wasm_bindgen]
pub fn tell_new_version(number: u32) {
    with::<NewVersion>(number, NewVersion::tell);
}

/// Speaks another language from now on: see [`mount`].
#[wasm_bindgen]
pub fn speak(number: u32, language: JsValue) {
    with::<LanguageSwitch>(number, |switch| switch.set(&HostBridge::new(language)));
}

/// Whether a dashboard would start with these attributes: see [`mount`].
#[wasm_bindgen]
pub fn accepts(attributes: &str) -> bool {
    Config::default().with_attributes(attributes).is_ok()
}

/// Tells of a mistake of ours, in words and with its place in the source, right before it ends the program.
#[wasm_bindgen]
pub fn on_panic(tell: Function) {
    panic::set_hook(Box::new(move |panic| {
        // Whoever hears it can't help it any more.
        let _ = tell.call1(&JsValue::UNDEFINED, &words_of(panic).into());
    }));
}

/// Words that were made up when it happened are left out: they may quote a code or a key.
fn words_of(panic: &PanicHookInfo) -> String {
    let what = panic.payload().downcast_ref::<&str>();
    let place = panic.location().map(ToString::to_string);
    let words = [Some(what.copied().unwrap_or("a panic")), place.as_deref()];
    words
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", at ")
}

fn read_config(page: &HostBridge, config: &str) -> Result<Config, ConfigProblem> {
    let is_property = page.is_embedded() && !page.value("hasFile").is_truthy();
    let config = Config::parse(config).map_err(|problem| match is_property {
        true => ConfigProblem {
            source: ConfigSource::Property,
            ..problem
        },
        false => problem,
    })?;
    match page.text("attributes") {
        Some(attributes) => config.with_attributes(&attributes),
        None => Ok(config),
    }
}

fn with<T: Clone + 'static>(number: u32, act: impl FnOnce(T)) {
    let found = ALL.with_borrow(|all| {
        let mounted = all.iter().find(|mounted| mounted.number == number)?;
        // A dashboard with a broken configuration has nothing to act on.
        mounted.owner.with(use_context::<T>)
    });
    if let Some(found) = found {
        act(found);
    }
}

fn read_listing(listing: &JsValue) -> Option<Prefetched> {
    let field = |name: &str| Reflect::get(listing, &name.into()).ok();
    let list = match field("list")?.as_string()?.as_str() {
        "issued" => List::Issued,
        "redeemed" => List::Redeemed,
        _ => return None,
    };
    let query = field("query")?.as_string()?;
    Some(Prefetched {
        // The loader spells out every parameter that it sends, so the API's own defaults are what it left out.
        query: ListQuery::parse(list, &query, Default::default()),
        response: InFlightFetch(field("response")?.dyn_into::<Promise>().ok()?),
        abort: Abort::of(field("controller")?.dyn_into().ok()?),
    })
}
