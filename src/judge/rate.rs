//! Error rates and the chance of a false alarm, as whole numbers.

use serde::{Deserialize, Serialize};

use super::Count;
use super::number::{float, nearest};
use super::order::Outside;

/// A share of requests that fail, in millionths: 0.1 % is 1 000, every request is 1 000 000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct ErrorRate(u32);

impl ErrorRate {
    /// No request fails.
    pub const ZERO: Self = Self(0);
    /// Every request fails.
    pub const ALL: Self = Self(1_000_000);

    /// The rate of this many millionths, or nothing above a million.
    pub const fn from_millionths(millionths: u32) -> Option<Self> {
        if millionths <= Self::ALL.0 {
            Some(Self(millionths))
        } else {
            None
        }
    }

    /// The rate nearest to what was counted, or nothing without a request.
    pub fn of(count: Count) -> Option<Self> {
        (count.requests() > 0)
            .then(|| Self::from_fraction(float(count.errors()) / float(count.requests())))
    }

    /// Millionths, `0..=1_000_000`.
    pub const fn millionths(self) -> u32 {
        self.0
    }

    /// This rate and a rise of so much, at most [`ALL`](Self::ALL).
    #[must_use]
    pub fn raised_by(self, rise: Self) -> Self {
        Self((self.0 + rise.0).min(Self::ALL.0))
    }

    /// The percentage as text without a unit and with no digit too many: `0.1`, `100`, `0.0001`.
    pub fn percent_text(self) -> String {
        let (whole, rest) = (self.0 / 10_000, self.0 % 10_000);
        if rest == 0 {
            return whole.to_string();
        }
        let text = format!("{whole}.{rest:04}");
        text.trim_end_matches('0').to_owned()
    }

    /// The rate to the nearest hundredth of a percent if it has that many.
    #[must_use]
    pub fn short(self) -> Self {
        let hundredths = (self.0 + 50) / 100 * 100;
        match Self::from_millionths(hundredths) {
            Some(rounded) if hundredths > 0 => rounded,
            _ => self,
        }
    }

    pub(super) fn fraction(self) -> f64 {
        f64::from(self.0) / 1e6
    }

    /// Nearest millionth; what lies outside is taken to the end it lies behind.
    pub(super) fn from_fraction(fraction: f64) -> Self {
        let millionths = nearest(fraction * 1e6).min(u64::from(Self::ALL.0));
        Self(u32::try_from(millionths).unwrap_or(Self::ALL.0))
    }
}

/// The chance of an alarm over a whole release of a version that is no worse, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Alpha(u16);

impl Alpha {
    /// One release in twenty.
    pub const FIVE_PERCENT: Self = Self(50);
    /// One release in a hundred.
    pub const ONE_PERCENT: Self = Self(10);
    /// One release in a thousand.
    pub const ONE_IN_A_THOUSAND: Self = Self(1);

    /// The chance of this many thousandths, `1..=500`, or nothing outside.
    pub const fn from_thousandths(thousandths: u16) -> Option<Self> {
        if matches!(thousandths, 1..=500) {
            Some(Self(thousandths))
        } else {
            None
        }
    }

    /// Thousandths, `1..=500`.
    pub const fn thousandths(self) -> u16 {
        self.0
    }

    /// The evidence at which the alarm is raised, in tenths, rounded down: 200 is 20 to 1.
    pub const fn threshold_tenths(self) -> u64 {
        10_000 / self.0 as u64
    }

    pub(super) fn fraction(self) -> f64 {
        f64::from(self.0) / 1e3
    }

    /// The natural logarithm of the evidence at which the alarm is raised.
    pub(super) fn ln_threshold(self) -> f64 {
        -self.fraction().ln()
    }
}

impl From<ErrorRate> for u32 {
    fn from(rate: ErrorRate) -> Self {
        rate.millionths()
    }
}

impl TryFrom<u32> for ErrorRate {
    type Error = Outside;

    fn try_from(millionths: u32) -> Result<Self, Outside> {
        Self::from_millionths(millionths).ok_or(Outside)
    }
}

impl From<Alpha> for u16 {
    fn from(alpha: Alpha) -> Self {
        alpha.thousandths()
    }
}

impl TryFrom<u16> for Alpha {
    type Error = Outside;

    fn try_from(thousandths: u16) -> Result<Self, Outside> {
        Self::from_thousandths(thousandths).ok_or(Outside)
    }
}
