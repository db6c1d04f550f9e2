//! What goes over the wire: envelopes, and rows spelled in the server's dialect.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::clock::SECOND;
use crate::code::ShareCode;
use crate::dialect::{CodesShape, Dialect};
use crate::listing::Page;
use crate::refusal::Refusal;

#[derive(Serialize)]
struct Envelope<T> {
    success: bool,
    message: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    result: Option<T>,
}

#[derive(Serialize)]
struct ErrorEnvelope {
    success: bool,
    message: String,
    errors: Vec<String>,
}

fn ok<T: Serialize>(result: Option<T>) -> Response {
    Json(Envelope {
        success: true,
        message: "OK",
        result,
    })
    .into_response()
}

/// A page of a listing.
pub fn page(dialect: &Dialect, page: &Page) -> Response {
    #[derive(Serialize)]
    struct Listed<'a> {
        items: Vec<Row<'a>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        total_items: Option<Number>,
        #[serde(skip_serializing_if = "Option::is_none")]
        total_pages: Option<Number>,
    }
    let total = |number| dialect.totals.then(|| dialect.number(number));
    ok(Some(Listed {
        items: dialect.rows(&page.rows),
        total_items: total(page.total_items),
        total_pages: total(page.total_pages),
    }))
}

/// The codes that a request was carried out for, in the given shape.
pub fn codes(dialect: &Dialect, shape: CodesShape, rows: &[ShareCode]) -> Response {
    #[derive(Serialize)]
    #[serde(rename_all = "lowercase")]
    enum Wrapped<'a> {
        Items(Vec<Row<'a>>),
        Codes(Vec<&'a str>),
    }
    let secrets = || rows.iter().map(|row| row.code.as_str()).collect();
    match shape {
        CodesShape::Strings => ok(Some::<Vec<&str>>(secrets())),
        CodesShape::Objects => ok(Some(dialect.rows(rows))),
        CodesShape::Items => ok(Some(Wrapped::Items(dialect.rows(rows)))),
        CodesShape::Codes => ok(Some(Wrapped::Codes(secrets()))),
        CodesShape::Nothing => ok(None::<()>),
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let message = self.to_string();
        let (status, errors) = match self {
            Self::Unauthenticated { status } => (
                StatusCode::from_u16(status).unwrap_or(StatusCode::UNAUTHORIZED),
                Vec::new(),
            ),
            Self::Invalid { problems, .. } => (StatusCode::BAD_REQUEST, problems),
            Self::NotFound => (StatusCode::NOT_FOUND, Vec::new()),
            Self::MethodNotAllowed => (StatusCode::METHOD_NOT_ALLOWED, Vec::new()),
            Self::Database(_) | Self::Random(_) => (StatusCode::INTERNAL_SERVER_ERROR, Vec::new()),
        };
        let body = ErrorEnvelope {
            success: false,
            message,
            errors,
        };
        (status, Json(body)).into_response()
    }
}

/// A number, or its digits as a string.
#[derive(Serialize)]
#[serde(untagged)]
enum Number {
    Plain(i64),
    Digits(String),
}

impl Dialect {
    fn number(&self, number: i64) -> Number {
        if self.number_strings {
            Number::Digits(number.to_string())
        } else {
            Number::Plain(number)
        }
    }

    /// A Unix time, from milliseconds.
    fn time(&self, milliseconds: i64) -> Number {
        self.number(if self.milliseconds {
            milliseconds
        } else {
            milliseconds.div_euclid(SECOND)
        })
    }

    fn rows<'a>(&'a self, codes: &'a [ShareCode]) -> Vec<Row<'a>> {
        codes
            .iter()
            .map(|code| Row {
                code,
                dialect: self,
            })
            .collect()
    }
}

/// One code as JSON.
struct Row<'a> {
    code: &'a ShareCode,
    dialect: &'a Dialect,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { code, dialect } = self;
        let time = |time: Option<i64>| time.map(|time| dialect.time(time));
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("code", &code.code)?;
        map.serialize_entry("data_type", &dialect.number(code.holding.data_type()))?;
        map.serialize_entry("number_of_ips", &dialect.number(code.holding.ips()))?;
        map.serialize_entry("amount_traffic", &dialect.number(code.holding.bytes()))?;
        map.serialize_entry("status", &dialect.number(code.status))?;
        self.optional(&mut map, "forward_to", code.forward_to.as_ref())?;
        self.optional(&mut map, "used_by", code.used_by.as_ref())?;
        self.optional(&mut map, "used_at", time(code.used_at))?;
        map.serialize_entry("created_at", &dialect.time(code.created_at))?;
        self.optional(&mut map, "expired_at", time(code.expired_at))?;
        if dialect.enterprise_bool {
            map.serialize_entry("is_enterprise", &code.is_enterprise)?;
        } else {
            map.serialize_entry("is_enterprise", &dialect.number(code.is_enterprise.into()))?;
        }
        // Two fields that the API's description doesn't know.
        map.serialize_entry("issued_by", &code.issued_by)?;
        self.optional(&mut map, "batch_ref", code.batch_ref.as_ref())?;
        map.end()
    }
}

impl Row<'_> {
    fn optional<M: SerializeMap>(
        &self,
        map: &mut M,
        name: &str,
        value: Option<impl Serialize>,
    ) -> Result<(), M::Error> {
        if value.is_some() || !self.dialect.absent {
            map.serialize_entry(name, &value)?;
        }
        Ok(())
    }
}
