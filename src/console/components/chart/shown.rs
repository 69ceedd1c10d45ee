//! The four things that are drawn, and how their values are written.

use crate::console::language::text;
use crate::telemetry::Sum;

/// What a panel shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    Requests,
    ErrorRate,
    Throttles,
    Duration,
}

impl Shown {
    pub(super) const ALL: [Self; 4] = [
        Self::Requests,
        Self::ErrorRate,
        Self::Throttles,
        Self::Duration,
    ];

    /// Its value in some minutes, in a whole number of its unit.
    pub(super) fn value(self, sum: &Sum) -> Option<u64> {
        match self {
            Self::Requests => sum.requests,
            Self::ErrorRate => sum.error_rate().map(u64::from),
            Self::Throttles => sum.throttles,
            Self::Duration => sum.duration().map(u64::from),
        }
    }

    /// The least that an axis goes up to: 1 % of errors, 10 ms.
    pub(super) const fn least(self) -> u64 {
        match self {
            Self::Requests | Self::Throttles => 4,
            Self::ErrorRate => 10_000,
            Self::Duration => 1_000,
        }
    }

    /// A value with its unit.
    pub(super) fn written(self, value: Option<u64>) -> String {
        let words = &text().monitor;
        let Some(value) = value else {
            return words.no_data.to_owned();
        };
        match self {
            Self::Requests | Self::Throttles => (words.count)(value),
            Self::ErrorRate => (words.rate)(value),
            Self::Duration => (words.time)(value),
        }
    }

    /// What it is, in steps of so many minutes.
    pub(super) fn title(self, minutes: u64) -> String {
        let words = &text().monitor;
        match self {
            Self::Requests => (words.requests)(minutes),
            Self::ErrorRate => words.error_rate.to_owned(),
            Self::Throttles => (words.throttles)(minutes),
            Self::Duration => words.duration.to_owned(),
        }
    }
}
