//! The API over HTTP, and the page beside it.

mod answer;
mod body;
mod caller;
mod cors;
mod date;
mod endpoints;
mod page;
mod query;

pub use cors::BadOrigin;

use std::sync::Arc;

use axum::http::{HeaderValue, header};
use axum::middleware::from_fn_with_state;
use axum::routing::{any, delete, get, post};
use axum::{Json, Router, extract::State};
use tower_http::set_header::SetResponseHeaderLayer;

use crate::dialect::Dialect;
use crate::effects::Effects;
use crate::faults::{self, Faults};
use crate::options::Options;
use crate::refusal::Refusal;
use crate::store::Store;

/// What every request needs.
pub struct Sandbox {
    pub store: Store,
    pub dialect: Dialect,
    /// Most rows of a page.
    pub max_limit: u32,
    /// Key of the account that the server's own page acts as.
    pub gateway: Option<String>,
}

/// Everything that the server answers.
pub fn router(
    sandbox: Arc<Sandbox>,
    options: &Options,
    faults: Option<&Faults>,
) -> Result<Router, BadOrigin> {
    let mut router = Router::new()
        .merge(api(&options.cors_origins, faults)?)
        .route("/sandbox/effects", get(effects))
        .with_state(sandbox);
    if let Some(faults) = faults {
        router = router.merge(faults::control(faults.clone()));
    }
    let router = match &options.dist {
        Some(dist) => router.merge(page::router(dist, options)?),
        None => router.fallback(async || Refusal::NotFound),
    };
    Ok(router.layer(date::layer(options.clock)))
}

fn api(
    cors_origins: &[String],
    faults: Option<&Faults>,
) -> Result<Router<Arc<Sandbox>>, BadOrigin> {
    let mut router = Router::new()
        .route("/list-share-code", get(endpoints::list_share_code))
        .route("/list-use-code", get(endpoints::list_use_code))
        .route("/generate-ip-code", post(endpoints::generate_ip_code))
        .route(
            "/generate-traffic-code",
            post(endpoints::generate_traffic_code),
        )
        .route("/use-code", post(endpoints::use_code))
        .route("/revoke-code", delete(endpoints::revoke_code))
        .method_not_allowed_fallback(async || Refusal::MethodNotAllowed);
    if let Some(faults) = faults {
        router = router.route_layer(from_fn_with_state(faults.clone(), faults::misbehave));
    }
    Ok(Router::new()
        .nest("/client/v1/cd-keys", router)
        // Never the page's business, so a mistyped path must not answer with a file.
        .route("/client/{*rest}", any(async || Refusal::NotFound))
        // Codes are money, and a cache is a copy.
        .layer(SetResponseHeaderLayer::overriding(
            header::CACHE_CONTROL,
            HeaderValue::from_static("no-store"),
        ))
        .layer(cors::layer(cors_origins)?))
}

/// The counters, for tests and for people who wonder what a request did.
async fn effects(State(sandbox): State<Arc<Sandbox>>) -> Result<Json<Effects>, Refusal> {
    sandbox
        .store
        .transact(|tx, _| Ok(Json(Effects::read(tx)?)))
        .await
}
