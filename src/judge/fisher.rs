//! The chance that one look at the end notices a rise, by exact summation.
//!
//! The look is R. Fisher's exact test, one-sided (“The design of experiments”, 1935). Its power is
//! the sum of the binomial chances of all tables that it rejects (B. Bennett and P. Hsu, “On the
//! power function of the exact test for the 2×2 contingency table”, 1960). The usual normal
//! approximation asks for a third too few requests where errors are rare.

use super::number::{float, index, whole};
use super::special::ln_gamma;

/// Chances below this one in total are left out.
const NEGLIGIBLE: f64 = 1e-13;

/// The chance that the test at level `alpha` tells the canary, which fails with chance `canary.1` at
/// `canary.0` requests, from the stable version.
pub(super) fn power(canary: (u64, f64), stable: (u64, f64), alpha: f64) -> f64 {
    let (canary_chances, stable_chances) = (Binomial::of(canary), Binomial::of(stable));
    let mut tails = canary_chances.chances;
    for i in (1..tails.len()).rev() {
        tails[i - 1] += tails[i];
    }
    // The more errors the stable version has, the more the canary must have to be told from it.
    let mut fewest = 0;
    let mut power = 0.0;
    for (errors, chance) in (stable_chances.first..).zip(stable_chances.chances) {
        while fewest <= canary.0 && p_value(canary.0, stable.0, fewest, errors) > alpha {
            fewest += 1;
        }
        if fewest > canary.0 {
            break;
        }
        let tail = match fewest.checked_sub(canary_chances.first) {
            None => 1.0,
            Some(offset) => tails.get(index(offset)).copied().unwrap_or(0.0),
        };
        if tail == 0.0 {
            break;
        }
        power += chance * tail;
    }
    power
}

/// The binomial chances of `first`, `first + 1`, …, without the tails that are negligible.
pub(super) struct Binomial {
    pub(super) first: u64,
    pub(super) chances: Vec<f64>,
}

impl Binomial {
    pub(super) fn of((requests, p): (u64, f64)) -> Self {
        if p <= 0.0 || p >= 1.0 {
            let first = if p <= 0.0 { 0 } else { requests };
            let chances = vec![1.0];
            return Self { first, chances };
        }
        let mode = whole((float(requests) + 1.0) * p).min(requests);
        let at_mode = (ln_choose(requests, mode)
            + float(mode) * p.ln()
            + float(requests - mode) * (-p).ln_1p())
        .exp();
        let odds = p / (1.0 - p);
        let mut below = Vec::new();
        let (mut k, mut chance) = (mode, at_mode);
        while k > 0 && chance > NEGLIGIBLE * at_mode {
            chance *= float(k) / (float(requests - k + 1) * odds);
            k -= 1;
            below.push(chance);
        }
        let mut chances: Vec<f64> = below.into_iter().rev().collect();
        chances.push(at_mode);
        let first = k;
        let (mut k, mut chance) = (mode, at_mode);
        while k < requests && chance > NEGLIGIBLE * at_mode {
            chance *= float(requests - k) * odds / float(k + 1);
            k += 1;
            chances.push(chance);
        }
        Self { first, chances }
    }
}

/// The chance that so many of all errors, or more, fall on the canary if both fail equally often. Up
/// to the number to be expected, where it is at least one half, 1.
fn p_value(canary: u64, stable: u64, canary_errors: u64, stable_errors: u64) -> f64 {
    let errors = canary_errors + stable_errors;
    let (mut x, most) = (canary_errors, errors.min(canary));
    let expected = float(errors) * float(canary) / float(canary + stable);
    // Far below it the first chance of the sum would be too small for a float.
    if float(x) <= expected.floor() {
        return 1.0;
    }
    let first = (ln_choose(canary, x) + ln_choose(stable, errors - x)
        - ln_choose(canary + stable, errors))
    .exp();
    let (mut sum, mut chance) = (first, first);
    // From there on each chance is smaller than the one before.
    while x < most {
        let stay = float(stable) - float(errors - x) + 1.0;
        chance *= float(canary - x) * float(errors - x) / (float(x + 1) * stay);
        sum += chance;
        x += 1;
        if chance < 1e-15 * sum {
            break;
        }
    }
    sum.min(1.0)
}

fn ln_choose(of: u64, chosen: u64) -> f64 {
    ln_gamma(float(of) + 1.0) - ln_gamma(float(chosen) + 1.0) - ln_gamma(float(of - chosen) + 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tea_tasting_has_its_published_p_value() {
        // Fisher 1935: 3 of 4 cups told, p = 17/70; all four, p = 1/70.
        assert!((p_value(4, 4, 3, 1) - 17.0 / 70.0).abs() < 1e-12);
        assert!((p_value(4, 4, 4, 0) - 1.0 / 70.0).abs() < 1e-12);
        assert!((p_value(4, 4, 0, 4) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_canary_without_its_part_of_many_errors_is_not_rejected() {
        assert!(p_value(100_000, 900_000, 0, 90_000) > 0.5);
        assert!(p_value(100_000, 900_000, 9_000, 81_000) > 0.5);
        assert!(p_value(100_000, 900_000, 9_500, 81_000) < 1e-6);
    }

    #[test]
    fn the_power_is_the_sum_over_all_tables() {
        let (n, m, p, q) = (12, 30, 0.4, 0.1);
        let chance = |of: u64, k: u64, p: f64| {
            (ln_choose(of, k) + float(k) * p.ln() + float(of - k) * (1.0 - p).ln()).exp()
        };
        let mut expected = 0.0;
        for x in 0..=n {
            for y in 0..=m {
                if p_value(n, m, x, y) <= 0.05 {
                    expected += chance(n, x, p) * chance(m, y, q);
                }
            }
        }
        let found = power((n, p), (m, q), 0.05);
        assert!((found - expected).abs() < 1e-10, "{found} {expected}");
        assert!(power((12, 0.0), (30, 0.0), 0.05) < 1e-12);
    }
}
