//! One list of codes: the newest query wins, and rows stay until better ones come.

use leptos::prelude::*;
use std::sync::Arc;

use js_sys::Promise;
use share_code_dashboard::{
    api::Client,
    domain::{List, ListQuery, PageNumber},
    i18n,
    platform::fetch::{Abort, InFlightFetch},
    state::{
        Journal, Known, Listing, ListingPhase, Phase, Prefetched, Recipients, Row, Session,
        provide_now,
    },
};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Network, Reply, Stage, rows, turn, until};

struct Bench {
    network: Network,
    stage: Stage,
    query: RwSignal<ListQuery>,
    listing: Listing,
}

impl Bench {
    fn new(prefetched: Option<Prefetched>) -> Self {
        let network = Network::take_over();
        let (stage, (query, listing)) = Stage::hold(|| {
            let client = Client::through_gateway("https://api.test");
            let session = Session::new(Phase::Open(client));
            i18n::provide(i18n::Language::english(None));
            Journal::provide();
            provide_now(session);
            Known::provide();
            Recipients::provide();
            let query = RwSignal::new(page(1));
            (query, Listing::follow(session, query, prefetched))
        });
        Self {
            network,
            stage,
            query,
            listing,
        }
    }

    async fn has_asked(&self, requests: usize) {
        until("the request is sent", || self.network.count() == requests).await;
    }

    async fn is_ready(&self) {
        until("the rows are there", || self.phase() == ListingPhase::Ready).await;
    }

    fn phase(&self) -> ListingPhase {
        self.listing.phase.get_untracked()
    }

    fn codes(&self) -> Vec<String> {
        let code = |row: &Arc<Row>| row.entry.code.reveal().to_owned();
        self.listing
            .rows
            .with_untracked(|rows| rows.iter().map(code).collect())
    }
}

fn page(number: u32) -> ListQuery {
    ListQuery {
        page: PageNumber::new(number).expect("pages are counted from 1"),
        ..ListQuery::new(List::Issued)
    }
}

/// An answer that the loader has got already.
fn prefetched(query: ListQuery) -> Prefetched {
    let reply = rows(&[("EARLY", 5)]);
    Prefetched {
        query,
        response: InFlightFetch(Promise::resolve(&JsValue::from(reply.response))),
        abort: Abort::new(),
    }
}

#[wasm_bindgen_test]
async fn the_newest_query_wins_in_whatever_order_answers_come() {
    let bench = Bench::new(None);
    bench.has_asked(1).await;
    bench.query.set(page(2));
    bench.has_asked(2).await;
    let (old, new) = (bench.network.request(0), bench.network.request(1));
    assert!(old.is_aborted());
    assert!(!new.is_aborted());
    assert!(new.url().ends_with("?page=2"), "{}", new.url());

    new.answer(&rows(&[("NEW", 5)]));
    bench.is_ready().await;
    // The old one was on its way when it was aborted.
    let late = rows(&[("OLD", 5)]);
    old.answer(&late);
    until("the late answer is read", || late.is_read()).await;
    turn().await;
    assert_eq!(bench.codes(), ["NEW"]);
}

#[wasm_bindgen_test]
async fn an_aborted_request_is_no_failure_of_the_next() {
    let bench = Bench::new(None);
    bench.has_asked(1).await;
    bench.query.set(page(2));
    bench.has_asked(2).await;
    bench.network.request(0).obey();
    turn().await;
    assert!(bench.phase() == ListingPhase::Loading);
    bench.network.request(1).answer(&rows(&[("NEW", 5)]));
    bench.is_ready().await;
    assert_eq!(bench.codes(), ["NEW"]);
}

#[wasm_bindgen_test]
async fn rows_stay_while_others_load_and_when_they_fail_to() {
    let bench = Bench::new(None);
    bench.has_asked(1).await;
    bench
        .network
        .request(0)
        .answer(&rows(&[("A", 5), ("B", 5)]));
    bench.is_ready().await;

    bench.query.set(page(2));
    bench.has_asked(2).await;
    assert!(bench.phase() == ListingPhase::Loading);
    assert_eq!(bench.codes(), ["A", "B"]);

    bench.network.request(1).answer(&Reply::of(500, "{}"));
    until("the failure is known", || {
        matches!(bench.phase(), ListingPhase::Failed(_))
    })
    .await;
    assert_eq!(bench.codes(), ["A", "B"]);

    bench.listing.reload();
    bench.has_asked(3).await;
    assert_eq!(bench.codes(), ["A", "B"]);
    bench.network.request(2).answer(&rows(&[("C", 5)]));
    bench.is_ready().await;
    assert_eq!(bench.codes(), ["C"]);
}

#[wasm_bindgen_test]
async fn what_the_loader_has_asked_for_is_used_once() {
    let bench = Bench::new(Some(prefetched(page(1))));
    bench.is_ready().await;
    assert_eq!(bench.codes(), ["EARLY"]);
    assert_eq!(bench.network.count(), 0);

    bench.listing.reload();
    bench.has_asked(1).await;
    bench.network.request(0).answer(&rows(&[("LATER", 5)]));
    bench.is_ready().await;
    assert_eq!(bench.codes(), ["LATER"]);
}

#[wasm_bindgen_test]
async fn what_the_loader_has_asked_for_answers_no_other_query() {
    let bench = Bench::new(Some(prefetched(page(2))));
    bench.has_asked(1).await;
    bench.network.request(0).answer(&rows(&[("ASKED", 5)]));
    bench.is_ready().await;
    assert_eq!(bench.codes(), ["ASKED"]);
}

#[wasm_bindgen_test]
async fn a_list_that_is_left_ends_its_request_and_shows_nothing_more() {
    let mut bench = Bench::new(None);
    bench.has_asked(1).await;
    bench.stage.unmount();
    let request = bench.network.request(0);
    assert!(request.is_aborted());
    let late = rows(&[("LATE", 5)]);
    request.answer(&late);
    until("the late answer is read", || late.is_read()).await;
    turn().await;
    assert!(bench.listing.rows.is_disposed());
}
