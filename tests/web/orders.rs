//! What moves balance: one request a click, and no answer is not a no.

use share_code_dashboard::{
    api::Client,
    domain::{Order, OrderForm, OrderKind, order},
    state::{OrderResult, Orders, Phase, Placing, Session, UnderWay},
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Network, Reply, Stage, turn, until};

struct Bench {
    network: Network,
    _stage: Stage,
    session: Session,
    orders: Orders,
    order: Order,
}

impl Bench {
    /// Two codes of 5 IPs are about to be ordered.
    fn new() -> Self {
        let form = OrderForm {
            kind: OrderKind::Ip,
            plan: "1".to_owned(),
            amount: "5".to_owned(),
            codes: "2".to_owned(),
            forward_to: String::new(),
        };
        let order = order::check(&form).expect("the form is in order");
        let network = Network::take_over();
        let (stage, (session, orders)) = Stage::hold(|| {
            let client = Client::through_gateway("https://api.test");
            (
                Session::new(Phase::Open(client)),
                Orders::new(form, UnderWay::provide()),
            )
        });
        Self {
            network,
            _stage: stage,
            session,
            orders,
            order,
        }
    }

    fn place(&self) {
        self.orders.place(self.session, self.order.clone());
    }

    async fn answer(&self, reply: &Reply) -> OrderResult {
        until("the order is sent", || self.network.count() > 0).await;
        self.network.request(0).answer(reply);
        until("it is settled", || self.result().is_some()).await;
        self.result().expect("it is settled")
    }

    fn result(&self) -> Option<OrderResult> {
        match self.orders.placing.get_untracked() {
            Placing::Placed(placed) => Some(placed.result),
            _ => None,
        }
    }
}

#[wasm_bindgen_test]
async fn an_order_that_is_under_way_is_not_sent_again() {
    let bench = Bench::new();
    bench.place();
    bench.place();
    until("the order is sent", || bench.network.count() > 0).await;
    bench.place();
    turn().await;
    assert_eq!(bench.network.count(), 1);
    assert_eq!(bench.network.request(0).option("method"), "POST");

    let made = r#"{"success":true,"message":"","result":["AAAA","BBBB"]}"#;
    let result = bench.answer(&Reply::of(200, made)).await;
    assert!(matches!(result, OrderResult::Made(codes) if codes.len() == 2));
    assert_eq!(bench.network.count(), 1);
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
        let result = bench.answer(&Reply::of(status, body)).await;
        assert!(
            matches!(result, OrderResult::InDoubt { .. }),
            "{status} {body}"
        );
        assert_eq!(bench.network.count(), 1, "{status} {body}");
    }
}

#[wasm_bindgen_test]
async fn an_order_that_the_server_refuses_is_refused_in_its_words() {
    let bench = Bench::new();
    bench.place();
    let no = r#"{"success":false,"message":"balance too low"}"#;
    let result = bench.answer(&Reply::of(400, no)).await;
    assert!(matches!(result, OrderResult::Refused(error) if error.words() == "balance too low"));
}
