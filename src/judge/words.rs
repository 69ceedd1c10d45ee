//! A judgement as one sentence or two in plain words, with the numbers that it rests on.

use std::fmt;

use super::{Count, ErrorRate, Judgement, Missing, Verdict};

impl Judgement {
    /// The judgement with its counts as `number` writes them: a person's language may keep their
    /// thousands apart.
    pub fn said_with(&self, number: fn(u64) -> String) -> String {
        let counts = self.counts();
        let (canary, stable) = (failed(counts.canary, number), failed(counts.stable, number));
        let rise = Points(self.rise);
        match self.verdict {
            Verdict::Worse { minute } => format!(
                "Worse: the canary failed {canary}, the stable version {stable}. The evidence \
                 reached {} to 1 after minute {}; a canary that is no worse gets there in at \
                 most one release out of {}.",
                Tenths(self.threshold_tenths),
                number(minute.into()),
                Tenths(self.threshold_tenths),
            ),
            Verdict::NoSignOfHarm { excluded } => format!(
                "No sign of harm: a rise of the error rate by {} or more is excluded, a \
                 smaller one is not. The canary failed {canary}, the stable version {stable}.",
                Points(excluded),
            ),
            Verdict::NotYet(Missing::Canary) => {
                "Not yet: the canary has not answered a request since its share was set.".to_owned()
            }
            Verdict::NotYet(Missing::Stable) => "Not yet: the stable version has not answered a \
                 request since the share was set, so there is nothing to compare the canary with."
                .to_owned(),
            Verdict::NotYet(Missing::Requests(more)) => format!(
                "Not yet: the canary failed {canary}, the stable version {stable}. About {} \
                 more requests to the canary would tell whether its error rate rose by {rise}.",
                number(more)
            ),
            Verdict::NotYet(Missing::TooMany) => format!(
                "Not yet: the canary failed {canary}, the stable version {stable}. Whether its \
                 error rate rose by {rise} needs more requests than can be foreseen.",
            ),
        }
    }
}

impl fmt::Display for Judgement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said_with(|number| number.to_string()))
    }
}

/// `12 of 300 requests (4 %)`.
fn failed(count: Count, number: fn(u64) -> String) -> String {
    let requests = count.requests();
    let noun = if requests == 1 { "request" } else { "requests" };
    let (errors, requests) = (number(count.errors()), number(requests));
    match ErrorRate::of(count) {
        Some(rate) => {
            let rate = rate.short().percent_text();
            format!("{errors} of {requests} {noun} ({rate}\u{a0}%)")
        }
        None => format!("{errors} of {requests} {noun}"),
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
