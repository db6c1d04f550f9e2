use super::*;
use crate::domain::status::{Status, StatusRule};

#[test]
fn an_empty_object_sets_run() {
    assert_eq!(Config::parse("{}"), Ok(Config::default()));
    assert_eq!(
        Config::parse("\u{feff}{\"api\": null}"),
        Ok(Config::default())
    );
}

#[test]
fn every_field_is_read() {
    let text = include_str!("../../../tests/golden/config.json");
    let rule = |status, label: Option<&str>, revocable| StatusRule {
        status,
        label: label.map(str::to_owned),
        revocable,
    };
    let expected = Config {
        api: Some("https://api.example.com/gateway".to_owned()),
        key_mode: Some(KeyMode::Header),
        environment: Some(Environment::Other("Staging".to_owned())),
        statuses: StatusTable::default()
            .with(5, rule(Status::Unknown(5), Some("Paused"), true))
            .with(1, rule(Status::Used, None, false)),
        traffic_plans: vec![(12, "Gold".to_owned()), (3, "Silver".to_owned())],
        locale: Some("vi-VN".to_owned()),
        theme: Theme::Dark,
        page_size: PageSize::new(50).unwrap(),
        idle_lock_minutes: 0,
        order_size: 20,
        chunk_size: 40,
        intent_header: Some("Idempotency-Key".to_owned()),
        hide_generate: true,
        first_screen: Some("overview".to_owned()),
        hide: vec!["activity".to_owned(), "lock".to_owned()],
        read_only: true,
        redeem_page: Some("https://codes.example.com/?view=redeem".to_owned()),
        message_template: "{code} ({amount}), {link}".to_owned(),
    };
    assert_eq!(Config::parse(text), Ok(expected));
}

#[test]
fn the_environment_is_guessed_from_the_host() {
    for (address, environment) in [
        ("https://sandbox.9proxy.com", Environment::Sandbox),
        ("https://api.9proxy.com/sandbox", Environment::Production),
        ("/sandbox", Environment::Production),
    ] {
        assert_eq!(Environment::of_address(address), environment, "{address}");
    }
}

#[test]
fn an_address_that_paths_can_not_follow_is_refused() {
    for address in [
        "api.example.com",
        "ftp://example.com",
        "https://",
        "https:///client",
        "//example.com",
        "https://me:secret@example.com",
        "https://example.com?api-key=x",
        "https://exa mple.com",
    ] {
        let problem = Config::parse(&format!("{{\n\"api\": \"{address}\"}}")).unwrap_err();
        assert_eq!((problem.line, &*problem.field), (2, "api"), "{address}");
    }
}

#[test]
fn links_lead_to_a_page_that_nobody_on_the_way_can_change() {
    let read = |page: &str| Config::parse(&format!("{{\n\"redeem_page\": \"{page}\"}}"));
    for page in [
        "https://codes.example.com",
        "https://codes.example.com:8443/redeem/?view=redeem",
        "http://localhost:8080/",
        "http://127.0.0.1",
        "http://[::1]:8080/",
        "/",
        "/codes/?view=redeem",
    ] {
        let config = read(page).unwrap_or_else(|problem| panic!("{page}: {problem:?}"));
        assert_eq!(config.redeem_page.as_deref(), Some(page));
    }
    for page in [
        "",
        "codes.example.com",
        "http://codes.example.com/",
        "http://localhost.example.com/",
        "http://localhost@example.com/",
        "//codes.example.com/",
        "https://",
        "https:///redeem",
        "https://?view=redeem",
        "https://codes.example.com/#",
        "https://me@codes.example.com/",
        "https://codes.example.com/a b",
        "javascript:alert(1)",
    ] {
        let problem = read(page).unwrap_err();
        assert_eq!(
            (problem.line, &*problem.field),
            (2, "redeem_page"),
            "{page}"
        );
    }
}

#[test]
fn links_in_messages_need_a_page() {
    let file = "{\n\"theme\": \"dark\",\n\"message_template\": \"{link}\"\n}";
    let problem = Config::parse(file).unwrap_err();
    assert_eq!((problem.line, &*problem.field), (3, "message_template"));
    assert!(problem.expected.contains("redeem_page"), "{problem:?}");
    let attributes = r#"{"message_template": "{link}"}"#;
    let problem = Config::default().with_attributes(attributes).unwrap_err();
    assert_eq!(problem.source, ConfigSource::Attribute);
    let page = Config::parse(r#"{"redeem_page": "/"}"#).unwrap();
    assert!(page.with_attributes(attributes).is_ok());
}

#[test]
fn problems_name_the_line_and_the_field() {
    let texts = [
        "",
        "<!doctype html>",
        "{\n  \"theme\": \"dark\"\n  \"locale\": \"en\"\n}",
        "[]",
        "{\n  \"pagesize\": 50\n}",
        "{\n  \"page_size\": 0\n}",
        "{\n  \"page_size\": \"50\"\n}",
        "{\n  \"key_mode\": \"heder\"\n}",
        "{\n  \"environment\": \"theme\",\n  \"theme\": 5\n}",
        "{\n  \"locale\": \"\"\n}",
        "{\n  \"locale\": \"not a tag!\"\n}",
        "{\n  \"read_only\": 1\n}",
        "{\n  \"idle_lock_minutes\": -1\n}",
        "{\n  \"statuses\": {\n    \"five\": {}\n  }\n}",
        "{\n  \"statuses\": {\n    \"5\": { \"tone\": \"paused\" }\n  }\n}",
        "{\n  \"statuses\": {\n    \"4\": { \"label\": \"Ended\" },\n    \"5\": {\n      \"lable\": \"Paused\"\n    }\n  }\n}",
        "{\n  \"traffic_plans\": [\"Gold\"]\n}",
        "{\n  \"traffic_plans\": { \"12\": null }\n}",
        "{\n  \"unheard_of\": null\n}",
        "{\n  \"order_size\": 0\n}",
        "{\n  \"intent_header\": \"Api-Key\"\n}",
        "{\n  \"intent_header\": \"\"\n}",
        "{\n  \"theme\": \"dark\",\n  \"theme\": \"dark\"\n}",
        "{\n  \"statuses\": {\n    \"5\": [\"Paused\"]\n  }\n}",
        "{\n  \"hide\": \"lock\"\n}",
        "{\n  \"hide\": [\"lock\", \"lokc\"]\n}",
        "{\n  \"embed_origins\": [\"https://portal.example.com/\"]\n}",
        "{\n  \"theme\": \"dark, expected by nobody, and \\\"quoted\\\" besides\"\n}",
        "{\n  \"page_size\": 18446744073709551616\n}",
    ];
    let problems: Vec<String> = texts
        .map(|text| match Config::parse(text) {
            Ok(_) => "accepted".to_owned(),
            Err(problem) => format!(
                "line {}, {:?}: {} expected, {} found",
                problem.line, problem.field, problem.expected, problem.found
            ),
        })
        .into();
    insta::assert_snapshot!(problems.join("\n"), @r#"
    accepted
    line 1, "": JSON expected, no value at line 1 column 1 found
    line 3, "": JSON expected, no `,` or `}` at line 3 column 3 found
    line 1, "": an object expected, a list found
    line 2, "pagesize": a known field; the nearest is "page_size" expected, "pagesize" found
    line 2, "page_size": a whole number from 1 expected, 0 found
    line 2, "page_size": a whole number from 1 expected, "50" found
    line 2, "key_mode": one of "gateway", "header", "query" expected, "heder" found
    line 3, "theme": one of "auto", "light", "dark" expected, 5 found
    line 2, "locale": a language tag as in "vi-VN" expected, "" found
    line 2, "locale": a language tag as in "vi-VN" expected, "not a tag!" found
    line 2, "read_only": true or false expected, 1 found
    line 2, "idle_lock_minutes": a whole number of minutes, 0 for never expected, -1 found
    line 3, "statuses.five": a whole number as the name expected, "five" found
    line 3, "statuses.5.tone": one of "unused", "used", "revoked", "expired", "unknown" expected, "paused" found
    line 5, "statuses.5.lable": a known field; the nearest is "label" expected, "lable" found
    line 2, "traffic_plans": an object expected, a list found
    line 2, "traffic_plans.12": a text expected, null found
    line 2, "unheard_of": a known field; the nearest is "read_only" expected, "unheard_of" found
    line 2, "order_size": a whole number from 1 expected, 0 found
    line 2, "intent_header": the name of a header as in "Idempotency-Key" expected, "Api-Key" found
    line 2, "intent_header": the name of a header as in "Idempotency-Key" expected, "" found
    line 3, "theme": a field once expected, "theme" again found
    line 3, "statuses.5": an object expected, a list found
    line 2, "hide": a list in square brackets expected, "lock" found
    line 2, "hide": one of "issued", "redeemed", "overview", "generate", "redeem", "lookup", "activity", "navigation", "bar", "lock", "shortcuts" expected, "lokc" found
    line 2, "embed_origins": an origin as in "https://portal.example.com" expected, "https://portal.example.com/" found
    line 2, "theme": one of "auto", "light", "dark" expected, "dark, expected by nobody, and \"quoted\"…" found
    line 2, "page_size": a whole number from 1 expected, 1.8446744073709552e+19 found
    "#);
}

#[test]
fn a_locale_is_read_as_systems_write_it() {
    for (written, tag) in [("vi_VN", "vi-VN"), ("ar_EG", "ar-EG")] {
        let config = Config::parse(&format!("{{\"locale\": \"{written}\"}}")).unwrap();
        assert_eq!(config.locale.as_deref(), Some(tag));
    }
}

#[test]
fn attributes_stand_above_the_rest_and_are_named_by_their_own_names() {
    let config = Config::parse(r#"{"hide": ["lock"], "theme": "dark", "locale": "en"}"#).unwrap();
    let above = r#"{"hide": ["activity"], "locale": "vi_VN", "view": "redeem"}"#;
    let config = config.with_attributes(above).unwrap();
    assert_eq!(config.hide, ["activity"]);
    assert_eq!(
        (config.theme, config.locale.as_deref()),
        (Theme::Dark, Some("vi-VN"))
    );
    for (attributes, name) in [
        (r#"{"api": "undefined"}"#, "base-url"),
        (r#"{"key_mode": "undefined"}"#, "key-mode"),
        (r#"{"view": "undefined"}"#, "view"),
        (r#"{"view": "lock"}"#, "view"),
        (r#"{"hide": ["undefined"]}"#, "hide"),
        (r#"{"locale": "undefined"}"#, "locale"),
        (r#"{"theme": "undefined"}"#, "theme"),
    ] {
        let problem = Config::default().with_attributes(attributes).unwrap_err();
        assert_eq!(
            (problem.source, &*problem.field),
            (ConfigSource::Attribute, name)
        );
    }
    assert!(Config::parse(r#"{"view": "redeem"}"#).is_err());
}
