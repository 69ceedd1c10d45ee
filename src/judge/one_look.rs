//! How many requests one look at the end of a step needs to notice a rise.

use crate::traffic::Weight;

use super::fisher::power;
use super::number::{float, nearest};
use super::{Alpha, ErrorRate};

/// The chance, in ten-thousandths, that one look after so many requests to the canary notices that
/// it fails at the rate `raised` while the stable version, with the rest of the traffic, fails at
/// `baseline`. Exact, for Fisher's one-sided test at level `alpha`.
pub fn power_of_one_look(
    baseline: ErrorRate,
    raised: ErrorRate,
    share: Weight,
    canary_requests: u64,
    alpha: Alpha,
) -> u16 {
    let power = exact(baseline, raised, share, canary_requests, alpha);
    u16::try_from(nearest(power * 1e4)).unwrap_or(u16::MAX)
}

/// The smallest number of requests to the canary with which one look notices the rise with a chance
/// of at least `power_percent`; nothing if the rates do not rise, if a version has no share, or if
/// even a hundred million requests do not suffice.
pub fn requests_for_one_look(
    baseline: ErrorRate,
    raised: ErrorRate,
    share: Weight,
    power_percent: u8,
    alpha: Alpha,
) -> Option<u64> {
    const MOST: u64 = 100_000_000;
    let served = |weight: Weight| weight.is_served();
    if raised <= baseline || !served(share) || !served(share.complement()) || power_percent >= 100 {
        return None;
    }
    let wanted = f64::from(power_percent) / 100.0;
    let enough = |requests| exact(baseline, raised, share, requests, alpha) >= wanted;
    let mut sufficient = 1;
    while !enough(sufficient) {
        sufficient *= 2;
        if sufficient > MOST {
            return None;
        }
    }
    let mut too_few = sufficient / 2;
    while sufficient - too_few > 1 {
        let middle = u64::midpoint(too_few, sufficient);
        if enough(middle) {
            sufficient = middle;
        } else {
            too_few = middle;
        }
    }
    Some(sufficient)
}

fn exact(
    baseline: ErrorRate,
    raised: ErrorRate,
    share: Weight,
    canary_requests: u64,
    alpha: Alpha,
) -> f64 {
    if !share.is_served() {
        return 0.0;
    }
    let (share, rest) = (
        share.ten_thousandths(),
        share.complement().ten_thousandths(),
    );
    let stable_requests = nearest(float(canary_requests) * f64::from(rest) / f64::from(share));
    power(
        (canary_requests, raised.fraction()),
        (stable_requests, baseline.fraction()),
        alpha.fraction(),
    )
}
