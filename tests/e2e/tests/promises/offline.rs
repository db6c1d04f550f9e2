//! A page that was there before, without a network.

use e2e::{Host, Name, Setting, Text, english};

/// Waits until the worker is in charge, and gives its scope.
const READY: &str = "navigator.serviceWorker.ready.then((there) => done(there.scope), done)";

#[tokio::test]
async fn a_reload_without_a_network_says_so() {
    Setting::keys()
        .play(async |stage| {
            let page = &stage.page;
            stage.forgive("Failed to load resource");
            let host = Host::start(r#"{"key_mode":"gateway","api":"/api"}"#, "").await;
            page.goto(&host.page()).await;
            page.get("alert", Name::Any).appears().await;
            let scope = page.run_async(READY).await;
            assert_eq!(scope, host.page(), "it keeps to its own folder");
            // What is kept of config.json is what the worker has seen.
            let address = host.page();
            page.goto(&address).await;
            page.get("alert", Name::Any).appears().await;

            let controlled = "return navigator.serviceWorker.controller?.state ?? null";
            assert_eq!(page.run(controlled).await, "activated");
            drop(host);
            page.goto(&address).await;
            page.get("alert", Name::Any)
                .says(english(Text::UnreachableTitle))
                .await;
            page.get("alert", Name::Any)
                .says(english(Text::UnreachableTitle))
                .await;
        })
        .await;
}

#[tokio::test]
async fn a_storage_that_takes_nothing_withholds_nothing_that_the_server_says() {
    Setting::keys()
        .play(async |stage| {
            let page = &stage.page;
            let config = |api: &str| format!(r#"{{"key_mode":"gateway","api":"{api}"}}"#);
            let host = Host::start(&config("/one"), "").await;
            // As with a full disk: what is asked of the storage once the worker is there fails.
            let full = "const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
                Cache.prototype.put = full;\n";
            host.write("sw.js", &[full, &*host.read("sw.js")].concat());
            page.goto(&host.page()).await;
            page.get("alert", Name::Any).appears().await;
            page.run_async(READY).await;

            for (api, storage) in [
                ("/two", ""),
                ("/three", "caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))"),
            ] {
                let emptied = format!("Promise.resolve({storage}).then(() => done(true), done)");
                assert_eq!(page.run_async(&emptied).await, true);
                host.write("config.json", &config(api));
                page.goto(&host.page()).await;
                page.get("alert", Name::Any).appears().await;
                let controlled = "return navigator.serviceWorker.controller?.state ?? null";
                assert_eq!(page.run(controlled).await, "activated");
                let asked = "return performance.getEntriesByType('resource').map((entry) => entry.name).join()";
                let asked = page.run(asked).await.to_string();
                assert!(asked.contains(&format!("{api}/client/")), "{asked}");
            }
        })
        .await;
}
