/// A number of IPs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct IpCount(pub u64);

/// An amount of traffic in bytes. 1 GB is 10^9 of them, and every sum is exact.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Bytes(pub u64);

/// What a code, or a number of codes, holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Amount {
    Ips(IpCount),
    Traffic(Bytes),
    /// The row does not say it in a way that we can read.
    Unreadable,
}

/// Why a text is not an amount of GB.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GbProblem {
    NotANumber,
    /// Finer than a byte, the ninth decimal place.
    TooFine,
    /// More bytes than the API can count.
    TooLarge,
}

impl Bytes {
    pub const PER_GB: u64 = 1_000_000_000;
    const GB_DECIMALS: usize = 9;

    /// From a decimal number of GB such as `1.5`, exactly, without a sign or an exponent.
    pub fn parse_gb(text: &str) -> Result<Bytes, GbProblem> {
        let text = text.trim();
        let (whole, fraction) = match text.split_once('.') {
            Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
            Some(_) => return Err(GbProblem::NotANumber),
            None if text.is_empty() => return Err(GbProblem::NotANumber),
            None => (text, ""),
        };
        if !(whole.bytes().chain(fraction.bytes())).all(|byte| byte.is_ascii_digit()) {
            return Err(GbProblem::NotANumber);
        }
        let fraction = fraction.trim_end_matches('0');
        if fraction.len() > Self::GB_DECIMALS {
            return Err(GbProblem::TooFine);
        }
        let missing = Self::GB_DECIMALS - fraction.len();
        (whole.bytes().chain(fraction.bytes()))
            .chain(std::iter::repeat_n(b'0', missing))
            .try_fold(0u64, |bytes, digit| {
                bytes.checked_mul(10)?.checked_add(u64::from(digit - b'0'))
            })
            .map(Bytes)
            .ok_or(GbProblem::TooLarge)
    }

    /// So many bytes as a decimal number of GB such as `1.5`, exactly, for sums as well.
    pub fn gb_decimal(bytes: u128) -> String {
        let per_gb = u128::from(Self::PER_GB);
        // The leading 1 keeps the zeros that follow it.
        let decimals = (per_gb + bytes % per_gb).to_string().split_off(1);
        let number = [&*(bytes / per_gb).to_string(), ".", &decimals].concat();
        number
            .trim_end_matches('0')
            .trim_end_matches('.')
            .to_owned()
    }
}

impl Amount {
    /// IPs or bytes, for sorting; 0 where it can't be read.
    pub fn number(self) -> u64 {
        match self {
            Amount::Ips(ips) => ips.0,
            Amount::Traffic(bytes) => bytes.0,
            Amount::Unreadable => 0,
        }
    }

    /// What `codes` codes of this amount hold together; `None` beyond what can be counted.
    pub fn checked_mul(self, codes: u64) -> Option<Amount> {
        Some(match self {
            Amount::Ips(IpCount(each)) => Amount::Ips(IpCount(each.checked_mul(codes)?)),
            Amount::Traffic(Bytes(each)) => Amount::Traffic(Bytes(each.checked_mul(codes)?)),
            Amount::Unreadable => Amount::Unreadable,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn gb_are_read_exactly() {
        for (text, bytes) in [
            ("1.5", 1_500_000_000),
            (" 2 ", 2_000_000_000),
            (".5", 500_000_000),
            ("0.1", 100_000_000),
            ("0.000000001", 1),
            ("1.50000000000000", 1_500_000_000),
            ("007", 7_000_000_000),
            ("18446744073.709551615", u64::MAX),
        ] {
            assert_eq!(Bytes::parse_gb(text), Ok(Bytes(bytes)), "{text}");
        }
    }

    #[test]
    fn what_is_not_exactly_an_amount_is_refused_with_its_reason() {
        use GbProblem::*;
        for (text, problem) in [
            ("", NotANumber),
            (".", NotANumber),
            ("1.", NotANumber),
            ("1.5.2", NotANumber),
            ("+1", NotANumber),
            ("-1", NotANumber),
            ("1e3", NotANumber),
            ("1 000", NotANumber),
            ("٣", NotANumber),
            ("1,5", NotANumber),
            ("0.9999999999", TooFine),
            ("18446744073.709551616", TooLarge),
            ("99999999999999999999", TooLarge),
        ] {
            assert_eq!(Bytes::parse_gb(text), Err(problem), "{text}");
        }
    }

    #[test]
    fn gb_are_written_without_trailing_zeros() {
        for (bytes, gb) in [
            (0, "0"),
            (1, "0.000000001"),
            (1_500_000_000, "1.5"),
            (20_000_000_000, "20"),
            (9_007_199_254_740_993, "9007199.254740993"),
            (u128::from(u64::MAX) * 100, "1844674407370.9551615"),
        ] {
            assert_eq!(Bytes::gb_decimal(bytes), gb);
        }
    }

    #[test]
    fn a_total_beyond_counting_is_no_total() {
        assert_eq!(
            Amount::Ips(IpCount(10)).checked_mul(5),
            Some(Amount::Ips(IpCount(50)))
        );
        assert_eq!(Amount::Traffic(Bytes(u64::MAX)).checked_mul(2), None);
    }

    proptest! {
        #[test]
        fn gb_survive_writing_and_reading(bytes: u64) {
            let gb = Bytes::gb_decimal(bytes.into());
            prop_assert_eq!(Bytes::parse_gb(&gb), Ok(Bytes(bytes)));
        }
    }
}
