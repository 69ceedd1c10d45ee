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
//! every minute, not only those to be expected. In all cases that were played that cost him at most a
//! minute or a twentieth of the time more.

use super::fisher::Binomial;
use super::number::{float, index, nearest, whole};
use super::special::ln_gamma;
use super::{Alpha, Evidence, Traffic};

/// How the number of errors until the alarm is distributed, and how fast errors come.
#[derive(Clone, Debug)]
pub struct Wait {
    /// The chance that the alarm is raised by the first, second, … group of errors.
    alarm_by: Vec<f64>,
    errors_per_group: u64,
    errors_per_minute: f64,
}

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
        let errors_per_minute = canary + stable;
        // The judge looks once a minute; where that brings many errors, they are gone through in
        // groups of as many.
        let group = whole(errors_per_minute).max(1);
        let chance = canary / errors_per_minute;
        Some(Self {
            alarm_by: alarm_by(shares, chance, group, alpha.ln_threshold()),
            errors_per_group: group,
            errors_per_minute,
        })
    }

    /// The chance, in ten-thousandths, that the alarm is raised within so many minutes.
    pub fn chance_within(&self, minutes: u32) -> u16 {
        let chance = nearest(self.chance(minutes) * 1e4);
        u16::try_from(chance).unwrap_or(10_000)
    }

    /// The first minute after which the alarm is raised with a chance of at least `percent`: with 50
    /// the median. Nothing if that takes more errors than are gone through, which
    /// only happens with rises by less than half, or more than a year.
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
        if mean <= 0.0 {
            return 0.0;
        }
        // What lies further out has no chance worth adding.
        let reach = 10.0 * mean.sqrt() + 30.0;
        let (from, to) = (whole(mean - reach), whole(mean + reach));
        let last = self.alarm_by.last().copied().unwrap_or_default();
        let mut ln_chance = float(from) * mean.ln() - mean - ln_gamma(float(from) + 1.0);
        let mut sum = 0.0;
        for errors in from..=to {
            if let Some(groups) = (errors / self.errors_per_group).checked_sub(1) {
                let by = self.alarm_by.get(index(groups)).copied();
                sum += ln_chance.exp() * by.unwrap_or(last);
            }
            ln_chance += mean.ln() - float(errors + 1).ln();
        }
        sum
    }
}

/// For every number of groups of errors from 1 the chance that the alarm is raised by then, if each
/// error is the canary's with the chance `q`.
fn alarm_by(shares: (f64, f64), q: f64, group: u64, ln_threshold: f64) -> Vec<f64> {
    /// Multiplications, so that it takes some milliseconds at most.
    const MOST_WORK: usize = 4_000_000;
    let step = Binomial::of((group, q));
    let mut by = Vec::new();
    // The chances of the canary's errors, from `first`, without an alarm so far.
    let (mut first, mut chances) = (0_u64, vec![1.0]);
    let (mut errors, mut fewest) = (0, 0);
    let (mut raised, mut work) = (0.0, 0);
    while work < MOST_WORK && chances.iter().sum::<f64>() > 1e-9 {
        work += (chances.len() + 10) * step.chances.len();
        let mut next = vec![0.0; chances.len() + step.chances.len() - 1];
        for (offset, chance) in chances.iter().enumerate() {
            for (sum, added) in next.iter_mut().skip(offset).zip(&step.chances) {
                *sum += chance * added;
            }
        }
        (first, chances) = (first + step.first, next);
        errors += group;
        fewest = fewest_for_alarm(shares, errors, fewest, ln_threshold);
        let kept = index(fewest.saturating_sub(first)).min(chances.len());
        raised += chances.drain(kept..).sum::<f64>();
        by.push(raised);
        let negligible = chances.iter().take_while(|chance| **chance < 1e-16).count();
        chances.drain(..negligible);
        first += negligible as u64;
        while chances.last().is_some_and(|chance| *chance < 1e-16) {
            chances.pop();
        }
    }
    by
}

/// How many of so many errors must be the canary's for an alarm, at least as many as of fewer
/// errors. One more than there are if none are enough.
fn fewest_for_alarm(shares: (f64, f64), errors: u64, at_least: u64, ln_threshold: f64) -> u64 {
    let (mut from, mut to) = (at_least, errors + 1);
    while from < to {
        let middle = u64::midpoint(from, to);
        let evidence = Evidence::from_sums(shares, float(middle), float(errors - middle));
        if evidence.ln() < ln_threshold {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    from
}
