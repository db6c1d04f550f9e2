use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::account_id::AccountId;
use super::numerals::Numerals;
use super::order::OrderForm;
use super::parse::parse;

/// An order to be placed again and again, by the name that its person gave it.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(Debug))]
pub struct Template {
    pub name: String,
    #[serde(flatten)]
    pub form: OrderForm,
    /// Whose it is; `None` in what an earlier release has kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
}

/// JSON, with plain numbers: it may be read in another language.
pub fn write(templates: &[Template]) -> String {
    let mut templates = templates.to_vec();
    for template in &mut templates {
        template.form = template.form.clone().in_numerals(Numerals::PLAIN);
    }
    serde_json::to_string(&templates).expect("texts can be written")
}

/// From what [`write`] wrote; what can't be read is left out, since templates are a convenience.
pub fn read(text: &str) -> Vec<Template> {
    let list: Vec<&RawValue> = serde_json::from_str(text).unwrap_or_default();
    let templates = list.iter().map(|template| parse(template.get()));
    templates.filter_map(Result::ok).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::order::OrderKind;
    use proptest::prelude::*;

    fn any_template() -> impl Strategy<Value = Template> {
        let texts = any::<[String; 5]>();
        let account = prop::option::of("[0-9a-f]{8}");
        (texts, any::<bool>(), account).prop_map(|(texts, is_ip, account)| {
            let [name, plan, amount, codes, forward_to] = texts;
            let kind = if is_ip {
                OrderKind::Ip
            } else {
                OrderKind::Traffic
            };
            let form = OrderForm {
                kind,
                plan,
                amount,
                codes,
                forward_to,
                numerals: Numerals::PLAIN,
            };
            let account = account.and_then(|hex| AccountId::from_hex(&hex));
            Template {
                name,
                account,
                form,
            }
        })
    }

    /// As localStorage has it of the release before: a text that stays readable, and is written the same.
    #[test]
    fn kept_templates_are_read_and_written_by_every_release() {
        let text = include_str!("../../tests/golden/templates.json").trim_end();
        let template = |name: &str, account, kind, fields: [&str; 4]| {
            let [plan, amount, codes, forward_to] = fields.map(str::to_owned);
            Template {
                name: name.to_owned(),
                account,
                form: OrderForm {
                    kind,
                    plan,
                    amount,
                    codes,
                    forward_to,
                    numerals: Numerals::PLAIN,
                },
            }
        };
        let account = AccountId::from_hex("a6f607e8");
        let templates = [
            template(
                "of an earlier release",
                None,
                OrderKind::Ip,
                ["7", "25", "10", ""],
            ),
            template(
                "Gold \u{2013} \"C:\\\" for Ann\u{e9} \u{1f381}",
                account,
                OrderKind::Traffic,
                ["12", "9007199.254740993", "100", "ann+gold@example.com"],
            ),
            template(
                "half typed",
                account,
                OrderKind::Ip,
                ["", "many", "0", "ann@"],
            ),
        ];
        assert_eq!(read(text), templates);
        assert_eq!(write(&templates), text);
    }

    #[test]
    fn what_can_not_be_read_is_left_out() {
        let good =
            r#"{"name":"a","kind":"ip","plan":"1","amount":"5","codes":"2","forward_to":""}"#;
        for bad in [r#"{"name":"a"}"#, "null", r#"{"name":"a","kind":"gold"}"#] {
            let text = ["[", bad, ",", good, "]"].concat();
            assert_eq!(read(&text).len(), 1, "{bad}");
        }
        for nothing in ["", "{}", "["] {
            assert_eq!(read(nothing), [], "{nothing}");
        }
    }

    #[test]
    fn numbers_mean_the_same_whatever_the_language_they_were_kept_in() {
        let template = Template {
            name: "Gold".to_owned(),
            account: None,
            form: OrderForm {
                kind: OrderKind::Traffic,
                plan: "12".to_owned(),
                amount: "1.500,25".to_owned(),
                codes: "1.000".to_owned(),
                forward_to: String::new(),
                numerals: Numerals::of_example("1.234.567,8"),
            },
        };
        let read = read(&write(&[template])).remove(0).form;
        assert_eq!((&*read.amount, &*read.codes), ("1500.25", "1000"));
    }

    proptest! {
        #[test]
        fn templates_are_read_as_they_were_written(templates in prop::collection::vec(any_template(), 0..4)) {
            prop_assert_eq!(read(&write(&templates)), templates);
        }
    }
}
