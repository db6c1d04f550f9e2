//! A server told to misbehave, and what really happened meanwhile.

mod answers;
mod connection;
mod control;

use reqwest::Method;
use sandbox::{Fault, FaultyAnswer, Options, Server};

use crate::client::{Reply, options, reseller, start};

const ORDER: &str = r#"{"plan":1,"number_of_ips":5,"number_of_codes":1}"#;

async fn misbehaving(faults: impl IntoIterator<Item = Fault>) -> Server {
    let server = start(Options {
        faults: true,
        ..options()
    })
    .await;
    for fault in faults {
        server.faults().unwrap().arm(fault);
    }
    server
}

fn answering(answer: FaultyAnswer) -> Fault {
    Fault {
        answer,
        ..Fault::default()
    }
}

async fn order(server: &Server) -> reqwest::Result<Reply> {
    let path = "/client/v1/cd-keys/generate-ip-code";
    reseller(server)
        .try_send(Method::POST, path, Some(ORDER.to_owned()))
        .await
}

async fn codes_made(server: &Server) -> i64 {
    server.effects().await.unwrap().codes_made
}
