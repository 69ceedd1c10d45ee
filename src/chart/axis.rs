//! How far an axis goes up.

/// The end of an axis that starts at zero and holds a largest value: twice a round number, so that
/// its middle is one too. At least `least`, so that next to nothing does not look like a mountain.
pub fn top(largest: u64, least: u64) -> u64 {
    let wanted = largest.max(least).max(2);
    let mut unit: u64 = 1;
    loop {
        for leading in [2, 4, 6, 10] {
            match unit.checked_mul(leading) {
                Some(end) if end >= wanted => return end,
                Some(_) => {}
                None => return u64::MAX,
            }
        }
        unit = unit.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_ends_at_twice_a_round_number_that_holds_everything() {
        for (largest, least, end) in [
            (0, 0, 2),
            (1, 0, 2),
            (2, 0, 2),
            (3, 0, 4),
            (5, 0, 6),
            (7, 0, 10),
            (11, 0, 20),
            (61, 0, 100),
            (101, 0, 200),
            (4, 10_000, 10_000),
            (u64::MAX, 0, u64::MAX),
        ] {
            assert_eq!(top(largest, least), end, "{largest}");
        }
    }
}
