use crate::host::{FOLDER, Host, Policy};
use crate::port;
use axum::Router;
use axum::http::{HeaderValue, header};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};
use tempfile::TempDir;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// Somebody else's site, one of `tests/e2e/hosts`, with the dashboard from another origin in it.
pub struct Portal {
    origin: String,
    dashboard: Host,
    serving: JoinHandle<()>,
    _files: TempDir,
}

/// The module that a portal with a framework of its own begins in.
const MAINS: [&str; 2] = ["main.jsx", "main.js"];

impl Portal {
    /// Serves the portal of this name, whose dashboards talk to `api`, an origin. `config` is the config.json beside
    /// the dashboard's files; `{portal}` in it becomes the portal's origin.
    ///
    /// # Panics
    /// When it can't be started.
    pub async fn start(name: &str, api: &str, config: &str) -> Self {
        let listener = port::async_listener();
        let address = listener.local_addr().expect("it is bound");
        let origin = format!("http://{address}");
        let policy = Policy {
            connect: api,
            ancestors: &origin,
            ..Policy::default()
        };
        let dashboard = Host::start_under(policy, &config.replace("{portal}", &origin)).await;
        let files = TempDir::new().expect("there is room for the portal");
        let source = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("hosts")
            .join(name);
        for entry in fs::read_dir(&source).expect("the portal is there") {
            let file = entry.expect("it can be read").path();
            let text = fs::read_to_string(&file).expect("a text");
            let text = text
                .replace("{dashboard}", &dashboard.page())
                .replace("{api}", api);
            let name = file.file_name().expect("a file has a name");
            fs::write(files.path().join(name), text).expect("there is room for the portal");
        }
        if let Some(main) = MAINS
            .iter()
            .map(|main| source.join(main))
            .find(|main| main.is_file())
        {
            bundle(&main, &files.path().join("main.bundle.js"));
        }
        let policy = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {dashboard}; style-src 'self'; img-src data:; \
             connect-src {dashboard} {api}; frame-src {dashboard}",
            dashboard = dashboard.origin(),
        );
        let policy = HeaderValue::from_str(&policy).expect("origins fit into a header");
        let router = Router::new()
            .fallback_service(ServeDir::new(files.path()))
            .layer(SetResponseHeaderLayer::overriding(
                header::CONTENT_SECURITY_POLICY,
                policy,
            ));
        let serving =
            tokio::spawn(async move { axum::serve(listener, router).await.expect("it serves") });
        Self {
            origin,
            dashboard,
            serving,
            _files: files,
        }
    }

    /// The address of its page, with what follows the `#`.
    pub fn page(&self, fragment: &str) -> String {
        format!("{}/#{fragment}", self.origin)
    }

    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The address of a file beside the dashboard.
    pub fn dashboard(&self, file: &str) -> String {
        format!("{}{FOLDER}{file}", self.dashboard.origin())
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// Puts a module and what it imports from npm into one file.
fn bundle(main: &Path, to: &Path) {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let done = Command::new(here.join("node_modules/.bin/esbuild"))
        .current_dir(&here)
        .arg(main)
        .args([
            "--bundle",
            "--format=esm",
            "--jsx=automatic",
            "--log-level=warning",
        ])
        .arg("--define:process.env.NODE_ENV=\"production\"")
        // Vue asks its users to say what they need.
        .arg("--define:__VUE_OPTIONS_API__=true")
        .arg("--define:__VUE_PROD_DEVTOOLS__=false")
        .arg("--define:__VUE_PROD_HYDRATION_MISMATCH_DETAILS__=false")
        .arg(format!("--outfile={}", to.display()))
        .status();
    let done = done.expect("esbuild is there: run `npm ci --prefix tests/e2e`");
    assert!(done.success(), "{} can't be bundled", main.display());
}
