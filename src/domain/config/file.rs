//! config.json, field by field.

use super::place::{ConfigProblem, ConfigSource, Place, Read};
use super::{Config, Environment, KeyMode, Theme};
use crate::domain::json::{self, Value};
use crate::domain::language_tag;
use crate::domain::query::PageSize;
use crate::domain::status::{Status, StatusRule};

const FIELDS: [&str; 17] = [
    "api",
    "key_mode",
    "environment",
    "statuses",
    "traffic_plans",
    "locale",
    "theme",
    "page_size",
    "idle_lock_minutes",
    "order_size",
    "chunk_size",
    "intent_header",
    "hide_generate",
    "hide",
    "embed_origins",
    "read_only",
    "message_template",
];
const STATUS_FIELDS: [&str; 3] = ["label", "tone", "revocable"];

const KEY_MODES: [(&str, KeyMode); 3] = [
    ("gateway", KeyMode::Gateway),
    ("header", KeyMode::Header),
    ("query", KeyMode::Query),
];
const THEMES: [(&str, Theme); 3] = [
    ("auto", Theme::Auto),
    ("light", Theme::Light),
    ("dark", Theme::Dark),
];

/// The attributes whose names are not those of their fields.
const ATTRIBUTES: [(&str, &str); 3] = [
    ("api", "base-url"),
    ("key_mode", "key-mode"),
    ("read_only", "readonly"),
];

/// How many of [`HIDEABLE`] are screens.
const SCREENS: usize = 6;

/// Screens by their names in the address, then parts.
const HIDEABLE: [(&str, &str); 9] = {
    const fn twice(name: &str) -> (&str, &str) {
        (name, name)
    }
    [
        twice("issued"),
        twice("redeemed"),
        twice("generate"),
        twice("redeem"),
        twice("lookup"),
        twice("activity"),
        twice("navigation"),
        twice("bar"),
        twice("lock"),
    ]
};

pub(super) fn read(text: &str) -> Result<Config, ConfigProblem> {
    let mut config = Config::default();
    if text.trim().is_empty() {
        return Ok(config);
    }
    let root = json::read(text.as_bytes()).map_err(ConfigProblem::not_json)?;

    read_fields(&mut config, text, &root, ConfigSource::File).map_err(|problem| *problem)?;
    Ok(config)
}

pub(super) fn read_attributes(mut config: Config, text: &str) -> Result<Config, ConfigProblem> {
    let read = json::read(text.as_bytes())
        .map_err(|error| Box::new(ConfigProblem::not_json(error)))
        .and_then(|root| read_fields(&mut config, text, &root, ConfigSource::Attribute));
    read.map_err(|problem| {
        let name = ATTRIBUTES.iter().find(|(field, _)| *field == problem.field);
        ConfigProblem {
            source: ConfigSource::Attribute,
            field: name.map_or(problem.field, |(_, attribute)| (*attribute).to_owned()),
            ..*problem
        }
    })?;
    Ok(config)
}

fn read_fields(config: &mut Config, text: &str, root: &Value, source: ConfigSource) -> Read<()> {
    for (name, value) in &Place::new(text, &[]).object(root)?.0 {
        let path = [name.as_str()];
        let at = Place::new(text, &path);
        match path[0] {
            // For the page around, which asks for the screen by an address.
            "view" if source == ConfigSource::Attribute => {
                at.one_of(value, &HIDEABLE[..SCREENS])?;
            }
            // A field set to null is one left out, if it is a field at all.
            name if *value == Value::Null && FIELDS.contains(&name) => {}
            "api" => config.api = Some(read_address(at, value)?),
            "key_mode" => config.key_mode = Some(at.one_of(value, &KEY_MODES)?),
            "environment" => {
                let name = at.text(value)?;
                config.environment = Some(match &*name.to_ascii_lowercase() {
                    "production" => Environment::Production,
                    "sandbox" => Environment::Sandbox,
                    _ => Environment::Other(name.to_owned()),
                });
            }
            "statuses" => {
                for (number, rule) in &at.object(value)?.0 {
                    let path = [path[0], number];
                    let number = Place::new(text, &path).number_as_name()?;
                    let rule = read_status(text, path, number, rule)?;
                    config.statuses.set(number, rule);
                }
            }
            "traffic_plans" => {
                for (number, plan) in &at.object(value)?.0 {
                    let path = [path[0], number];
                    let at = Place::new(text, &path);
                    let plan = (at.number_as_name()?, at.text(plan)?.to_owned());
                    config.traffic_plans.push(plan);
                }
            }
            "locale" => config.locale = Some(read_locale(at, value)?),
            "theme" => config.theme = at.one_of(value, &THEMES)?,
            "page_size" => {
                config.page_size = (at.count(value).and_then(PageSize::new))
                    .ok_or_else(|| at.problem("a whole number from 1", value))?;
            }
            "idle_lock_minutes" => {
                config.idle_lock_minutes = (at.count(value))
                    .ok_or_else(|| at.problem("a whole number of minutes, 0 for never", value))?;
            }
            "order_size" => {
                config.order_size = (at.count(value).filter(|size| *size > 0))
                    .ok_or_else(|| at.problem("a whole number from 1", value))?
                    .into();
            }
            "chunk_size" => {
                config.chunk_size = (at.count(value).filter(|size| *size > 0))
                    .ok_or_else(|| at.problem("a whole number from 1", value))?;
            }
            "intent_header" => config.intent_header = Some(read_header(at, value)?),
            "hide" => {
                let names = at.list(value)?.iter();
                let names = names.map(|name| Ok(at.one_of(name, &HIDEABLE)?.to_owned()));
                config.hide = names.collect::<Read<_>>()?;
            }
            // For the loader of the embedded page, which lets no other origin in.
            "embed_origins" => {
                for origin in at.list(value)? {
                    read_origin(at, origin)?;
                }
            }
            "hide_generate" => config.hide_generate = at.boolean(value)?,
            "read_only" => config.read_only = at.boolean(value)?,
            "message_template" => config.message_template = at.text(value)?.to_owned(),
            _ => return Err(at.unknown(&FIELDS)),
        }
    }
    Ok(())
}

/// An address that paths can be put after: a query, a fragment or a password in it would end up elsewhere.
fn read_address(at: Place, value: &Value) -> Read<String> {
    let address = at.text(value)?.trim_end_matches('/');
    let host = (address.strip_prefix("https://")).or_else(|| address.strip_prefix("http://"));
    let is_path = address.starts_with('/') && !address.starts_with("//");
    let is_address = host.map_or(is_path, |host| !host.is_empty() && !host.starts_with('/'));
    let fits = |char: char| char.is_ascii_graphic() && !"?#@\\".contains(char);
    if !is_address || !address.chars().all(fits) {
        return Err(at.problem(
            "an address as in \"https://api.example.com\", or a path as in \"/gateway\"",
            value,
        ));
    }
    Ok(address.to_owned())
}

fn read_locale(at: Place, value: &Value) -> Read<String> {
    let tag = language_tag(at.text(value)?);
    tag.ok_or_else(|| at.problem("a language tag as in \"vi-VN\"", value))
}

/// An origin, written as a browser writes it.
fn read_origin(at: Place, value: &Value) -> Read<()> {
    let address = read_address(at, value)?;
    let host = address.split_once("://").map_or("", |(_, host)| host);
    let is_origin = Some(&*address) == value.as_text()
        && !host.is_empty()
        && !host.contains('/')
        && address == address.to_ascii_lowercase();
    if is_origin {
        Ok(())
    } else {
        Err(at.problem("an origin as in \"https://portal.example.com\"", value))
    }
}

/// A header that is not among those that requests have anyway.
fn read_header(at: Place, value: &Value) -> Read<String> {
    let name = at.text(value)?;
    let is_token = name
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let is_free = !["api-key", "content-type"].contains(&&*name.to_ascii_lowercase());
    if is_token && is_free {
        Ok(name.to_owned())
    } else {
        Err(at.problem("the name of a header as in \"Idempotency-Key\"", value))
    }
}

fn read_status(
    text: &str,
    [statuses, name]: [&str; 2],
    number: i64,
    rule: &Value,
) -> Read<StatusRule> {
    let tones = [
        ("unused", Status::Unused),
        ("used", Status::Used),
        ("revoked", Status::Revoked),
        ("expired", Status::Expired),
        ("unknown", Status::Unknown(number)),
    ];
    let mut status = Status::Unknown(number);
    let mut label = None;
    let mut revocable = None;
    for (field, value) in &Place::new(text, &[statuses, name]).object(rule)?.0 {
        let path = [statuses, name, field.as_str()];
        let at = Place::new(text, &path);
        match path[2] {
            name if *value == Value::Null && STATUS_FIELDS.contains(&name) => {}
            "label" => label = Some(at.text(value)?.to_owned()),
            "tone" => status = at.one_of(value, &tones)?,
            "revocable" => revocable = Some(at.boolean(value)?),
            _ => return Err(at.unknown(&STATUS_FIELDS)),
        }
    }
    Ok(StatusRule {
        status,
        label,
        revocable: revocable.unwrap_or(status == Status::Unused),
    })
}
