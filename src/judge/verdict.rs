//! The judge of a running release: what the counts say so far, and what they do not say yet.

use super::bound::at_every_look;
use super::number::{float, nearest, tenths};
use super::{Alpha, ErrorRate, Evidence, Minute};

/// What can be said about the canary's error rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Neither an alarm nor an all-clear: the counts are compatible with harm and with none.
    NotYet(Missing),
    /// The canary's rate is not above the stable version's by so much or more. A smaller rise may
    /// still be there; this never says that there is none.
    NoSignOfHarm {
        /// The smallest rise of the rate that is excluded.
        excluded: ErrorRate,
    },
    /// The canary fails more often. Stays once it is said.
    Worse {
        /// The minute after which the evidence first reached the threshold, from 1.
        minute: u32,
    },
}

/// What is missing for a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The canary answered no request.
    Canary,
    /// The stable version answered no request.
    Stable,
    /// About so many more requests to the canary, at the present split and if it fails as often as
    /// the stable version did so far, until the rise that matters is excluded.
    Requests(u64),
    /// More requests than can be foreseen.
    TooMany,
}

/// The evidence after a minute, for a curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The minute, from 1.
    pub minute: u32,
    /// The decimal logarithm of the evidence in thousandths: 1301 is 20 to 1, 0 is 1 to 1.
    pub log_thousandths: i32,
}

/// Watches a canary minute by minute.
#[derive(Clone, Debug)]
pub struct Judge {
    alpha: Alpha,
    rise: ErrorRate,
    evidence: Evidence,
    total: Minute,
    curve: Vec<Point>,
    alarm: Option<u32>,
}

/// A verdict with all that it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// What can be said.
    pub verdict: Verdict,
    /// The four numbers: requests and errors of both versions over all minutes.
    pub total: Minute,
    /// How many minutes were looked at.
    pub minutes: u32,
    /// The evidence now that the canary fails more often, in tenths, rounded down: 314 is 31.4 to 1.
    pub evidence_tenths: u64,
    /// The evidence at which the alarm is raised, in tenths.
    pub threshold_tenths: u64,
    /// The rise of the error rate that the judge was asked to exclude.
    pub rise: ErrorRate,
}

impl Judge {
    /// A judge who blames a canary that is no worse with a chance of at most `alpha` over the whole
    /// release, and who has nothing to object when a rise by `rise` is excluded with the same
    /// certainty.
    pub const fn new(alpha: Alpha, rise: ErrorRate) -> Self {
        Self {
            alpha,
            rise,
            evidence: Evidence::NONE,
            total: Minute {
                canary: super::Count::NONE,
                stable: super::Count::NONE,
            },
            curve: Vec::new(),
            alarm: None,
        }
    }

    /// Looks at the next minute.
    pub fn look(&mut self, minute: &Minute) {
        self.evidence.add(minute);
        self.total = self.total.plus(*minute);
        let number = u32::try_from(self.curve.len())
            .unwrap_or(u32::MAX)
            .saturating_add(1);
        let ln = self.evidence.ln();
        if ln >= self.alpha.ln_threshold() {
            self.alarm.get_or_insert(number);
        }
        self.curve.push(Point {
            minute: number,
            log_thousandths: log_thousandths(ln),
        });
    }

    /// The evidence after every minute.
    pub fn curve(&self) -> &[Point] {
        &self.curve
    }

    /// Where the curve's threshold lies, as a [`Point::log_thousandths`].
    pub fn threshold_log_thousandths(&self) -> i32 {
        log_thousandths(self.alpha.ln_threshold())
    }

    /// What can be said now.
    pub fn judgement(&self) -> Judgement {
        Judgement {
            verdict: self.verdict(),
            total: self.total,
            minutes: u32::try_from(self.curve.len()).unwrap_or(u32::MAX),
            evidence_tenths: tenths(self.evidence.ln()),
            threshold_tenths: self.alpha.threshold_tenths(),
            rise: self.rise,
        }
    }

    fn verdict(&self) -> Verdict {
        if let Some(minute) = self.alarm {
            return Verdict::Worse { minute };
        }
        if self.total.canary.requests() == 0 {
            return Verdict::NotYet(Missing::Canary);
        }
        if self.total.stable.requests() == 0 {
            return Verdict::NotYet(Missing::Stable);
        }
        let excluded = excluded_rise(&self.total, self.alpha);
        if excluded <= self.rise.fraction() {
            // Rounded up, so that no rise is called excluded that is not.
            let excluded = ErrorRate::from_fraction((excluded * 1e6).ceil() / 1e6);
            return Verdict::NoSignOfHarm { excluded };
        }
        Verdict::NotYet(missing(&self.total, self.rise, self.alpha))
    }
}

/// The smallest rise that is excluded at every look: from the lowest rate that the stable version
/// may have to the highest that the canary may have. Each bound fails with a chance of at most α/2.
fn excluded_rise(total: &Minute, alpha: Alpha) -> f64 {
    let ln_threshold = alpha.ln_threshold() + std::f64::consts::LN_2;
    let bounds =
        |count: super::Count| at_every_look(count.errors(), count.requests(), ln_threshold);
    let (_, highest) = bounds(total.canary);
    let (lowest, _) = bounds(total.stable);
    highest - lowest
}

/// How many more requests to the canary would exclude the rise.
fn missing(total: &Minute, rise: ErrorRate, alpha: Alpha) -> Missing {
    const MOST: u64 = 1 << 40;
    let Some(expected) = ErrorRate::of(total.stable) else {
        return Missing::Stable;
    };
    let per_canary = float(total.stable.requests()) / float(total.canary.requests());
    let enough = |more: u64| {
        let grown = |count: super::Count, requests: f64| {
            let errors = nearest(requests * expected.fraction());
            let more = super::Count::new(nearest(requests), errors).unwrap_or_default();
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

#[expect(clippy::cast_possible_truncation)] // saturates, far beyond any curve
fn log_thousandths(ln: f64) -> i32 {
    (ln * std::f64::consts::LOG10_E * 1e3).round() as i32
}
