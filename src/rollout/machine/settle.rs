//! What became of a write that was announced.

use super::{Effect, FRESH, canary, look};
use crate::change::{Cause, Failure, Outcome, Snapshot, plan};
use crate::rollout::change::{change_of, mark};
use crate::rollout::drive::is_lasting;
use crate::rollout::state::Pending;
use crate::rollout::{Event, Look, Move, Observation, Reason, Settled, State};
use crate::scf::Alias;

/// Looks whether it was done, and carries it out if it was not.
pub(super) fn settle(state: &State, pending: &Pending, seen: &Observation, now: u64) -> Effect {
    let Some(snapshot) = seen.function_since(now.saturating_sub(FRESH)) else {
        return look(seen, Look::Function, now);
    };
    let found = snapshot.alias(&state.plan.alias);
    if let Some(done) = done(state, pending, snapshot, found) {
        return Effect::Write(Event::Settled(done));
    }
    let is_base = pending.goes == Move::Publish || same(pending.base.as_ref(), found);
    let Some(found) = found.filter(|_| is_base) else {
        let theirs = found.cloned();
        return Effect::Write(Event::Settled(Settled::Conflict { theirs }));
    };
    let other = state.wish.is_some_and(|wish| {
        // Publishing is a part of promoting.
        wish != pending.goes && !(wish == Move::Promote && pending.goes == Move::Publish)
    });
    if other || canary::of_move(state, pending.goes, snapshot, now).is_some() {
        return Effect::Write(Event::Settled(Settled::Dropped));
    }
    let change = change_of(pending.goes, state, found);
    let planned = change.map(|change| plan(&change, snapshot));
    match planned {
        Some(Ok(plan))
            if pending.goes == Move::Publish || same(pending.goal.as_ref(), plan.after()) =>
        {
            Effect::CarryOut(Box::new(plan))
        }
        Some(Err(problems)) => {
            let (reason, lasting) = (Reason::against(&problems), false);
            Effect::Write(Event::Settled(Settled::NotDone { reason, lasting }))
        }
        // What was announced is not what would be written now.
        Some(Ok(_)) | None => Effect::Write(Event::Settled(Settled::Dropped)),
    }
}

/// The outcome, if the cloud shows it.
fn done(
    state: &State,
    pending: &Pending,
    snapshot: &Snapshot,
    found: Option<&Alias>,
) -> Option<Settled> {
    if pending.goes == Move::Publish {
        let mark = mark(state)?;
        let mut versions = snapshot.versions.iter();
        let made = versions.find(|info| info.description == mark)?;
        return Some(Settled::Done {
            receipts: Vec::new(),
            now: None,
            version: Some(made.version),
        });
    }
    same(pending.goal.as_ref(), found).then(|| Settled::Done {
        receipts: Vec::new(),
        now: found.cloned(),
        version: None,
    })
}

fn same(one: Option<&Alias>, two: Option<&Alias>) -> bool {
    matches!((one, two), (Some(one), Some(two)) if one.says_the_same(two))
}

/// What the journal keeps of an outcome.
pub(super) fn settled(outcome: &Outcome) -> Settled {
    match outcome {
        Outcome::Done(done) => Settled::Done {
            receipts: done.receipts.clone(),
            now: done.after().cloned(),
            version: done.published(),
        },
        Outcome::Conflict(conflict) => Settled::Conflict {
            theirs: conflict.theirs.clone(),
        },
        Outcome::Failed(failure) => failed(failure),
    }
}

fn failed(failure: &Failure) -> Settled {
    let so_far = &failure.so_far;
    // The version was made; whether it can be used yet is asked when it is promoted.
    if let Some(version) = so_far.published() {
        return Settled::Done {
            receipts: so_far.receipts.clone(),
            now: None,
            version: Some(version),
        };
    }
    let reason = Reason::of(&failure.cause);
    match &failure.cause {
        // Accepted, but not read back.
        Cause::Call(_) if !so_far.receipts.is_empty() => Settled::Unclear { reason },
        Cause::Unknown(_) => Settled::Unclear { reason },
        Cause::Call(error) => Settled::NotDone {
            reason,
            lasting: is_lasting(error),
        },
        Cause::KeptOtherwise { found } => Settled::Conflict {
            theirs: found.as_deref().cloned(),
        },
        Cause::TriggerChanged
        | Cause::TriggerKeptOtherwise
        | Cause::LogsChanged
        | Cause::LogsKeptOtherwise
        | Cause::VersionUnusable { .. }
        | Cause::StillChanging { .. } => Settled::NotDone {
            reason,
            lasting: false,
        },
    }
}
