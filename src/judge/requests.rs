//! The traffic in which a rise is looked for.

use serde::{Deserialize, Serialize};

use super::ErrorRate;
use super::number::float;
use super::order::share as wire;
use crate::traffic::Weight;

/// What a rise is looked for in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traffic {
    /// Requests to both versions, in thousandths of a request per second.
    pub thousandths_per_second: u64,
    /// The share of them that the canary gets.
    #[serde(with = "wire")]
    pub share: Weight,
    /// The rate at which the stable version fails.
    pub baseline: ErrorRate,
    /// The rate at which the canary is supposed to fail.
    pub raised: ErrorRate,
}

impl Traffic {
    /// The requests to the canary and to the stable version that a minute brings on average.
    pub(super) fn requests_per_minute(&self) -> (f64, f64) {
        let all = float(self.thousandths_per_second) * 60.0 / 1e3;
        let share = self.share.fraction();
        (all * share, all * (1.0 - share))
    }

    /// The errors of the canary and of the stable version that a minute brings on average.
    pub(super) fn errors_per_minute(&self) -> (f64, f64) {
        let (canary, stable) = self.requests_per_minute();
        (
            canary * self.raised.fraction(),
            stable * self.baseline.fraction(),
        )
    }

    /// The requests to the canary, rounded down, that this traffic brings in so many minutes.
    pub(super) fn canary_requests_within(&self, minutes: u64) -> u64 {
        let per_minute =
            u128::from(self.thousandths_per_second) * u128::from(self.share.ten_thousandths()) * 60;
        // Both in thousandths of ten-thousandths.
        let requests = per_minute.saturating_mul(minutes.into()) / 10_000_000;
        u64::try_from(requests).unwrap_or(u64::MAX)
    }

    /// The minutes, rounded up, that this traffic takes to bring so many requests to the canary;
    /// nothing if it brings none.
    pub fn minutes_for(&self, canary_requests: u64) -> Option<u64> {
        let per_minute =
            u128::from(self.thousandths_per_second) * u128::from(self.share.ten_thousandths()) * 60;
        // Both in thousandths of ten-thousandths.
        let wanted = u128::from(canary_requests) * 10_000_000;
        let minutes = wanted
            .checked_add(per_minute)?
            .checked_sub(1)?
            .checked_div(per_minute)?;
        u64::try_from(minutes).ok()
    }
}
