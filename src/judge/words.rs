//! A judgement as one sentence or two in plain words, with the numbers that it rests on.

use std::fmt;

use super::{Count, ErrorRate, Judgement, Missing, Verdict};

impl fmt::Display for Judgement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = self.counts();
        let (canary, stable) = (Failed(counts.canary), Failed(counts.stable));
        let rise = Points(self.rise);
        match self.verdict {
            Verdict::Worse { minute } => write!(
                f,
                "Worse: the canary failed {canary}, the stable version {stable}. The evidence \
                 reached {} to 1 after minute {minute}; a canary that is no worse gets there in at \
                 most one release out of {}.",
                Tenths(self.threshold_tenths),
                Tenths(self.threshold_tenths),
            ),
            Verdict::NoSignOfHarm { excluded } => write!(
                f,
                "No sign of harm: a rise of the error rate by {} or more is excluded, a \
                 smaller one is not. The canary failed {canary}, the stable version {stable}.",
                Points(excluded),
            ),
            Verdict::NotYet(Missing::Canary) => {
                f.write_str("Not yet: the canary has not answered a request since its share was set.")
            }
            Verdict::NotYet(Missing::Stable) => f.write_str(
                "Not yet: the stable version has not answered a request since the share was set, so \
                 there is nothing to compare the canary with.",
            ),
            Verdict::NotYet(Missing::Requests(more)) => write!(
                f,
                "Not yet: the canary failed {canary}, the stable version {stable}. About {more} \
                 more requests to the canary would tell whether its error rate rose by {rise}.",
            ),
            Verdict::NotYet(Missing::TooMany) => write!(
                f,
                "Not yet: the canary failed {canary}, the stable version {stable}. Whether its \
                 error rate rose by {rise} needs more requests than can be foreseen.",
            ),
        }
    }
}

/// `12 of 300 requests (4 %)`.
struct Failed(Count);

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (errors, requests) = (self.0.errors(), self.0.requests());
        let noun = if requests == 1 { "request" } else { "requests" };
        write!(f, "{errors} of {requests} {noun}")?;
        if let Some(rate) = ErrorRate::of(self.0) {
            write!(f, " ({}\u{a0}%)", rate.short().percent_text())?;
        }
        Ok(())
    }
}

/// A difference of rates: `1 point`, `0.5 points`.
struct Points(ErrorRate);

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let noun = if self.0.millionths() == 10_000 {
            "point"
        } else {
            "points"
        };
        write!(f, "{} {noun}", self.0.percent_text())
    }
}

/// A number in tenths: `20`, `31.4`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tenths(
    /// Tenths.
    pub u64,
);

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 10, self.0 % 10) {
            (whole, 0) => write!(f, "{whole}"),
            (whole, tenth) => write!(f, "{whole}.{tenth}"),
        }
    }
}
