use std::sync::Arc;

use axum::extract::{Extension, State};
use axum::http::Uri;
use axum::response::Response;

use super::body::Fields;
use super::caller::Caller;
use super::{Sandbox, answer, query};
use crate::ledger::{self, BadCode};
use crate::listing::{self, Lag, Listing};
use crate::refusal::Refusal;

type Answer = Result<Response, Refusal>;

/// What only a fault attaches to a request.
type MayLag = Option<Extension<Lag>>;

pub async fn list_share_code(
    sandbox: State<Arc<Sandbox>>,
    caller: Caller,
    lag: MayLag,
    uri: Uri,
) -> Answer {
    list(sandbox, caller, lag, &uri, Listing::Issued).await
}

pub async fn list_use_code(
    sandbox: State<Arc<Sandbox>>,
    caller: Caller,
    lag: MayLag,
    uri: Uri,
) -> Answer {
    list(sandbox, caller, lag, &uri, Listing::Redeemed).await
}

async fn list(
    State(sandbox): State<Arc<Sandbox>>,
    caller: Caller,
    lag: MayLag,
    uri: &Uri,
    listing: Listing,
) -> Answer {
    let mut query = query::read(uri, listing, sandbox.max_limit)?;
    let page = sandbox
        .store
        .transact(move |tx, now| {
            query.until = lag.map(|Extension(Lag(lag))| now - lag);
            listing::list(tx, listing, &caller.email, &query)
        })
        .await?;
    Ok(answer::page(&sandbox.dialect, &page))
}

pub async fn generate_ip_code(
    State(sandbox): State<Arc<Sandbox>>,
    caller: Caller,
    body: Fields,
) -> Answer {
    let order = body.ip_order()?;
    let rows = sandbox
        .store
        .transact(move |tx, now| ledger::generate_ip(tx, &caller.email, order, now))
        .await?;
    Ok(answer::codes(
        &sandbox.dialect,
        sandbox.dialect.generate,
        &rows,
    ))
}

pub async fn generate_traffic_code(
    State(sandbox): State<Arc<Sandbox>>,
    caller: Caller,
    body: Fields,
) -> Answer {
    let order = body.traffic_order()?;
    let rows = sandbox
        .store
        .transact(move |tx, now| ledger::generate_traffic(tx, &caller.email, order, now))
        .await?;
    Ok(answer::codes(
        &sandbox.dialect,
        sandbox.dialect.generate,
        &rows,
    ))
}

pub async fn use_code(State(sandbox): State<Arc<Sandbox>>, caller: Caller, body: Fields) -> Answer {
    let codes = body.codes()?;
    let bad_code = sandbox.bad_code();
    let rows = sandbox
        .store
        .transact(move |tx, now| ledger::redeem(tx, &caller.email, &codes, bad_code, now))
        .await?;
    Ok(answer::codes(
        &sandbox.dialect,
        sandbox.dialect.r#use,
        &rows,
    ))
}

pub async fn revoke_code(
    State(sandbox): State<Arc<Sandbox>>,
    caller: Caller,
    body: Fields,
) -> Answer {
    let codes = body.codes()?;
    let bad_code = sandbox.bad_code();
    let rows = sandbox
        .store
        .transact(move |tx, _| ledger::revoke(tx, &caller.email, &codes, bad_code))
        .await?;
    Ok(answer::codes(
        &sandbox.dialect,
        sandbox.dialect.revoke,
        &rows,
    ))
}

impl Sandbox {
    fn bad_code(&self) -> BadCode {
        if self.dialect.leave_out_bad_codes {
            BadCode::IsLeftOut
        } else {
            BadCode::FailsTheCall
        }
    }
}
