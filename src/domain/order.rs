use serde::{Deserialize, Serialize};

use super::amount::{Amount, Bytes, GbProblem, IpCount};
use super::email::check_email;
use super::numerals::Numerals;

/// The most codes in one order. Our own bound: a slip of a digit should not empty a balance.
pub const MAX_CODES: u64 = 10_000;
/// The fewest IPs in one code, by the vendor's guide.
pub const MIN_IPS: u64 = 5;
/// The least traffic in one code, in GB, by the API's reference.
pub const MIN_GB: u64 = 1;

/// The plan of a kind that has only one: the reference names a single IP plan. Blank where there is a choice.
pub fn only_plan(kind: OrderKind) -> &'static str {
    match kind {
        OrderKind::Ip => "1",
        OrderKind::Traffic => "",
    }
}

/// What is to be generated.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderKind {
    Ip,
    Traffic,
}

/// An order as it is typed. What is kept has plain numbers, see [`OrderForm::in_numerals`].
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct OrderForm {
    pub kind: OrderKind,
    /// The number of the plan that pays.
    pub plan: String,
    /// In each code: a number of IPs, or a decimal number of GB.
    pub amount: String,
    /// How many codes.
    pub codes: String,
    /// Email of the one account that may redeem them; anyone may when it is blank.
    pub forward_to: String,
    /// How the numbers above are written.
    #[serde(skip)]
    pub numerals: Numerals,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OrderField {
    Plan,
    Codes,
    Amount,
    ForwardTo,
}

/// Why a field can't be ordered from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reason {
    Blank,
    NotANumber,
    /// Where nothing but a whole number will do.
    NotWhole,
    /// Fewer codes than this.
    TooSmall {
        min: u64,
    },
    /// Fewer IPs in each code than the provider's guide allows.
    TooFewIps,
    /// Less traffic in each code than the API's reference allows.
    TooLittleTraffic,
    /// More codes than [`MAX_CODES`], or more than can be counted, in the field or in total.
    TooLarge,
    /// Finer than a byte.
    TooFine,
    /// It can mean either of these plain numbers.
    Ambiguous(String, String),
    /// Not an email address; the one that was probably meant.
    EmailShape(Option<String>),
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    pub field: OrderField,
    pub reason: Reason,
}

/// An order that may be sent. Only [`check`] makes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Order {
    plan: i64,
    each: Each,
    codes: u64,
    forward_to: Option<String>,
}

/// What each code of an order will hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Each {
    Ips(IpCount),
    Traffic(Bytes),
}

impl From<Each> for Amount {
    fn from(each: Each) -> Amount {
        match each {
            Each::Ips(ips) => Amount::Ips(ips),
            Each::Traffic(bytes) => Amount::Traffic(bytes),
        }
    }
}

impl Order {
    /// The number of the plan that pays.
    pub fn plan(&self) -> i64 {
        self.plan
    }

    pub fn each(&self) -> Each {
        self.each
    }

    pub fn kind(&self) -> OrderKind {
        match self.each {
            Each::Ips(_) => OrderKind::Ip,
            Each::Traffic(_) => OrderKind::Traffic,
        }
    }

    /// How many codes.
    pub fn codes(&self) -> u64 {
        self.codes
    }

    /// Email of the one account that may redeem them.
    pub fn forward_to(&self) -> Option<&str> {
        self.forward_to.as_deref()
    }

    /// A form that makes this order, exactly.
    pub fn form(&self) -> OrderForm {
        OrderForm {
            kind: self.kind(),
            plan: self.plan.to_string(),
            amount: match self.each {
                Each::Ips(IpCount(ips)) => ips.to_string(),
                Each::Traffic(Bytes(bytes)) => Bytes::gb_decimal(bytes.into()),
            },
            codes: self.codes.to_string(),
            forward_to: self.forward_to.clone().unwrap_or_default(),
            numerals: Numerals::PLAIN,
        }
    }

    /// The order in parts of so many codes at the most.
    pub fn parts(&self, most: u64) -> Vec<Order> {
        let mut parts = Vec::new();
        let mut left = self.codes;
        while left > 0 {
            let codes = left.min(most.max(1));
            parts.push(Order {
                codes,
                ..self.clone()
            });
            left -= codes;
        }
        parts
    }

    /// Whether codes of the two could not be told apart: as much in each, for the same recipient.
    pub fn is_like(&self, other: &Order) -> bool {
        let recipient = |order: &Order| order.forward_to.clone().unwrap_or_default();
        self.each == other.each && recipient(self).eq_ignore_ascii_case(&recipient(other))
    }

    /// What leaves the balance. [`check`] has seen to it that this can be counted.
    pub fn total(&self) -> Amount {
        match self.each {
            Each::Ips(IpCount(each)) => Amount::Ips(IpCount(each * self.codes)),
            Each::Traffic(Bytes(each)) => Amount::Traffic(Bytes(each * self.codes)),
        }
    }
}

impl OrderForm {
    /// The same with its numbers written in another way, as far as they are numbers.
    pub fn in_numerals(mut self, numerals: Numerals) -> OrderForm {
        let before = self.numerals;
        if before == numerals {
            return self;
        }
        for text in [&mut self.plan, &mut self.codes] {
            if let Some(plain) = before.whole(text) {
                *text = plain;
            }
        }
        let amount = match self.kind {
            OrderKind::Ip => before.whole(&self.amount),
            OrderKind::Traffic => match &*before.readings(&self.amount) {
                [plain] => Some(numerals.write(plain)),
                _ => None,
            },
        };
        self.amount = amount.unwrap_or(self.amount);
        self.numerals = numerals;
        self
    }
}

/// The order that a form makes, or every problem in it, in the order of the fields.
pub fn check(form: &OrderForm) -> Result<Order, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut refuse = |field, reason| problems.push(Problem { field, reason });

    let numerals = form.numerals;
    let plan = read_plan(&form.plan, numerals).map_err(|reason| refuse(OrderField::Plan, reason));
    let codes = read_codes(&form.codes, numerals);
    let each = match (read_each(form), &codes) {
        (Ok(each), Ok(codes)) if Amount::from(each).checked_mul(*codes).is_none() => {
            Err(Reason::TooLarge)
        }
        (each, _) => each,
    };
    let codes = codes.map_err(|reason| refuse(OrderField::Codes, reason));
    let each = each.map_err(|reason| refuse(OrderField::Amount, reason));
    let forward_to =
        read_forward_to(&form.forward_to).map_err(|reason| refuse(OrderField::ForwardTo, reason));

    match (plan, each, codes, forward_to) {
        (Ok(plan), Ok(each), Ok(codes), Ok(forward_to)) => Ok(Order {
            plan,
            each,
            codes,
            forward_to,
        }),
        _ => Err(problems),
    }
}

/// How many codes, what each will hold, and what leaves the balance: as soon as both numbers can be read, even
/// if [`check`] would refuse them.
pub fn preview_total(form: &OrderForm) -> Option<(u64, Amount, Amount)> {
    let numerals = form.numerals;
    let codes = read_whole(&form.codes, numerals).ok()?;
    let each = match form.kind {
        OrderKind::Ip => Amount::Ips(IpCount(read_whole(&form.amount, numerals).ok()?)),
        OrderKind::Traffic => Amount::Traffic(read_gb(&form.amount, numerals).ok()?),
    };
    Some((codes, each, each.checked_mul(codes)?))
}

fn read_plan(text: &str, numerals: Numerals) -> Result<i64, Reason> {
    let plan = at_least(1, read_whole(text, numerals)?)?;
    i64::try_from(plan).map_err(|_| Reason::TooLarge)
}

fn read_each(form: &OrderForm) -> Result<Each, Reason> {
    match form.kind {
        OrderKind::Ip => match read_whole(&form.amount, form.numerals)? {
            ips if ips < MIN_IPS => Err(Reason::TooFewIps),
            ips => Ok(Each::Ips(IpCount(ips))),
        },
        OrderKind::Traffic => match read_gb(&form.amount, form.numerals)? {
            Bytes(bytes) if bytes < MIN_GB * Bytes::PER_GB => Err(Reason::TooLittleTraffic),
            bytes => Ok(Each::Traffic(bytes)),
        },
    }
}

fn read_codes(text: &str, numerals: Numerals) -> Result<u64, Reason> {
    match at_least(1, read_whole(text, numerals)?)? {
        codes if codes > MAX_CODES => Err(Reason::TooLarge),
        codes => Ok(codes),
    }
}

fn read_forward_to(text: &str) -> Result<Option<String>, Reason> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    match check_email(text) {
        Ok(()) => Ok(Some(text.to_owned())),
        Err(meant) => Err(Reason::EmailShape(meant)),
    }
}

fn read_whole(text: &str, numerals: Numerals) -> Result<u64, Reason> {
    if text.trim().is_empty() {
        return Err(Reason::Blank);
    }
    let plain = numerals.whole(text).ok_or(Reason::NotWhole)?;
    plain.parse().map_err(|_| Reason::TooLarge)
}

fn read_gb(text: &str, numerals: Numerals) -> Result<Bytes, Reason> {
    if text.trim().is_empty() {
        return Err(Reason::Blank);
    }
    match &*numerals.readings(text) {
        [plain] => Bytes::parse_gb(plain).map_err(|problem| match problem {
            GbProblem::NotANumber => Reason::NotANumber,
            GbProblem::TooFine => Reason::TooFine,
            GbProblem::TooLarge => Reason::TooLarge,
        }),
        [one, other] => Err(Reason::Ambiguous(one.clone(), other.clone())),
        _ => Err(Reason::NotANumber),
    }
}

fn at_least(min: u64, number: u64) -> Result<u64, Reason> {
    if number < min {
        return Err(Reason::TooSmall { min });
    }
    Ok(number)
}

#[cfg(test)]
mod tests;
