use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};

use super::{Fault, Faults};

/// `POST`, `GET` and `DELETE /sandbox/faults`: arm one, list what is armed, behave again.
///
/// No foreign page can arm one: the body has to be declared as JSON, for which browsers ask first.
pub fn router(faults: Faults) -> Router {
    Router::new()
        .route("/sandbox/faults", get(list).post(arm).delete(clear))
        .with_state(faults)
}

async fn list(State(faults): State<Faults>) -> Json<Vec<Fault>> {
    Json(faults.list())
}

async fn arm(State(faults): State<Faults>, Json(fault): Json<Fault>) -> Json<Vec<Fault>> {
    faults.arm(fault);
    Json(faults.list())
}

async fn clear(State(faults): State<Faults>) -> StatusCode {
    faults.clear();
    StatusCode::NO_CONTENT
}
