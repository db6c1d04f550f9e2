//! config.json, field by field.

use std::collections::BTreeMap;
use std::fmt::{self, Formatter};

use serde::Deserialize;
use serde_json::value::RawValue;

use super::problem::{ConfigProblem, ConfigSource};
use super::setting::{Checked, Numbered, Setting, choose, one_of};
use super::{Config, Environment, KeyMode, Theme};
use crate::domain::language_tag;
use crate::domain::message_template::has_placeholder;
use crate::domain::parse::{Object, parse};
use crate::domain::query::PageSize;
use crate::domain::status::{Status, StatusRule};

/// A field that is null is one left out.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    api: Option<Checked<Address>>,
    key_mode: Option<Checked<KeyMode>>,
    environment: Option<Checked<Environment>>,
    statuses: Option<Numbered<Object<Rule>>>,
    traffic_plans: Option<Numbered<Checked<Text>>>,
    locale: Option<Checked<Locale>>,
    theme: Option<Checked<Theme>>,
    page_size: Option<Checked<PageSize>>,
    idle_lock_minutes: Option<Checked<Minutes>>,
    order_size: Option<Checked<AtLeastOne>>,
    chunk_size: Option<Checked<AtLeastOne>>,
    intent_header: Option<Checked<Header>>,
    hide_generate: Option<bool>,
    first_screen: Option<Checked<Screen>>,
    hide: Option<Vec<Checked<Hideable>>>,
    /// For the loader of the embedded page, which lets no other origin in.
    #[serde(rename = "embed_origins")]
    _embed_origins: Option<Vec<Checked<Origin>>>,
    read_only: Option<bool>,
    redeem_page: Option<Checked<WebPage>>,
    message_template: Option<Checked<Text>>,
}

/// What a status number means.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    label: Option<Checked<Text>>,
    tone: Option<Checked<Tone>>,
    revocable: Option<bool>,
}

#[derive(Deserialize)]
struct View {
    /// For the page around, which asks for the screen by an address.
    #[serde(rename = "view")]
    _view: Option<Checked<Screen>>,
}

/// The attributes whose names are not those of their fields.
const ATTRIBUTES: [(&str, &str); 3] = [
    ("api", "base-url"),
    ("key_mode", "key-mode"),
    ("read_only", "readonly"),
];

pub(super) fn read(text: &str) -> Result<Config, ConfigProblem> {
    let mut config = Config::default();
    if !text.trim().is_empty() {
        parse::<File>(text)?.apply_to(&mut config);
    }
    check_links(&config, ConfigSource::File, text)?;
    Ok(config)
}

pub(super) fn read_attributes(mut config: Config, text: &str) -> Result<Config, ConfigProblem> {
    let file = read_all_but_view(text).map_err(|problem| {
        let name = ATTRIBUTES.iter().find(|(field, _)| *field == problem.field);
        ConfigProblem {
            source: ConfigSource::Attribute,
            field: name.map_or(problem.field, |(_, attribute)| (*attribute).to_owned()),
            ..problem
        }
    })?;
    file.apply_to(&mut config);
    check_links(&config, ConfigSource::Attribute, text)?;
    Ok(config)
}

/// Links lead somewhere.
fn check_links(config: &Config, source: ConfigSource, text: &str) -> Result<(), ConfigProblem> {
    const FIELD: &str = "message_template";
    let has_links = has_placeholder(&config.message_template, "link");
    if !has_links || config.redeem_page.is_some() {
        return Ok(());
    }
    let before = text.split(FIELD).next().unwrap_or_default();
    Err(ConfigProblem {
        source,
        line: 1 + before.matches('\n').count(),
        field: FIELD.to_owned(),
        expected: "no {link} in it, or a field \"redeem_page\" with the address of the page that links open"
            .to_owned(),
        found: "{link} without a page".to_owned(),
    })
}

/// Checks the view as well, which no config.json has.
fn read_all_but_view(text: &str) -> Result<File, ConfigProblem> {
    parse::<View>(text)?;
    let mut attributes: BTreeMap<String, &RawValue> = parse(text)?;
    attributes.remove("view");
    let rest = serde_json::to_string(&attributes).expect("what was JSON is JSON");
    Ok(parse(&rest)?)
}

impl File {
    fn apply_to(self, config: &mut Config) {
        if let Some(Checked(Address(api))) = self.api {
            config.api = Some(api);
        }
        if let Some(Checked(key_mode)) = self.key_mode {
            config.key_mode = Some(key_mode);
        }
        if let Some(Checked(environment)) = self.environment {
            config.environment = Some(environment);
        }
        if let Some(Numbered(rules)) = self.statuses {
            for (number, Object(rule)) in rules {
                config.statuses.set(number, rule.for_number(number));
            }
        }
        if let Some(Numbered(plans)) = self.traffic_plans {
            let plain = |(number, Checked(Text(name)))| (number, name);
            config.traffic_plans.extend(plans.into_iter().map(plain));
        }
        if let Some(Checked(Locale(tag))) = self.locale {
            config.locale = Some(tag);
        }
        if let Some(Checked(theme)) = self.theme {
            config.theme = theme;
        }
        if let Some(Checked(size)) = self.page_size {
            config.page_size = size;
        }
        if let Some(Checked(Minutes(minutes))) = self.idle_lock_minutes {
            config.idle_lock_minutes = minutes;
        }
        if let Some(Checked(AtLeastOne(codes))) = self.order_size {
            config.order_size = codes.into();
        }
        if let Some(Checked(AtLeastOne(codes))) = self.chunk_size {
            config.chunk_size = codes;
        }
        if let Some(Checked(Header(name))) = self.intent_header {
            config.intent_header = Some(name);
        }
        if let Some(hide_generate) = self.hide_generate {
            config.hide_generate = hide_generate;
        }
        if let Some(names) = self.hide {
            let plain = |Checked(Hideable(name))| name.to_owned();
            config.hide = names.into_iter().map(plain).collect();
        }
        if let Some(Checked(Screen(name))) = self.first_screen {
            config.first_screen = Some(name.to_owned());
        }
        if let Some(read_only) = self.read_only {
            config.read_only = read_only;
        }
        if let Some(Checked(WebPage(page))) = self.redeem_page {
            config.redeem_page = Some(page);
        }
        if let Some(Checked(Text(template))) = self.message_template {
            config.message_template = template;
        }
    }
}

impl Rule {
    fn for_number(self, number: i64) -> StatusRule {
        let status = match self.tone {
            Some(Checked(Tone(Some(status)))) => status,
            Some(Checked(Tone(None))) | None => Status::Unknown(number),
        };
        StatusRule {
            status,
            label: self.label.map(|Checked(Text(label))| label),
            revocable: self.revocable.unwrap_or(status == Status::Unused),
        }
    }
}

/// Not empty: an empty text is a value that somebody meant to fill in.
struct Text(String);

impl Setting for Text {
    fn expected(f: &mut Formatter) -> fmt::Result {
        f.write_str("a text")
    }

    fn from_text(text: &str) -> Option<Text> {
        (!text.trim().is_empty()).then(|| Text(text.to_owned()))
    }
}

/// An address that paths can be put after: a query, a fragment or a password in it would end up elsewhere.
struct Address(String);

impl Setting for Address {
    fn expected(f: &mut Formatter) -> fmt::Result {
        f.write_str("an address as in \"https://api.example.com\", or a path as in \"/gateway\"")
    }

    fn from_text(text: &str) -> Option<Address> {
        let address = text.trim_end_matches('/');
        let host = (address.strip_prefix("https://")).or_else(|| address.strip_prefix("http://"));
        let is_path = address.starts_with('/') && !address.starts_with("//");
        let is_address = host.map_or(is_path, |host| !host.is_empty() && !host.starts_with('/'));
        let fits = |char: char| char.is_ascii_graphic() && !"?#@\\".contains(char);
        let is_good = is_address && address.chars().all(fits);
        is_good.then(|| Address(address.to_owned()))
    }
}

/// An address that a fragment can be put after. A code goes to it, so nobody on the way must be able to read or change what
/// comes from there; the machine itself has nobody on the way.
struct WebPage(String);

impl Setting for WebPage {
    fn expected(f: &mut Formatter) -> fmt::Result {
        f.write_str("an https address without \"#\" as in \"https://codes.example.com/\", or a path as in \"/redeem/\"")
    }

    fn from_text(text: &str) -> Option<WebPage> {
        let is_path = text.starts_with('/') && !text.starts_with("//");
        let rest = (text.strip_prefix("https://")).or_else(|| text.strip_prefix("http://"));
        let host = rest.map(|rest| rest.split(['/', '?']).next().unwrap_or_default());
        let name = host.map(|host| host.rsplit_once(':').map_or(host, |(name, _)| name));
        let is_own_machine = matches!(name, Some("localhost" | "127.0.0.1" | "[::1]"));
        let is_address = host.is_some_and(|host| !host.is_empty())
            && (text.starts_with("https://") || is_own_machine);
        let fits = |char: char| char.is_ascii_graphic() && !"#@\\".contains(char);
        let is_good = (is_path || is_address) && text.chars().all(fits);
        is_good.then(|| WebPage(text.to_owned()))
    }
}

/// As a browser writes it.
struct Origin;

impl Setting for Origin {
    fn expected(f: &mut Formatter) -> fmt::Result {
        f.write_str("an origin as in \"https://portal.example.com\"")
    }

    fn from_text(text: &str) -> Option<Origin> {
        let Address(address) = Address::from_text(text)?;
        let (_, host) = address.split_once("://")?;
        let is_written_so = address == text && address == address.to_ascii_lowercase();
        (is_written_so && !host.contains('/')).then_some(Origin)
    }
}

struct Locale(String);

impl Setting for Locale {
    fn expected(f: &mut Formatter) -> fmt::Result {
        f.write_str("a language tag as in \"vi-VN\"")
    }

    fn from_text(text: &str) -> Option<Locale> {
        language_tag(text).map(Locale)
    }
}

/// A header that is not among those that requests have anyway.
struct Header(String);

impl Setting for Header {
    fn expected(f: &mut Formatter) -> fmt::Result {
        f.write_str("the name of a header as in \"Idempotency-Key\"")
    }

    fn from_text(name: &str) -> Option<Header> {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        let is_token = !name.is_empty() && name.bytes().all(fits);
        let is_free = !["api-key", "content-type"].contains(&&*name.to_ascii_lowercase());
        (is_token && is_free).then(|| Header(name.to_owned()))
    }
}

struct AtLeastOne(u32);

impl Setting for AtLeastOne {
    fn expected(f: &mut Formatter) -> fmt::Result {
        f.write_str("a whole number from 1")
    }

    fn from_whole(number: u64) -> Option<AtLeastOne> {
        let number = u32::try_from(number).ok()?;
        (number > 0).then_some(AtLeastOne(number))
    }
}

impl Setting for PageSize {
    fn expected(f: &mut Formatter) -> fmt::Result {
        AtLeastOne::expected(f)
    }

    fn from_whole(number: u64) -> Option<PageSize> {
        PageSize::new(number.try_into().ok()?)
    }
}

struct Minutes(u32);

impl Setting for Minutes {
    fn expected(f: &mut Formatter) -> fmt::Result {
        f.write_str("a whole number of minutes, 0 for never")
    }

    fn from_whole(number: u64) -> Option<Minutes> {
        number.try_into().ok().map(Minutes)
    }
}

impl Setting for Environment {
    fn expected(f: &mut Formatter) -> fmt::Result {
        Text::expected(f)
    }

    fn from_text(text: &str) -> Option<Environment> {
        let Text(name) = Text::from_text(text)?;
        Some(match &*name.to_ascii_lowercase() {
            "production" => Environment::Production,
            "sandbox" => Environment::Sandbox,
            _ => Environment::Other(name),
        })
    }
}

const KEY_MODES: [(&str, KeyMode); 3] = [
    ("gateway", KeyMode::Gateway),
    ("header", KeyMode::Header),
    ("query", KeyMode::Query),
];

impl Setting for KeyMode {
    fn expected(f: &mut Formatter) -> fmt::Result {
        one_of(&KEY_MODES, f)
    }

    fn from_text(name: &str) -> Option<KeyMode> {
        choose(&KEY_MODES, name)
    }
}

const THEMES: [(&str, Theme); 3] = [
    ("auto", Theme::Auto),
    ("light", Theme::Light),
    ("dark", Theme::Dark),
];

impl Setting for Theme {
    fn expected(f: &mut Formatter) -> fmt::Result {
        one_of(&THEMES, f)
    }

    fn from_text(name: &str) -> Option<Theme> {
        choose(&THEMES, name)
    }
}

/// `None` is the status of a number without a known meaning.
struct Tone(Option<Status>);

const TONES: [(&str, Option<Status>); 5] = [
    ("unused", Some(Status::Unused)),
    ("used", Some(Status::Used)),
    ("revoked", Some(Status::Revoked)),
    ("expired", Some(Status::Expired)),
    ("unknown", None),
];

impl Setting for Tone {
    fn expected(f: &mut Formatter) -> fmt::Result {
        one_of(&TONES, f)
    }

    fn from_text(name: &str) -> Option<Tone> {
        choose(&TONES, name).map(Tone)
    }
}

/// How many of [`HIDEABLE`] are screens.
const SCREENS: usize = 7;

/// Screens by their names in the address, then parts.
const HIDEABLE: [(&str, &str); 11] = {
    const fn twice(name: &str) -> (&str, &str) {
        (name, name)
    }
    [
        twice("issued"),
        twice("redeemed"),
        twice("overview"),
        twice("generate"),
        twice("redeem"),
        twice("lookup"),
        twice("activity"),
        twice("navigation"),
        twice("bar"),
        twice("lock"),
        twice("shortcuts"),
    ]
};

struct Hideable(&'static str);

impl Setting for Hideable {
    fn expected(f: &mut Formatter) -> fmt::Result {
        one_of(&HIDEABLE, f)
    }

    fn from_text(name: &str) -> Option<Hideable> {
        choose(&HIDEABLE, name).map(Hideable)
    }
}

struct Screen(&'static str);

impl Setting for Screen {
    fn expected(f: &mut Formatter) -> fmt::Result {
        one_of(&HIDEABLE[..SCREENS], f)
    }

    fn from_text(name: &str) -> Option<Screen> {
        choose(&HIDEABLE[..SCREENS], name).map(Screen)
    }
}
