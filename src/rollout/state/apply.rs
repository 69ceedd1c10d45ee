//! What an entry makes of a state.

use super::{Begun, Failures, Pending, Position, State, nothing_counted};
use crate::rollout::{Command, Drift, Ended, Entry, Event, Move, Reason, Settled, Why};

impl State {
    /// After one more entry.
    pub fn apply(&mut self, entry: &Entry) {
        self.next_number = entry.number + 1;
        let at = entry.at;
        match &entry.event {
            Event::Began { stable, base, .. } => {
                let (stable, base) = (*stable, base.clone());
                self.expected = Some(base.clone());
                self.counted.until = at / 60_000;
                self.begun = Some(Begun { at, stable, base });
                self.holder = Some((entry.by.clone(), at));
            }
            Event::Taken => self.holder = Some((entry.by.clone(), at)),
            Event::Left => self.holder = None,
            Event::Alive => {}
            Event::Canary { changed } => self.count_anew(changed, at),
            Event::Intent {
                goes, base, goal, ..
            } => {
                let (goes, base, goal) = (*goes, base.clone(), goal.clone());
                self.pending = Some(Pending { goes, base, goal });
            }
            Event::Settled(settled) => self.settle(settled, at),
            Event::Looked { until, minutes, .. } => self.counted.add(*until, minutes),
            Event::Said(command) => self.hear(*command),
            Event::Paused(why) => {
                self.paused = Some(why.clone());
                self.failures = None;
            }
            Event::Adopted { alias, step } => {
                self.expected = Some(alias.clone());
                self.accepted = None;
                self.stand(
                    step.map_or(Position::Before, |step| Position::At { step, since: at }),
                    at,
                );
            }
            Event::Ended(ended) => self.ended = Some(*ended),
        }
        if let Some((holder, alive)) = &mut self.holder
            && *holder == entry.by
        {
            *alive = at;
        }
    }

    fn settle(&mut self, settled: &Settled, at: u64) {
        let failed = |state: &mut Self, reason: &Reason, lasting| {
            let times = state.failures.as_ref().map_or(0, |failures| failures.times) + 1;
            let reason = reason.clone();
            state.failures = Some(Failures {
                times,
                at,
                reason,
                lasting,
            });
        };
        match settled {
            Settled::Unclear { reason } => failed(self, reason, false),
            Settled::NotDone { reason, lasting } => {
                self.pending = None;
                failed(self, reason, *lasting);
            }
            Settled::Dropped => self.pending = None,
            Settled::Conflict { theirs } => {
                let pending = self.pending.take();
                let ours = pending.and_then(|pending| pending.goal);
                self.paused = Some(Why::Drift(Box::new(Drift {
                    base: self.expected.clone(),
                    ours,
                    theirs: theirs.clone(),
                })));
            }
            Settled::Done { now, version, .. } => {
                let Some(pending) = self.pending.take() else {
                    return;
                };
                self.failures = None;
                if now.is_some() {
                    self.expected.clone_from(now);
                }
                match pending.goes {
                    Move::Step(step) => self.stand(Position::At { step, since: at }, at),
                    Move::Publish => self.published = *version,
                    Move::Promote => self.stand(Position::Promoted, at),
                    Move::RollBack => self.stand(Position::Back, at),
                }
                if self.wish == Some(pending.goes) {
                    self.wish = None;
                }
            }
        }
    }

    /// Counts another `$LATEST` from now on, or the first that was seen.
    fn count_anew(&mut self, changed: &str, at: u64) {
        self.accepted_canary = None;
        let before = self.canary.replace(changed.to_owned());
        if before.is_none_or(|before| before == changed) {
            return;
        }
        let until = self.counted.until;
        self.counted = nothing_counted(&self.plan);
        self.counted.until = until;
        self.overruled = false;
        let position = match self.position {
            Position::At { step, .. } => Position::At { step, since: at },
            other => other,
        };
        self.stand(position, at);
    }

    /// Stands elsewhere from now on: with another share, so what was approved is spent.
    fn stand(&mut self, position: Position, at: u64) {
        self.position = position;
        self.approved = false;
        let step = match position {
            Position::At { step, .. } => Some(step),
            Position::Before | Position::Promoted | Position::Back => None,
        };
        self.counted.share_set(step, at);
    }

    fn hear(&mut self, command: Command) {
        match command {
            Command::Pause => self.paused = Some(Why::Asked),
            Command::Resume => {
                self.overruled |= self.paused.as_ref().is_some_and(Why::is_guard);
                self.go_on();
            }
            Command::Approve => self.approved = true,
            Command::Promote | Command::RollBack => {
                self.wish = Some(if command == Command::Promote {
                    Move::Promote
                } else {
                    Move::RollBack
                });
                self.go_on();
            }
            Command::Abandon => self.ended = Some(Ended::Abandoned),
        }
    }

    /// Waits no longer. What had become of the alias is accepted as it was shown, and only that.
    fn go_on(&mut self) {
        match self.paused.take() {
            Some(Why::Drift(drift)) => self.accepted = drift.theirs,
            Some(Why::CanaryChanged { is, .. }) => self.accepted_canary = Some(is),
            _ => {}
        }
        self.failures = None;
    }
}
