//! What is to be done next.
//!
//! One effect at a time, in an order that makes it safe: an outcome is written down before anything
//! else, a write that was announced is settled before another one is, nothing is written while
//! somebody is waited for, and nothing without having looked. So a rollout that was interrupted at
//! any point, for any time, takes up exactly what it was about, and never more than one step.

mod begin;
mod canary;
mod hold;
mod settle;

pub(super) use hold::is_sure;

use serde::{Deserialize, Serialize};

use super::{Ended, Event, Look, Move, Observation, Position, Problems, State, Why};
use crate::change::Plan;

/// How old what was seen may be for a move to be planned with it, in milliseconds. The plan is
/// compared once more when it is carried out.
const FRESH: u64 = 60_000;
/// How long one look at the alias is enough while a share is held, in milliseconds.
const LOOKED: u64 = 30_000;
/// After how many writes in a row that came to nothing somebody is asked.
const MOST_FAILURES: u32 = 6;

/// What is to be done next.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant)] // there is one at a time
pub enum Effect {
    /// Look, and put what was seen into the observation.
    Observe(Look),
    /// Keep an entry that says this, for good, before anything else happens.
    Write(Event),
    /// Carry a plan out; its intent is in the journal. What was seen before is worth nothing then.
    CarryOut(Box<Plan>),
    /// Nothing until this moment, in Unix milliseconds, unless somebody says something.
    WaitUntil(u64),
    /// Ask somebody, and look again at this moment; never if there is none.
    Ask(Question, Option<u64>),
    /// Somebody else drives, until this moment at least.
    HeldBy(String, u64),
    /// The rollout cannot begin with the function as it is.
    Refused(Problems),
    /// It is over.
    Finished(Ended),
}

/// What somebody is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Question {
    /// Whether this step is good: its hold ends with an approval.
    Approve {
        /// The step, from 0.
        step: usize,
    },
    /// Whether to go on although the judge cannot tell.
    Unsure {
        /// The step, from 0.
        step: usize,
    },
    /// What to do now.
    Paused(Why),
}

/// What `me` has to do next with what was seen, at `now`, in Unix milliseconds of the account's time.
pub fn next(state: &State, seen: &Observation, me: &str, now: u64) -> Effect {
    if let Some(ended) = state.ended {
        return Effect::Finished(ended);
    }
    if let Some((holder, until)) = state.holder(now)
        && holder != me
    {
        return Effect::HeldBy(holder.to_owned(), until);
    }
    if state.begun.is_none() {
        return begin::begin(state, seen, now);
    }
    match &state.holder {
        Some((holder, alive)) if holder == me => {
            if now >= alive.saturating_add(super::LEASE / 2) {
                return Effect::Write(Event::Alive);
            }
        }
        _ => return Effect::Write(Event::Taken),
    }
    if let Some(outcome) = &seen.outcome
        && state.pending.is_some()
    {
        return Effect::Write(Event::Settled(settle::settled(outcome)));
    }
    if let Some(why) = &state.paused {
        return Effect::Ask(Question::Paused(why.clone()), None);
    }
    if let Some(failures) = &state.failures {
        if failures.lasting || failures.times >= MOST_FAILURES {
            let reason = failures.reason.clone();
            return Effect::Write(Event::Paused(Why::Failed { reason }));
        }
        let again = failures.at.saturating_add(pause(failures.times));
        if now < again {
            return Effect::WaitUntil(again);
        }
    }
    if let Some(pending) = &state.pending {
        return settle::settle(state, pending, seen, now);
    }
    match (state.position, state.wish) {
        (Position::Promoted, _) => Effect::Write(Event::Ended(Ended::Promoted)),
        (Position::Back, _) => Effect::Write(Event::Ended(Ended::RolledBack)),
        (_, Some(wish)) => begin::go(state, seen, wish, Some(&Why::Asked), now),
        (Position::Before | Position::At { .. }, None) => hold::hold(state, seen, now),
    }
}

/// The next look, unless looking did not work a moment ago.
fn look(seen: &Observation, look: Look, now: u64) -> Effect {
    let Some(failed) = &seen.failed else {
        return Effect::Observe(look);
    };
    if failed.lasting {
        let reason = failed.reason.clone();
        return Effect::Write(Event::Paused(Why::Unreadable { reason }));
    }
    let again = failed.at.saturating_add(pause(failed.times));
    if now < again {
        Effect::WaitUntil(again)
    } else {
        Effect::Observe(look)
    }
}

/// How long to wait after so many failures in a row, in milliseconds: doubled up to a minute.
const fn pause(times: u32) -> u64 {
    let doubled = match times {
        0 | 1 => 2_000,
        2..=5 => 1_000 << times,
        _ => 60_000,
    };
    if doubled > 60_000 { 60_000 } else { doubled }
}

/// The move that ends the rollout well: what is still missing of it.
fn promotion(state: &State) -> Move {
    let default = super::change::scheme(state) == Some(crate::traffic::Scheme::DefaultAlias);
    if default && state.published.is_none() {
        Move::Publish
    } else {
        Move::Promote
    }
}
