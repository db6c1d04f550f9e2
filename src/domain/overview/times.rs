use std::collections::BTreeMap;

const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// How long codes took to be redeemed. Kept as finely as people say it, so that few values are kept however many codes there are:
/// minutes on the first day, hours in the first two months, days after them.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct RedemptionTimes(BTreeMap<u64, u64>);

impl RedemptionTimes {
    /// Milliseconds; where clocks say less than nothing, none at all.
    pub(super) fn take(&mut self, millis: i64) {
        let millis = u64::try_from(millis).unwrap_or(0);
        let unit = if millis < DAY {
            MINUTE
        } else if millis < 60 * DAY {
            HOUR
        } else {
            DAY
        };
        *self.0.entry(millis - millis % unit).or_default() += 1;
    }

    pub(super) fn merge(&mut self, other: &RedemptionTimes) {
        for (millis, codes) in &other.0 {
            *self.0.entry(*millis).or_default() += codes;
        }
    }

    /// Milliseconds within which half of the codes were redeemed, rounded down to the unit; the lower one of two in the middle.
    pub fn median(&self) -> Option<u64> {
        let all: u64 = self.0.values().sum();
        let mut before = 0;
        let mut times = self.0.iter();
        times.find_map(|(millis, codes)| {
            before += codes;
            (before * 2 >= all).then_some(*millis)
        })
    }

    #[cfg(test)]
    pub(super) fn kept(&self) -> usize {
        self.0.len()
    }
}
