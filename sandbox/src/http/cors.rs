use axum::http::{HeaderName, HeaderValue, Method, header};
use tower_http::cors::{AllowOrigin, CorsLayer};

/// An origin that no browser would ever send.
#[derive(Debug, thiserror::Error)]
#[error(
    "{0:?} is not an origin: expected a scheme, a host and perhaps a port, such as http://127.0.0.1:9000"
)]
pub struct BadOrigin(pub(super) String);

/// Lets pages of the given origins (`*`: of every one) call the API with a key and a JSON body.
pub fn layer(origins: &[String]) -> Result<CorsLayer, BadOrigin> {
    let allowed = if origins.iter().any(|origin| origin == "*") {
        AllowOrigin::any()
    } else {
        AllowOrigin::list(
            origins
                .iter()
                .map(|origin| check(origin))
                .collect::<Result<Vec<_>, _>>()?,
        )
    };
    Ok(CorsLayer::new()
        .allow_origin(allowed)
        .allow_methods([Method::GET, Method::POST, Method::DELETE])
        .allow_headers([HeaderName::from_static("api-key"), header::CONTENT_TYPE]))
}

/// An origin as browsers write it: with a scheme, without a path.
pub fn check(origin: &str) -> Result<HeaderValue, BadOrigin> {
    let bad = || BadOrigin(origin.to_owned());
    let (scheme, host) = origin.split_once("://").ok_or_else(bad)?;
    let is_origin = matches!(scheme, "http" | "https")
        && !host.is_empty()
        && host
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte));
    if is_origin {
        HeaderValue::from_str(origin).map_err(|_| bad())
    } else {
        Err(bad())
    }
}
