//! A page that was there before, without a network.

use e2e::{Host, Name, Setting};

#[tokio::test]
async fn a_reload_without_a_network_says_so() {
    Setting::keys()
        .play(async |stage| {
            let page = &stage.page;
            stage.forgive("Failed to load resource");
            let host = Host::start(r#"{"key_mode":"gateway","api":"/api"}"#, "").await;
            page.goto(&host.page()).await;
            page.get("alert", Name::Any).appears().await;
            let ready = "navigator.serviceWorker.ready.then((there) => done(there.scope), done)";
            let scope = page.run_async(ready).await;
            assert_eq!(scope, host.page(), "it keeps to its own folder");
            // What is kept of config.json is what the worker has seen.
            let address = host.page();
            page.goto(&address).await;
            page.get("alert", Name::Any).appears().await;

            let controlled = "return navigator.serviceWorker.controller?.state ?? null";
            assert_eq!(page.run(controlled).await, "activated");
            drop(host);
            page.goto(&address).await;
            page.get("alert", Name::Any).says("No answer").await;
            page.get("alert", Name::Any).says("Offline").await;
        })
        .await;
}
