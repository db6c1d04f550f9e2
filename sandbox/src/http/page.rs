use std::path::Path;

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use axum::routing::get;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use super::cors::{self, BadOrigin};
use crate::options::Options;

/// What the page's own config.json would say behind a gateway.
const GATEWAY_CONFIG: &str = r#"{"key_mode":"gateway","environment":"sandbox"}"#;

/// Serves the built page with the headers that a careful host would send.
pub fn router(dist: &Path, options: &Options) -> Result<Router, BadOrigin> {
    let files = |folder: &Path| {
        ServeDir::new(folder)
            .precompressed_br()
            .precompressed_gzip()
    };
    // A release lies in a folder of its own, whose files never change.
    let releases = Router::new()
        .fallback_service(files(&dist.join("r")))
        .layer(SetResponseHeaderLayer::overriding(
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=31536000, immutable"),
        ));
    let mut router = Router::new()
        .nest("/r", releases)
        .fallback_service(files(dist));
    if options.gateway.is_some() {
        let config = ([(header::CONTENT_TYPE, "application/json")], GATEWAY_CONFIG);
        router = router.route("/config.json", get(async || config.into_response()));
    }
    let fixed =
        |name, value| SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value));
    let no_cache = SetResponseHeaderLayer::if_not_present(
        header::CACHE_CONTROL,
        HeaderValue::from_static("no-cache"),
    );
    Ok(router
        .layer(SetResponseHeaderLayer::overriding(
            header::CONTENT_SECURITY_POLICY,
            policy(&options.connect_origins)?,
        ))
        .layer(fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(fixed(header::REFERRER_POLICY, "no-referrer"))
        .layer(no_cache))
}

/// The strictest policy under which the page works. A violation shows up as an error in the browser's console.
fn policy(connect_origins: &[String]) -> Result<HeaderValue, BadOrigin> {
    let mut policy = String::from(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
         connect-src 'self'",
    );
    for origin in connect_origins {
        cors::check(origin)?;
        policy.push(' ');
        policy.push_str(origin);
    }
    HeaderValue::from_str(&policy).map_err(|_| BadOrigin(policy))
}
