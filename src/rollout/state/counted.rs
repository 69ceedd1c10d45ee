//! What the minutes of a journal add up to.
//!
//! Only minutes that lie within one share as a whole are judged: those in which it was changed mix
//! two. A minute is known a while after it is over, and may then belong to the share before.

use crate::judge::{Judge, Latency};
use crate::rollout::Counts;

/// The minutes so far.
#[derive(Clone, Debug)]
pub(in crate::rollout) struct Counted {
    /// The first minute that was not looked at.
    pub(in crate::rollout) until: u64,
    pub(in crate::rollout) judge: Judge,
    pub(in crate::rollout) latency: Option<Latency>,
    /// Since when which step had its share, in Unix milliseconds.
    shares: Vec<(u64, Option<usize>)>,
    /// Which of them the judge's last minute belongs to.
    judged: Option<usize>,
    /// Requests to the canary with the last share.
    pub(in crate::rollout) requests: u64,
    /// The most throttled requests of a minute.
    pub(in crate::rollout) throttles: u64,
}

impl Counted {
    pub(super) const fn new(judge: Judge, latency: Option<Latency>) -> Self {
        Self {
            until: 0,
            judge,
            latency,
            shares: Vec::new(),
            judged: None,
            requests: 0,
            throttles: 0,
        }
    }

    /// Another share from this moment on.
    pub(super) fn share_set(&mut self, step: Option<usize>, at: u64) {
        self.shares.push((at, step));
        self.requests = 0;
    }

    /// True if the judge has seen a minute of the last share.
    pub(in crate::rollout) fn is_judged(&self) -> bool {
        self.judged.is_some() && self.judged == self.shares.len().checked_sub(1)
    }

    pub(in crate::rollout) fn add(&mut self, until: u64, minutes: &[Counts]) {
        for counts in minutes {
            // A minute is judged once.
            if counts.minute >= self.until {
                self.look(counts);
            }
        }
        self.until = self.until.max(until);
    }

    fn look(&mut self, counts: &Counts) {
        let Some(share) = self.share_of(counts.minute) else {
            return;
        };
        let Some(minute) = counts.minute() else {
            return;
        };
        if self.judged != Some(share) {
            self.judge.share_set();
            self.judged = Some(share);
        }
        self.judge.look(&minute);
        if let Some(latency) = &mut self.latency {
            let (canary, stable) = counts.averages();
            latency.look(canary, stable);
        }
        self.throttles = self.throttles.max(counts.throttles);
        if share + 1 == self.shares.len() {
            self.requests = self.requests.saturating_add(counts.canary[0]);
        }
    }

    /// Which share a whole minute had, if one step's.
    fn share_of(&self, minute: u64) -> Option<usize> {
        let (from, to) = (minute * 60_000, (minute + 1) * 60_000);
        let index = self.shares.iter().rposition(|(since, _)| *since <= from)?;
        let ends = self
            .shares
            .get(index + 1)
            .map_or(u64::MAX, |(since, _)| *since);
        let (_, step) = self.shares.get(index)?;
        (to <= ends && step.is_some()).then_some(index)
    }
}
