use std::cell::Cell;
use std::sync::atomic::{AtomicI64, Ordering};

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use sandbox::{Effects, Options, Server};
use serde_json::{Value, json};

use crate::client::{Client, NOON, customer, options, reseller, start};

static NOW: AtomicI64 = AtomicI64::new(NOON);

#[derive(Clone, Debug)]
enum Operation {
    GenerateIp {
        ips: i64,
        codes: i64,
        forward: bool,
    },
    GenerateTraffic {
        package: i64,
        bytes: Option<i64>,
        codes: i64,
    },
    /// Of the newest codes, those at these places.
    Redeem(Vec<usize>),
    Revoke(Vec<usize>),
    Wait {
        hours: i64,
    },
}

fn operation() -> impl Strategy<Value = Operation> {
    let places = || prop::collection::vec(0..40_usize, 1..4);
    let bytes = prop::option::of(900_000_000..20_000_000_000_i64);
    prop_oneof![
        3 => (4..60_i64, 0..5_i64, any::<bool>())
            .prop_map(|(ips, codes, forward)| Operation::GenerateIp { ips, codes, forward }),
        3 => (1..9_i64, bytes, 1..4_i64)
            .prop_map(|(package, bytes, codes)| Operation::GenerateTraffic { package, bytes, codes }),
        4 => places().prop_map(Operation::Redeem),
        2 => places().prop_map(Operation::Revoke),
        1 => (1..12_i64).prop_map(|hours| Operation::Wait { hours }),
    ]
}

/// Over both accounts, the IPs in balances, unused codes and expired codes are always the same sum, and so are the
/// bytes in traffic packages, unused codes and expired codes: redeeming and revoking move them, nothing else does,
/// and a refused request changes nothing at all.
#[test]
fn money_adds_up_after_a_thousand_operations() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let config = Config {
        cases: 4,
        max_shrink_iters: 200,
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner =
        TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let operations = prop::collection::vec((any::<bool>(), operation()), 250);
    let done = Cell::new((0, 0, 0));
    runner
        .run(&operations, |operations| {
            let effects = runtime.block_on(play(&operations))?;
            let (made, redeemed, revoked) = done.get();
            done.set((
                made + effects.codes_made,
                redeemed + effects.codes_redeemed,
                revoked + effects.codes_revoked,
            ));
            Ok(())
        })
        .unwrap();
    let (made, redeemed, revoked) = done.get();
    assert!(
        made > 500 && redeemed > 100 && revoked > 50,
        "{:?}",
        done.get()
    );
}

async fn play(operations: &[(bool, Operation)]) -> Result<Effects, TestCaseError> {
    NOW.store(NOON, Ordering::Relaxed);
    let server = start(Options {
        clock: || NOW.load(Ordering::Relaxed),
        codes: 30,
        dialect: "leave-out".parse().unwrap(),
        ..options()
    })
    .await;
    let clients = [reseller(&server), customer(&server)];
    let sum = total(&server, &clients).await;
    for (by_reseller, operation) in operations {
        let client = &clients[usize::from(!by_reseller)];
        carry_out(operation, client, &clients).await;
        prop_assert_eq!(total(&server, &clients).await, sum, "after {:?}", operation);
    }
    Ok(server.effects().await.unwrap())
}

async fn carry_out(operation: &Operation, client: &Client, issuers: &[Client; 2]) {
    match operation {
        Operation::GenerateIp {
            ips,
            codes,
            forward,
        } => {
            let mut order = json!({ "plan": 1, "number_of_ips": ips, "number_of_codes": codes });
            if *forward {
                order["forward_to"] = json!("customer@example.com");
            }
            client.generate_ip(order).await;
        }
        Operation::GenerateTraffic {
            package,
            bytes,
            codes,
        } => {
            let mut order = json!({ "traffic_plan": package, "number_of_codes": codes });
            if let Some(bytes) = bytes {
                order["amount_traffic"] = json!(bytes);
            }
            client.generate_traffic(order).await;
        }
        Operation::Redeem(places) => drop(client.redeem(&newest(issuers, places).await).await),
        Operation::Revoke(places) => drop(client.revoke(&newest(issuers, places).await).await),
        Operation::Wait { hours } => drop(NOW.fetch_add(hours * 3_600_000, Ordering::Relaxed)),
    }
}

/// Codes of both issuers, in every status, at these places.
async fn newest(issuers: &[Client; 2], places: &[usize]) -> Vec<String> {
    let mut rows = issuers[0].issued("limit=20").await.items();
    rows.extend(issuers[1].issued("limit=20").await.items());
    let codes = places.iter().map(|place| {
        rows[place % rows.len()]["code"]
            .as_str()
            .unwrap()
            .to_owned()
    });
    codes.collect()
}

/// IPs and bytes that somebody has or may still get.
async fn total(server: &Server, issuers: &[Client; 2]) -> (i64, i64) {
    let effects = server.effects().await.unwrap();
    let accounts = &effects.accounts;
    let mut ips: i64 = accounts.iter().map(|account| account.ip_balance).sum();
    let packages = accounts.iter().flat_map(|account| &account.packages);
    let mut bytes: i64 = packages.map(|package| package.remaining_bytes).sum();
    for issuer in issuers {
        for status in [1, 4] {
            let rows = issuer.walk_issued(&format!("status={status}")).await;
            let sum = |name: &str| {
                rows.iter()
                    .filter_map(|row: &Value| row[name].as_i64())
                    .sum::<i64>()
            };
            ips += sum("number_of_ips");
            bytes += sum("amount_traffic");
        }
    }
    (ips, bytes)
}
