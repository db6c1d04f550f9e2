use std::path::PathBuf;

use sandbox::{Options, StartError};

use crate::client::{NOON, field, options, reseller, start};

/// A database path of its own for one test, with nothing there yet.
fn db(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.db"));
    for suffix in ["db", "db-wal", "db-shm"] {
        let file = path.with_extension(suffix);
        if file.exists() {
            std::fs::remove_file(file).unwrap();
        }
    }
    path
}

#[tokio::test]
async fn the_same_seed_makes_the_same_data() {
    let (first, second) = (start(options()).await, start(options()).await);
    let other = start(Options {
        seed: 2,
        ..options()
    })
    .await;
    let all = async |server| reseller(server).walk_issued("").await;
    assert_eq!(all(&first).await, all(&second).await);
    assert_ne!(all(&first).await, all(&other).await);
}

#[tokio::test]
async fn demo_data_holds_together() {
    let server = start(Options {
        codes: 1_240,
        ..options()
    })
    .await;
    let rows = reseller(&server).walk_issued("").await;
    let now = NOON / 1_000;
    for row in &rows {
        let (created, used, expired) = (&row["created_at"], &row["used_at"], &row["expired_at"]);
        let created = created.as_i64().unwrap();
        assert!(created < now && created > now - 2 * 366 * 86_400, "{row}");
        assert_eq!(row["status"] == 2, used.is_i64(), "{row}");
        assert_eq!(row["used_by"].is_string(), used.is_i64(), "{row}");
        assert!(
            used.is_null() || (created..=now).contains(&used.as_i64().unwrap()),
            "{row}"
        );
        assert!(
            expired.is_null() || created < expired.as_i64().unwrap(),
            "{row}"
        );
        assert!(
            row["status"] != 1 || expired.is_null() || now < expired.as_i64().unwrap(),
            "{row}"
        );
        assert!(
            row["status"] != 4 || expired.as_i64().unwrap() <= now,
            "{row}"
        );
        assert!(
            row["forward_to"].is_null() || used.is_null() || row["forward_to"] == row["used_by"],
            "{row}"
        );
    }
    let traffic = field(&rows, "amount_traffic");
    for bytes in [1_125_000_000_i64, 12_345_678_000, 9_007_199_254_740_993] {
        assert!(
            traffic.iter().any(|amount| amount.as_i64() == Some(bytes)),
            "{bytes}"
        );
    }
    for mark in ['\u{202E}', '+', '<', '=', 'ễ'] {
        let has_mark =
            |email: &serde_json::Value| email.as_str().is_some_and(|email| email.contains(mark));
        assert!(
            field(&rows, "forward_to").into_iter().any(has_mark),
            "{mark}"
        );
    }
}

#[tokio::test]
async fn without_codes_the_lists_are_empty() {
    let server = start(Options {
        codes: 0,
        ..options()
    })
    .await;
    assert_eq!(reseller(&server).issued("").await.total(), 0);
    assert_eq!(reseller(&server).redeemed("").await.total(), 0);
}

#[tokio::test]
async fn a_file_keeps_its_data_until_a_fresh_start() {
    let path = db("kept");
    let on_file = |fresh| Options {
        db: Some(path.clone()),
        fresh,
        ..options()
    };
    let server = start(on_file(false)).await;
    let codes = reseller(&server).make_ip_codes(5, 1).await;
    server.stop().await.unwrap();

    let server = start(on_file(false)).await;
    assert_eq!(
        reseller(&server)
            .issued(&format!("keyword={}", codes[0]))
            .await
            .total(),
        1
    );
    assert_eq!(server.effects().await.unwrap().codes_made, 1);
    server.stop().await.unwrap();

    let server = start(on_file(true)).await;
    assert_eq!(
        reseller(&server)
            .issued(&format!("keyword={}", codes[0]))
            .await
            .total(),
        0
    );
    assert_eq!(server.effects().await.unwrap().codes_made, 0);
}

#[tokio::test]
async fn a_file_that_is_no_database_of_ours_is_left_alone() {
    let path = db("foreign");
    std::fs::write(&path, "a diary, by chance under this name").unwrap();
    let problem = sandbox::start(Options {
        db: Some(path.clone()),
        ..options()
    })
    .await
    .err();
    assert!(
        matches!(problem, Some(StartError::Database { .. })),
        "{problem:?}"
    );
    assert!(
        std::fs::read_to_string(path)
            .unwrap()
            .starts_with("a diary")
    );
}

#[tokio::test]
async fn a_taken_port_is_named() {
    let server = start(options()).await;
    let port = server.addr().port();
    let problem = sandbox::start(Options { port, ..options() })
        .await
        .err()
        .unwrap();
    assert_eq!(
        problem.to_string(),
        format!(
            "port {port} on 127.0.0.1 is taken: stop what uses it, or choose another with --port"
        )
    );
}

#[tokio::test]
async fn an_unknown_gateway_account_is_named() {
    let gateway = Some("boss".to_owned());
    let problem = sandbox::start(Options {
        gateway,
        ..options()
    })
    .await
    .err()
    .unwrap();
    assert_eq!(
        problem.to_string(),
        "no account is called \"boss\": --gateway takes reseller or customer"
    );
}
