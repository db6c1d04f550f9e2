use proptest::prelude::*;
use serde_json::{Value, json};

use super::{WireError, read_codes, read_failure, read_page};
use crate::domain::{Amount, Bytes, Code, CodeEntry, IpCount, Kind, Page, Timestamp};

mod dialect;

fn page(items: Value) -> Page {
    let body = json!({"success": true, "message": "", "result": {"items": items}});
    let Ok(page) = read_page(body.to_string().as_bytes()) else {
        panic!("the page should be readable");
    };
    page
}

fn entry(row: Value) -> CodeEntry {
    let mut page = page(json!([row]));
    page.entries.pop().expect("the row should be readable")
}

fn names(codes: Option<Vec<Code>>) -> Option<Vec<String>> {
    Some(codes?.iter().map(|code| code.reveal().to_owned()).collect())
}

#[test]
fn a_page_is_read() {
    let body = br#"{
        "success": true, "message": "ok",
        "result": {
            "items": [
                {"code": "9P-AB12", "data_type": 1, "number_of_ips": 10, "status": 1,
                 "forward_to": "ann@example.com", "used_by": null, "used_at": null,
                 "created_at": 1773324331, "expired_at": 1773324331000, "is_enterprise": 1},
                {"code": "9P-CD34", "data_type": 2, "amount_traffic": 9007199254740993, "status": 2}
            ],
            "total_items": 1240, "total_pages": "42"
        }
    }"#;
    let Ok(page) = read_page(body) else {
        panic!("the page should be readable");
    };
    assert_eq!((page.total_items, page.total_pages), (Some(1240), Some(42)));
    assert_eq!((page.unreadable, page.repeated), (0, 0));
    let moment = Some(Timestamp::from_unix(1_773_324_331));
    let first = CodeEntry {
        code: Code::new("9P-AB12").unwrap(),
        kind: Kind::Ip,
        amount: Amount::Ips(IpCount(10)),
        status_number: Some(1),
        forward_to: Some("ann@example.com".to_owned()),
        used_by: None,
        used_at: None,
        created_at: moment,
        expired_at: moment,
        is_enterprise: Some(true),
        extra: Vec::new(),
        json: r#"{"code":"9P-AB12","data_type":1,"number_of_ips":10,"status":1,"forward_to":"ann@example.com","used_by":null,"used_at":null,"created_at":1773324331,"expired_at":1773324331000,"is_enterprise":1}"#.into(),
    };
    assert!(page.entries[0] == first);
    assert_eq!(
        page.entries[1].amount,
        Amount::Traffic(Bytes(9_007_199_254_740_993))
    );
}

#[test]
fn totals_may_be_missing() {
    let page = page(json!([]));
    assert_eq!((page.total_items, page.total_pages), (None, None));
    assert!(page.entries.is_empty());
}

#[test]
fn what_can_not_be_read_is_kept() {
    let entry = entry(json!({
        "code": "9P-AB12", "data_type": 1, "number_of_ips": 5.0, "amount_traffic": 7, "status": -1,
        "used_at": "yesterday", "created_at": 999_999_999_999_999_u64, "is_enterprise": 2,
        "used_by": 7, "tags": ["a", {"b": null}], "note": null
    }));
    assert_eq!(entry.amount, Amount::Unreadable);
    assert_eq!(entry.status_number, None);
    assert_eq!(entry.used_at, None);
    let extra: Vec<String> = (entry.extra.iter())
        .map(|(name, text)| format!("{name} = {text}"))
        .collect();
    insta::assert_snapshot!(extra.join("\n"), @r#"
    number_of_ips = 5.0
    amount_traffic = 7
    status = -1
    used_at = "yesterday"
    created_at = 999999999999999
    is_enterprise = 2
    used_by = 7
    tags = ["a",{"b":null}]
    note = null
    "#);
}

#[test]
fn a_kind_that_we_do_not_know_keeps_its_amounts() {
    let unknown = entry(json!({"code": "9P-AB12", "data_type": 3, "number_of_ips": 5}));
    assert_eq!(unknown.kind, Kind::Other(3));
    assert_eq!(unknown.amount, Amount::Unreadable);
    assert_eq!(
        unknown.extra,
        [("number_of_ips".to_owned(), "5".to_owned())]
    );
    let unread = entry(json!({"code": "9P-AB12", "data_type": 1.0}));
    assert_eq!(unread.kind, Kind::Other(0));
    assert_eq!(unread.extra, [("data_type".to_owned(), "1.0".to_owned())]);
}

#[test]
fn a_bad_row_costs_no_other() {
    let page = page(json!([
        {"code": "9P-1", "status": 1}, {"status": 1}, {"code": 12}, {"code": " "}, [], null,
        {"code": "9P-2"}, {"code": "9P-1", "status": 2}
    ]));
    assert_eq!((page.unreadable, page.repeated), (5, 1));
    let codes: Vec<&str> = page
        .entries
        .iter()
        .map(|entry| entry.code.reveal())
        .collect();
    assert_eq!(codes, ["9P-1", "9P-2"]);
    assert_eq!(page.entries[0].status_number, Some(1));
}

#[test]
fn codes_are_read_in_every_shape() {
    let both = Some(vec!["9P-1".to_owned(), "9P-2".to_owned()]);
    for (result, expected) in [
        (json!(["9P-1", "9P-2"]), both.clone()),
        (
            json!([{"code": "9P-1"}, {"code": "9P-2", "status": 1}]),
            both.clone(),
        ),
        (json!({"items": ["9P-1", "9P-2"]}), both.clone()),
        (
            json!({"codes": [{"code": "9P-1"}, {"code": "9P-2"}]}),
            both.clone(),
        ),
        (
            json!({"items": null, "codes": ["9P-1", "9P-2"]}),
            both.clone(),
        ),
        (json!(["9P-1", 7, null, {}, [], "9P-2", "9P-1"]), both),
        (json!([]), Some(Vec::new())),
        (json!({}), None),
        (json!({"items": 2}), None),
        (json!("9P-1"), None),
        (json!(null), None),
    ] {
        let body = json!({"success": true, "message": "made", "result": result}).to_string();
        let answer = read_codes(body.as_bytes()).unwrap();
        assert_eq!(answer.message, "made");
        assert_eq!(names(answer.codes), expected, "{body}");
    }
    let answer = read_codes(br#"{"success": true}"#).unwrap();
    assert_eq!((answer.message.as_str(), answer.codes), ("", None));
}

#[test]
fn a_refusal_keeps_the_words_of_the_server() {
    let body =
        br#"{"success": false, "message": "no", "errors": ["balance too low", {"field": "plan"}]}"#;
    let errors = vec![
        "balance too low".to_owned(),
        r#"{"field":"plan"}"#.to_owned(),
    ];
    assert_eq!(read_failure(body), Some(("no".to_owned(), errors.clone())));
    let refused = WireError::Refused {
        message: "no".to_owned(),
        errors,
    };
    assert_eq!(read_codes(body), Err(refused));
    assert_eq!(
        read_failure(b"{\"message\": \"no\"}"),
        Some(("no".to_owned(), Vec::new()))
    );
    for foreign in [&b"<html>"[..], b"[]", b"{}", b"{\"error\": \"no\"}", b""] {
        assert_eq!(read_failure(foreign), None);
    }
}

#[test]
fn hostile_bodies_get_a_clear_error() {
    let nested = ["[".repeat(100_000), "]".repeat(100_000)].concat();
    let rows = ["[", &"{\"\":0},".repeat(1 << 20), "{}]"].concat();
    let crowded = [r#"{"success":true,"result":{"items":"#, &rows, "}}"].concat();
    let bodies: [&[u8]; 26] = [
        b"",
        b"\xef\xbb\xbf",
        b"<!doctype html><title>Just a moment...</title>",
        b"[true]",
        b"null",
        b"{}",
        b"{}{}",
        b"{\"success\":tr",
        b"{\"success\":true}",
        b"{\"success\":\"true\",\"result\":{\"items\":[]}}",
        b"{\"success\":1,\"result\":{\"items\":[]}}",
        b"{\"success\":null,\"result\":{\"items\":[]}}",
        b"{\"success\":true,\"result\":[]}",
        b"{\"success\":true,\"result\":{}}",
        b"{\"success\":true,\"result\":{\"items\":{}}}",
        b"{\"success\":true,\"result\":NaN}",
        b"{\"success\":true,\"result\":1e400}",
        b"{\"success\":true,\"message\":\"\\ud800\"}",
        b"{\"success\":true,\"message\":\"\xff\"}",
        b"{\"success\":true,\"message\":\"\0\"}",
        b"{\"success\":false,\"success\":true,\"result\":{\"items\":[]}}",
        b"{\"success\":true,\"result\":{\"items\":[],\"items\":[]}}",
        b"[true,\"\",[],{\"items\":[]}]",
        b"{\"success\":true,\"result\":[[],1,1]}",
        nested.as_bytes(),
        crowded.as_bytes(),
    ];
    let errors: Vec<String> = bodies
        .iter()
        .map(|body| match read_page(body) {
            Ok(_) => "accepted".to_owned(),
            Err(WireError::Refused { .. }) => "refused".to_owned(),
            Err(WireError::Malformed { detail }) => detail,
        })
        .collect();
    insta::assert_snapshot!(errors.join("\n"), @r"
    an empty answer where JSON was due
    not JSON: EOF while parsing a value at line 1 column 0
    not JSON: expected value at line 1 column 1
    a list where an object was due, at the top
    null where an object was due, at the top
    nothing where true or false was due, at success
    not JSON: trailing characters at line 1 column 3
    not JSON: EOF while parsing a value at line 1 column 13
    nothing where an object was due, at result
    a text where true or false was due, at success
    a number where true or false was due, at success
    null where true or false was due, at success
    a list where an object was due, at result
    nothing where a list was due, at result.items
    an object where a list was due, at result.items
    not JSON: expected value at line 1 column 26
    a number where an object was due, at result
    nothing where an object was due, at result
    not JSON: a byte that is no text
    not JSON: control character (\u0000-\u001F) found while parsing a string at line 1 column 27
    an object that can't be read, at the top
    an object that can't be read, at result
    a list where an object was due, at the top
    a list where an object was due, at result
    a list where an object was due, at the top
    more values than a listing can have
    ");
}

#[test]
fn a_row_may_be_nested_deeper_than_the_stack_is() {
    let nested = ["[".repeat(100_000), "]".repeat(100_000)].concat();
    let rows = [&nested, ",{\"code\":\"9P-1\",\"tags\":", &nested, "}"].concat();
    let body = [r#"{"success":true,"result":{"items":["#, &rows, "]}}"].concat();
    let Ok(page) = read_page(body.as_bytes()) else {
        panic!("the page should be readable");
    };
    assert_eq!((page.entries.len(), page.unreadable), (1, 1));
    assert_eq!(page.entries[0].extra, [("tags".to_owned(), nested.clone())]);
    for result in [&nested, &["{\"items\":", &nested, "}"].concat()] {
        let body = [r#"{"success":true,"result":"#, result, "}"].concat();
        let answer = read_codes(body.as_bytes()).unwrap();
        assert_eq!(names(answer.codes), Some(Vec::new()));
    }
}

#[test]
fn a_list_is_not_taken_for_the_object_that_was_due() {
    assert!(read_codes(br#"[true,"",[],["9P-1"]]"#).is_err());
    assert_eq!(read_failure(br#"[false,"no",[]]"#), None);
    let answer = read_codes(br#"{"success":true,"result":[["9P-1"],["9P-2"]]}"#).unwrap();
    assert_eq!(names(answer.codes), Some(Vec::new()));
    assert_eq!(page(json!([["9P-1"]])).unreadable, 1);
}

/// Codes are money, and error texts are copied into tickets.
#[test]
fn no_error_shows_a_value() {
    const CODE: &str = "9P-CANARY";
    for body in [
        "9P-CANARY",
        "\"9P-CANARY\"",
        "[\"9P-CANARY\"]",
        "{\"9P-CANARY\":1",
        "{\"9P-CANARY\" 1}",
        "{\"success\":\"9P-CANARY\"}",
        "{\"success\":true,\"result\":\"9P-CANARY\"}",
        "{\"success\":true,\"result\":{\"items\":\"9P-CANARY\"}}",
        "{\"success\":true,\"result\":{\"items\":[\"9P-CANARY\"}}",
        "{\"success\":true,\"result\":{\"items\":[\"9P-CANARY\\x\"]}}",
        "{\"success\":true,\"message\":\"9P-CANARY\\ud800\"}",
        "{\"success\":true,\"success\":\"9P-CANARY\"}",
        "{\"success\":true} 9P-CANARY",
    ] {
        for error in [
            read_page(body.as_bytes()).err(),
            read_codes(body.as_bytes()).err(),
        ] {
            let detail = match error {
                Some(WireError::Malformed { detail }) => detail,
                Some(WireError::Refused { .. }) => panic!("{body} is no refusal"),
                // It has codes in no shape that we know.
                None => continue,
            };
            assert!(!detail.is_empty() && !detail.contains(CODE), "{detail}");
        }
    }
}

#[test]
fn a_page_as_large_as_the_cap_is_read() {
    let mut body = r#"{"success":true,"result":{"items":[{"code":"9P-0"}"#.to_owned();
    let mut rows = 1;
    while body.len() < 8 << 20 {
        body += &format!(
            ",{{\"code\":\"9P-{rows}\",\"data_type\":1,\"number_of_ips\":10,\"status\":1,\
             \"forward_to\":null,\"used_by\":null,\"used_at\":null,\"created_at\":1773324331,\
             \"expired_at\":null,\"is_enterprise\":0}}"
        );
        rows += 1;
    }
    body += "]}}";
    let read = read_page(body.as_bytes()).ok();
    assert_eq!(read.map(|page| page.entries.len()), Some(rows));
}

#[test]
fn a_byte_order_mark_is_no_harm() {
    let body = b"\xef\xbb\xbf{\"success\": true, \"result\": [\"9P-1\"]}";
    assert_eq!(
        names(read_codes(body).unwrap().codes),
        Some(vec!["9P-1".to_owned()])
    );
}

/// Any JSON, with the names that are read scattered in it.
fn any_json() -> impl Strategy<Value = Value> {
    let name = prop_oneof![
        "code|data_type|number_of_ips|status|used_at|success|message|errors|result|items|codes",
        any::<String>(),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 64, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
            prop::collection::vec((name.clone(), inner), 0..8)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn any_bytes_have_an_answer(body: Vec<u8>) {
        prop_assert!(read_page(&body).is_err());
        prop_assert!(read_codes(&body).is_err());
    }

    #[test]
    fn any_rows_are_accounted_for(rows in prop::collection::vec(any_json(), 0..8)) {
        let count = rows.len();
        let page = page(Value::from(rows));
        prop_assert_eq!(page.entries.len() + page.unreadable + page.repeated, count);
    }

    #[test]
    fn only_success_is_success(answer in any_json()) {
        let succeeded = answer.get("success") == Some(&Value::Bool(true));
        let body = answer.to_string();
        prop_assert_eq!(read_codes(body.as_bytes()).is_ok(), succeeded);
        let has_items = answer.pointer("/result/items").is_some_and(Value::is_array)
            && answer["result"].is_object();
        prop_assert_eq!(read_page(body.as_bytes()).is_ok(), succeeded && has_items);
    }

    #[test]
    fn a_row_is_the_same_in_every_dialect(row in dialect::any_row(), dialect in dialect::any_dialect()) {
        let read = entry(dialect.write(&row));
        prop_assert!(read == row.entry(&dialect.write(&row)), "{}", dialect.write(&row));
    }
}
