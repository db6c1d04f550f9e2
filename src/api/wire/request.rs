//! Bodies of requests.

use serde::Serialize;

use crate::domain::{Code, Each, Order};

#[derive(Serialize)]
struct GenerateIps<'a> {
    plan: i64,
    number_of_ips: u64,
    number_of_codes: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    forward_to: Option<&'a str>,
}

#[derive(Serialize)]
struct GenerateTraffic<'a> {
    traffic_plan: i64,
    /// In bytes.
    amount_traffic: u64,
    number_of_codes: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    forward_to: Option<&'a str>,
}

#[derive(Serialize)]
struct Codes<'a> {
    codes: Vec<&'a str>,
}

/// What generates the codes of an order; which endpoint takes it depends on what each code will hold.
pub fn write_order(order: &Order) -> String {
    let number_of_codes = order.codes();
    let forward_to = order.forward_to();
    match order.each() {
        Each::Ips(ips) => write(&GenerateIps {
            plan: order.plan(),
            number_of_ips: ips.0,
            number_of_codes,
            forward_to,
        }),
        Each::Traffic(bytes) => write(&GenerateTraffic {
            traffic_plan: order.plan(),
            amount_traffic: bytes.0,
            number_of_codes,
            forward_to,
        }),
    }
}

/// What redeems or revokes codes.
pub fn write_codes(codes: &[Code]) -> String {
    write(&Codes {
        codes: codes.iter().map(Code::reveal).collect(),
    })
}

fn write(body: &impl Serialize) -> String {
    serde_json::to_string(body).expect("texts and numbers can be written")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Numerals;
    use crate::domain::order::{self, OrderForm, OrderKind};

    fn order(kind: OrderKind, amount: &str, forward_to: &str) -> Order {
        order::check(&OrderForm {
            kind,
            plan: "12".to_owned(),
            amount: amount.to_owned(),
            codes: "4".to_owned(),
            forward_to: forward_to.to_owned(),
            numerals: Numerals::PLAIN,
        })
        .unwrap()
    }

    #[test]
    fn an_order_is_written_by_the_names_of_its_endpoint() {
        assert_eq!(
            write_order(&order(OrderKind::Ip, "25", "")),
            r#"{"plan":12,"number_of_ips":25,"number_of_codes":4}"#
        );
        assert_eq!(
            write_order(&order(
                OrderKind::Traffic,
                "9007199.254740993",
                "ann@example.com"
            )),
            r#"{"traffic_plan":12,"amount_traffic":9007199254740993,"number_of_codes":4,"forward_to":"ann@example.com"}"#
        );
    }

    #[test]
    fn codes_are_written_as_they_are() {
        let codes = ["9P-AB12", "a\"b\\é"].map(|code| Code::new(code).unwrap());
        assert_eq!(write_codes(&codes), r#"{"codes":["9P-AB12","a\"b\\é"]}"#);
    }
}
