use super::*;
use proptest::prelude::*;

fn form(kind: OrderKind, amount: &str, codes: &str) -> OrderForm {
    OrderForm {
        kind,
        plan: "1".to_owned(),
        amount: amount.to_owned(),
        codes: codes.to_owned(),
        forward_to: String::new(),
        numerals: Numerals::PLAIN,
    }
}

fn ip(amount: &str, codes: &str) -> OrderForm {
    form(OrderKind::Ip, amount, codes)
}

fn traffic(amount: &str, codes: &str) -> OrderForm {
    form(OrderKind::Traffic, amount, codes)
}

fn problems(form: &OrderForm) -> Vec<(OrderField, Reason)> {
    let problems = check(form).expect_err("it should be refused");
    problems
        .into_iter()
        .map(|problem| (problem.field, problem.reason))
        .collect()
}

#[test]
fn a_form_becomes_an_order() {
    let form = OrderForm {
        plan: " 12 ".to_owned(),
        forward_to: " ann@example.com ".to_owned(),
        ..traffic("1.5", "4")
    };
    let order = check(&form).unwrap();
    assert_eq!(order.total(), Amount::Traffic(Bytes(6_000_000_000)));
    assert_eq!(order.plan(), 12);
    assert_eq!(order.each(), Each::Traffic(Bytes(1_500_000_000)));
    assert_eq!(order.codes(), 4);
    assert_eq!(order.forward_to(), Some("ann@example.com"));

    let order = check(&ip("10", "5")).unwrap();
    assert_eq!(order.each(), Each::Ips(IpCount(10)));
    assert_eq!(order.forward_to(), None);
}

#[test]
fn every_problem_is_named_in_the_order_of_the_fields() {
    let form = OrderForm {
        plan: "gold".to_owned(),
        forward_to: "ann@example,com".to_owned(),
        ..ip("4", "")
    };
    let meant = Some("ann@example.com".to_owned());
    assert_eq!(
        problems(&form),
        [
            (OrderField::Plan, Reason::NotWhole),
            (OrderField::Codes, Reason::Blank),
            (OrderField::Amount, Reason::TooFewIps),
            (OrderField::ForwardTo, Reason::EmailShape(meant)),
        ]
    );
}

#[test]
fn amounts_have_their_bounds() {
    use OrderField::Amount;
    let either = |one: &str, other: &str| Reason::Ambiguous(one.to_owned(), other.to_owned());
    for (form, reason) in [
        (ip("5.5", "1"), Reason::NotWhole),
        (ip("-5", "1"), Reason::NotWhole),
        (ip("18446744073709551616", "1"), Reason::TooLarge),
        (traffic(" ", "1"), Reason::Blank),
        (traffic("1,5,5", "1"), Reason::NotANumber),
        (traffic("1.500", "1"), either("1.500", "1500")),
        (traffic("1,500", "1"), either("1500", "1.500")),
        (traffic("1.0000000001", "1"), Reason::TooFine),
        (traffic("0.999999999", "1"), Reason::TooLittleTraffic),
        (traffic("18446744074", "1"), Reason::TooLarge),
    ] {
        assert_eq!(problems(&form), [(Amount, reason)], "{}", form.amount);
    }
    assert!(check(&ip("5", "1")).is_ok());
    assert!(check(&traffic("1", "1")).is_ok());
}

#[test]
fn numbers_are_read_as_their_locale_writes_them() {
    let vietnamese = Numerals::of_example("1.234.567,8");
    let each = |amount: &str, numerals| {
        let form = OrderForm {
            numerals,
            ..traffic(amount, "1")
        };
        check(&form).map(|order| order.each())
    };
    let gb = |tenths: u64| Ok(Each::Traffic(Bytes(tenths * 100_000_000)));
    assert_eq!(each("1.500", vietnamese), gb(15_000));
    assert_eq!(each("1,5", vietnamese), gb(15));
    assert_eq!(each("1.5", Numerals::PLAIN), gb(15));
    for text in ["1,000", "1.000", "1 000"] {
        assert_eq!(
            check(&ip(text, "1")).unwrap().each(),
            Each::Ips(IpCount(1000))
        );
        assert_eq!(check(&ip("5", text)).unwrap().codes(), 1000);
    }
}

#[test]
fn a_form_means_the_same_in_other_numerals() {
    let vietnamese = Numerals::of_example("1.234.567,8");
    let form = traffic("1.234", "1000").in_numerals(vietnamese);
    assert_eq!((&*form.amount, &*form.codes), ("1,234", "1000"));
    assert_eq!(check(&form), check(&traffic("1.234", "1000")));
    let back = form.in_numerals(Numerals::PLAIN);
    assert_eq!(back, traffic("1.234", "1000"));
    let typed = traffic("1.500", "ten").in_numerals(vietnamese);
    assert_eq!((&*typed.amount, &*typed.codes), ("1.500", "ten"));
}

#[test]
fn codes_have_their_bounds() {
    assert_eq!(
        problems(&ip("5", "0")),
        [(OrderField::Codes, Reason::TooSmall { min: 1 })]
    );
    assert_eq!(
        problems(&ip("5", "10001")),
        [(OrderField::Codes, Reason::TooLarge)]
    );
    assert!(check(&ip("5", "10000")).is_ok());
}

#[test]
fn a_total_beyond_counting_is_refused() {
    let form = traffic("18446744073", "2");
    assert_eq!(problems(&form), [(OrderField::Amount, Reason::TooLarge)]);
    assert_eq!(preview_total(&form), None);
}

#[test]
fn the_preview_comes_before_the_form_is_complete() {
    let form = OrderForm {
        plan: String::new(),
        ..ip("2", "3")
    };
    let ips = |count| Amount::Ips(IpCount(count));
    assert_eq!(preview_total(&form), Some((3, ips(2), ips(6))));
    assert_eq!(preview_total(&ip("2", "")), None);
}

proptest! {
    #[test]
    fn what_is_ordered_is_what_was_previewed(amount in "[0-9]{1,20}(\\.[0-9]{0,11})?", codes in "[0-9]{1,6}", is_ip: bool) {
        let kind = if is_ip { OrderKind::Ip } else { OrderKind::Traffic };
        let form = form(kind, &amount, &codes);
        if let Ok(order) = check(&form) {
            let (_, _, total) = preview_total(&form).expect("an order has a preview");
            prop_assert_eq!(order.total(), total);
        }
    }

    #[test]
    fn an_order_has_a_form_that_makes_it_again(
        is_ip: bool,
        plan in 1..=i64::MAX,
        amount in prop_oneof!["[1-9][0-9]{1,14}", "[1-9][0-9]{0,5}\\.[0-9]{1,9}"],
        codes in 1..=MAX_CODES,
        forward_to in "( ?[a-z+]{1,5}@[a-zé]{1,5}\\.com ?)?",
    ) {
        let form = OrderForm {
            kind: if is_ip { OrderKind::Ip } else { OrderKind::Traffic },
            plan: plan.to_string(),
            amount,
            codes: codes.to_string(),
            forward_to,
            numerals: Numerals::PLAIN,
        };
        if let Ok(order) = check(&form) {
            prop_assert_eq!(check(&order.form()), Ok(order));
        }
    }

    #[test]
    fn any_text_is_an_order_or_has_a_problem(plan: String, amount: String, codes: String, forward_to: String) {
        let form = OrderForm { kind: OrderKind::Traffic, plan, amount, codes, forward_to, numerals: Numerals::PLAIN };
        let found = check(&form).err().map(|problems| problems.len());
        prop_assert_ne!(found, Some(0));
    }
}
