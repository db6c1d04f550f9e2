use std::collections::HashSet;

use insta::assert_snapshot;
use sandbox::Options;
use serde_json::{Value, json};

use crate::client::{codes_of, customer, field, options, reseller, start, stranger};

#[tokio::test]
async fn a_page_of_issued_codes() {
    let server = start(options()).await;
    assert_snapshot!(reseller(&server).issued("limit=3").await.text());
}

#[tokio::test]
async fn a_page_of_redeemed_codes() {
    let server = start(options()).await;
    assert_snapshot!(customer(&server).redeemed("limit=2&page=2").await.text());
}

#[tokio::test]
async fn by_default_thirty_rows_newest_first() {
    let server = start(Options {
        codes: 1_240,
        ..options()
    })
    .await;
    let issued = reseller(&server).issued("").await;
    assert_eq!(issued.items().len(), 30);
    assert_eq!(issued.total(), 1_240);
    assert_eq!(issued.json()["result"]["total_pages"], 42);
    assert!(falls(&issued.items(), "created_at"));
    let redeemed = customer(&server).redeemed("").await;
    assert_eq!(redeemed.items().len(), 30);
    assert!(falls(&redeemed.items(), "used_at"));
}

fn falls(rows: &[Value], name: &str) -> bool {
    field(rows, name)
        .windows(2)
        .all(|pair| pair[0].as_i64() >= pair[1].as_i64())
}

#[tokio::test]
async fn each_filter_keeps_exactly_the_rows_that_match() {
    let server = start(Options {
        codes: 400,
        ..options()
    })
    .await;
    let client = reseller(&server);
    let all = client.walk_issued("").await;
    assert_eq!(all.len(), 400);
    let filters = [
        ("status", "status", json!(1)),
        ("status", "status", json!(2)),
        ("status", "status", json!(3)),
        ("status", "status", json!(4)),
        ("data_type", "data_type", json!(1)),
        ("data_type", "data_type", json!(2)),
        ("is_enterprise", "is_enterprise", json!(0)),
        ("is_enterprise", "is_enterprise", json!(1)),
        ("email", "forward_to", json!("customer@example.com")),
    ];
    for (parameter, name, value) in filters {
        let text = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        let expected: Vec<_> = all
            .iter()
            .filter(|row| row[name] == value)
            .cloned()
            .collect();
        assert!(!expected.is_empty(), "the demo data has no {name} {value}");
        assert_eq!(
            client.walk_issued(&format!("{parameter}={text}")).await,
            expected
        );
    }
}

#[tokio::test]
async fn filters_narrow_each_other() {
    let server = start(Options {
        codes: 400,
        ..options()
    })
    .await;
    let client = reseller(&server);
    let rows = client
        .walk_issued("status=1&data_type=2&is_enterprise=0")
        .await;
    let expected = client.walk_issued("").await;
    let expected: Vec<_> = expected
        .into_iter()
        .filter(|row| row["status"] == 1 && row["data_type"] == 2 && row["is_enterprise"] == 0)
        .collect();
    assert!(!expected.is_empty());
    assert_eq!(rows, expected);
}

#[tokio::test]
async fn a_keyword_matches_inside_the_code_in_either_case() {
    let server = start(options()).await;
    let client = reseller(&server);
    let all = client.walk_issued("").await;
    let code = codes_of(&all)[7];
    let part = code[4..9].to_lowercase();
    assert_eq!(
        codes_of(&client.issued(&format!("keyword={part}")).await.items()),
        [code]
    );
    assert_eq!(client.issued("keyword=reseller").await.total(), 0);
    assert_eq!(client.issued("keyword=%25").await.total(), 0);
    assert_eq!(client.issued("keyword=").await.total(), 240);
}

#[tokio::test]
async fn an_email_matches_as_a_whole_in_either_case() {
    let server = start(options()).await;
    let client = reseller(&server);
    let total = client.issued("email=customer@example.com").await.total();
    assert!(total > 0);
    assert_eq!(
        client.issued("email=Customer@EXAMPLE.com").await.total(),
        total
    );
    assert_eq!(client.issued("email=customer@example").await.total(), 0);
}

#[tokio::test]
async fn redeemed_codes_are_filtered_by_who_issued_them() {
    let server = start(Options {
        codes: 400,
        ..options()
    })
    .await;
    let client = customer(&server);
    let from_reseller = client.redeemed("email=reseller@example.com").await;
    let from_partner = client.redeemed("email=partner@example.org").await;
    assert!(from_reseller.total() > 0 && from_partner.total() > 0);
    assert_eq!(
        from_reseller.total() + from_partner.total(),
        client.redeemed("").await.total()
    );
    for row in from_reseller.items() {
        assert_eq!(row["used_by"], "customer@example.com");
    }
    assert!(reseller(&server).redeemed("").await.total() > 0);
}

#[tokio::test]
async fn every_sort_key_works_both_ways_and_loses_no_row_between_pages() {
    let server = start(Options {
        codes: 150,
        ..options()
    })
    .await;
    let client = reseller(&server);
    for (key, name) in [
        ("code", "code"),
        ("amount_ips", "number_of_ips"),
        ("created_at", "created_at"),
    ] {
        let mut up = Vec::new();
        for page in 1..=22 {
            let query = format!("sort_by={key}&order_by=asc&limit=7&page={page}");
            up.extend(client.issued(&query).await.items());
        }
        assert_eq!(
            codes_of(&up).into_iter().collect::<HashSet<_>>().len(),
            150,
            "{key}"
        );
        let values: Vec<_> = field(&up, name).into_iter().map(sortable).collect();
        assert!(values.is_sorted(), "{key}: {values:?}");

        let mut down = client
            .walk_issued(&format!("sort_by={key}&order_by=desc"))
            .await;
        down.reverse();
        assert_eq!(codes_of(&down), codes_of(&up), "{key}");
    }
    for key in ["code", "amount_ips", "used_at"] {
        assert_eq!(
            customer(&server)
                .redeemed(&format!("sort_by={key}"))
                .await
                .status,
            200
        );
    }
}

fn sortable(value: &Value) -> (i64, String) {
    (
        value.as_i64().unwrap_or(0),
        value.as_str().unwrap_or("").to_owned(),
    )
}

#[tokio::test]
async fn beyond_the_last_page_there_is_nothing() {
    let server = start(options()).await;
    for page in ["9", "9223372036854775807"] {
        let reply = reseller(&server).issued(&format!("page={page}")).await;
        assert!(reply.items().is_empty());
        assert_eq!(reply.total(), 240);
    }
}

#[tokio::test]
async fn a_page_may_have_as_many_rows_as_the_server_was_told() {
    let server = start(Options {
        max_limit: 200,
        ..options()
    })
    .await;
    let reply = reseller(&server).issued("limit=200").await;
    assert_eq!(reply.items().len(), 200);
    let refused = reseller(&server).issued("limit=201").await;
    assert_eq!(
        refused.status,
        reseller(&server).issued("limit=0").await.status
    );
    assert!(refused.text().contains("limit must be at most 200"));

    let server = start(Options {
        max_limit: 10,
        ..options()
    })
    .await;
    assert_eq!(reseller(&server).issued("").await.items().len(), 10);
}

#[tokio::test]
async fn wrong_parameters_are_named() {
    let server = start(options()).await;
    let client = reseller(&server);
    let wrong_types = "status=used&limit=ten&page=1.5&data_type=IP&is_enterprise=true";
    assert_snapshot!(client.issued(wrong_types).await.text());
    let out_of_range = "limit=0&page=0&data_type=3&is_enterprise=2&sort_by=used_at&order_by=up";
    assert_snapshot!(client.issued(out_of_range).await.text());
    assert_snapshot!(
        client
            .redeemed("limit=101&sort_by=created_at&page=1&page=2")
            .await
            .text()
    );
}

#[tokio::test]
async fn what_is_not_the_api_answers_in_its_envelope() {
    let server = start(options()).await;
    let client = stranger(&server);
    for path in [
        "/client/v1/cd-keys/nothing",
        "/client/v2",
        "/",
        "/index.html",
    ] {
        let reply = client.send(reqwest::Method::GET, path, None).await;
        assert_eq!(
            reply.text(),
            "404\n{\n  \"success\": false,\n  \"message\": \"not found\",\n  \"errors\": []\n}"
        );
    }
    let reply = client
        .send(
            reqwest::Method::POST,
            "/client/v1/cd-keys/list-share-code",
            None,
        )
        .await;
    assert_eq!(reply.status, 405);
    assert_eq!(reply.json()["success"], false);
}
