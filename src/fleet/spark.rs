//! A small picture of one number a minute. A minute without a number is a gap, never a zero.

use std::fmt::Write as _;

/// How high the picture is, in its own units; a minute is two wide.
const HEIGHT: u32 = 20;
/// How wide a minute is.
const STEP: usize = 2;

/// Bars of errors over the time in which anything was counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spark {
    /// All of them together; nothing if nothing was counted.
    pub total: Option<u64>,
    /// The most of one minute.
    pub most: u32,
    /// A stroke up from the base for each minute with errors, as the path of an SVG.
    pub bars: String,
    /// A stroke along the base for each minute in which was counted.
    pub base: String,
}

impl Spark {
    /// The picture of these minutes. The highest bar is as high as the picture, unless a single
    /// error would be.
    pub fn of(minutes: &[Option<u32>]) -> Self {
        let mut spark = Self::default();
        let counted = minutes.iter().flatten();
        spark.most = counted.clone().copied().max().unwrap_or_default();
        let count = counted.clone().count();
        spark.total = (count > 0).then(|| counted.map(|&errors| u64::from(errors)).sum());
        let scale = u64::from(spark.most.max(4));
        for (minute, errors) in minutes.iter().enumerate() {
            let Some(errors) = errors else {
                continue;
            };
            let left = minute * STEP;
            // Writing to a text does not fail.
            let _ = write!(spark.base, "M{left} {HEIGHT}h{STEP}");
            if *errors > 0 {
                let height = (u64::from(*errors) * u64::from(HEIGHT - 2)).div_ceil(scale);
                let _ = write!(spark.bars, "M{} {HEIGHT}v-{height}", left + 1);
            }
        }
        spark
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minute_without_data_is_a_gap_and_one_without_errors_has_a_base_only() {
        let spark = Spark::of(&[Some(0), None, Some(6), Some(3)]);
        assert_eq!((spark.total, spark.most), (Some(9), 6));
        assert_eq!(spark.base, "M0 20h2M4 20h2M6 20h2");
        assert_eq!(spark.bars, "M5 20v-18M7 20v-9");
    }

    #[test]
    fn no_data_at_all_is_no_total_and_a_single_error_does_not_fill_the_picture() {
        assert_eq!(Spark::of(&[None, None]), Spark::default());
        assert_eq!(Spark::of(&[Some(1)]).bars, "M1 20v-5");
    }
}
