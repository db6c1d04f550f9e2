//! The page as trunk alone makes it of the sources, for those who know trunk and nothing of this project's own commands.

use e2e::{Setting, port};
use sandbox::RESELLER;
use std::env;
use std::path::PathBuf;
use std::time::Duration;
use tokio::{
    net::TcpStream,
    process::Command,
    time::{sleep, timeout},
};

/// trunk builds before it serves: some minutes where nothing is compiled yet.
const FIRST_BUILD: Duration = Duration::from_secs(15 * 60);

/// A copy of the sources in which `trunk build --release` has run.
fn sources() -> PathBuf {
    let folder = env::var_os("SHARE_CODE_DASHBOARD_SOURCES").map(PathBuf::from);
    folder.expect("`cargo xtask test` makes a copy")
}

/// A file server with a config.json is all that it takes.
#[tokio::test]
async fn what_trunk_has_built_shows_the_codes() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("").await;
            let newest = stage.issued("").await.codes;
            stage.codes().shows(&newest).await;
            stage.shell().go("Activity").await;
            stage.page.get("heading", "Activity").appears().await;
        })
        .await;
}

#[tokio::test]
async fn what_trunk_serves_shows_the_codes_of_an_api_that_answers_and_says_where_none_does() {
    let port = port::free();
    let mut serving = Command::new("trunk")
        .args(["serve", "--offline", "--port", &port.to_string()])
        .args(["--dist", "target/served"])
        .current_dir(sources())
        .kill_on_drop(true)
        .spawn()
        .expect("trunk is there");
    let is_served = async {
        while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            let ended = serving.try_wait().expect("trunk can be asked");
            assert!(ended.is_none(), "trunk has ended: {ended:?}");
            sleep(Duration::from_millis(100)).await;
        }
    };
    let served = timeout(FIRST_BUILD, is_served).await;
    served.expect("trunk has built the page");
    Setting::keys()
        .for_every_origin()
        .play(async move |stage| {
            stage.forgive("status of 50");
            stage.page.goto(&format!("http://127.0.0.1:{port}/")).await;
            let connect = stage.connect();
            connect.submit().await;
            connect.notice().appears().await;
            connect.at(&stage.sandbox.origin()).await;
            connect.with_key(RESELLER.api_key).await;
            stage.codes().shows(&stage.issued("").await.codes).await;
        })
        .await;
}
