//! The line through values that are there, with gaps where they are not.

/// The width of one value.
pub const STEP: u32 = 10;
/// The height of an axis.
pub const HEIGHT: u32 = 1_000;

/// Neighbouring values, as points from the left and from above.
pub type Run = Vec<(u32, u32)>;

/// The runs of values that stand side by side, on an axis that ends at `top`. A value that is not
/// there ends a run: it is not drawn as zero and not bridged. A value alone is a run of one.
pub fn runs(values: impl Iterator<Item = Option<u64>>, top: u64) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut is_open = false;
    let mut x = STEP / 2;
    for value in values {
        if let Some(value) = value {
            let point = (x, HEIGHT - up(value, top));
            match runs.last_mut().filter(|_| is_open) {
                Some(run) => run.push(point),
                None => runs.push(vec![point]),
            }
        }
        is_open = value.is_some();
        x += STEP;
    }
    runs
}

/// How far up a value is.
fn up(value: u64, top: u64) -> u32 {
    let up = u128::from(value) * u128::from(HEIGHT) / u128::from(top.max(1));
    u32::try_from(up).map_or(HEIGHT, |up| up.min(HEIGHT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_neither_zero_nor_bridged() {
        let values = [Some(0), Some(50), None, Some(100), None, None, Some(200)];
        assert_eq!(
            runs(values.into_iter(), 100),
            [
                vec![(5, 1_000), (15, 500)],
                vec![(35, 0)],
                vec![(65, 0)], // never above the axis
            ]
        );
    }

    #[test]
    fn the_largest_values_keep_their_place() {
        let values = [Some(u64::MAX), Some(u64::MAX / 2)];
        let drawn = runs(values.into_iter(), u64::MAX);
        assert_eq!(drawn, [vec![(5, 0), (15, 501)]]);
    }
}
