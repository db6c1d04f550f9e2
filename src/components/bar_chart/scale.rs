//! How high and how wide: numbers of a chart as parts of its area.

/// What a chart is wide and high: thousandths of a percent.
const WHOLE: u128 = 100_000;

/// The most rules above the base.
const MOST_RULES: u128 = 4;

/// Where an axis has its rules: 0, and two to four numbers at equal distances, the last of which is no less than `max`. Only round
/// numbers are read at a glance.
pub fn rules(max: u128) -> Vec<u128> {
    let step = step(max);
    let above = max.div_ceil(step).max(2);
    (0..=above).map(|rule| step.saturating_mul(rule)).collect()
}

/// The least distance that will do, of 1, 2, 2.5 and 5 with zeros behind; only whole numbers serve.
fn step(max: u128) -> u128 {
    let mut unit = 1_u128;
    loop {
        let quarter = if unit > 1 {
            (unit / 2).saturating_mul(5)
        } else {
            2
        };
        let [two, five] = [2, 5].map(|times| unit.saturating_mul(times));
        let fits = |step: &u128| max.div_ceil(*step) <= MOST_RULES;
        if let Some(step) = [unit, two, quarter, five].into_iter().find(fits) {
            return step;
        }
        unit = unit.saturating_mul(10);
    }
}

/// What `part` is of `whole`, in thousandths of a percent; never nothing if there is something of it, so that it can be seen.
pub fn share(part: u128, whole: u128) -> u32 {
    if part == 0 || whole == 0 {
        return 0;
    }
    // What is lost of numbers so long is less than a thousandth of a percent.
    let spare = u128::BITS - whole.leading_zeros();
    let shift = spare.saturating_sub(100);
    let share = (part.min(whole) >> shift) * WHOLE / (whole >> shift);
    u32::try_from(share).unwrap_or_default().max(1)
}

/// Where something begins along the time, and how long it is; in thousandths of a percent.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Span {
    pub start: u32,
    pub length: u32,
}

/// The place of group `at` among `groups` of them.
pub fn group(at: usize, groups: usize) -> Span {
    part_of(at, groups, 0, 100)
}

/// The place of a column in the group. Where many stand in little room, what is between them is less.
pub fn column(at: usize, groups: usize, column: usize, columns: usize) -> Span {
    let (margin, gap) = match (columns, groups) {
        (1, 0..=31) => (20, 0),
        (_, 0..=31) => (10, 8),
        _ => (4, 4),
    };
    let length = (100 - 2 * margin - gap * columns.saturating_sub(1)) / columns.max(1);
    part_of(at, groups, margin + column * (length + gap), length)
}

/// From percents of a group to the whole.
fn part_of(at: usize, groups: usize, start: usize, length: usize) -> Span {
    let to_whole = |percent: usize| (at * 100 + percent) * 1_000 / groups.max(1);
    let (first, end) = (to_whole(start), to_whole(start + length));
    let [start, length] = [first, end - first].map(|x| u32::try_from(x).unwrap_or_default());
    Span { start, length }
}

/// As an attribute has it. Decimals by hand: what prints floating point costs kilobytes.
pub fn percent(thousandths: u32) -> String {
    let (whole, decimals) = (thousandths / 1_000, thousandths % 1_000 + 1_000);
    [&whole.to_string(), ".", &decimals.to_string()[1..], "%"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_has_the_next_round_numbers() {
        for (max, expected) in [
            (0, &[0, 1, 2][..]),
            (1, &[0, 1, 2]),
            (2, &[0, 1, 2]),
            (3, &[0, 1, 2, 3]),
            (4, &[0, 1, 2, 3, 4]),
            (5, &[0, 2, 4, 6]),
            (9, &[0, 5, 10]),
            (11, &[0, 5, 10, 15]),
            (90, &[0, 25, 50, 75, 100]),
            (101, &[0, 50, 100, 150]),
            (134, &[0, 50, 100, 150]),
            (1_000, &[0, 250, 500, 750, 1_000]),
            (70_670, &[0, 20_000, 40_000, 60_000, 80_000]),
        ] {
            assert_eq!(rules(max), expected, "{max}");
        }
        let long = 10_u128.pow(24);
        let quarters = [0, 1, 2, 3, 4].map(|n| n * long / 4);
        assert_eq!(rules(long), quarters);
    }

    #[test]
    fn an_axis_of_any_height_has_few_rules_and_nothing_beyond_them() {
        let powers = (0..128).map(|bits| 1_u128 << bits);
        for max in powers.flat_map(|power| [power - 1, power, power + 1, power / 3 * 4]) {
            let rules = rules(max);
            assert!((3..=5).contains(&rules.len()), "{max}: {rules:?}");
            assert!(rules.last() >= Some(&max), "{max}: {rules:?}");
            assert!(rules.is_sorted_by(|a, b| a < b), "{max}: {rules:?}");
        }
        assert_eq!(rules(u128::MAX).last(), Some(&u128::MAX));
    }

    #[test]
    fn a_share_is_exact_and_what_is_little_is_not_nothing() {
        assert_eq!(share(0, 150), 0);
        assert_eq!(share(3, 0), 0);
        assert_eq!(share(50, 150), 33_333);
        assert_eq!(share(150, 150), 100_000);
        assert_eq!(share(1, u128::MAX), 1);
        assert_eq!(share(u128::MAX, u128::MAX), 100_000);
        assert_eq!(share(u128::MAX / 4, u128::MAX), 25_000 - 1);
        assert_eq!(share(1 << 70, 1 << 71), 50_000);
    }

    #[test]
    fn columns_stand_in_their_group_and_beside_each_other() {
        for groups in [1, 7, 12, 31, 32, 62] {
            for at in 0..groups {
                let around = group(at, groups);
                for columns in 1..=3 {
                    let spans = (0..columns).map(|it| column(at, groups, it, columns));
                    let mut end = around.start;
                    for span in spans {
                        assert!(span.length > 0);
                        assert!(span.start > end, "{at} of {groups}: {span:?}");
                        end = span.start + span.length;
                    }
                    assert!(end < around.start + around.length);
                }
            }
        }
        let last = group(61, 62);
        assert_eq!(last.start + last.length, 100_000);
    }

    #[test]
    fn percents_have_all_their_decimals() {
        assert_eq!(percent(0), "0.000%");
        assert_eq!(percent(8_033), "8.033%");
        assert_eq!(percent(100_000), "100.000%");
    }
}
