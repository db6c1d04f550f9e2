//! config.json, and the attributes of an element.

use serde_json::Value;
use share_code_dashboard::domain::{Config, ConfigProblem, ConfigSource};

use super::text::tree;

pub fn check(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    let read = Config::parse(text);
    let attributes = Config::default().with_attributes(text);
    for (read, source) in [
        (&read, ConfigSource::File),
        (&attributes, ConfigSource::Attribute),
    ] {
        match read {
            Ok(config) => check_config(config),
            Err(problem) => check_problem(problem, source, text),
        }
    }
    let Ok(config) = read else { return };
    // What an editor puts around the text is no part of it.
    assert_eq!(
        Config::parse(&[text, "\r\n"].concat()).as_ref(),
        Ok(&config)
    );
    if !text.starts_with('\u{feff}') && !text.trim().is_empty() {
        assert_eq!(
            Config::parse(&["\u{feff}", text].concat()).as_ref(),
            Ok(&config)
        );
    }
    // What stands in a file may stand in attributes as well, and the last word on each field is theirs.
    if !text.trim().is_empty() {
        assert_eq!(attributes.as_ref(), Ok(&config));
    }
    if let Some(tree) = tree(text) {
        check_numbers(&config, &tree);
    }
}

/// Nothing of a configuration that was read is out of bounds.
fn check_config(config: &Config) {
    assert!(config.page_size.get() > 0 && config.order_size > 0 && config.chunk_size > 0);
    for address in config.api.iter().chain(&config.redeem_page) {
        assert!(address.bytes().all(|byte| byte.is_ascii_graphic()));
        assert!(
            !address.contains(['#', '@', '\\']),
            "what is put after it stays a path"
        );
        let is_web = address.starts_with("https://") || address.starts_with("http://");
        let is_path = address.starts_with('/') && !address.starts_with("//");
        assert!(is_web || is_path, "it is no script");
    }
    if let Some(api) = &config.api {
        assert!(!api.ends_with('/') && !api.contains('?'));
    }
    if let Some(page) = &config.redeem_page {
        let host = page.strip_prefix("http://").unwrap_or("localhost");
        let is_own = ["localhost", "127.0.0.1", "[::1]"]
            .iter()
            .any(|own| host.starts_with(own));
        assert!(is_own, "a code goes to nobody on the way");
    }
    if let Some(header) = &config.intent_header {
        let is_token = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        assert!(!header.is_empty() && header.bytes().all(is_token));
        assert!(!header.eq_ignore_ascii_case("api-key"));
    }
    assert!(!config.message_template.trim().is_empty());
    let has_link = config.message_template.contains("{link}");
    assert!(
        !has_link || config.redeem_page.is_some(),
        "a link leads somewhere"
    );
    assert!(
        config
            .statuses
            .rules()
            .map(|(number, _)| number)
            .is_sorted_by(|a, b| a < b)
    );
}

fn check_numbers(config: &Config, tree: &Value) {
    let is = |name: &str, number: u64| match &tree[name] {
        Value::Null => {}
        value => assert_eq!(value.as_u64(), Some(number), "no digit of {name} is lost"),
    };
    is("page_size", config.page_size.get().into());
    is("order_size", config.order_size);
    is("chunk_size", config.chunk_size.into());
    is("idle_lock_minutes", config.idle_lock_minutes.into());
    let plans = tree["traffic_plans"].as_object().into_iter().flatten();
    for (name, plan) in plans {
        let number: i64 = name.parse().expect("the name of a plan is a number");
        let is_it =
            |(known, label): &(i64, String)| *known == number && Some(&**label) == plan.as_str();
        assert!(config.traffic_plans.iter().any(is_it), "no plan is lost");
    }
}

/// A problem says where it is and what to do.
fn check_problem(problem: &ConfigProblem, source: ConfigSource, text: &str) {
    assert_eq!(problem.source, source);
    let lines = text.matches('\n').count() + 1;
    assert!((1..=lines).contains(&problem.line), "{problem:?}");
    assert!(
        !problem.expected.is_empty() && !problem.found.is_empty(),
        "{problem:?}"
    );
}
