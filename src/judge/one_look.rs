//! How many requests one look at the end of a step needs to notice a rise.

use crate::traffic::Weight;

use super::fisher::power;
use super::number::{float, nearest, whole};
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
    let tables = Tables {
        baseline,
        raised,
        share,
        alpha,
    };
    if canary_requests > tables.most_requests(MOST_ERRORS)? {
        return None;
    }
    u16::try_from(nearest(tables.power(canary_requests) * 1e4)).ok()
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
    let tables = Tables {
        baseline,
        raised,
        share,
        alpha,
    };
    let mut search = Search::of(tables, power_percent, tables.most_requests(MOST_ERRORS)?)?;
    loop {
        match search.step() {
            Some(Found::Enough(requests)) => return Some(requests),
            Some(Found::NotEnough(_)) => return None,
            None => {}
        }
    }
}

/// What is looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tables {
    pub(super) baseline: ErrorRate,
    pub(super) raised: ErrorRate,
    pub(super) share: Weight,
    pub(super) alpha: Alpha,
}

/// The end of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// So many requests to the canary are enough.
    Enough(u64),
    /// As many as may be are not.
    NotEnough(u64),
}

/// A search for the number of requests that is enough, one calculation at a time.
#[derive(Clone, Debug)]
pub(super) struct Search {
    tables: Tables,
    wanted: f64,
    /// No more may be tried.
    most: u64,
    too_few: u64,
    sufficient: Option<u64>,
}

impl Search {
    /// Looks for a chance of `percent` with at most so many requests. Nothing if the rates do not
    /// rise or a version has no share.
    pub(super) fn of(tables: Tables, percent: u8, most: u64) -> Option<Self> {
        let served = |weight: Weight| weight.is_served();
        let both = served(tables.share) && served(tables.share.complement());
        if tables.raised <= tables.baseline || !both || percent >= 100 {
            return None;
        }
        Some(Self {
            tables,
            wanted: f64::from(percent) / 100.0,
            most,
            too_few: 0,
            sufficient: None,
        })
    }

    /// One calculation more; the end if that was the last.
    pub(super) fn step(&mut self) -> Option<Found> {
        let tried = match self.sufficient {
            Some(sufficient) if sufficient - self.too_few <= 1 => {
                return Some(Found::Enough(sufficient));
            }
            Some(sufficient) => u64::midpoint(self.too_few, sufficient),
            None if self.too_few >= self.most => return Some(Found::NotEnough(self.most)),
            None => self.too_few.saturating_mul(2).clamp(1, self.most),
        };
        if self.tables.power(tried) >= self.wanted {
            self.sufficient = Some(tried);
        } else {
            self.too_few = tried;
        }
        None
    }
}

impl Tables {
    /// The most requests to the canary that bring so many errors on average; nothing if none does.
    pub(super) fn most_requests(self, errors: f64) -> Option<u64> {
        let (part, rest) = self.parts()?;
        let stable = self.baseline.fraction() * rest / part;
        // With the stable version's, which are at most ten thousand times as many, still countable.
        Some(whole(errors / (self.raised.fraction() + stable)).min(u64::MAX >> 15))
    }

    /// The chance that one look after so many requests to the canary notices the rise.
    fn power(self, canary_requests: u64) -> f64 {
        let Some((part, rest)) = self.parts() else {
            return 0.0;
        };
        let stable_requests = nearest(float(canary_requests) * rest / part);
        let canary = (canary_requests, self.raised.fraction());
        let stable = (stable_requests, self.baseline.fraction());
        power(canary, stable, self.alpha.fraction())
    }

    /// The shares of both versions; nothing if the canary has none.
    fn parts(self) -> Option<(f64, f64)> {
        let part = self.share.ten_thousandths();
        let rest = self.share.complement().ten_thousandths();
        (part > 0).then(|| (part.into(), rest.into()))
    }
}
