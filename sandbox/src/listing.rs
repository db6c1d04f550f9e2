use rusqlite::types::Value;
use rusqlite::{Transaction, params_from_iter};

use crate::code::ShareCode;

/// Which of an account's two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// Codes that it generated.
    Issued,
    /// Codes that it redeemed.
    Redeemed,
}

impl Listing {
    fn owner_column(self) -> &'static str {
        match self {
            Self::Issued => "issued_by",
            Self::Redeemed => "used_by",
        }
    }

    /// The other party, which the `email` filter names.
    fn email_column(self) -> &'static str {
        match self {
            Self::Issued => "forward_to",
            Self::Redeemed => "issued_by",
        }
    }

    /// When a code came into this list: what it is sorted by unless asked otherwise.
    pub fn time_column(self) -> &'static str {
        match self {
            Self::Issued => "created_at",
            Self::Redeemed => "used_at",
        }
    }
}

/// How far a listing is behind the truth, in milliseconds. Only a fault makes it so.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lag(pub i64);

/// A checked request for one page of a listing.
#[derive(Clone, Debug)]
pub struct ListQuery {
    pub status: Option<i64>,
    pub data_type: Option<i64>,
    pub is_enterprise: Option<i64>,
    /// Any part of the code, upper or lower case.
    pub keyword: Option<String>,
    /// The whole address, upper or lower case.
    pub email: Option<String>,
    pub sort_column: &'static str,
    pub ascending: bool,
    pub limit: i64,
    /// From 1.
    pub page: i64,
    /// Leaves out what came into the list later than this.
    pub until: Option<i64>,
}

/// One page; beyond the last one it is empty.
pub struct Page {
    pub rows: Vec<ShareCode>,
    pub total_items: i64,
    pub total_pages: i64,
}

/// Reads one page of the account's listing. Rows that tie in the sort key stay in the order they were made.
pub fn list(
    tx: &Transaction,
    listing: Listing,
    account: &str,
    query: &ListQuery,
) -> rusqlite::Result<Page> {
    let mut filter = Filter::new(listing.owner_column(), account.to_owned());
    filter.equals("status", query.status);
    filter.equals("data_type", query.data_type);
    filter.equals("is_enterprise", query.is_enterprise);
    filter.equals(listing.email_column(), query.email.clone());
    // Codes are all upper case.
    let keyword = query.keyword.as_ref().map(|part| part.to_ascii_uppercase());
    filter.add("instr(code, ?) > 0", keyword);
    filter.add(&format!("{} <= ?", listing.time_column()), query.until);

    let count = format!("SELECT count(*) FROM codes WHERE {}", filter.sql);
    let total_items: i64 = tx
        .prepare_cached(&count)?
        .query_row(params_from_iter(&filter.values), |row| row.get(0))?;

    let direction = if query.ascending { "ASC" } else { "DESC" };
    let select = format!(
        "SELECT {} FROM codes WHERE {} ORDER BY {} {direction}, id {direction} LIMIT ? OFFSET ?",
        ShareCode::COLUMNS,
        filter.sql,
        query.sort_column,
    );
    filter.values.push(Value::from(query.limit));
    filter
        .values
        .push(Value::from((query.page - 1).saturating_mul(query.limit)));
    let rows = tx
        .prepare_cached(&select)?
        .query_map(params_from_iter(&filter.values), ShareCode::from_row)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Page {
        rows,
        total_items,
        total_pages: (total_items + query.limit - 1) / query.limit,
    })
}

/// A WHERE clause and the values for its question marks.
struct Filter {
    sql: String,
    values: Vec<Value>,
}

impl Filter {
    fn new(column: &str, value: String) -> Self {
        Self {
            sql: format!("{column} = ?"),
            values: vec![Value::from(value)],
        }
    }

    fn equals(&mut self, column: &str, value: Option<impl Into<Value>>) {
        self.add(&format!("{column} = ?"), value);
    }

    fn add(&mut self, condition: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.sql.push_str(" AND ");
            self.sql.push_str(condition);
            self.values.push(value.into());
        }
    }
}
