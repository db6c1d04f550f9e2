use crate::dist;
use crate::port;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// The person who may come in.
pub const LOGIN: (&str, &str) = ("ops", "correct horse");

/// What `openssl passwd -apr1` and `caddy hash-password` make of the password.
const APR1: &str = "$apr1$u3Vd0jXk$CFWDBCLBOF6eVsLpg41SC0";

/// A recipe of deploy/, run by the server that it is for.
pub struct Gateway {
    port: u16,
    process: Child,
    log: PathBuf,
    _files: TempDir,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipe {
    Nginx,
    Caddy,
}

impl Recipe {
    pub const ALL: [Self; 2] = [Self::Nginx, Self::Caddy];
}

impl Gateway {
    /// Serves the page, and forwards to `api` with this key.
    ///
    /// # Panics
    /// When the server is not installed or does not start.
    pub async fn start(recipe: Recipe, api: &str, key: &str) -> Self {
        let files = TempDir::new().expect("there is room for a server");
        let root = files.path().join("dist");
        dist::copy(
            &root,
            Some(r#"{"key_mode":"gateway","environment":"sandbox"}"#),
        );
        // As `cargo xtask build` leaves them.
        let packed = Command::new("gzip")
            .args(["--keep", "--recursive"])
            .arg(&root)
            .status();
        assert!(packed.is_ok_and(|status| status.success()), "gzip");
        let port = port::free();
        let log = files.path().join("access.log");
        let mut command = match recipe {
            Recipe::Nginx => nginx(files.path(), &root, port, api, key),
            Recipe::Caddy => caddy(files.path(), &root, port, api, key),
        };
        let errors = fs::File::create(files.path().join("errors")).expect("there is room");
        let said = errors.try_clone().expect("a file can be had twice");
        let process = command
            .stdout(said)
            .stderr(errors)
            .stdin(Stdio::null())
            .spawn();
        let process = process.unwrap_or_else(|error| panic!("{recipe:?}: {error}"));
        let gateway = Self {
            port,
            process,
            log,
            _files: files,
        };
        let errors = gateway._files.path().join("errors");
        port::is_listened_to(port, || fs::read_to_string(&errors).unwrap_or_default()).await;
        gateway
    }

    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The address with which a browser comes in.
    pub fn with_login(&self) -> String {
        let (name, password) = LOGIN;
        format!(
            "http://{name}:{}@127.0.0.1:{}/",
            password.replace(' ', "%20"),
            self.port
        )
    }

    /// What the server has written down of the requests.
    pub fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }
}

impl Drop for Gateway {
    fn drop(&mut self) {
        // Both fail only when it has ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn deploy(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../deploy")
        .join(path)
}

/// The recipe's files with the values that whoever deploys it sets.
fn nginx(home: &Path, root: &Path, port: u16, api: &str, key: &str) -> Command {
    let home = home.display().to_string();
    let values = [
        ("listen 8080;", format!("listen 127.0.0.1:{port};")),
        ("/srv/share-code-dashboard", root.display().to_string()),
        ("/etc/share-code-dashboard", home.clone()),
        (
            "/var/log/nginx/share-codes.log",
            format!("{home}/access.log"),
        ),
    ];
    let mut unused: Vec<_> = values.iter().map(|(value, _)| *value).collect();
    for name in [
        "share-code-dashboard.conf",
        "headers.conf",
        "types.conf",
        "api.conf",
        "spend.conf",
    ] {
        let mut text = fs::read_to_string(deploy("nginx").join(name)).expect("the recipe is there");
        for (value, ours) in &values {
            unused.retain(|unused| !text.contains(unused));
            text = text.replace(value, ours);
        }
        fs::write(format!("{home}/{name}"), text).expect("there is room");
    }
    assert_eq!(unused, [""; 0], "values of the recipe that are gone");
    let upstream = fs::read_to_string(deploy("nginx/upstream.conf.example")).expect("it is there");
    let upstream = upstream
        .replace("https://api.example.com", api)
        .replace("the key of the account", key);
    fs::write(format!("{home}/upstream.conf"), upstream).expect("there is room");
    fs::write(format!("{home}/htpasswd"), format!("{}:{APR1}\n", LOGIN.0)).expect("there is room");
    let main = format!(
        "daemon off;
         pid {home}/nginx.pid;
         error_log stderr;
         events {{}}
         http {{
             client_body_temp_path {home}/body;
             proxy_temp_path {home}/proxy;
             fastcgi_temp_path {home}/fastcgi;
             uwsgi_temp_path {home}/uwsgi;
             scgi_temp_path {home}/scgi;
             include {home}/share-code-dashboard.conf;
         }}"
    );
    fs::write(format!("{home}/nginx.conf"), main).expect("there is room");
    let program = ["/usr/sbin/nginx", "nginx"]
        .into_iter()
        .find(|path| Path::new(path).is_file());
    let mut nginx = Command::new(program.unwrap_or("nginx"));
    // A master would leave its workers behind when it is killed, and they would give up root and with it the test's files.
    nginx
        .args([
            "-g",
            "master_process off;",
            "-p",
            &home,
            "-e",
            "stderr",
            "-c",
        ])
        .arg(format!("{home}/nginx.conf"));
    nginx
}

fn caddy(home: &Path, root: &Path, port: u16, api: &str, key: &str) -> Command {
    let recipe = fs::read_to_string(deploy("caddy/Caddyfile")).expect("the recipe is there");
    // Where Debian's unit reads the log from the journal, a test wants a file.
    let log = format!(
        "log {{\n\t\toutput file {}\n",
        home.join("access.log").display()
    );
    assert!(recipe.contains("log {\n"), "the recipe logs");
    let recipe = recipe
        .replacen("log {\n", &log, 1)
        .replacen("{\n", "{\n\tadmin off\n", 1);
    fs::write(home.join("Caddyfile"), recipe).expect("there is room");
    let hash = Command::new("caddy")
        .args(["hash-password", "--plaintext", LOGIN.1])
        .output()
        .expect("caddy is installed");
    let hash = String::from_utf8_lossy(&hash.stdout).trim().to_owned();
    let mut caddy = Command::new("caddy");
    caddy
        .args(["run", "--config"])
        .arg(home.join("Caddyfile"))
        .env("XDG_DATA_HOME", home)
        .env("XDG_CONFIG_HOME", home)
        .env("SHARE_CODES_SITE", format!("http://127.0.0.1:{port}"))
        .env("SHARE_CODES_ROOT", root)
        .env("SHARE_CODES_API", api)
        .env("SHARE_CODES_API_KEY", key)
        .env("SHARE_CODES_USER", LOGIN.0)
        .env("SHARE_CODES_PASSWORD_HASH", hash);
    caddy
}
