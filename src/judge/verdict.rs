//! The judge of a running release: what the counts say so far, and what they do not say yet.

use super::excluded::{excluded_rise, missing};
use super::number::tenths;
use super::{Alpha, Count, ErrorRate, Evidence, Minute};

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
    /// The canary answered no request since its share was set.
    Canary,
    /// The stable version answered no request since then.
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
    step: Minute,
    curve: Vec<Point>,
    alarm: Option<u32>,
}

/// A verdict with all that it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// What can be said.
    pub verdict: Verdict,
    /// The four numbers: requests and errors of both versions over all minutes. An alarm rests on
    /// them.
    pub total: Minute,
    /// The same since the share was set. What is excluded or missing rests on them.
    pub step: Minute,
    /// How many minutes were looked at.
    pub minutes: u32,
    /// The evidence now that the canary fails more often, in tenths, rounded down: 314 is 31.4 to 1.
    pub evidence_tenths: u64,
    /// The evidence at which the alarm is raised, in tenths.
    pub threshold_tenths: u64,
    /// The rise of the error rate that the judge was asked to exclude.
    pub rise: ErrorRate,
}

impl Judgement {
    /// What the verdict rests on.
    pub const fn counts(&self) -> Minute {
        match self.verdict {
            Verdict::Worse { .. } => self.total,
            Verdict::NoSignOfHarm { .. } | Verdict::NotYet(_) => self.step,
        }
    }
}

impl Judge {
    /// A judge who blames a canary that is no worse with a chance of at most `alpha` over the whole
    /// release, and who has nothing to object when a rise by `rise` is excluded; a rise that is
    /// there is excluded with a chance of at most `alpha` in each step.
    pub const fn new(alpha: Alpha, rise: ErrorRate) -> Self {
        const NOTHING: Minute = Minute {
            canary: Count::NONE,
            stable: Count::NONE,
        };
        Self {
            alpha,
            rise,
            evidence: Evidence::NONE,
            total: NOTHING,
            step: NOTHING,
            curve: Vec::new(),
            alarm: None,
        }
    }

    /// The share of the canary is another one from the next minute on. The evidence goes on; what is
    /// excluded is counted anew, because two versions whose share and whose error rates both change
    /// have different averages even if they always fail equally often (E. Simpson, “The
    /// interpretation of interaction in contingency tables”, 1951).
    pub fn share_set(&mut self) {
        self.step = Minute::default();
    }

    /// Looks at the next minute.
    pub fn look(&mut self, minute: &Minute) {
        self.evidence.add(minute);
        self.total = self.total.plus(*minute);
        self.step = self.step.plus(*minute);
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
            step: self.step,
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
        if self.step.canary.requests() == 0 {
            return Verdict::NotYet(Missing::Canary);
        }
        if self.step.stable.requests() == 0 {
            return Verdict::NotYet(Missing::Stable);
        }
        let excluded = excluded_rise(&self.step, self.alpha);
        if excluded <= self.rise.fraction() {
            // Rounded up, so that no rise is called excluded that is not.
            let excluded = ErrorRate::from_fraction((excluded * 1e6).ceil() / 1e6);
            return Verdict::NoSignOfHarm { excluded };
        }
        Verdict::NotYet(missing(&self.step, self.rise, self.alpha))
    }
}

#[expect(clippy::cast_possible_truncation)] // saturates, far beyond any curve
fn log_thousandths(ln: f64) -> i32 {
    (ln * std::f64::consts::LOG10_E * 1e3).round() as i32
}
