use crate::domain::{
    Amount, Bytes, CodeEntry, Timestamp,
    day::{Day, DayBounds, Days, Period},
};

/// Filters that the API does not have: they are applied by the browser, to a list that was read whole.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct LocalFilters {
    pub created: Days,
    pub redeemed: Days,
    pub expires: Days,
    /// Expires from now on, within so many days.
    pub expires_within: Option<u32>,
    /// Expires after so many days from now on, or exactly then.
    pub expires_after: Option<u32>,
    pub amount: AmountRange,
}

/// From the least to the most, both included, in IPs or GB, whichever a code holds. `None` is without a bound.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub struct AmountRange {
    pub least: Option<Units>,
    pub most: Option<Units>,
}

/// A number of IPs or GB, exact to the ninth decimal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Units(u64);

impl Units {
    /// From a decimal number such as `1.5`, without a sign or an exponent.
    pub fn parse(text: &str) -> Option<Units> {
        // A byte is the ninth decimal of a GB.
        Bytes::parse_gb(text)
            .ok()
            .map(|Bytes(billionths)| Units(billionths))
    }

    /// The same decimal number.
    pub fn decimal(self) -> String {
        Bytes::gb_decimal(self.0.into())
    }
}

impl AmountRange {
    pub fn is_any(&self) -> bool {
        *self == AmountRange::default()
    }

    fn has(&self, amount: Amount) -> bool {
        let billionths = match amount {
            _ if self.is_any() => return true,
            Amount::Ips(ips) => u128::from(ips.0) * u128::from(Bytes::PER_GB),
            Amount::Traffic(bytes) => u128::from(bytes.0),
            Amount::Unreadable => return false,
        };
        let least = self.least.map_or(0, |Units(least)| u128::from(least));
        let most = self.most.map_or(u128::MAX, |Units(most)| u128::from(most));
        (least..=most).contains(&billionths)
    }
}

impl LocalFilters {
    pub fn is_any(&self) -> bool {
        *self == LocalFilters::default()
    }

    /// Whether another zone is another filter.
    pub fn has_days(&self) -> bool {
        [self.created, self.redeemed, self.expires]
            .iter()
            .any(|days| !days.is_any())
    }

    /// What they come to at this moment, for whoever reads times in this zone.
    pub fn rule(&self, now: Timestamp, bounds: DayBounds) -> LocalRule {
        LocalRule {
            created: Period::of(self.created, bounds),
            redeemed: Period::of(self.redeemed, bounds),
            expires: Period::of(self.expires, bounds),
            expires_soon: {
                let after = |days: u32| now.later(i64::from(days) * Timestamp::DAY);
                let from_now_on = self.expires_within.map(|_| now);
                Period {
                    from: self.expires_after.map(after).or(from_now_on),
                    until: self.expires_within.map(after),
                }
            },
            amount: self.amount,
        }
    }

    /// As an address names them.
    pub(super) fn parameters(&self) -> Vec<(&'static str, String)> {
        let day = |day: Option<Day>| day.map(Day::iso8601);
        let units = |units: Option<Units>| units.map(Units::decimal);
        let all = [
            ("created_from", day(self.created.from)),
            ("created_until", day(self.created.until)),
            ("redeemed_from", day(self.redeemed.from)),
            ("redeemed_until", day(self.redeemed.until)),
            ("expires_from", day(self.expires.from)),
            ("expires_until", day(self.expires.until)),
            (
                "expires_within",
                self.expires_within.map(|days| days.to_string()),
            ),
            (
                "expires_after",
                self.expires_after.map(|days| days.to_string()),
            ),
            ("amount_from", units(self.amount.least)),
            ("amount_until", units(self.amount.most)),
        ];
        let set = all.into_iter();
        set.filter_map(|(name, value)| Some((name, value?)))
            .collect()
    }

    /// Takes what an address says. Other names, and values that mean nothing, are passed over.
    pub(super) fn take(&mut self, name: &str, value: &str) {
        let (day, units) = (
            |old: &mut Option<Day>| *old = Day::parse(value).or(*old),
            |old: &mut Option<Units>| *old = Units::parse(value).or(*old),
        );
        match name {
            "created_from" => day(&mut self.created.from),
            "created_until" => day(&mut self.created.until),
            "redeemed_from" => day(&mut self.redeemed.from),
            "redeemed_until" => day(&mut self.redeemed.until),
            "expires_from" => day(&mut self.expires.from),
            "expires_until" => day(&mut self.expires.until),
            "expires_after" => self.expires_after = super::count(value).or(self.expires_after),
            "expires_within" => self.expires_within = super::count(value).or(self.expires_within),
            "amount_from" => units(&mut self.amount.least),
            "amount_until" => units(&mut self.amount.most),
            _ => {}
        }
    }
}

/// [`LocalFilters`] at one moment in one zone.
#[derive(Clone, Debug)]
pub struct LocalRule {
    created: Period,
    redeemed: Period,
    expires: Period,
    expires_soon: Period,
    amount: AmountRange,
}

impl LocalRule {
    /// What is filtered by, for programs: moments in UTC, of which `…_before` is left out, and numbers of IPs or GB.
    pub fn manifest_parameters(&self) -> Vec<(&'static str, String)> {
        let moment = |instant: Option<Timestamp>| instant.map(Timestamp::iso8601);
        let units = |units: Option<Units>| units.map(Units::decimal);
        let latest = |a: Option<Timestamp>, b: Option<Timestamp>| a.max(b);
        let earliest = |a: Option<Timestamp>, b: Option<Timestamp>| match (a, b) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        let (expires, soon) = (self.expires, self.expires_soon);
        let all = [
            ("created_from", moment(self.created.from)),
            ("created_before", moment(self.created.until)),
            ("redeemed_from", moment(self.redeemed.from)),
            ("redeemed_before", moment(self.redeemed.until)),
            ("expires_from", moment(latest(expires.from, soon.from))),
            (
                "expires_before",
                moment(earliest(expires.until, soon.until)),
            ),
            ("amount_from", units(self.amount.least)),
            ("amount_until", units(self.amount.most)),
        ];
        let set = all.into_iter();
        set.filter_map(|(name, value)| Some((name, value?)))
            .collect()
    }

    /// Leaves the rows that pass. How many of the others may pass as well: what is filtered by can't be read in them.
    pub fn retain(&self, rows: &mut Vec<CodeEntry>) -> usize {
        let undecided = rows.iter().filter(|row| self.is_undecided(row)).count();
        rows.retain(|row| self.admits(row));
        undecided
    }

    /// Whether the row does not say what is filtered by, and may pass. One that was never redeemed or never expires says so by
    /// leaving it out.
    pub fn is_undecided(&self, row: &CodeEntry) -> bool {
        let is_set = |period: Period| period != Period::default();
        let expires = is_set(self.expires) || is_set(self.expires_soon);
        !self.amount.is_any() && row.amount == Amount::Unreadable
            || is_set(self.created) && row.created_at.is_none()
            || is_set(self.redeemed) && row.used_at.is_none() && row.is_unread("used_at")
            || expires && row.expired_at.is_none() && row.is_unread("expired_at")
    }

    /// Whether the row says that it passes.
    pub fn admits(&self, row: &CodeEntry) -> bool {
        self.created.has(row.created_at)
            && self.redeemed.has(row.used_at)
            && self.expires.has(row.expired_at)
            && self.expires_soon.has(row.expired_at)
            && self.amount.has(row.amount)
    }
}
