use std::convert::Infallible;
use std::iter;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::response::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::stream;

use super::{Faults, FaultyAnswer, Line, Replacement};
use crate::listing::Lag;

/// Lets a request through, or does to it what the first matching fault says.
///
/// A request that was read is carried out even when its client hangs up meanwhile, as behind any real server.
pub async fn misbehave(
    State(faults): State<Faults>,
    ConnectInfo(line): ConnectInfo<Line>,
    request: Request,
    next: Next,
) -> Response {
    let endpoint = request.uri().path().rsplit('/').next().unwrap_or_default();
    let Some(fault) = faults.take(endpoint, request.uri().query().unwrap_or_default()) else {
        return next.run(request).await;
    };
    // A client that hangs up half-way has sent no request, so there is nothing to do or to answer.
    let (mut parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, usize::MAX).await else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    parts.extensions.insert(Lag(fault.lag_ms.into()));
    let acting = tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(fault.delay_ms)).await;
        let mut truth = None;
        for _ in 0..fault.acts {
            let request = Request::from_parts(parts.clone(), Body::from(body.clone()));
            truth = Some(next.clone().run(request).await);
        }
        truth
    });
    match acting.await {
        Ok(truth) => answer(fault.answer, truth, &line).await,
        Err(failure) => std::panic::resume_unwind(failure.into_panic()),
    }
}

async fn answer(answer: FaultyAnswer, truth: Option<Response>, line: &Line) -> Response {
    match (answer, truth) {
        (FaultyAnswer::Replace(replacement), _) => replace(replacement),
        (FaultyAnswer::Flood { bytes }, _) => flood(bytes),
        (FaultyAnswer::Reset, _) => {
            line.reset();
            StatusCode::OK.into_response()
        }
        (FaultyAnswer::Close, _) | (_, None) => close_after(line, Vec::new()),
        (FaultyAnswer::Own, Some(truth)) => truth,
        (FaultyAnswer::CutHeader { bytes }, Some(truth)) => {
            let (parts, _) = truth.into_parts();
            let mut head = head(&parts, 0);
            head.truncate(bytes);
            close_after(line, head)
        }
        (FaultyAnswer::CutBody { bytes }, Some(truth)) => {
            let (parts, body) = read(truth).await;
            let mut sent = head(&parts, body.len());
            sent.extend(body.iter().take(bytes));
            close_after(line, sent)
        }
        (FaultyAnswer::Drip { bytes_per_second }, Some(truth)) => {
            let (parts, body) = read(truth).await;
            drip(parts, body, bytes_per_second)
        }
    }
}

/// What is returned to the HTTP layer never leaves: the line says something else.
fn close_after(line: &Line, last_words: Vec<u8>) -> Response {
    line.close_after(last_words);
    StatusCode::OK.into_response()
}

async fn read(answer: Response) -> (Parts, Bytes) {
    let (parts, body) = answer.into_parts();
    // Our own answers are in memory already and can't fail to be read.
    (parts, to_bytes(body, usize::MAX).await.unwrap_or_default())
}

/// Status line and headers as HTTP/1.1 spells them.
fn head(parts: &Parts, body_length: usize) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {}\r\n", parts.status).into_bytes();
    for (name, value) in &parts.headers {
        if name != header::CONTENT_LENGTH {
            head.extend([name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat());
        }
    }
    head.extend(format!("content-length: {body_length}\r\n\r\n").into_bytes());
    head
}

fn replace(replacement: Replacement) -> Response {
    let mut response = Response::builder().status(replacement.status);
    for (name, value) in &replacement.headers {
        response = response.header(name, value);
    }
    match response.body(Body::from(replacement.body)) {
        Ok(mut response) => {
            let json = HeaderValue::from_static("application/json");
            response
                .headers_mut()
                .entry(header::CONTENT_TYPE)
                .or_insert(json);
            response
        }
        Err(problem) => (StatusCode::INTERNAL_SERVER_ERROR, problem.to_string()).into_response(),
    }
}

fn flood(bytes: usize) -> Response {
    const CHUNK: &[u8] = &[b'x'; 1 << 16];
    let whole = iter::repeat_n(CHUNK, bytes / CHUNK.len());
    let chunks = iter::once(br#"{"success":true,"message":""#.as_slice())
        .chain(whole)
        .chain([&CHUNK[..bytes % CHUNK.len()], br#""}"#]);
    let json = [(header::CONTENT_TYPE, "application/json")];
    (
        json,
        Body::from_stream(stream::iter(chunks.map(Ok::<_, Infallible>))),
    )
        .into_response()
}

fn drip(parts: Parts, body: Bytes, bytes_per_second: u32) -> Response {
    let pause = Duration::from_secs(1) / bytes_per_second.max(1);
    let drops = stream::unfold(body, move |mut rest| async move {
        if rest.is_empty() {
            return None;
        }
        tokio::time::sleep(pause).await;
        Some((Ok::<_, Infallible>(rest.split_to(1)), rest))
    });
    Response::from_parts(parts, Body::from_stream(drops))
}
