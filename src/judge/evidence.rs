//! The evidence that the canary fails more often: a test that may be looked at after every minute.
//!
//! Given the errors of a minute, which version did they happen to? With requests `c` to the canary
//! and `d` to the stable version, and error rates that are equal, the canary's part of `m` errors
//! is hypergeometric; if it fails `r` times as often, it has about the share `rs / (rs + 1 − s)` of
//! them, with `s = c / (c + d)`. One minute with `x` errors of the canary multiplies the evidence
//! for `r` by the ratio of the two binomial likelihoods, `rˣ / (1 + (r − 1)s)ᵐ`.
//!
//! That ratio has an expectation of at most 1 whenever the canary is no worse, whatever the rates
//! are and however they and the share change from minute to minute: it is convex in `x`, the
//! hypergeometric distribution is below the binomial one in convex order (W. Hoeffding,
//! “Probability inequalities for sums of bounded random variables”, 1963, theorem 4), and a canary
//! that fails less often only makes `x` smaller. So errors need not be rare. The product over the
//! minutes, averaged over a fixed set of ratios `r` (H. Robbins, “Statistical methods related to the
//! law of the iterated logarithm”, 1970), is a nonnegative supermartingale that starts at 1, and it
//! reaches `1/α` at any time with a chance of at most `α` (J. Ville, “Étude critique de la notion de
//! collectif”, 1939). Tests of this kind for two versions of a program: M. Lindon and A. Malek,
//! “Anytime-valid inference for multinomial count data”, 2022; for tables of two by two: R. Turner,
//! A. Ly and P. Grünwald, “Generic e-variables for exact sequential k-sample tests that allow for
//! optional stopping”, 2024.

use super::Minute;
use super::number::float;

/// How many times as often the canary might fail, and the weight of each ratio in the average. Most
/// of it is on rises that hurt, each 4/3 of the one before; the rest finds small ones where there is
/// enough traffic. A rise beyond the largest is found as well, hardly later; one by less than about
/// a twentieth never is.
const RATIOS: [(f64, f64); 14] = [
    (1.1, 0.025),
    (1.25, 0.025),
    (1.5, MOST / 12.0),
    (2.0, MOST / 12.0),
    (2.667, MOST / 12.0),
    (3.556, MOST / 12.0),
    (4.741, MOST / 12.0),
    (6.321, MOST / 12.0),
    (8.428, MOST / 12.0),
    (11.24, MOST / 12.0),
    (14.98, MOST / 12.0),
    (19.98, MOST / 12.0),
    (26.64, MOST / 12.0),
    (35.52, MOST / 12.0),
];

const MOST: f64 = 0.95;

/// Evidence that the canary fails more often than the stable version, over all minutes so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// For each ratio the natural logarithm of its likelihood against that of equal rates.
    ln_ratios: [f64; RATIOS.len()],
}

impl Default for Evidence {
    fn default() -> Self {
        Self::NONE
    }
}

impl Evidence {
    /// Before the first minute: 1 to 1.
    pub const NONE: Self = Self {
        ln_ratios: [0.0; RATIOS.len()],
    };

    /// Adds what a minute says. A minute without an error, or in which only one version was asked,
    /// says nothing.
    pub fn add(&mut self, minute: &Minute) {
        let Minute { canary, stable } = minute;
        let errors = canary.errors().max(stable.errors());
        if errors == 0 || canary.requests() == 0 || stable.requests() == 0 {
            return;
        }
        let asked = float(canary.requests());
        let share = asked / (asked + float(stable.requests()));
        let (canary, stable) = (float(canary.errors()), float(stable.errors()));
        for (sum, (ratio, _)) in self.ln_ratios.iter_mut().zip(RATIOS) {
            *sum += ln_likelihood(ratio, share, canary, stable);
        }
    }

    /// The natural logarithm of the evidence.
    pub(super) fn ln(&self) -> f64 {
        let largest = self.ln_ratios.iter().copied().fold(f64::MIN, f64::max);
        let ratios = self.ln_ratios.iter().zip(RATIOS);
        let sum: f64 = ratios
            .map(|(ln, (_, weight))| weight * (ln - largest).exp())
            .sum();
        largest + sum.ln()
    }

    /// The evidence from sums alone, if the share was always the first in minutes with an error of
    /// the canary and always the second in those with one of the stable version.
    pub(super) fn from_sums(shares: (f64, f64), canary_errors: f64, stable_errors: f64) -> Self {
        Self {
            ln_ratios: RATIOS.map(|(ratio, _)| {
                ln_likelihood(ratio, shares.0, canary_errors, 0.0)
                    + ln_likelihood(ratio, shares.1, 0.0, stable_errors)
            }),
        }
    }
}

/// The logarithm of `rˣ / (1 + (r − 1)s)ᵐ`, where `m` are the errors of both.
fn ln_likelihood(ratio: f64, share: f64, canary_errors: f64, stable_errors: f64) -> f64 {
    let errors = canary_errors + stable_errors;
    let ln_ratios = if canary_errors > 0.0 {
        canary_errors * ratio.ln()
    } else {
        0.0 // most minutes of a rehearsal, in which half of the time goes into logarithms
    };
    ln_ratios - errors * ((ratio - 1.0) * share).ln_1p()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::Count;
    use crate::judge::special::ln_gamma;

    fn ln_choose(of: u64, chosen: u64) -> f64 {
        let ln_factorial = |n: u64| ln_gamma(float(n) + 1.0);
        ln_factorial(of) - ln_factorial(chosen) - ln_factorial(of - chosen)
    }

    #[test]
    fn no_minute_of_equal_versions_raises_the_evidence_on_average() {
        // Summed over all ways in which the errors may fall, and also where every request fails.
        for (canary, stable, errors) in [
            (30, 270, 1),
            (30, 270, 12),
            (270, 30, 40),
            (50, 50, 50),
            (10, 10, 20),
            (1, 1, 1),
            (400, 600, 999),
        ] {
            let mut average = 0.0;
            for x in errors.max(stable) - stable..=errors.min(canary) {
                let mut evidence = Evidence::NONE;
                evidence.add(&Minute {
                    canary: Count::new(canary, x).unwrap(),
                    stable: Count::new(stable, errors - x).unwrap(),
                });
                let ln_chance = ln_choose(canary, x) + ln_choose(stable, errors - x)
                    - ln_choose(canary + stable, errors);
                average += (ln_chance + evidence.ln()).exp();
            }
            assert!(
                average < 1.0 + 1e-9,
                "{canary} {stable} {errors}: {average}"
            );
        }
    }

    #[test]
    fn sums_say_the_same_as_minutes_at_a_share_that_stays() {
        let mut evidence = Evidence::NONE;
        for (canary, stable) in [(1, 0), (0, 2), (3, 1)] {
            evidence.add(&Minute {
                canary: Count::new(30, canary).unwrap(),
                stable: Count::new(270, stable).unwrap(),
            });
        }
        let sums = Evidence::from_sums((0.1, 0.1), 4.0, 3.0);
        assert!((evidence.ln() - sums.ln()).abs() < 1e-12);
    }

    #[test]
    fn what_cannot_be_compared_says_nothing() {
        let mut evidence = Evidence::NONE;
        let some = Count::new(10, 10).unwrap();
        for (canary, stable) in [
            (some, Count::NONE),
            (Count::NONE, some),
            (Count::new(10, 0).unwrap(), Count::new(90, 0).unwrap()),
        ] {
            evidence.add(&Minute { canary, stable });
        }
        assert_eq!(evidence, Evidence::NONE);
        assert!(evidence.ln().abs() < 1e-12);
    }
}
