use std::sync::Arc;

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use rusqlite::OptionalExtension;

use super::Sandbox;
use crate::refusal::Refusal;

/// The account whose key came with the request, or that the gateway adds.
pub struct Caller {
    pub email: String,
}

impl FromRequestParts<Arc<Sandbox>> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(
        parts: &mut Parts,
        sandbox: &Arc<Sandbox>,
    ) -> Result<Self, Refusal> {
        let stranger = || Refusal::Unauthenticated {
            status: sandbox.dialect.unauthenticated,
        };
        let key = given_key(parts)
            .or_else(|| {
                sandbox
                    .gateway
                    .clone()
                    .filter(|_| is_own_page(&parts.headers))
            })
            .ok_or_else(stranger)?;
        let email = sandbox
            .store
            .transact(move |tx, _| {
                tx.prepare_cached("SELECT email FROM accounts WHERE api_key = ?")?
                    .query_row([key], |row| row.get(0))
                    .optional()
            })
            .await?;
        Ok(Self {
            email: email.ok_or_else(stranger)?,
        })
    }
}

/// The key from the header or the query; the header wins. A key that was given is never replaced by the gateway's.
fn given_key(parts: &Parts) -> Option<String> {
    let header = parts.headers.get("api-key");
    header
        .map(|key| String::from_utf8_lossy(key.as_bytes()).into_owned())
        .or_else(|| {
            let Query(pairs) = Query::<Vec<(String, String)>>::try_from_uri(&parts.uri).ok()?;
            pairs
                .into_iter()
                .find_map(|(name, value)| (name == "api-key").then_some(value))
        })
}

/// Whether a browser says that the request comes from a page of this very server.
///
/// `Host` is checked as well: a foreign name that resolves to this machine makes a foreign page look like our own.
fn is_own_page(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let Some(host) = text(header::HOST).filter(|host| is_this_machine(host)) else {
        return false;
    };
    match text(header::HeaderName::from_static("sec-fetch-site")) {
        Some(site) => site == "same-origin",
        None => text(header::ORIGIN) == Some(&format!("http://{host}")),
    }
}

fn is_this_machine(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, _port)| name);
    matches!(name, "127.0.0.1" | "localhost")
}
