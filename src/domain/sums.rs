use std::ops::{AddAssign, SubAssign};

use super::amount::Amount;
use super::code::Kind;
use super::entry::CodeEntry;

/// How many codes, and what they hold together. As wide as no sum of amounts of 64 bits overflows.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub struct Sums {
    pub ip_codes: u64,
    pub traffic_codes: u64,
    /// Of a kind that we do not know.
    pub other_codes: u64,
    pub ips: u128,
    pub bytes: u128,
    /// Of all these codes those whose amount can't be read, so that it is in no sum.
    pub unreadable: u64,
}

impl Sums {
    pub fn of(entry: &CodeEntry) -> Sums {
        let mut sums = Sums::default();
        match entry.kind {
            Kind::Ip => sums.ip_codes = 1,
            Kind::Traffic => sums.traffic_codes = 1,
            Kind::Other(_) => sums.other_codes = 1,
        }
        match entry.amount {
            Amount::Ips(ips) => sums.ips = ips.0.into(),
            Amount::Traffic(bytes) => sums.bytes = bytes.0.into(),
            Amount::Unreadable => sums.unreadable = 1,
        }
        sums
    }

    pub fn codes(&self) -> u64 {
        self.ip_codes + self.traffic_codes + self.other_codes
    }

    pub fn is_empty(&self) -> bool {
        self.codes() == 0
    }
}

impl AddAssign<&Sums> for Sums {
    fn add_assign(&mut self, more: &Sums) {
        self.ip_codes += more.ip_codes;
        self.traffic_codes += more.traffic_codes;
        self.other_codes += more.other_codes;
        self.ips += more.ips;
        self.bytes += more.bytes;
        self.unreadable += more.unreadable;
    }
}

/// Of what was added before.
impl SubAssign<&Sums> for Sums {
    fn sub_assign(&mut self, part: &Sums) {
        self.ip_codes -= part.ip_codes;
        self.traffic_codes -= part.traffic_codes;
        self.other_codes -= part.other_codes;
        self.ips -= part.ips;
        self.bytes -= part.bytes;
        self.unreadable -= part.unreadable;
    }
}

impl<'a> std::iter::Sum<&'a Sums> for Sums {
    fn sum<I: Iterator<Item = &'a Sums>>(all: I) -> Sums {
        all.fold(Sums::default(), |mut sum, one| {
            sum += one;
            sum
        })
    }
}
