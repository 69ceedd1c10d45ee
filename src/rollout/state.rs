//! Where a rollout is: its journal, read from the beginning.

mod apply;
mod counted;
mod told;

use super::{Ended, Entry, Event, Journal, Move, Plan, Reason, Why};
use crate::judge::{Alpha, ErrorRate, Judge, Latency};
use crate::scf::Alias;
use crate::traffic::Version;
use counted::Counted;

/// For how long somebody counts as driving after the last entry of his, in milliseconds.
pub const LEASE: u64 = 300_000;

/// Where a rollout is. The same plan and the same entries always make the same state.
#[derive(Clone, Debug)]
pub struct State {
    pub(super) plan: Plan,
    pub(super) next_number: u64,
    /// Who drives, and when he last said something.
    pub(super) holder: Option<(String, u64)>,
    pub(super) begun: Option<Begun>,
    /// The alias as the journal says that it is.
    pub(super) expected: Option<Alias>,
    /// When `$LATEST` was last changed, as the cloud writes it, if it is the canary and was seen.
    pub(super) canary: Option<String>,
    pub(super) position: Position,
    /// The write that was announced and not settled.
    pub(super) pending: Option<Pending>,
    pub(super) paused: Option<Why>,
    /// What somebody asked for and is not done yet.
    pub(super) wish: Option<Move>,
    pub(super) approved: bool,
    /// Somebody said to go on although a guard tripped.
    pub(super) overruled: bool,
    /// What somebody saw that the alias had become elsewhere when he said to go on.
    pub(super) accepted: Option<Alias>,
    /// The same of the change that somebody saw when he said to go on.
    pub(super) accepted_canary: Option<String>,
    /// The version that was made of `$LATEST`.
    pub(super) published: Option<Version>,
    /// Writes that came to nothing, one after the other.
    pub(super) failures: Option<Failures>,
    pub(super) counted: Counted,
    pub(super) ended: Option<Ended>,
}

/// What a rollout began with.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Begun {
    /// When, in Unix milliseconds.
    pub(super) at: u64,
    pub(super) stable: Version,
    pub(super) base: Alias,
}

/// Which part of the way is behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// No step was taken.
    Before,
    /// At a step.
    At {
        /// The step, from 0.
        step: usize,
        /// Since when, in Unix milliseconds.
        since: u64,
    },
    /// Promoted.
    Promoted,
    /// Back at the stable version.
    Back,
}

/// A write that was announced.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pending {
    pub(super) goes: Move,
    pub(super) base: Option<Alias>,
    pub(super) goal: Option<Alias>,
}

/// Writes that came to nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failures {
    pub(super) times: u32,
    /// When the last one did, in Unix milliseconds.
    pub(super) at: u64,
    pub(super) reason: Reason,
    pub(super) lasting: bool,
}

impl State {
    /// Before the first entry.
    pub fn new(plan: Plan) -> Self {
        let counted = nothing_counted(&plan);
        Self {
            plan,
            next_number: 0,
            holder: None,
            begun: None,
            expected: None,
            canary: None,
            position: Position::Before,
            pending: None,
            paused: None,
            wish: None,
            approved: false,
            overruled: false,
            accepted: None,
            accepted_canary: None,
            published: None,
            failures: None,
            counted,
            ended: None,
        }
    }

    /// After every entry of a journal.
    pub fn of(plan: Plan, journal: &Journal) -> Self {
        let mut state = Self::new(plan);
        for entry in &journal.entries {
            state.apply(entry);
        }
        state
    }

    /// The next entry of whoever this is; it counts once it is kept and [applied](Self::apply).
    pub fn entry(&self, at: u64, by: &str, event: Event) -> Entry {
        let number = self.next_number;
        let by = by.to_owned();
        Entry {
            number,
            at,
            by,
            event,
        }
    }

    /// The plan.
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Which part of the way is behind it.
    pub const fn position(&self) -> Position {
        self.position
    }

    /// Why it waits for somebody, if it does.
    pub const fn paused(&self) -> Option<&Why> {
        self.paused.as_ref()
    }

    /// How it ended, if it did.
    pub const fn ended(&self) -> Option<Ended> {
        self.ended
    }

    /// The stable version, once it has begun.
    pub fn stable(&self) -> Option<Version> {
        self.begun.as_ref().map(|begun| begun.stable)
    }

    /// The alias as the journal says that it is, once it has begun.
    pub const fn expected(&self) -> Option<&Alias> {
        self.expected.as_ref()
    }

    /// The write that was announced and is not settled: what it is for.
    pub fn pending(&self) -> Option<Move> {
        self.pending.as_ref().map(|pending| pending.goes)
    }

    /// The judge with every minute that was looked at; nothing without a guard of errors.
    pub fn judge(&self) -> Option<&Judge> {
        self.plan
            .guards
            .errors
            .is_some()
            .then_some(&self.counted.judge)
    }

    /// The comparison of durations; nothing without a guard of them.
    pub const fn latency(&self) -> Option<&Latency> {
        self.counted.latency.as_ref()
    }

    /// Requests that the canary has answered since its share was set, as far as they are counted.
    pub fn canary_requests(&self) -> u64 {
        self.counted.requests
    }

    /// Who drives at this moment, in Unix milliseconds, and until when he counts as driving if he
    /// says nothing more.
    pub fn holder(&self, now: u64) -> Option<(&str, u64)> {
        let (holder, alive) = self.holder.as_ref()?;
        let until = alive.saturating_add(LEASE);
        (now < until).then_some((holder.as_str(), until))
    }
}

/// Before the first minute of a plan.
fn nothing_counted(plan: &Plan) -> Counted {
    let alpha = Alpha::FIVE_PERCENT;
    let rise = plan.guards.errors.unwrap_or(ErrorRate::ALL);
    let margin = plan.guards.latency;
    Counted::new(
        Judge::new(alpha, rise),
        margin.map(|margin| Latency::new(alpha, margin)),
    )
}
