//! How long the judge takes to notice a rise, calculated and not simulated.
//!
//! Of requests that arrive as a Poisson process, the errors of both versions are two Poisson
//! processes. Whose error comes next is a coin toss of its own, and at a share that stays the same
//! the evidence depends only on how the tosses fell. A minute with an error of a version has on
//! average one request to it more than other minutes, so the share is a little higher in minutes
//! with an error of the canary. The number of errors until the alarm then follows by going through
//! the tosses one by one and keeping the chance of every count that has not raised it yet; the time
//! until then is that of so many arrivals.
//!
//! One small difference to the judge at work remains: he knows the requests that were counted in
//! every minute, not only those to be expected.

use crate::traffic::Weight;

use super::number::float;
use super::{Alpha, ErrorRate, Evidence};

/// What a rise is looked for in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traffic {
    /// Requests to both versions, in thousandths of a request per second.
    pub thousandths_per_second: u64,
    /// The share of them that the canary gets.
    pub share: Weight,
    /// The rate at which the stable version fails.
    pub baseline: ErrorRate,
    /// The rate at which the canary is supposed to fail.
    pub raised: ErrorRate,
}

impl Traffic {
    /// The requests to the canary and to the stable version that a minute brings on average.
    pub(super) fn requests_per_minute(&self) -> (f64, f64) {
        let all = float(self.thousandths_per_second) * 60.0 / 1e3;
        let share = self.share.fraction();
        (all * share, all * (1.0 - share))
    }

    /// The errors of the canary and of the stable version that a minute brings on average.
    pub(super) fn errors_per_minute(&self) -> (f64, f64) {
        let (canary, stable) = self.requests_per_minute();
        (
            canary * self.raised.fraction(),
            stable * self.baseline.fraction(),
        )
    }

    /// The minutes, rounded up, that this traffic takes to bring so many requests to the canary;
    /// nothing if it brings none.
    pub fn minutes_for(&self, canary_requests: u64) -> Option<u64> {
        let per_minute =
            u128::from(self.thousandths_per_second) * u128::from(self.share.ten_thousandths()) * 60;
        // Both in thousandths of ten-thousandths.
        let wanted = u128::from(canary_requests) * 10_000_000;
        let minutes = wanted
            .checked_add(per_minute)?
            .checked_sub(1)?
            .checked_div(per_minute)?;
        u64::try_from(minutes).ok()
    }
}

/// How the number of errors until the alarm is distributed, and how fast errors come.
#[derive(Clone, Debug)]
pub struct Wait {
    /// The chance that the alarm is raised by the first, second, … error.
    alarm_by: Vec<f64>,
    errors_per_minute: f64,
}

/// The errors that are gone through. The chances of all counts up to here take milliseconds.
const MOST_ERRORS: u16 = 4_000;

impl Wait {
    /// Goes through the errors of this traffic; nothing if a version gets no request or nothing ever
    /// fails.
    pub fn of(traffic: &Traffic, alpha: Alpha) -> Option<Self> {
        let (canary, stable) = traffic.errors_per_minute();
        let share = traffic.share.fraction();
        if share <= 0.0 || share >= 1.0 || canary + stable <= 0.0 {
            return None;
        }
        let (to_canary, to_stable) = traffic.requests_per_minute();
        let all = to_canary + to_stable + 1.0;
        let shares = ((to_canary + 1.0) / all, to_canary / all);
        Some(Self {
            alarm_by: alarm_by(shares, canary / (canary + stable), alpha.ln_threshold()),
            errors_per_minute: canary + stable,
        })
    }

    /// The chance, in ten-thousandths, that the alarm is raised within so many minutes.
    pub fn chance_within(&self, minutes: u32) -> u16 {
        let chance = super::number::nearest(self.chance(minutes) * 1e4);
        u16::try_from(chance).unwrap_or(10_000)
    }

    /// The first minute after which the alarm is raised with a chance of at least `percent`: with 50
    /// the median. Nothing if that takes more errors than are gone through, or more than a year.
    pub fn minutes_until(&self, percent: u8) -> Option<u32> {
        const YEAR: u32 = 366 * 24 * 60;
        let wanted = f64::from(percent) / 100.0;
        let (mut too_short, mut sufficient) = (0, 1);
        while self.chance(sufficient) < wanted {
            too_short = sufficient;
            sufficient *= 2;
            if sufficient > YEAR {
                return None;
            }
        }
        while sufficient - too_short > 1 {
            let middle = u32::midpoint(too_short, sufficient);
            if self.chance(middle) < wanted {
                too_short = middle;
            } else {
                sufficient = middle;
            }
        }
        Some(sufficient)
    }

    fn chance(&self, minutes: u32) -> f64 {
        let mean = self.errors_per_minute * f64::from(minutes);
        let last = self.alarm_by.last().copied().unwrap_or(0.0);
        // As a logarithm, because the chance of no error at all may be too small for a float.
        let (mut ln_chance, mut sum, mut within) = (-mean, 0.0, 0.0);
        for (count, by) in (1_u32..).zip(&self.alarm_by) {
            within += ln_chance.exp();
            ln_chance += mean.ln() - f64::from(count).ln();
            sum += ln_chance.exp() * by;
        }
        within += ln_chance.exp();
        // With more errors than were gone through, at least the chance of the last of them.
        sum + (1.0 - within).max(0.0) * last
    }
}

/// For every number of errors from 1 the chance that the alarm is raised by then, if each is the
/// canary's with the chance `q`.
fn alarm_by(shares: (f64, f64), q: f64, ln_threshold: f64) -> Vec<f64> {
    let mut by = Vec::new();
    // The chances of the canary's errors without an alarm so far, from `first`.
    let (mut first, mut chances) = (0_u16, vec![1.0]);
    let mut fewest = 0_u16;
    let mut raised = 0.0;
    for errors in 1..=MOST_ERRORS {
        let mut carried = 0.0;
        for chance in &mut chances {
            let here = *chance;
            *chance = here * (1.0 - q) + carried;
            carried = here * q;
        }
        chances.push(carried);
        let evidence = |canary_errors: u16| {
            let stable_errors = errors - canary_errors;
            Evidence::from_sums(shares, canary_errors.into(), stable_errors.into()).ln()
        };
        while fewest <= errors && evidence(fewest) < ln_threshold {
            fewest += 1;
        }
        let kept = usize::from(fewest.saturating_sub(first));
        raised += chances.drain(kept.min(chances.len())..).sum::<f64>();
        while chances.first().is_some_and(|chance| *chance < 1e-16) {
            chances.remove(0);
            first += 1;
        }
        while chances.last().is_some_and(|chance| *chance < 1e-16) {
            chances.pop();
        }
        by.push(raised);
        if chances.iter().sum::<f64>() < 1e-9 {
            break;
        }
    }
    by
}
