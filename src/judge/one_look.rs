//! How many requests one look at the end of a step needs to notice a rise.

use crate::traffic::Weight;

use super::fisher::power;
use super::number::{float, nearest};
use super::{Alpha, ErrorRate};

/// Where more errors than these are to be expected, the sum over all tables takes too long.
const MOST_ERRORS: f64 = 1_000_000.0;

/// The chance, in ten-thousandths, that one look after so many requests to the canary notices that
/// it fails at the rate `raised` while the stable version, with the rest of the traffic, fails at
/// `baseline`. Exact, for Fisher's one-sided test at level `alpha`; nothing without a share, or where
/// more than a million errors are to be expected.
pub fn power_of_one_look(
    baseline: ErrorRate,
    raised: ErrorRate,
    share: Weight,
    canary_requests: u64,
    alpha: Alpha,
) -> Option<u16> {
    let power = exact(baseline, raised, share, canary_requests, alpha)?;
    u16::try_from(nearest(power * 1e4)).ok()
}

/// The smallest number of requests to the canary with which one look notices the rise with a chance
/// of at least `power_percent`; nothing if the rates do not rise, if a version has no share, or if
/// that takes more than a million errors. Takes up to some tenths of a second near there.
pub fn requests_for_one_look(
    baseline: ErrorRate,
    raised: ErrorRate,
    share: Weight,
    power_percent: u8,
    alpha: Alpha,
) -> Option<u64> {
    let served = |weight: Weight| weight.is_served();
    if raised <= baseline || !served(share) || !served(share.complement()) || power_percent >= 100 {
        return None;
    }
    let wanted = f64::from(power_percent) / 100.0;
    let enough =
        |requests| exact(baseline, raised, share, requests, alpha).map(|power| power >= wanted);
    let mut sufficient = 1;
    // Neither too many errors nor, where nothing ever fails, too many requests.
    while !enough(sufficient)? {
        sufficient = sufficient.checked_mul(2)?;
    }
    let mut too_few = sufficient / 2;
    while sufficient - too_few > 1 {
        let middle = u64::midpoint(too_few, sufficient);
        if enough(middle)? {
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
) -> Option<f64> {
    let (part, rest) = (
        share.ten_thousandths(),
        share.complement().ten_thousandths(),
    );
    if part == 0 {
        return None;
    }
    let stable_requests = float(canary_requests) * f64::from(rest) / f64::from(part);
    let (raised, baseline) = (raised.fraction(), baseline.fraction());
    if float(canary_requests) * raised + stable_requests * baseline > MOST_ERRORS {
        return None;
    }
    let stable_requests = nearest(stable_requests);
    canary_requests.checked_add(stable_requests)?;
    let (canary, stable) = ((canary_requests, raised), (stable_requests, baseline));
    Some(power(canary, stable, alpha.fraction()))
}
