use rusqlite::Row;

/// What a code holds. The numbers are the API's `data_type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    Ips(i64),
    /// Bytes; a GB is 1,000,000,000 of them.
    Traffic(i64),
}

impl Holding {
    pub const IP: i64 = 1;
    pub const TRAFFIC: i64 = 2;

    pub fn data_type(self) -> i64 {
        match self {
            Self::Ips(_) => Self::IP,
            Self::Traffic(_) => Self::TRAFFIC,
        }
    }

    pub fn ips(self) -> i64 {
        match self {
            Self::Ips(count) => count,
            Self::Traffic(_) => 0,
        }
    }

    pub fn bytes(self) -> i64 {
        match self {
            Self::Ips(_) => 0,
            Self::Traffic(bytes) => bytes,
        }
    }
}

/// This server's meaning of the API's status numbers, which the provider does not publish.
pub mod status {
    pub const UNUSED: i64 = 1;
    pub const USED: i64 = 2;
    pub const REVOKED: i64 = 3;
    pub const EXPIRED: i64 = 4;
}

/// One share code as the database keeps it. Times are milliseconds since the Unix epoch.
#[derive(Clone, Debug)]
pub struct ShareCode {
    pub code: String,
    pub holding: Holding,
    /// The traffic package that paid, and gets the bytes back on revocation.
    pub package: Option<i64>,
    pub status: i64,
    /// Email of the account that generated it.
    pub issued_by: String,
    /// Email of the one account that may redeem it.
    pub forward_to: Option<String>,
    /// Email of the account that redeemed it.
    pub used_by: Option<String>,
    pub used_at: Option<i64>,
    pub created_at: i64,
    /// `None`: never.
    pub expired_at: Option<i64>,
    pub is_enterprise: bool,
    /// The order that made it. The API's description doesn't know this field, and a client must live with it.
    pub batch_ref: Option<String>,
}

impl ShareCode {
    pub const COLUMNS: &str = "code, data_type, number_of_ips, amount_traffic, package, status, issued_by, \
         forward_to, used_by, used_at, created_at, expired_at, is_enterprise, batch_ref";

    /// Reads a row selected with [`Self::COLUMNS`].
    pub fn from_row(row: &Row) -> rusqlite::Result<Self> {
        let holding = match row.get("data_type")? {
            Holding::TRAFFIC => Holding::Traffic(row.get("amount_traffic")?),
            _ => Holding::Ips(row.get("number_of_ips")?),
        };
        Ok(Self {
            code: row.get("code")?,
            holding,
            package: row.get("package")?,
            status: row.get("status")?,
            issued_by: row.get("issued_by")?,
            forward_to: row.get("forward_to")?,
            used_by: row.get("used_by")?,
            used_at: row.get("used_at")?,
            created_at: row.get("created_at")?,
            expired_at: row.get("expired_at")?,
            is_enterprise: row.get("is_enterprise")?,
            batch_ref: row.get("batch_ref")?,
        })
    }

    pub fn insert(&self, tx: &rusqlite::Transaction) -> rusqlite::Result<()> {
        let sql = format!(
            "INSERT INTO codes ({}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            Self::COLUMNS
        );
        tx.prepare_cached(&sql)?.execute(rusqlite::params![
            self.code,
            self.holding.data_type(),
            self.holding.ips(),
            self.holding.bytes(),
            self.package,
            self.status,
            self.issued_by,
            self.forward_to,
            self.used_by,
            self.used_at,
            self.created_at,
            self.expired_at,
            self.is_enterprise,
            self.batch_ref,
        ])?;
        Ok(())
    }
}
