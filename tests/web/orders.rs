//! What moves balance: one request a click, and no answer is not a no.

use leptos::prelude::*;
use share_code_dashboard::{
    api::Client,
    domain::{Config, Numerals, Order, OrderForm, OrderKind, order},
    platform::random,
    state::{
        Ended, Journal, OrderRun, Orders, Overrides, PendingOperations, Phase, Reconciler,
        RunPhase, Session, Settings,
    },
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Network, Reply, Stage, rows, turn, until};

struct Bench {
    network: Network,
    _stage: Stage,
    session: Session,
    journal: Journal,
    orders: Orders,
    order: Order,
}

impl Bench {
    /// Two codes of 5 IPs are about to be ordered, from an account that this browser has not seen before.
    fn new() -> Self {
        let form = OrderForm {
            kind: OrderKind::Ip,
            plan: "1".to_owned(),
            amount: "5".to_owned(),
            codes: "2".to_owned(),
            forward_to: String::new(),
            numerals: Numerals::PLAIN,
        };
        let order = order::check(&form).expect("the form is in order");
        let network = Network::take_over();
        let (stage, (session, journal, orders)) = Stage::hold(|| {
            let client = Client::through_gateway(&format!("https://{}.test", random::id()));
            let session = Session::new(Phase::Open(client));
            Settings::provide(Config::default());
            PendingOperations::provide();
            let journal = Journal::provide();
            provide_context(Reconciler::new(journal));
            (session, journal, Orders::new(form))
        });
        Self {
            network,
            _stage: stage,
            session,
            journal,
            orders,
            order,
        }
    }

    fn place(&self) {
        self.orders
            .place(self.session, self.order.clone(), Overrides::default());
    }

    /// Answers the list that the codes will be told from, and waits for the order itself.
    async fn until_sent(&self) {
        until("the list is asked for", || self.network.count() == 1).await;
        assert_eq!(self.network.request(0).method(), "GET");
        self.network.request(0).answer(&rows(&[("OLD1", 5)]));
        until("the order is sent", || self.network.count() == 2).await;
        assert_eq!(self.network.request(1).method(), "POST");
    }

    fn lot(&self) -> OrderRun {
        let lot = self.orders.lot.get_untracked();
        lot.expect("an order was placed")
    }

    fn is_settled(&self) -> bool {
        self.journal.end_of(&self.lot().record).is_some()
    }

    fn ended(&self) -> Option<Ended> {
        match self.lot().phase {
            RunPhase::Ended(ended) => Some(ended),
            _ => None,
        }
    }
}

#[wasm_bindgen_test]
async fn an_order_that_is_under_way_is_not_sent_again() {
    let bench = Bench::new();
    bench.place();
    bench.place();
    bench.until_sent().await;
    bench.place();
    turn().await;
    assert_eq!(bench.network.count(), 2);

    let made = r#"{"success":true,"message":"","result":["AAAA","BBBB"]}"#;
    bench.network.request(1).answer(&Reply::of(200, made));
    until("it has ended", || bench.ended().is_some()).await;
    assert_eq!(bench.lot().codes.len(), 2);
    // Behind the answer the list is read twice, while the person goes on.
    let all = [("BBBB", 5), ("AAAA", 5), ("OLD1", 5)];
    for look in [2, 3] {
        until("the list is asked", || bench.network.count() == look + 1).await;
        assert_eq!(bench.network.request(look).method(), "GET");
        assert!(!bench.orders.is_busy());
        bench.network.request(look).answer(&rows(&all));
    }
    until("the list has borne it out", || bench.is_settled()).await;
    assert_eq!(bench.lot().codes.len(), 2);
    assert!(!bench.lot().is_guess);
    assert_eq!(bench.network.count(), 4);
}

#[wasm_bindgen_test]
async fn an_order_without_a_full_answer_is_in_doubt() {
    for (status, body) in [
        (200, ""),
        (200, r#"{"success":tr"#),
        (200, r#"{"success":true}"#),
        (200, r#"{"success":true,"message":"","result":["AAAA"]}"#),
        (408, "{}"),
        (421, "{}"),
        (500, r#"{"success":false,"message":"internal"}"#),
    ] {
        let bench = Bench::new();
        bench.place();
        bench.until_sent().await;
        bench.network.request(1).answer(&Reply::of(status, body));
        until("it is in doubt", || {
            matches!(bench.lot().phase, RunPhase::Looking(_))
        })
        .await;
        let sent = (0..bench.network.count())
            .filter(|number| bench.network.request(*number).method() == "POST");
        assert_eq!(sent.count(), 1, "{status} {body}");
    }
}

#[wasm_bindgen_test]
async fn an_order_that_the_server_refuses_is_refused_in_its_words() {
    let bench = Bench::new();
    bench.place();
    bench.until_sent().await;
    let no = r#"{"success":false,"message":"balance too low"}"#;
    bench.network.request(1).answer(&Reply::of(400, no));
    // It may be the answer to a second sending: the list is read before it is shown, and once more behind it.
    until("the list is asked", || bench.network.count() == 3).await;
    assert!(bench.ended().is_none());
    bench.network.request(2).answer(&rows(&[("OLD1", 5)]));
    until("it has ended", || bench.ended().is_some()).await;
    let is_refused =
        |ended: Ended| matches!(ended, Ended::Refused(error) if error.words() == "balance too low");
    assert!(bench.ended().is_some_and(is_refused));
    until("the list is asked again", || bench.network.count() == 4).await;
    bench.network.request(3).answer(&rows(&[("OLD1", 5)]));
    until("the list has borne it out", || bench.is_settled()).await;
    assert!(bench.ended().is_some_and(is_refused));
}
