use crate::dist;
use crate::port;
use crate::release;
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::map_request;
use axum::response::Html;
use std::fs;
use std::future::ready;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// A host of static files that serves the page from a folder of its own, as many portals do.
pub struct Host {
    origin: String,
    serving: JoinHandle<()>,
    requests: Arc<AtomicUsize>,
    files: TempDir,
}

/// What a host's policy allows.
#[derive(Clone, Copy)]
pub struct Policy<'a> {
    /// Origins that the page may connect to beside its own.
    pub connect: &'a str,
    pub scripts: &'a str,
    /// Who may have the page in a frame.
    pub ancestors: &'a str,
}

impl Default for Policy<'_> {
    /// The strictest under which the page works.
    fn default() -> Self {
        Self {
            connect: "",
            scripts: "'self' 'wasm-unsafe-eval'",
            ancestors: "'none'",
        }
    }
}

/// Where the page lies on the host.
pub const FOLDER: &str = "/portal/share-codes/";

impl Host {
    /// Serves the page with this config.json; the page may connect to `api`, an origin, as well. Every other path
    /// answers with a web page, as hosts of single-page applications do.
    ///
    /// # Panics
    /// When it can't be started.
    pub async fn start(config: &str, api: &str) -> Self {
        let policy = Policy {
            connect: api,
            ..Policy::default()
        };
        Self::start_under(policy, config).await
    }

    /// The same under another policy.
    ///
    /// # Panics
    /// When it can't be started.
    pub async fn start_under(policy: Policy<'_>, config: &str) -> Self {
        let files = TempDir::new().expect("there is room for the page");
        dist::copy(files.path(), Some(config));
        let listener = port::async_listener();
        let address = listener.local_addr().expect("it is bound");
        let requests = Arc::new(AtomicUsize::new(0));
        let counted = requests.clone();
        let router = router(files.path(), policy).layer(map_request(move |request: Request| {
            counted.fetch_add(1, Ordering::Relaxed);
            ready(request)
        }));
        let serving =
            tokio::spawn(async move { axum::serve(listener, router).await.expect("it serves") });
        Self {
            origin: format!("http://{address}"),
            serving,
            requests,
            files,
        }
    }

    /// Such as `http://127.0.0.1:8080`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// How many requests have come.
    pub fn requests(&self) -> usize {
        self.requests.load(Ordering::Relaxed)
    }

    /// Changes a file of the release as an intruder or a broken copy would: what it does stays the same.
    ///
    /// # Panics
    /// When there is no such file.
    pub fn meddle_with(&self, name: &str) {
        let releases = fs::read_dir(self.files.path().join("r")).expect("the page has a release");
        let release = releases
            .last()
            .expect("it has one")
            .expect("it can be read");
        let file = release.path().join(name);
        let mut bytes = fs::read(&file).unwrap_or_else(|error| panic!("{name}: {error}"));
        bytes.extend(release::harmless(name));
        fs::write(&file, bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
    }

    /// The folder of the release that the page is of.
    ///
    /// # Panics
    /// When the page names none.
    pub fn release(&self) -> String {
        release::current(self.files.path()).expect("the page names its release")
    }

    /// From now on the page is of the next release, and that of before lies beside it: its name.
    ///
    /// # Panics
    /// When it can't be written.
    pub fn publish_next(&self) -> String {
        let before = self.release();
        dist::publish_next(self.files.path());
        before
    }

    /// Takes a file away, or a folder with all that is in it.
    ///
    /// # Panics
    /// When there is none.
    pub fn remove(&self, name: &str) {
        let path = self.files.path().join(name);
        let removed = match path.is_dir() {
            true => fs::remove_dir_all(&path),
            false => fs::remove_file(&path),
        };
        removed.unwrap_or_else(|error| panic!("{name}: {error}"));
    }

    /// A file beside the page.
    ///
    /// # Panics
    /// When there is none.
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.files.path().join(name)).expect("the host has such a file")
    }

    /// Puts another file in the place of one beside the page.
    ///
    /// # Panics
    /// When it can't be written.
    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.files.path().join(name), text).expect("there is room for the file");
    }

    /// The address of the page.
    pub fn page(&self) -> String {
        format!("{}{FOLDER}", self.origin)
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

fn router(files: &Path, policy: Policy) -> Router {
    let Policy {
        connect,
        scripts,
        ancestors,
    } = policy;
    let policy = format!(
        "default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; \
         frame-ancestors {ancestors}; connect-src 'self' {connect}"
    );
    let policy = HeaderValue::from_str(&policy).expect("an origin fits into a header");
    Router::new()
        .nest_service(FOLDER, ServeDir::new(files))
        .fallback(async || Html("<!doctype html><title>Portal</title><p>Welcome"))
        .layer(SetResponseHeaderLayer::overriding(
            header::CONTENT_SECURITY_POLICY,
            policy,
        ))
        .layer(SetResponseHeaderLayer::overriding(
            header::ACCESS_CONTROL_ALLOW_ORIGIN,
            HeaderValue::from_static("*"),
        ))
}
