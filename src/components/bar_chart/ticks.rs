//! Which words stand under the axis: as many as there is room for, in whatever room there is.

/// Widths of the axis from which more of them are shown, in `em`: `bar-chart.css` asks for each.
const WIDTHS: [(u32, &str); 13] = [
    (12, "12"),
    (14, "14"),
    (16, "16"),
    (18, "18"),
    (22, "22"),
    (26, "26"),
    (32, "32"),
    (40, "40"),
    (48, "48"),
    (64, "64"),
    (80, "80"),
    (96, "96"),
    (128, "128"),
];

/// Tenths of an `em` that stay free between two. By as much the last one hangs over the end of the axis, and no more.
const GAP: u32 = 10;

/// From which width on each is shown, as the style sheet names it; `None` for what always is.
///
/// The last one always is; before it every second, fourth, eighth and so on, as the width demands. How wide a text
/// is nobody measures: it is taken to be a little wider than most are.
pub fn least_widths(ticks: &[String]) -> Vec<Option<&'static str>> {
    let widest = ticks.iter().map(|tick| width(tick)).max().unwrap_or(0);
    let count = ticks.len();
    let all = |each: u32| each.saturating_mul(u32::try_from(count).unwrap_or(u32::MAX));
    let least = (0..count).map(|at| {
        let from_end = count - 1 - at;
        if from_end == 0 {
            return None;
        }
        let every = 1_u32 << from_end.trailing_zeros().min(16);
        let between = all(widest + GAP).div_ceil(every);
        // The last one ends where its place does, and reaches the further back.
        let before_last = match every {
            1 => 0,
            _ => all(widest * 3 / 2).div_ceil(every),
        };
        Some(name(between.max(before_last)))
    });
    least.collect()
}

/// Tenths of an `em`.
fn width(text: &str) -> u32 {
    // From Hangul on most are as wide as they are high.
    let each = text
        .chars()
        .map(|sign| if sign < '\u{1100}' { 6 } else { 10 });
    each.sum()
}

fn name(tenths: u32) -> &'static str {
    let least = WIDTHS.iter().find(|(width, _)| tenths <= width * 10);
    least.map_or("never", |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether each is shown in so many `em`.
    fn shown(ticks: &[String], width: u32) -> Vec<bool> {
        let least = least_widths(ticks);
        let is_shown = |least: Option<&str>| match least {
            Some("never") => false,
            Some(least) => width >= least.parse().expect("it is a number"),
            None => true,
        };
        least.into_iter().map(is_shown).collect()
    }

    #[test]
    fn those_that_are_shown_have_room_whatever_the_width() {
        for (tick, count) in [("Mar", 12), ("12 Mar", 62), ("3", 31), ("thg 11, 2025", 26)] {
            let ticks = vec![tick.to_owned(); count];
            for width_of_axis in 5..200 {
                let shown = shown(&ticks, width_of_axis);
                let places: Vec<usize> = (0..count).filter(|at| shown[*at]).collect();
                assert_eq!(places.last(), Some(&(count - 1)));
                for pair in places.windows(2) {
                    let room = (pair[1] - pair[0]) as u32 * width_of_axis * 10 / count as u32;
                    let taken = width(tick) + GAP;
                    assert!(
                        room + 1 >= taken,
                        "{tick} in {width_of_axis}: {room} {taken}"
                    );
                }
            }
        }
    }

    #[test]
    fn twelve_months_are_all_named_where_there_is_room_and_half_of_them_on_a_phone() {
        let months = vec!["Mar".to_owned(); 12];
        assert!(shown(&months, 48).iter().all(|is_shown| *is_shown));
        let on_phone = shown(&months, 20);
        assert_eq!(on_phone.iter().filter(|is_shown| **is_shown).count(), 6);
    }

    #[test]
    fn the_style_sheet_asks_for_each_width() {
        let sheet = include_str!("../../../style/components/bar-chart.css");
        for (width, name) in WIDTHS {
            assert_eq!(width.to_string(), name);
            let rule = format!(
                "@container times (width < {width}em) {{ [data-from=\"{width}\"] {{ visibility: hidden; }} }}"
            );
            assert!(sheet.contains(&rule), "{rule}");
        }
    }
}
