//! Whether the canary is still what was counted: `$LATEST` changes with every upload and every
//! setting, and the counts of the cloud do not say so.

use super::{Effect, LOOKED, look};
use crate::change::Snapshot;
use crate::rollout::{Event, Look, Move, Observation, State, Why};
use crate::scf::FunctionDetail;

/// What comes before anything else while a share is held. Once a version was made of `$LATEST`,
/// that one is the canary.
pub(super) fn of_hold(state: &State, seen: &Observation, now: u64) -> Option<Effect> {
    if !state.plan.canary.is_latest() || state.published.is_some() {
        return None;
    }
    let Some(found) = seen.latest_since(now.saturating_sub(LOOKED)) else {
        return Some(look(seen, Look::Latest, now));
    };
    unlike(state, found, now)
}

/// What comes before a move that gives the canary more. The way back is open whatever it is.
pub(super) fn of_move(state: &State, goes: Move, snapshot: &Snapshot, now: u64) -> Option<Effect> {
    if !state.plan.canary.is_latest() || goes == Move::RollBack {
        return None;
    }
    let found = &snapshot.function;
    // Changed after the version was made, it is of no interest any more. A change in the very second
    // cannot be told apart from what publishing itself may write there.
    if let Some(made) = state.published
        && snapshot
            .version(made)
            .is_none_or(|made| found.mod_time >= made.add_time)
    {
        return None;
    }
    unlike(state, found, now)
}

fn unlike(state: &State, found: &FunctionDetail, now: u64) -> Option<Effect> {
    let is = &found.mod_time;
    match &state.canary {
        Some(was) if was == is => None,
        Some(was) if state.accepted_canary.as_ref() != Some(is) => {
            let (was, is) = (was.clone(), is.clone());
            Some(Effect::Write(Event::Paused(Why::CanaryChanged { was, is })))
        }
        // Until then what it was before may still answer.
        _ if found.status.is_changing() => Some(Effect::WaitUntil(now + LOOKED + 1)),
        _ => Some(Effect::Write(Event::Canary {
            changed: is.clone(),
        })),
    }
}
