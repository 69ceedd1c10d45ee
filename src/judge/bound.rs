//! Bounds for a chance that is only known from so many of so many: for one look, and for any number
//! of looks.
//!
//! For any number of looks: averaged over all chances with the weight Beta(½, ½), the likelihood of
//! what was counted, over its likelihood at one chance `p`, is a martingale that starts at 1 if `p` is
//! the true chance, so it reaches `1/α` at any time with a chance of at most `α` (Ville 1939). The
//! chances at which it stays below are a confidence sequence (H. Robbins, “Statistical methods
//! related to the law of the iterated logarithm”, 1970; for counts: M. Lindon and A. Malek,
//! “Anytime-valid inference for multinomial count data”, 2022).

use super::number::float;
use super::special::{incomplete_beta, ln_beta};

/// The natural logarithm of the evidence against the chance `p` of an event that happened `hits`
/// times out of `of`. Infinite if `p` is 0 or 1 and the counts rule that out.
pub(super) fn ln_evidence_against(p: f64, hits: u64, of: u64) -> f64 {
    if of == 0 {
        return 0.0; // also at 0 and 1, where the difference below has no value
    }
    let (hits, misses) = (float(hits), float(of - hits.min(of)));
    let part = |count: f64, ln: f64| if count > 0.0 { count * ln } else { 0.0 };
    let likelihood = part(hits, p.ln()) + part(misses, (-p).ln_1p());
    let average = ln_beta(hits + 0.5, misses + 0.5) - std::f64::consts::PI.ln();
    average - likelihood
}

/// The smallest and the largest chance that are not ruled out, however often one looks. Each is
/// known to 2⁻⁴⁰, on the outside.
pub(super) fn at_every_look(hits: u64, of: u64, ln_threshold: f64) -> (f64, f64) {
    if of == 0 {
        return (0.0, 1.0);
    }
    let found = float(hits) / float(of);
    let ruled_out = |p: f64| ln_evidence_against(p, hits, of) >= ln_threshold;
    // Between an end that is ruled out and the share that was found, which never is.
    let edge = |end: f64| {
        if !ruled_out(end) {
            return end;
        }
        let (mut outside, mut inside) = (end, found);
        for _ in 0..40 {
            let middle = f64::midpoint(outside, inside);
            if ruled_out(middle) {
                outside = middle;
            } else {
                inside = middle;
            }
        }
        outside
    };
    (edge(0.0), edge(1.0))
}

/// The exact interval for one look, in steps of one in `steps`, rounded outwards: C. Clopper and
/// E. Pearson, “The use of confidence or fiducial limits illustrated in the case of the binomial”,
/// 1934.
pub(super) fn at_one_look(hits: u64, of: u64, alpha: f64, steps: u16) -> (u16, u16) {
    let (count, misses) = (float(hits), float(of - hits.min(of)));
    let chance = |step: u16| f64::from(step) / f64::from(steps);
    // At the lower bound as many hits or more have a chance of α/2, at the upper as few or fewer.
    let below =
        |step| hits > 0 && incomplete_beta(count, misses + 1.0, chance(step)) <= alpha / 2.0;
    let above = |step| {
        misses > 0.0 && incomplete_beta(misses, count + 1.0, 1.0 - chance(step)) <= alpha / 2.0
    };
    let lower = partition(steps, below).saturating_sub(1);
    let upper = partition(steps, |step| !above(step)).min(steps);
    (lower, upper)
}

/// The first step in `0..=steps` for which a condition that only ever ends no longer holds, or
/// `steps + 1`.
fn partition(steps: u16, holds: impl Fn(u16) -> bool) -> u16 {
    let (mut from, mut to) = (0, steps + 1);
    while from < to {
        let middle = u16::midpoint(from, to);
        if holds(middle) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_of_one_look_has_its_published_values() {
        // R's page on binom.test, 682 of 925: 0.7076683 to 0.7654066; and 10 of 100: 0.04900469 to
        // 0.17622260.
        assert_eq!(at_one_look(682, 925, 0.05, 10_000), (7076, 7655));
        assert_eq!(at_one_look(10, 100, 0.05, 10_000), (490, 1763));
        // 0 of n: up to 1 − (α/2)^(1/n).
        assert_eq!(at_one_look(0, 10, 0.05, 10_000), (0, 3085));
        assert_eq!(at_one_look(10, 10, 0.05, 10_000), (6915, 10_000));
        assert_eq!(at_one_look(0, 0, 0.05, 10_000), (0, 10_000));
    }

    #[test]
    fn the_interval_of_every_look_holds_that_of_one_look() {
        for (hits, of) in [
            (0, 30),
            (1, 30),
            (15, 30),
            (30, 30),
            (9, 9_000),
            (100, 1_000_000),
        ] {
            let (lower, upper) = at_every_look(hits, of, 20_f64.ln());
            let found = float(hits) / float(of);
            assert!(lower <= found && found <= upper);
            let once = at_one_look(hits, of, 0.05, 10_000);
            assert!(lower * 1e4 <= f64::from(once.0) + 1.0, "{hits} of {of}");
            assert!(upper * 1e4 >= f64::from(once.1) - 1.0, "{hits} of {of}");
        }
        assert_eq!(at_every_look(0, 0, 3.0), (0.0, 1.0));
    }
}
