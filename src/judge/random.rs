//! How often something happens by chance, for rehearsals.

use super::number::{float, nearest, whole};
use super::special::ln_gamma;
use crate::random::SplitMix64;

/// Numbers that follow from a seed.
#[derive(Clone, Debug)]
pub(super) struct Random(SplitMix64);

impl Random {
    pub(super) const fn new(seed: u64) -> Self {
        Self(SplitMix64::new(seed))
    }

    /// A number between 0 and 1, never one of both.
    fn unit(&mut self) -> f64 {
        (float(self.0.next() >> 12) + 0.5) / float(1 << 52)
    }

    /// How often something happens that happens `mean` times on average.
    pub(super) fn poisson(&mut self, mean: f64) -> u64 {
        if mean <= 0.0 {
            return 0;
        }
        if mean < 10.0 {
            return self.poisson_small(mean);
        }
        self.poisson_large(mean)
    }

    /// Goes up the distribution function until it passes a random height.
    fn poisson_small(&mut self, mean: f64) -> u64 {
        let mut height = self.unit();
        let (mut count, mut chance) = (0, (-mean).exp());
        while height > chance && count < 200 {
            height -= chance;
            count += 1;
            chance *= mean / float(count);
        }
        count
    }

    /// W. Hörmann's PTRS (“The transformed rejection method for generating Poisson random
    /// variables”, 1993).
    fn poisson_large(&mut self, mean: f64) -> u64 {
        let slope = 0.931 + 2.53 * mean.sqrt();
        let a = -0.059 + 0.024_83 * slope;
        let inverse = 1.123_9 + 1.132_8 / (slope - 3.4);
        let squeeze = 0.927_7 - 3.622_4 / (slope - 2.0);
        loop {
            let u = self.unit() - 0.5;
            let v = self.unit();
            let us = 0.5 - u.abs();
            let k = ((2.0 * a / us + slope) * u + mean + 0.43).floor();
            if us >= 0.07 && v <= squeeze {
                return whole(k);
            }
            if k < 0.0 || (us < 0.013 && v > us) {
                continue;
            }
            let left = (v * inverse / (a / (us * us) + slope)).ln();
            if left <= k * mean.ln() - mean - ln_gamma(k + 1.0) {
                return nearest(k);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_has_the_mean_and_the_spread_of_a_poisson_variable() {
        for mean in [0.03, 2.5, 9.9, 10.0, 60.0, 5_400.0] {
            let mut random = Random::new(6);
            let drawn: Vec<f64> = (0..100_000).map(|_| float(random.poisson(mean))).collect();
            let average = drawn.iter().sum::<f64>() / 1e5;
            let spread = drawn.iter().map(|x| (x - average).powi(2)).sum::<f64>() / 1e5;
            // Five standard errors; the variance has a relative one of √((2 + 1/mean) / n).
            assert!(
                (average - mean).abs() < 5.0 * (mean / 1e5).sqrt(),
                "{mean}: {average}"
            );
            let error = ((2.0 + 1.0 / mean) / 1e5).sqrt();
            assert!(
                (spread / mean - 1.0).abs() < 5.0 * error,
                "{mean}: {spread}"
            );
        }
    }
}
