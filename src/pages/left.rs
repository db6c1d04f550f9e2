//! What was under way when the session ended: named on every screen until the person has checked it.

use crate::{
    i18n::{I18n, Key, use_i18n},
    pages::value,
    state::{Sent, UnderWay, Work},
    ui::{
        Tone,
        element::{El, button, dynamic, fragment, p},
        notice,
    },
};

pub fn behind() -> El {
    let i18n = use_i18n();
    let under_way = UnderWay::expect();
    dynamic(move || {
        let left = under_way.left();
        (!left.is_empty()).then(|| {
            let mut rest: Vec<El> = left.iter().map(|sent| line(i18n, sent)).collect();
            let seen = button()
                .class("button")
                .attr("type", "button")
                .on_click(move || under_way.forget_left())
                .child(i18n.text(Key::LeftSeen));
            rest.push(p().class("row").child(seen));
            notice(
                Tone::Doubt,
                i18n.text(Key::LeftTitle).to_owned(),
                fragment().children(rest),
            )
        })
    })
}

fn line(i18n: I18n, sent: &Sent) -> El {
    let clock = i18n.clock_with_seconds(sent.at.as_millis());
    p().child(match &sent.work {
        Work::Order(order) => {
            let order = value::order_words(i18n, order);
            i18n.fill(Key::LeftOrder, &[("clock", &clock), ("order", &order)])
        }
        Work::Redeem(n) => i18n.count_with(Key::LeftRedeem, *n, &[("clock", &clock)]),
        Work::Revoke(n) => i18n.count_with(Key::LeftRevoke, *n, &[("clock", &clock)]),
    })
}
