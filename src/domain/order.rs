use super::amount::{Amount, Bytes, GbProblem, IpCount};
use super::email::check_email;

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
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OrderKind {
    Ip,
    Traffic,
}

/// An order as it is typed.
#[derive(Clone, PartialEq, Debug)]
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
    /// Not a whole number, or for GB not a decimal one.
    NotANumber,
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
    /// It could be a decimal mark, or group thousands.
    Comma,
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
                Each::Traffic(bytes) => {
                    let (whole, decimals) = bytes.gb();
                    let mut amount = whole.to_string();
                    if !decimals.is_empty() {
                        amount.push('.');
                        amount.push_str(&decimals);
                    }
                    amount
                }
            },
            codes: self.codes.to_string(),
            forward_to: self.forward_to.clone().unwrap_or_default(),
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

/// The order that a form makes, or every problem in it, in the order of the fields.
pub fn check(form: &OrderForm) -> Result<Order, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut refuse = |field, reason| problems.push(Problem { field, reason });

    let plan = read_plan(&form.plan).map_err(|reason| refuse(OrderField::Plan, reason));
    let codes = read_codes(&form.codes);
    let each = match (read_each(form.kind, &form.amount), &codes) {
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
    let codes = read_whole(&form.codes).ok()?;
    let each = match form.kind {
        OrderKind::Ip => Amount::Ips(IpCount(read_whole(&form.amount).ok()?)),
        OrderKind::Traffic => Amount::Traffic(Bytes(read_gb(&form.amount).ok()?)),
    };
    Some((codes, each, each.checked_mul(codes)?))
}

fn read_plan(text: &str) -> Result<i64, Reason> {
    let plan = at_least(1, read_whole(text)?)?;
    i64::try_from(plan).map_err(|_| Reason::TooLarge)
}

fn read_each(kind: OrderKind, text: &str) -> Result<Each, Reason> {
    match kind {
        OrderKind::Ip => match read_whole(text)? {
            ips if ips < MIN_IPS => Err(Reason::TooFewIps),
            ips => Ok(Each::Ips(IpCount(ips))),
        },
        OrderKind::Traffic => match read_gb(text)? {
            bytes if bytes < MIN_GB * Bytes::PER_GB => Err(Reason::TooLittleTraffic),
            bytes => Ok(Each::Traffic(Bytes(bytes))),
        },
    }
}

fn read_codes(text: &str) -> Result<u64, Reason> {
    match at_least(1, read_whole(text)?)? {
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

fn read_whole(text: &str) -> Result<u64, Reason> {
    let text = text.trim();
    if text.is_empty() {
        Err(Reason::Blank)
    } else if text.contains(',') {
        Err(Reason::Comma)
    } else if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        Err(Reason::NotANumber)
    } else {
        text.parse().map_err(|_| Reason::TooLarge)
    }
}

fn read_gb(text: &str) -> Result<u64, Reason> {
    match Bytes::parse_gb(text) {
        Ok(bytes) => Ok(bytes.0),
        Err(GbProblem::NotANumber) if text.trim().is_empty() => Err(Reason::Blank),
        Err(GbProblem::NotANumber) => Err(Reason::NotANumber),
        Err(GbProblem::Comma) => Err(Reason::Comma),
        Err(GbProblem::TooFine) => Err(Reason::TooFine),
        Err(GbProblem::TooLarge) => Err(Reason::TooLarge),
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
