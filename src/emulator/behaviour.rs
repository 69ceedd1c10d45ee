//! How a version behaves: how often it fails and how long it takes.

use super::chance::Chance;
use super::random::Random;

/// How a version behaves when it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Behaviour {
    /// How many of a million requests fail in the user's code.
    pub errors: u32,
    /// How long one of two requests takes at most, in milliseconds. One of a hundred takes almost
    /// five times as long, one of 250 thirteen times.
    pub median: u32,
    /// How many of a million requests find no warm instance.
    pub cold_starts: u32,
    /// How much longer such a request takes, in milliseconds.
    pub cold_start: u32,
    /// How many requests it serves at once; what comes beyond is throttled. Nothing for as many
    /// as come.
    pub concurrency: Option<u32>,
}

impl Default for Behaviour {
    /// What new code does: nothing wrong, and a cold start now and then.
    fn default() -> Self {
        Self {
            errors: 0,
            median: 40,
            cold_starts: 4_000,
            cold_start: 350,
            concurrency: None,
        }
    }
}

/// A request that ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Outcome {
    /// 200, or why it failed: 433 for what took too long, 500 for the user's code.
    pub(super) status: u16,
    /// In milliseconds.
    pub(super) duration: u32,
}

/// How long requests take, as steps of the distribution in percent of the median: of 1,024
/// requests 40 are on each of the first 24 steps, 12 on each of the next four and 4 on each of
/// the last four. Steps, so that many requests can be counted instead of drawn.
const STEPS: [u32; 32] = [
    46, 53, 58, 63, 67, 71, 75, 79, 83, 87, 91, 96, 100, 105, 110, 115, 121, 127, 134, 141, 150,
    160, 172, 187, 205, 230, 265, 310, 380, 480, 680, 1_300,
];

/// How many of 1,024 requests a step holds.
const fn width(step: usize) -> u32 {
    match step {
        0..24 => 40,
        24..28 => 12,
        _ => 4,
    }
}

/// From this many requests on, counting is cheaper than drawing.
const MANY: u32 = 200;

impl Behaviour {
    /// One request, cut off after `timeout` milliseconds.
    pub(super) fn one(&self, timeout: u32, random: &mut Random) -> Outcome {
        let place = random.next() >> 54;
        #[expect(clippy::cast_possible_truncation)] // below 32
        let step = match place {
            0..960 => place / 40,
            960..1_008 => 24 + (place - 960) / 12,
            _ => 28 + (place - 1_008) / 4,
        } as usize;
        let is_cold = Chance::of(self.cold_starts.into(), 1_000_000).hits(random);
        let has_failed = Chance::of(self.errors.into(), 1_000_000).hits(random);
        self.outcome(STEPS[step], is_cold, has_failed, timeout)
    }

    /// `count` requests, told as groups that ended alike. They are distributed as if each had
    /// been drawn by [`one`](Self::one).
    pub(super) fn many(
        &self,
        count: u32,
        timeout: u32,
        random: &mut Random,
        tell: &mut dyn FnMut(u32, Outcome),
    ) {
        if count < MANY {
            for _ in 0..count {
                tell(1, self.one(timeout, random));
            }
            return;
        }
        let cold_starts = Chance::of(self.cold_starts.into(), 1_000_000);
        let errors = Chance::of(self.errors.into(), 1_000_000);
        let (mut requests, mut widths) = (count, 1_024);
        for (step, percent) in STEPS.into_iter().enumerate() {
            // Given what the steps before took, a step takes its part of what is left.
            let share = Chance::of(width(step).into(), widths);
            let here = share.count(requests, random);
            (requests, widths) = (requests - here, widths - u64::from(width(step)));
            let cold = cold_starts.count(here, random);
            for (count, is_cold) in [(here - cold, false), (cold, true)] {
                let failed = errors.count(count, random);
                for (count, has_failed) in [(count - failed, false), (failed, true)] {
                    if count > 0 {
                        tell(count, self.outcome(percent, is_cold, has_failed, timeout));
                    }
                }
            }
        }
    }

    fn outcome(&self, percent: u32, is_cold: bool, has_failed: bool, timeout: u32) -> Outcome {
        let warm = (u64::from(self.median) * u64::from(percent)).div_ceil(100);
        let start = if is_cold { self.cold_start } else { 0 };
        let duration = u32::try_from(warm + u64::from(start)).unwrap_or(u32::MAX);
        let status = if duration > timeout {
            433
        } else if has_failed {
            500
        } else {
            200
        };
        let duration = duration.clamp(1, timeout.max(1));
        Outcome { status, duration }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SLOW: Behaviour = Behaviour {
        errors: 20_000,
        median: 100,
        cold_starts: 50_000,
        cold_start: 400,
        concurrency: None,
    };

    #[test]
    fn half_of_the_requests_take_the_median_and_few_take_many_times_as_long() {
        let mut random = Random::new(3);
        let calm = Behaviour {
            cold_starts: 0,
            ..SLOW
        };
        let mut durations: Vec<u32> = (0..100_000)
            .map(|_| calm.one(60_000, &mut random).duration)
            .collect();
        durations.sort_unstable();
        assert!(
            durations[50_000].abs_diff(100) <= 5,
            "{}",
            durations[50_000]
        );
        assert!(durations[99_000] > 400, "{}", durations[99_000]);
        assert!(durations[99_900] > 1_000, "{}", durations[99_900]);
    }

    #[test]
    fn what_takes_longer_than_the_function_may_run_has_timed_out() {
        let mut random = Random::new(3);
        for _ in 0..1_000 {
            let outcome = SLOW.one(120, &mut random);
            assert!(outcome.duration <= 120);
            assert!(outcome.status != 433 || outcome.duration == 120);
        }
    }

    #[test]
    fn requests_that_are_counted_end_like_requests_that_are_drawn() {
        // Means of a million requests each; the tolerance is more than six standard errors.
        let sums = |group: u32| {
            let (mut random, mut sums) = (Random::new(9), [0_u64; 4]);
            for _ in 0..1_000_000 / group {
                SLOW.many(group, 1_000, &mut random, &mut |count, outcome| {
                    let (count, duration) = (u64::from(count), u64::from(outcome.duration));
                    sums[0] += count;
                    sums[1] += count * duration;
                    sums[2] += count * u64::from(outcome.status == 500);
                    sums[3] += count * u64::from(outcome.status == 433);
                });
            }
            sums
        };
        let (drawn, counted) = (sums(1), sums(1_000));
        assert_eq!((drawn[0], counted[0]), (1_000_000, 1_000_000));
        for (index, tolerance) in [(1, 1_500_000), (2, 1_500), (3, 1_000)] {
            let apart = drawn[index].abs_diff(counted[index]);
            assert!(apart < tolerance, "{drawn:?} {counted:?}");
        }
    }
}
