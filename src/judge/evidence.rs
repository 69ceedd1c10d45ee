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

/// How many times as often the canary might fail: the ratios that are averaged over, with equal
/// weight. Each is 4/3 of the one before; outside them a rise is still found, only later.
pub(super) const RATIOS: [f64; 12] = [
    1.5, 2.0, 2.667, 3.556, 4.741, 6.321, 8.428, 11.24, 14.98, 19.98, 26.64, 35.52,
];

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
        let errors = canary.errors() + stable.errors();
        if errors == 0 || canary.requests() == 0 || stable.requests() == 0 {
            return;
        }
        let asked = float(canary.requests());
        let share = asked / (asked + float(stable.requests()));
        for (sum, ratio) in self.ln_ratios.iter_mut().zip(RATIOS) {
            *sum += ln_likelihood(ratio, share, float(canary.errors()), float(errors));
        }
    }

    /// The natural logarithm of the evidence.
    pub(super) fn ln(&self) -> f64 {
        let largest = self.ln_ratios.iter().copied().fold(f64::MIN, f64::max);
        let sum: f64 = self.ln_ratios.iter().map(|ln| (ln - largest).exp()).sum();
        largest + (sum / float(RATIOS.len() as u64)).ln()
    }

    /// The evidence at a share that stays the same, from sums alone.
    pub(super) fn at_fixed_share(share: f64, canary_errors: f64, errors: f64) -> Self {
        Self {
            ln_ratios: RATIOS.map(|ratio| ln_likelihood(ratio, share, canary_errors, errors)),
        }
    }
}

/// The logarithm of `rˣ / (1 + (r − 1)s)ᵐ`.
fn ln_likelihood(ratio: f64, share: f64, canary_errors: f64, errors: f64) -> f64 {
    canary_errors * ratio.ln() - errors * ((ratio - 1.0) * share).ln_1p()
}
