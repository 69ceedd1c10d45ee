//! Does the canary take longer? What averages per minute can say about it, and no more.
//!
//! The cloud's monitoring has one average of the duration per version and minute. Nothing follows
//! from that about percentiles, and little about the mean of all requests, which one slow request
//! can double. What is tested is a statement about minutes: that in more than half of them the
//! canary's average is above the stable version's by more than a margin. Each minute is one
//! comparison with yes or no, however far apart the averages are, so a single outlier counts once.
//!
//! The evidence is that of H. Robbins' mixture for a coin (“Statistical methods related to the law
//! of the iterated logarithm”, 1970; J. Ville 1939): the likelihood of the yeses averaged over the
//! chances above one half, against one half. It may be looked at after every minute. It supposes
//! that the minutes are independent.
//!
//! Averages over few requests are skewed: most of them lie below the mean, because durations have a
//! long upper tail. With equal durations, the version with fewer requests is then the faster one in
//! more than half of the minutes. That hides a slow canary of a small share, which errs on the side
//! of no alarm. The other way round it would blame a canary, so minutes in which the canary had more
//! requests than the stable version are left out.

use super::Alpha;
use super::number::{float, tenths};
use super::special::{incomplete_beta, ln_beta};

/// What the monitoring says about a version's durations in a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Average {
    /// The requests that the average is of.
    pub requests: u64,
    /// The average duration in microseconds.
    pub microseconds: u64,
}

/// Compares the average durations of both versions, minute by minute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Latency {
    alpha: Alpha,
    margin_percent: u16,
    slower: u64,
    compared: u64,
    left_out: u64,
    alarm: bool,
}

/// What the minutes say about durations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// True if the canary's average is above by more than the margin in more than half of the
    /// minutes. Stays once it is true. If false, nothing is known.
    pub slower: bool,
    /// The minutes in which it was above by more than the margin.
    pub slower_minutes: u64,
    /// The minutes that were compared.
    pub compared_minutes: u64,
    /// The minutes that were not: a version had no request, or the canary had more than the stable
    /// version.
    pub left_out_minutes: u64,
    /// The margin in percent of the stable version's average.
    pub margin_percent: u16,
    /// The evidence now, in tenths, rounded down.
    pub evidence_tenths: u64,
    /// The evidence at which the alarm is raised, in tenths.
    pub threshold_tenths: u64,
}

impl Latency {
    /// A comparison that blames a canary that is above by more than `margin_percent` in at most half
    /// of the minutes with a chance of at most `alpha`, however often one looks.
    pub const fn new(alpha: Alpha, margin_percent: u16) -> Self {
        Self {
            alpha,
            margin_percent,
            slower: 0,
            compared: 0,
            left_out: 0,
            alarm: false,
        }
    }

    /// Looks at the next minute.
    pub fn look(&mut self, canary: Average, stable: Average) {
        if canary.requests == 0 || canary.requests > stable.requests {
            self.left_out += 1;
            return;
        }
        self.compared += 1;
        let allowed =
            u128::from(stable.microseconds) * u128::from(100 + u32::from(self.margin_percent));
        if u128::from(canary.microseconds) * 100 > allowed {
            self.slower += 1;
        }
        self.alarm |= self.ln_evidence() >= self.alpha.ln_threshold();
    }

    /// What can be said now.
    pub fn comparison(&self) -> Comparison {
        Comparison {
            slower: self.alarm,
            slower_minutes: self.slower,
            compared_minutes: self.compared,
            left_out_minutes: self.left_out,
            margin_percent: self.margin_percent,
            evidence_tenths: tenths(self.ln_evidence()),
            threshold_tenths: self.alpha.threshold_tenths(),
        }
    }

    /// The logarithm of ∫ 2 pᵏ (1 − p)ⁿ⁻ᵏ dp over the upper half of the chances, times 2ⁿ.
    fn ln_evidence(&self) -> f64 {
        let (yes, no) = (float(self.slower), float(self.compared - self.slower));
        let upper = incomplete_beta(no + 1.0, yes + 1.0, 0.5);
        (yes + no + 1.0) * std::f64::consts::LN_2 + ln_beta(yes + 1.0, no + 1.0) + upper.ln()
    }
}
