//! How large a rise can be ruled out, and how many requests are missing until then.

use super::bound::{at_every_look, ln_evidence_against};
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

/// True if a rise by so much is excluded at every look: the same as to compare it with
/// [`excluded_rise`], but in a small part of the time where it is not.
pub(super) fn excludes(total: &Minute, rise: ErrorRate, alpha: Alpha) -> bool {
    let Minute { canary, stable } = total;
    if canary.requests() == 0 || stable.requests() == 0 {
        return false;
    }
    let ln_threshold = alpha.ln_threshold() + std::f64::consts::LN_2;
    let found = |count: &Count| float(count.errors()) / float(count.requests());
    // The canary's highest rate lies below this one.
    let is_below = |rate: f64| {
        let ruled_out = || ln_evidence_against(rate, canary.errors(), canary.requests());
        rate >= 1.0 || rate > found(canary) && ruled_out() >= ln_threshold
    };
    // The stable version's lowest rate is at most the one that was found.
    is_below(found(stable) + rise.fraction()) && {
        let (lowest, _) = at_every_look(stable.errors(), stable.requests(), ln_threshold);
        is_below(lowest + rise.fraction())
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_excluded_fast_is_what_the_judge_excludes() {
        let count = |(errors, requests)| Count::new(requests, errors).unwrap();
        let counts =
            [0, 1, 3, 30, 2_000].map(|errors| [2_000, 2_400, 9_000].map(|of| (errors, of)));
        let mut both = [false; 2];
        for canary in counts.as_flattened() {
            for stable in counts.as_flattened() {
                let (canary, stable) = (count(*canary), count(*stable));
                let total = Minute { canary, stable };
                for millionths in [2_000, 5_000, 10_000, 400_000, 1_000_000] {
                    let rise = ErrorRate::from_millionths(millionths).unwrap();
                    let slowly = excluded_rise(&total, Alpha::FIVE_PERCENT) <= rise.fraction();
                    let fast = excludes(&total, rise, Alpha::FIVE_PERCENT);
                    assert_eq!(fast, slowly, "{total:?} {millionths}");
                    both[usize::from(fast)] = true;
                }
            }
        }
        assert_eq!(both, [true; 2]);
        let none = Minute::default();
        assert!(!excludes(&none, ErrorRate::ALL, Alpha::FIVE_PERCENT));
    }
}
