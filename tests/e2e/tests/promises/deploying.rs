//! The recipes of deploy/, run by the servers that they are for.

use axum::Router;
use e2e::port;
use e2e::{Gateway, LOGIN, Recipe, Setting, Text, count, english};
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode};
use sandbox::{Fault, FaultyAnswer, RESELLER, Server};

const LIST: &str = "/client/v1/cd-keys/list-share-code";
const GENERATE: &str = "/client/v1/cd-keys/generate-ip-code";

/// A person who came in, without a browser.
struct Caller<'a> {
    gateway: &'a Gateway,
    client: Client,
}

impl<'a> Caller<'a> {
    fn new(gateway: &'a Gateway) -> Self {
        Self {
            gateway,
            client: Client::new(),
        }
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let address = self.gateway.origin() + path;
        self.client
            .request(method, address)
            .basic_auth(LOGIN.0, Some(LOGIN.1))
    }

    async fn get(&self, path: &str, headers: &[(&'static str, &str)]) -> Response {
        let mut request = self.request(Method::GET, path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.send().await.expect("the server answers")
    }

    async fn order(&self) -> Response {
        let body = r#"{"plan":1,"number_of_ips":5,"number_of_codes":1}"#;
        let order = self
            .request(Method::POST, GENERATE)
            .header("content-type", "application/json");
        order.body(body).send().await.expect("the server answers")
    }
}

async fn on_every_server(check: impl AsyncFn(Recipe, &Server, &Gateway)) {
    for recipe in Recipe::ALL {
        let folder = tempfile::TempDir::new().expect("there is room for a database");
        let sandbox = sandbox::start(Setting::keys().into_options(folder.path()))
            .await
            .unwrap_or_else(|error| panic!("{error}"));
        let gateway = Gateway::start(recipe, &sandbox.origin(), RESELLER.api_key).await;
        check(recipe, &sandbox, &gateway).await;
    }
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response
        .headers()
        .get(name)
        .map_or("", |value| value.to_str().unwrap_or_default())
}

#[tokio::test]
async fn the_page_works_behind_a_login_and_the_browser_never_has_the_key() {
    for recipe in Recipe::ALL {
        Setting::keys()
            .play(async move |stage| {
                let gateway =
                    Gateway::start(recipe, &stage.sandbox.origin(), RESELLER.api_key).await;
                stage.page.goto(&gateway.with_login()).await;
                stage.codes().shows(&stage.issued("").await.codes).await;
                stage.shell().go(english(Text::Generate)).await;
                stage.generate().ip_order("2", "5").await;
                stage.generate().submit().await;
                stage.generate().confirm().click().await;
                stage.generate().made(&count(Text::CodesCreated, 2)).await;
                assert_eq!(stage.effects().await.codes_made, 2);
                let places = stage.page.places_of(RESELLER.api_key).await;
                assert_eq!(places, [""; 0], "{recipe:?}");
            })
            .await;
    }
}

#[tokio::test]
async fn nobody_comes_in_without_a_login_and_the_program_alone_is_open() {
    on_every_server(async |recipe, _, gateway| {
        let open = Client::new();
        let status = async |path: &str| {
            let answer = open.get(gateway.origin() + path).send().await;
            answer.expect("the server answers").status()
        };
        for path in ["/", "/config.json", "/embed.html", LIST] {
            assert_eq!(
                status(path).await,
                StatusCode::UNAUTHORIZED,
                "{recipe:?} {path}"
            );
        }
        assert_eq!(
            status("/share-code-dashboard.js").await,
            StatusCode::OK,
            "{recipe:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn files_come_with_strict_headers_compressed_and_are_kept_where_they_never_change() {
    on_every_server(async |recipe, _, gateway| {
        let caller = Caller::new(gateway);
        let page = caller.get("/", &[]).await;
        for (name, value) in [
            ("cache-control", "no-cache"),
            ("referrer-policy", "no-referrer"),
            ("x-content-type-options", "nosniff"),
            ("cross-origin-opener-policy", "same-origin"),
        ] {
            assert_eq!(header(&page, name), value, "{recipe:?}");
        }
        let policy = header(&page, "content-security-policy").to_owned();
        assert!(
            policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
            "{policy}"
        );
        let page = page.text().await.expect("a page");
        let (_, script) = page.split_once("src=\"").expect("the page has a script");
        let (script, _) = script.split_once('"').expect("its address ends");
        let release = script
            .rsplit_once('/')
            .expect("it lies in a folder")
            .0
            .to_owned();
        for (name, kind) in [
            ("boot.js", "javascript"),
            ("page.wasm", "application/wasm"),
            ("app.css", "text/css"),
        ] {
            let file = caller
                .get(
                    &format!("/{release}/{name}"),
                    &[("accept-encoding", "gzip")],
                )
                .await;
            assert_eq!(file.status(), StatusCode::OK, "{recipe:?} {name}");
            assert!(
                header(&file, "content-type").contains(kind),
                "{recipe:?} {name}"
            );
            assert_eq!(
                header(&file, "content-encoding"),
                "gzip",
                "{recipe:?} {name}"
            );
            assert!(
                header(&file, "cache-control").contains("immutable"),
                "{recipe:?} {name}"
            );
            assert_eq!(
                header(&file, "access-control-allow-origin"),
                "*",
                "{recipe:?} {name}"
            );
            assert_eq!(
                header(&file, "content-security-policy"),
                policy,
                "{recipe:?} {name}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn only_the_six_requests_reach_the_api() {
    for recipe in Recipe::ALL {
        // An API that takes whatever comes.
        let listener = port::async_listener();
        let api = format!("http://{}", listener.local_addr().expect("it is bound"));
        let takes_all = Router::new().fallback(async || "reached");
        let serving = tokio::spawn(async { axum::serve(listener, takes_all).await });
        let gateway = Gateway::start(recipe, &api, RESELLER.api_key).await;
        let caller = Caller::new(&gateway);
        let reaches = async |method: &Method, path: &str| {
            let answer = caller.request(method.clone(), path).send().await;
            let answer = answer.expect("the server answers").text().await;
            answer.is_ok_and(|text| text == "reached")
        };
        let own = [
            (Method::GET, LIST),
            (Method::GET, "/client/v1/cd-keys/list-use-code"),
            (Method::POST, GENERATE),
            (Method::POST, "/client/v1/cd-keys/generate-traffic-code"),
            (Method::POST, "/client/v1/cd-keys/use-code"),
            (Method::DELETE, "/client/v1/cd-keys/revoke-code"),
        ];
        for (method, path) in &own {
            assert!(reaches(method, path).await, "{recipe:?} {method} {path}");
            let others = [
                Method::GET,
                Method::POST,
                Method::PUT,
                Method::PATCH,
                Method::DELETE,
            ];
            for other in others.iter().filter(|other| *other != method) {
                assert!(!reaches(other, path).await, "{recipe:?} {other} {path}");
            }
        }
        for path in [
            "/client/v1/account",
            "/client/",
            "/client/v1/cd-keys/list-share-code/more",
            "/sandbox/effects",
        ] {
            assert!(!reaches(&Method::GET, path).await, "{recipe:?} {path}");
        }
        serving.abort();
    }
}

#[tokio::test]
async fn a_request_of_another_site_is_refused_and_so_is_a_key_of_the_caller() {
    on_every_server(async |recipe, sandbox, gateway| {
        let caller = Caller::new(gateway);
        let own = gateway.origin();
        for (headers, status) in [
            (
                &[("sec-fetch-site", "same-origin"), ("origin", &own)][..],
                StatusCode::OK,
            ),
            // As WebKit sends it where no referrer is to be sent.
            (
                &[("sec-fetch-site", "same-origin"), ("origin", "null")],
                StatusCode::OK,
            ),
            (&[("origin", &own)], StatusCode::OK),
            (&[("sec-fetch-site", "cross-site")], StatusCode::FORBIDDEN),
            (&[("sec-fetch-site", "same-site")], StatusCode::FORBIDDEN),
            (
                &[("origin", "https://elsewhere.example")],
                StatusCode::FORBIDDEN,
            ),
            (&[("origin", "null")], StatusCode::FORBIDDEN),
            // The server's own key goes out in the place of the caller's.
            (&[("api-key", "somebody-else")], StatusCode::OK),
        ] {
            assert_eq!(
                caller.get(LIST, headers).await.status(),
                status,
                "{recipe:?} {headers:?}"
            );
        }
        let keyed = caller.get(&format!("{LIST}?limit=1&api-key=x"), &[]).await;
        assert_eq!(keyed.status(), StatusCode::BAD_REQUEST, "{recipe:?}");
        let forged = caller
            .request(Method::POST, GENERATE)
            .headers(HeaderMap::from_iter([(
                HeaderName::from_static("sec-fetch-site"),
                HeaderValue::from_static("cross-site"),
            )]))
            .send()
            .await;
        assert_eq!(
            forged.expect("it answers").status(),
            StatusCode::FORBIDDEN,
            "{recipe:?}"
        );
        assert_eq!(
            sandbox
                .effects()
                .await
                .expect("they can be read")
                .codes_made,
            0
        );
    })
    .await;
}

#[tokio::test]
async fn what_is_asked_for_stays_out_of_the_log() {
    on_every_server(async |recipe, _, gateway| {
        let caller = Caller::new(gateway);
        let headers = [
            ("referer", "https://portal.example/?email=SECRET"),
            ("cookie", "SECRET"),
        ];
        caller
            .get(&format!("{LIST}?keyword=SECRET"), &headers)
            .await;
        let log = e2e::eventually(format!("{recipe:?} logs"), async || {
            let log = gateway.log();
            if log.contains(LIST) {
                Ok(log)
            } else {
                Err(log)
            }
        })
        .await;
        assert!(!log.contains("SECRET"), "{recipe:?}: {log}");
        assert!(!log.contains(RESELLER.api_key), "{recipe:?}: {log}");
    })
    .await;
}

#[tokio::test]
async fn what_moves_balance_goes_out_once_and_its_connection_is_closed() {
    on_every_server(async |recipe, sandbox, gateway| {
        let caller = Caller::new(gateway);
        let made = caller.order().await;
        assert_eq!(made.status(), StatusCode::OK, "{recipe:?}");
        assert_eq!(header(&made, "connection"), "close", "{recipe:?}");
        assert_ne!(
            header(&caller.get(LIST, &[]).await, "connection"),
            "close",
            "{recipe:?}"
        );
        assert_eq!(
            sandbox
                .effects()
                .await
                .expect("they can be read")
                .codes_made,
            1
        );

        sandbox.faults().expect("it has some").arm(Fault {
            endpoint: Some("generate-ip-code".to_owned()),
            answer: FaultyAnswer::Close,
            times: 50,
            ..Fault::default()
        });
        let lost = caller.order().await;
        assert!(
            lost.status().is_server_error(),
            "{recipe:?}: {}",
            lost.status()
        );
        let made = sandbox
            .effects()
            .await
            .expect("they can be read")
            .codes_made;
        assert_eq!(made, 2, "{recipe:?} sends once");
    })
    .await;
}
