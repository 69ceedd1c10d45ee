//! Where a rollout stands, told from its state and from whoever drives it.

use super::Stand;
use crate::console::language::rooms::Told;
use crate::rollout::{Ended, Hold, Move, Position, Question, Rest, State, Unsure, Why};

/// Where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Phase {
    /// It cannot begin, or cannot go on, for a reason outside of it.
    Trouble(Trouble),
    /// Nothing is written yet.
    Begins,
    /// A write is announced, or somebody asked for one.
    Moves(Move),
    /// A share is held for a time.
    Holds(usize),
    /// A share is held until enough requests came.
    Collects(usize),
    /// A share is held until somebody approves.
    Asks(usize),
    /// A hold is over and the judge cannot tell.
    Unsure {
        /// The step.
        step: usize,
        /// True if somebody is asked.
        asks: bool,
    },
    /// A hold is over.
    Over(usize),
    /// It waits for somebody.
    Stops(Why),
    /// It is over.
    Ended(Ended),
}

/// What is in its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The function is not as the plan needs it: every reason.
    Refused(Vec<String>),
    /// The function cannot be read, and why.
    Unreadable(String),
    /// The journal cannot be kept, and why.
    Unsaved(String),
}

impl Trouble {
    fn of(stand: &Stand) -> Option<Self> {
        let Stand::Rests(rest) = stand else {
            return None;
        };
        Some(match rest {
            Rest::Refused(problems) => {
                let reasons = problems.iter().map(|(_, problem)| problem.told());
                Self::Refused(reasons.collect())
            }
            Rest::Unreadable(reason) => Self::Unreadable(reason.told()),
            Rest::Unsaved(unsaved) => Self::Unsaved(unsaved.told()),
            Rest::Until(_) | Rest::Asks(..) | Rest::HeldBy(..) | Rest::Finished(_) => return None,
        })
    }
}

impl Phase {
    /// `is_over` tells whether the time of the present hold is.
    pub(super) fn of(state: &State, stand: &Stand, is_over: bool) -> Self {
        if let Some(ended) = state.ended() {
            return Self::Ended(ended);
        }
        if let Some(trouble) = Trouble::of(stand) {
            return Self::Trouble(trouble);
        }
        if let Some(why) = state.paused() {
            return Self::Stops(why.clone());
        }
        if let Some(goes) = state.pending().or(state.wish()) {
            return Self::Moves(goes);
        }
        match state.position() {
            Position::Before if state.begun_at().is_none() => Self::Begins,
            Position::Before if state.plan().steps.is_empty() => Self::Moves(Move::Promote),
            Position::Before => Self::Moves(Move::Step(0)),
            Position::Promoted => Self::Moves(Move::Promote),
            Position::Back => Self::Moves(Move::RollBack),
            Position::At { step, .. } => Self::held(state, step, is_over),
        }
    }

    fn held(state: &State, step: usize, is_over: bool) -> Self {
        let hold = state.plan().steps.get(step).map(|step| step.hold);
        match hold {
            _ if state.is_approved() => return Self::Over(step),
            Some(Hold::Approval) => return Self::Asks(step),
            Some(Hold::Time(_)) if !is_over => return Self::Holds(step),
            Some(Hold::Requests(wanted)) if state.canary_requests() < wanted => {
                return Self::Collects(step);
            }
            _ => {}
        }
        let unsure = state.plan().guards.unsure;
        if state.is_sure() || unsure == Unsure::Advance {
            return Self::Over(step);
        }
        let asks = unsure == Unsure::Ask;
        Self::Unsure { step, asks }
    }

    /// True if nothing goes on before somebody does something.
    pub(super) const fn waits(&self) -> bool {
        matches!(
            self,
            Self::Trouble(_) | Self::Asks(_) | Self::Unsure { asks: true, .. } | Self::Stops(_)
        )
    }

    /// The value of `data-phase`.
    pub(super) const fn name(&self) -> &'static str {
        match self {
            Self::Ended(Ended::Promoted | Ended::Kept) => "good",
            Self::Ended(_) => "ended",
            Self::Stops(Why::Asked) => "paused",
            Self::Stops(_) | Self::Trouble(_) => "stopped",
            _ if self.waits() => "asks",
            _ => "runs",
        }
    }
}

/// When the time of the present hold is over, in Unix milliseconds; nothing if it is not one of
/// time.
pub(super) fn hold_ends(state: &State) -> Option<u64> {
    let Position::At { step, since } = state.position() else {
        return None;
    };
    match state.plan().steps.get(step)?.hold {
        Hold::Time(seconds) => Some(since.saturating_add(seconds.saturating_mul(1_000))),
        Hold::Approval | Hold::Requests(_) => None,
    }
}

/// True if a rollout waits for somebody. One that somebody paused waits as it was told.
pub(crate) fn waits(state: &State, stand: &Stand) -> bool {
    let unsure = matches!(stand, Stand::Rests(Rest::Asks(Question::Unsure { .. }, _)));
    let phase = Phase::of(state, stand, unsure);
    phase.waits() && phase != Phase::Stops(Why::Asked)
}

/// The step that a rollout is at or goes to, from 1, and how many there are; nothing once it has
/// ended.
pub(crate) fn begun_step(state: &State) -> Option<(usize, usize)> {
    if state.ended().is_some() {
        return None;
    }
    let count = state.plan().steps.len();
    let step = match state.position() {
        Position::Before => 1,
        Position::At { step, .. } => step + 1,
        Position::Promoted | Position::Back => count,
    };
    Some((step.min(count.max(1)), count.max(1)))
}
