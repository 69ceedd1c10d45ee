//! What is measured, and what it was in one minute.

use crate::scf::Metric;

/// What is measured of a version or an alias.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Requests that ran.
    Requests,
    /// Those of them that failed, by the function's fault or the cloud's.
    Errors,
    /// Requests that found no instance free.
    Throttles,
    /// How long a request took on average.
    Duration,
}

impl Measure {
    /// Every measure, in the order in which they are shown.
    pub const ALL: [Self; 4] = [
        Self::Requests,
        Self::Errors,
        Self::Throttles,
        Self::Duration,
    ];

    /// What Monitor calls it.
    pub(super) const fn metric(self) -> Metric {
        match self {
            Self::Requests => Metric::Invocation,
            Self::Errors => Metric::Error,
            Self::Throttles => Metric::Throttle,
            Self::Duration => Metric::Duration,
        }
    }

    /// A value of Monitor's as it is kept: durations in hundredths of a millisecond.
    pub(super) fn kept(self, value: f64) -> Option<u32> {
        let value = match self {
            Self::Duration => value * 100.0,
            _ => value,
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // ends at the limits
        (value >= 0.0).then_some((value + 0.5) as u32)
    }
}

/// One minute of a version or an alias. What has no point is nothing, which is not zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// Requests that ran.
    pub requests: Option<u32>,
    /// Those of them that failed.
    pub errors: Option<u32>,
    /// Requests that found no instance free.
    pub throttles: Option<u32>,
    /// The mean duration of a request, in hundredths of a millisecond.
    pub duration: Option<u32>,
}

impl Measured {
    /// The value of one measure, in its own unit.
    pub const fn value(self, measure: Measure) -> Option<u32> {
        match measure {
            Measure::Requests => self.requests,
            Measure::Errors => self.errors,
            Measure::Throttles => self.throttles,
            Measure::Duration => self.duration,
        }
    }

    pub(super) const fn set(&mut self, measure: Measure, value: u32) {
        let place = match measure {
            Measure::Requests => &mut self.requests,
            Measure::Errors => &mut self.errors,
            Measure::Throttles => &mut self.throttles,
            Measure::Duration => &mut self.duration,
        };
        *place = Some(value);
    }
}
