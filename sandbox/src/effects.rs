use rusqlite::{Row, Transaction};
use serde::Serialize;

/// What really happened since the database was made. Tests assert this rather than the requests they sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Effects {
    pub codes_made: i64,
    pub codes_redeemed: i64,
    pub codes_revoked: i64,
    pub accounts: Vec<AccountEffects>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AccountEffects {
    pub name: String,
    pub email: String,
    pub ip_balance: i64,
    pub packages: Vec<PackageEffects>,
}

/// A traffic package; a redeemed traffic code becomes one of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PackageEffects {
    pub id: i64,
    pub remaining_bytes: i64,
    /// Milliseconds since the Unix epoch; `None` never expires.
    pub expired_at: Option<i64>,
}

impl Effects {
    pub(crate) fn read(tx: &Transaction) -> rusqlite::Result<Self> {
        let accounts = tx
            .prepare_cached("SELECT name, email, ip_balance FROM accounts ORDER BY rowid")?
            .query_and_then([], |row| AccountEffects::read(tx, row))?
            .collect::<rusqlite::Result<_>>()?;
        tx.query_row(
            "SELECT codes_made, codes_redeemed, codes_revoked FROM effects",
            [],
            |row| {
                Ok(Self {
                    codes_made: row.get(0)?,
                    codes_redeemed: row.get(1)?,
                    codes_revoked: row.get(2)?,
                    accounts,
                })
            },
        )
    }

    /// The account of this name.
    ///
    /// # Panics
    /// When there is none.
    pub fn account(&self, name: &str) -> &AccountEffects {
        self.accounts
            .iter()
            .find(|account| account.name == name)
            .unwrap_or_else(|| panic!("no account is called {name}"))
    }
}

impl AccountEffects {
    fn read(tx: &Transaction, row: &Row) -> rusqlite::Result<Self> {
        let email: String = row.get("email")?;
        let packages = tx
            .prepare_cached(
                "SELECT id, remaining_bytes, expired_at FROM packages WHERE owner = ? ORDER BY id",
            )?
            .query_map([&email], |row| {
                Ok(PackageEffects {
                    id: row.get(0)?,
                    remaining_bytes: row.get(1)?,
                    expired_at: row.get(2)?,
                })
            })?
            .collect::<rusqlite::Result<_>>()?;
        Ok(Self {
            name: row.get("name")?,
            email,
            ip_balance: row.get("ip_balance")?,
            packages,
        })
    }
}
