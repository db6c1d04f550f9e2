use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::Clock;

/// Changes with `schema.sql`, so that a file of another version is named and not misread.
const SCHEMA_VERSION: i64 = 1;

/// The database. One connection serves all: SQLite has one writer anyway, and every transaction is short.
#[derive(Clone)]
pub struct Store {
    connection: Arc<Mutex<Connection>>,
    clock: Clock,
}

/// Why a database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("it was made by another version of the sandbox")]
    OtherVersion,
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
}

impl Store {
    /// Opens the file, or memory where there is none. A new database is laid out and handed to `fill`, with the time.
    pub fn open(
        path: Option<&Path>,
        clock: Clock,
        fill: impl FnOnce(&Transaction, i64) -> rusqlite::Result<()>,
    ) -> Result<Self, OpenError> {
        let mut connection = match path {
            Some(path) => Connection::open(path)?,
            None => Connection::open_in_memory()?,
        };
        // Write-ahead logging survives a killed process; only a power cut could cost the last transactions.
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "NORMAL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.set_prepared_statement_cache_capacity(128);
        let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let version: i64 = tx.pragma_query_value(None, "user_version", |row| row.get(0))?;
        let is_empty: bool = tx.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| {
            row.get(0)
        })?;
        if is_empty {
            tx.execute_batch(include_str!("schema.sql"))?;
            tx.pragma_update(None, "user_version", SCHEMA_VERSION)?;
            fill(&tx, clock())?;
        } else if version != SCHEMA_VERSION {
            return Err(OpenError::OtherVersion);
        }
        tx.commit()?;
        Ok(Self {
            connection: Arc::new(Mutex::new(connection)),
            clock,
        })
    }

    /// Runs `act` in one transaction, with the time; an error undoes all of it.
    ///
    /// It runs to its end even when the caller goes away, as a server's work does when its client hangs up.
    pub async fn transact<T, E>(
        &self,
        act: impl FnOnce(&Transaction, i64) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<rusqlite::Error> + Send + 'static,
    {
        let store = self.clone();
        let work = tokio::task::spawn_blocking(move || store.transact_now(act));
        match work.await {
            Ok(result) => result,
            Err(failure) => std::panic::resume_unwind(failure.into_panic()),
        }
    }

    fn transact_now<T, E: From<rusqlite::Error>>(
        &self,
        act: impl FnOnce(&Transaction, i64) -> Result<T, E>,
    ) -> Result<T, E> {
        // A panic rolled its transaction back on the way out, so the connection behind a poisoned lock is sound.
        let mut connection = self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let now = (self.clock)();
        expire_due(&tx, now)?;
        let result = act(&tx, now)?;
        tx.commit()?;
        Ok(result)
    }
}

/// Codes expire by the clock alone, so every transaction first books what has expired since the last one.
fn expire_due(tx: &Transaction, now: i64) -> rusqlite::Result<()> {
    tx.prepare_cached("UPDATE codes SET status = 4 WHERE status = 1 AND expired_at <= ?")?
        .execute([now])?;
    Ok(())
}
