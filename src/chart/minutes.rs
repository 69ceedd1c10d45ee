//! A scale of minutes from zero on which minutes, hours and days can be told apart, and what stands
//! on it as steps.

/// The width of a picture.
pub const WIDTH: u32 = 10_000;
/// Marks stand at least so far from each other.
const APART: u32 = 2_200;
/// Where marks may stand.
const ROUND: [u64; 18] = [
    1, 2, 5, 10, 20, 30, 60, 120, 240, 480, 720, 1_440, 2_880, 5_760, 10_080, 20_160, 43_200,
    129_600,
];

/// A scale of minutes from zero to an end. Each doubling takes about the same width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Minutes {
    end: u64,
}

impl Minutes {
    /// The scale that ends with so many minutes, or with one.
    pub fn until(end: u64) -> Self {
        Self { end: end.max(1) }
    }

    /// How far to the right a minute stands, of [`WIDTH`]; what lies beyond the end stands there.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "between zero and the width, and a place is no more exact than that"
    )]
    pub fn place(self, minute: u64) -> u32 {
        let height = |minutes: u64| (minutes as f64).ln_1p();
        let place = height(minute.min(self.end)) / height(self.end);
        (place * f64::from(WIDTH)) as u32
    }

    /// The minutes that are marked.
    pub fn ticks(self) -> Vec<u64> {
        let mut ticks = vec![0];
        let mut last = 0;
        for minute in ROUND.into_iter().filter(|minute| *minute <= self.end) {
            let place = self.place(minute);
            if place >= last + APART {
                ticks.push(minute);
                last = place;
            }
        }
        ticks
    }

    /// One block for every level, given as the minute in which it ends and its height, side by side;
    /// the last one goes on to the end, as high as `then`. A level without a minute has none.
    pub fn stair(self, levels: impl Iterator<Item = (u64, u16)>, then: u16) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut left = 0;
        for (minute, height) in levels.chain(std::iter::once((self.end, then))) {
            let right = self.place(minute);
            if right > left {
                blocks.push(Block {
                    left,
                    right,
                    height,
                });
                left = right;
            }
        }
        blocks
    }
}

/// One level of a stair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it begins, of [`WIDTH`].
    pub left: u32,
    /// Where it ends, of [`WIDTH`].
    pub right: u32,
    /// How high it is, as it was given.
    pub height: u16,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_of_a_scale_are_few_and_round() {
        let ticks = |end| Minutes::until(end).ticks();
        assert_eq!(ticks(5), [0, 1, 2, 5]);
        assert_eq!(ticks(90), [0, 2, 10, 30]);
        assert_eq!(ticks(400), [0, 5, 30, 120]);
        assert_eq!(ticks(10_080), [0, 10, 120, 1_440]);
        for end in [0, 1, 2, 3, 180, 4_321, 1 << 40, u64::MAX] {
            let count = ticks(end).len();
            assert!((2..=5).contains(&count), "{end}: {:?}", ticks(end));
        }
    }

    #[test]
    fn minutes_days_and_what_is_too_far_have_their_place() {
        let scale = Minutes::until(10_080);
        assert_eq!((scale.place(0), scale.place(10_080)), (0, WIDTH));
        assert_eq!(scale.place(u64::MAX), WIDTH);
        assert!(scale.place(5) > 1_900 && scale.place(1_440) < 8_000);
        assert_eq!(Minutes::until(0).place(0), 0);
    }

    #[test]
    fn a_stair_has_its_levels_side_by_side_and_goes_on_to_the_end() {
        let scale = Minutes::until(63);
        let block = |left, right, height| Block {
            left,
            right,
            height,
        };
        // 64 is the sixth power of two.
        let levels = [(7, 100), (7, 500), (31, 2_500)].into_iter();
        assert_eq!(
            scale.stair(levels, 10_000),
            [
                block(0, 5_000, 100),
                block(5_000, 8_333, 2_500),
                block(8_333, 10_000, 10_000)
            ]
        );
        // What is longer than the picture ends with it.
        let longer = scale.stair([(u64::MAX, 1), (u64::MAX, 2)].into_iter(), 3);
        assert_eq!(longer, [block(0, 10_000, 1)]);
    }
}
