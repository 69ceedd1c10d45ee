//! How large a rise can be ruled out, and how many requests are missing until then.

use super::bound::at_every_look;
use super::number::{float, nearest};
use super::{Alpha, Count, ErrorRate, Minute, Missing};

/// The smallest rise that is excluded at every look: from the lowest rate that the stable version
/// may have to the highest that the canary may have. Each bound fails with a chance of at most α/2.
///
/// Both are averages over the same minutes, so the share has to be the same in all of them; the rates
/// may change.
pub(super) fn excluded_rise(total: &Minute, alpha: Alpha) -> f64 {
    let ln_threshold = alpha.ln_threshold() + std::f64::consts::LN_2;
    let bounds = |count: Count| at_every_look(count.errors(), count.requests(), ln_threshold);
    let (_, highest) = bounds(total.canary);
    let (lowest, _) = bounds(total.stable);
    highest - lowest
}

/// How many more requests to the canary would exclude the rise.
pub(super) fn missing(total: &Minute, rise: ErrorRate, alpha: Alpha) -> Missing {
    const MOST: u64 = 1 << 40;
    let Some(expected) = ErrorRate::of(total.stable) else {
        return Missing::Stable;
    };
    let per_canary = float(total.stable.requests()) / float(total.canary.requests());
    let enough = |more: u64| {
        let grown = |count: Count, requests: f64| {
            let errors = nearest(requests * expected.fraction());
            let more = Count::new(nearest(requests), errors).unwrap_or_default();
            count.plus(more)
        };
        let then = Minute {
            canary: grown(total.canary, float(more)),
            stable: grown(total.stable, float(more) * per_canary),
        };
        excluded_rise(&then, alpha) <= rise.fraction()
    };
    let mut more = 1;
    while !enough(more) {
        more *= 2;
        if more > MOST {
            return Missing::TooMany;
        }
    }
    let (mut too_few, mut sufficient) = (more / 2, more);
    // To within a hundredth: it is a forecast.
    while sufficient - too_few > 1 + sufficient / 100 {
        let middle = u64::midpoint(too_few, sufficient);
        if enough(middle) {
            sufficient = middle;
        } else {
            too_few = middle;
        }
    }
    Missing::Requests(sufficient)
}
