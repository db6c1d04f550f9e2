use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::effects::Effects;
use crate::faults::{Faults, FaultyListener, Line};
use crate::http::{self, BadOrigin, Sandbox};
use crate::options::{CUSTOMER, Options, RESELLER};
use crate::seed;
use crate::store::{OpenError, Store};

/// How long an answer under way may take to finish once the server is told to stop.
const GRACE: Duration = Duration::from_secs(2);

/// A running server. Dropping it stops it as well, without waiting.
pub struct Server {
    addr: SocketAddr,
    store: Store,
    faults: Option<Faults>,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<io::Result<()>>,
}

/// Why a server did not start; each reads as one sentence that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("port {port} on 127.0.0.1 is taken: stop what uses it, or choose another with --port")]
    PortTaken { port: u16 },
    #[error("can't listen on 127.0.0.1:{port}: {source}")]
    Listen { port: u16, source: io::Error },
    #[error("can't open the database {}: {source}; --fresh replaces it", path.display())]
    Database { path: PathBuf, source: OpenError },
    #[error("can't replace the database {}: {source}", path.display())]
    Fresh { path: PathBuf, source: io::Error },
    #[error("no account is called {0:?}: --gateway takes reseller or customer")]
    UnknownAccount(String),
    #[error("the folder {} to serve is not there: build the page first, or leave out --dist", .0.display())]
    NoDist(PathBuf),
    #[error(transparent)]
    BadOrigin(#[from] BadOrigin),
}

/// Starts a server on 127.0.0.1; it answers from the moment this returns.
pub async fn start(options: Options) -> Result<Server, StartError> {
    let gateway = options.gateway.as_deref().map(account_key).transpose()?;
    if let Some(dist) = options.dist.as_ref().filter(|dist| !dist.is_dir()) {
        return Err(StartError::NoDist(dist.clone()));
    }
    // The port comes first: a second start by mistake must not touch the data of the first.
    let listener = listen(options.port).await?;
    let addr = listener.local_addr().map_err(|source| StartError::Listen {
        port: options.port,
        source,
    })?;
    let store = open(&options)?;
    let sandbox = Arc::new(Sandbox {
        store: store.clone(),
        dialect: options.dialect.clone(),
        max_limit: options.max_limit,
        gateway,
    });
    let faults = options.faults.then(Faults::default);
    let router = http::router(sandbox, &options, faults.as_ref())?;
    let (stop, stopped) = oneshot::channel();
    // A dropped sender says stop as well.
    let stopped = async move { drop(stopped.await) };
    let serving = if options.faults {
        let service = router.into_make_service_with_connect_info::<Line>();
        let serve = axum::serve(FaultyListener(listener), service);
        tokio::spawn(serve.with_graceful_shutdown(stopped).into_future())
    } else {
        let serve = axum::serve(listener, router);
        tokio::spawn(serve.with_graceful_shutdown(stopped).into_future())
    };
    Ok(Server {
        addr,
        store,
        faults,
        stop,
        serving,
    })
}

impl Server {
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// Such as `http://127.0.0.1:8080`, without a slash at the end.
    pub fn origin(&self) -> String {
        format!("http://{}", self.addr)
    }

    /// What has happened since the database was made.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn effects(&self) -> rusqlite::Result<Effects> {
        self.store.transact(|tx, _| Effects::read(tx)).await
    }

    /// Where to arm faults; `None` unless the server was started with them.
    pub fn faults(&self) -> Option<&Faults> {
        self.faults.as_ref()
    }

    /// Takes no more connections and waits a moment for the answers under way.
    ///
    /// # Errors
    /// When serving had failed before.
    pub async fn stop(mut self) -> io::Result<()> {
        drop(self.stop);
        match tokio::time::timeout(GRACE, &mut self.serving).await {
            Ok(Ok(result)) => result,
            Ok(Err(panicked)) => Err(io::Error::other(panicked)),
            Err(_late) => {
                self.serving.abort();
                Ok(())
            }
        }
    }
}

fn account_key(name: &str) -> Result<String, StartError> {
    [RESELLER, CUSTOMER]
        .into_iter()
        .find(|account| account.name == name)
        .map(|account| account.api_key.to_owned())
        .ok_or_else(|| StartError::UnknownAccount(name.to_owned()))
}

async fn listen(port: u16) -> Result<TcpListener, StartError> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .await
        .map_err(|source| match source.kind() {
            io::ErrorKind::AddrInUse => StartError::PortTaken { port },
            _ => StartError::Listen { port, source },
        })
}

fn open(options: &Options) -> Result<Store, StartError> {
    let path = options.db.as_deref();
    if let Some(path) = path.filter(|_| options.fresh) {
        // SQLite keeps two more files beside its own.
        for suffix in ["", "-wal", "-shm"] {
            let mut file = path.as_os_str().to_owned();
            file.push(suffix);
            match std::fs::remove_file(&file) {
                Err(source) if source.kind() != io::ErrorKind::NotFound => {
                    return Err(StartError::Fresh {
                        path: file.into(),
                        source,
                    });
                }
                _ => {}
            }
        }
    }
    let (codes, seed) = (options.codes, options.seed);
    Store::open(path, options.clock, |tx, now| {
        seed::fill(tx, codes, seed, now)
    })
    .map_err(|source| StartError::Database {
        path: path.unwrap_or(":memory:".as_ref()).to_owned(),
        source,
    })
}
