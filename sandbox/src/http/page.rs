use std::path::Path;

use axum::Router;
use axum::http::{HeaderValue, Response, header};
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
    let files = ServeDir::new(dist).precompressed_br().precompressed_gzip();
    let mut router = Router::new().fallback_service(files);
    if options.gateway.is_some() {
        let config = ([(header::CONTENT_TYPE, "application/json")], GATEWAY_CONFIG);
        router = router.route("/config.json", get(async || config.into_response()));
    }
    let fixed =
        |name, value| SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value));
    let no_cache =
        SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, |response: &Response<_>| {
            revalidates(response).then_some(HeaderValue::from_static("no-cache"))
        });
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
         font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
         connect-src 'self'",
    );
    for origin in connect_origins {
        cors::check(origin)?;
        policy.push(' ');
        policy.push_str(origin);
    }
    HeaderValue::from_str(&policy).map_err(|_| BadOrigin(policy))
}

/// Whether a browser must ask each time: the names of these files stay when their contents change.
fn revalidates<B>(response: &Response<B>) -> bool {
    let content_type = response.headers().get(header::CONTENT_TYPE);
    content_type.is_some_and(|kind| {
        kind.as_bytes().starts_with(b"text/html")
            || kind.as_bytes().starts_with(b"application/json")
    })
}
