//! What both versions did in a minute, as the journal keeps it.

use serde::{Deserialize, Serialize};

use crate::judge::{Average, Count, Minute};

/// How many minutes pass until a minute is counted for good: the cloud's monitoring is a minute or
/// two late.
pub const LATE: u64 = 2;

/// The first minute, counted from 1970, that is not counted for good at `now`, in Unix
/// milliseconds.
pub const fn settled(now: u64) -> u64 {
    (now / 60_000).saturating_sub(LATE)
}

/// The counts of one minute. The cloud counts by version, so requests that came through other
/// aliases are among them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Which minute, counted from 1970.
    pub minute: u64,
    /// Requests to the canary, those among them that failed, and how long they took on average in
    /// microseconds.
    pub canary: [u64; 3],
    /// The same of the stable version.
    pub stable: [u64; 3],
    /// Throttled requests to the canary.
    pub throttles: u64,
}

impl Counts {
    /// As the judge wants it; nothing if more failed than there were.
    pub(super) fn minute(&self) -> Option<Minute> {
        let count = |[requests, errors, _]: [u64; 3]| Count::new(requests, errors);
        Some(Minute {
            canary: count(self.canary)?,
            stable: count(self.stable)?,
        })
    }

    /// The average durations of the canary and of the stable version.
    pub(super) fn averages(&self) -> (Average, Average) {
        let average = |[requests, _, microseconds]: [u64; 3]| Average {
            requests,
            microseconds,
        };
        (average(self.canary), average(self.stable))
    }
}
