//! Answers of the API, as every endpoint reads them.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use share_code_dashboard::api::wire::{
    WireError, read_codes, read_failure, read_page, write_codes,
};
use share_code_dashboard::api::{ApiError, job_answer, order_answer};
use share_code_dashboard::domain::{
    Amount, Answer, Bytes, Code, CodeEntry, CodesAnswer, IpCount, Kind, OrderAnswer, Page,
};

use super::text::{count, says_only_where, tree};

pub fn check(body: &[u8]) {
    let tree = str::from_utf8(body).ok().and_then(tree);
    check_page(body, tree.as_ref());
    check_codes(body, tree.as_ref());
    check_failure(body, tree.as_ref());
}

fn check_page(body: &[u8], tree: Option<&Value>) {
    let page = match read_page(body) {
        Ok(page) => page,
        Err(error) => return check_error(&error, tree),
    };
    let codes: BTreeSet<&Code> = page.entries.iter().map(|entry| &entry.code).collect();
    assert_eq!(codes.len(), page.entries.len(), "a code comes once");
    // What a tree can't hold, the reader may.
    let Some(tree) = tree else { return };
    assert_eq!(tree["success"], true, "nothing else is a success");
    let rows = tree["result"]["items"].as_array().expect("a list was read");
    assert_eq!(
        rows.len(),
        page.entries.len() + page.unreadable + page.repeated,
        "every row is counted once"
    );
    check_rows(&page, rows);
    let result = &tree["result"];
    for (total, name) in [
        (page.total_items, "total_items"),
        (page.total_pages, "total_pages"),
    ] {
        assert_eq!(total, count(&result[name]), "no digit of {name} is lost");
    }
}

/// Each readable code of the answer is there, in the order of the answer, with the row that was first to have it.
fn check_rows(page: &Page, rows: &[Value]) {
    let mut entries = page.entries.iter();
    let mut seen = BTreeSet::new();
    for row in rows {
        let code = row.get("code").and_then(Value::as_str).and_then(Code::new);
        let Some(code) = code.filter(|code| seen.insert(code.clone())) else {
            continue;
        };
        let entry = entries.next().expect("no code is lost");
        assert!(entry.code == code, "no code is changed, none is moved");
        check_row(entry, row);
    }
    assert!(entries.next().is_none(), "no code is made up");
}

fn check_row(entry: &CodeEntry, row: &Value) {
    assert_eq!(
        tree(&entry.json).as_ref(),
        Some(row),
        "the row stays as it was"
    );
    let kind = count(&row["data_type"]).and_then(|number| i64::try_from(number).ok());
    assert_eq!(entry.kind, Kind::from_number(kind.unwrap_or(0)));
    let (ips, bytes) = (count(&row["number_of_ips"]), count(&row["amount_traffic"]));
    let amount = match entry.kind {
        Kind::Ip => ips.map(|ips| Amount::Ips(IpCount(ips))),
        Kind::Traffic => bytes.map(|bytes| Amount::Traffic(Bytes(bytes))),
        Kind::Other(_) => None,
    };
    assert_eq!(
        entry.amount,
        amount.unwrap_or(Amount::Unreadable),
        "no digit of an amount is lost"
    );
    let status = count(&row["status"]).and_then(|status| i64::try_from(status).ok());
    assert_eq!(entry.status_number, status, "no digit of a status is lost");
    let recipient = row["forward_to"].as_str().filter(|text| !text.is_empty());
    assert_eq!(entry.forward_to.as_deref(), recipient);
    // What was not understood is kept, and what was understood is not said twice.
    for (name, json) in &entry.extra {
        assert!(row.get(name).is_some(), "no field is made up");
        assert!(tree(json).is_some(), "what is kept is JSON");
    }
    let times = ["used_at", "created_at", "expired_at"];
    let read = [entry.used_at, entry.created_at, entry.expired_at];
    for (name, at) in times.iter().zip(read) {
        let is_kept = entry.is_unread(name);
        let is_none = row
            .get(name)
            .is_none_or(|value| value.is_null() || count(value) == Some(0));
        assert!(
            is_kept || is_none || at.is_some(),
            "a time is read, kept, or was not there"
        );
        // Every time that is shown has a form.
        at.map(|at| (at.iso8601(), at.spreadsheet()));
    }
}

fn check_codes(body: &[u8], tree: Option<&Value>) {
    let answer = read_codes(body);
    let as_order = order_answer(&answer.clone().map_err(ApiError::from));
    let as_job = job_answer(answer.clone().map_err(ApiError::from));
    match answer {
        Ok(CodesAnswer { message, codes }) => {
            let named = codes.as_ref().map_or(0, Vec::len) as u64;
            assert_eq!(as_order, OrderAnswer::Success { named });
            assert_eq!(as_job, Answer::Named(codes.clone().unwrap_or_default()));
            if let Some(tree) = tree {
                assert_eq!(tree["success"], true, "nothing else is a success");
                assert_eq!(message, tree["message"].as_str().unwrap_or_default());
                let plain = read_codes(tree.to_string().as_bytes()).expect("it could be read");
                check_named(plain.codes.as_deref(), &tree["result"]);
                // A name that stands there twice may hide a code, which is looked up then; it makes none.
                let plain = plain.codes.unwrap_or_default();
                let mut named = codes.iter().flatten();
                assert!(named.all(|code| plain.contains(code)), "no code is made up");
            }
            check_request(&codes.unwrap_or_default());
        }
        Err(error) => {
            match &error {
                WireError::Malformed { .. } => {
                    assert_eq!(
                        as_order,
                        OrderAnswer::Lost,
                        "what can't be read is no refusal"
                    );
                    assert_eq!(as_job, Answer::Lost, "what can't be read is no refusal");
                }
                WireError::Refused { .. } => {
                    assert_eq!(as_order, OrderAnswer::Refused);
                    assert!(matches!(as_job, Answer::Refused { .. }));
                }
            }
            check_error(&error, tree);
        }
    }
}

fn check_named(codes: Option<&[Code]>, result: &Value) {
    let list = [&result["items"], &result["codes"], result];
    let list = list.into_iter().find_map(Value::as_array);
    assert_eq!(
        codes.is_some(),
        list.is_some(),
        "a list is found where one is"
    );
    let code = |item: &Value| Code::new(item.as_str().or_else(|| item["code"].as_str())?);
    let mut due = Vec::new();
    for code in list.into_iter().flatten().filter_map(code) {
        if !due.contains(&code) {
            due.push(code);
        }
    }
    assert!(
        codes.unwrap_or_default() == due,
        "no code is lost, changed or made up"
    );
}

/// What redeems and revokes codes names them as they are, and so does an answer that names them again.
fn check_request(codes: &[Code]) {
    let request = tree(&write_codes(codes)).expect("a request is JSON");
    let revealed: Vec<&str> = codes.iter().map(Code::reveal).collect();
    assert_eq!(request, json!({ "codes": revealed }));
    let echo = json!({ "success": true, "result": request }).to_string();
    let answer = read_codes(echo.as_bytes()).expect("an echo can be read");
    assert!(
        answer.codes.as_deref() == Some(codes),
        "an echo names the same codes"
    );
}

fn check_failure(body: &[u8], tree: Option<&Value>) {
    let Some((message, problems)) = read_failure(body) else {
        return;
    };
    let Some(tree) = tree else { return };
    assert_eq!(message, tree["message"].as_str().unwrap_or_default());
    check_problems(&problems, &tree["errors"]);
}

fn check_problems(problems: &[String], errors: &Value) {
    let errors = errors.as_array().map_or(&[][..], Vec::as_slice);
    assert_eq!(problems.len(), errors.len(), "no problem is lost");
    for (problem, error) in problems.iter().zip(errors) {
        match error {
            Value::String(text) => assert_eq!(problem, text),
            error => assert_eq!(tree(problem).as_ref(), Some(error)),
        }
    }
}

fn check_error(error: &WireError, tree: Option<&Value>) {
    match error {
        WireError::Malformed { detail } => {
            assert!(says_only_where(detail, &[]), "values are shown: {detail}");
        }
        WireError::Refused { message, errors } => {
            let Some(tree) = tree else { return };
            assert_eq!(tree["success"], false, "nothing else is a refusal");
            assert_eq!(message, tree["message"].as_str().unwrap_or_default());
            check_problems(errors, &tree["errors"]);
        }
    }
}
