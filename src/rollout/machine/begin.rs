//! The beginning of a rollout, and of each of its moves.

use super::{Effect, FRESH, canary, look, promotion};
use crate::change::{Problem, plan};
use crate::rollout::change::{change_of, share_of_ours};
use crate::rollout::{
    Drift, Event, Look, Move, Observation, Obstacle, Reason, State, Why, check, stable_of, write,
};
use crate::scf::Alias;
use crate::traffic::Weight;

pub(super) fn begin(state: &State, seen: &Observation, now: u64) -> Effect {
    let problems = check(&state.plan);
    if !problems.is_empty() {
        return Effect::Refused(problems);
    }
    let Some(snapshot) = seen.function_since(now.saturating_sub(FRESH)) else {
        return match &seen.failed {
            // Nothing has begun, so there is no journal to say it in.
            Some(failed) if failed.lasting => Effect::Observe(Look::Function),
            _ => look(seen, Look::Function, now),
        };
    };
    match (
        stable_of(&state.plan, snapshot),
        snapshot.alias(&state.plan.alias),
    ) {
        (Ok(stable), Some(base)) => Effect::Write(Event::Began {
            plan: write(&state.plan),
            stable,
            base: base.clone(),
        }),
        (Err(problem), _) => Effect::Refused(vec![problem]),
        // The one before says that there is none.
        (Ok(_), None) => Effect::Refused(Vec::new()),
    }
}

/// Announces a move, once the function was read and is as the journal says.
pub(super) fn go(
    state: &State,
    seen: &Observation,
    goes: Move,
    why: Option<&Why>,
    now: u64,
) -> Effect {
    let goes = if goes == Move::Promote {
        promotion(state)
    } else {
        goes
    };
    let Some(snapshot) = seen.function_since(now.saturating_sub(FRESH)) else {
        return look(seen, Look::Function, now);
    };
    let found = snapshot.alias(&state.plan.alias);
    if let Some(effect) = drift(state, found) {
        return effect;
    }
    if let Some(effect) = canary::of_move(state, goes, snapshot, now) {
        return effect;
    }
    let change = found.and_then(|found| change_of(goes, state, found));
    let Some(change) = change else {
        return Effect::Write(Event::Paused(Why::Impossible {
            reason: Reason::Against(vec![Obstacle::Other]),
        }));
    };
    let intent = |base: Option<Alias>, goal: Option<Alias>| {
        let why = why.cloned();
        Effect::Write(Event::Intent {
            goes,
            why,
            base,
            goal,
        })
    };
    match plan(&change, snapshot) {
        Ok(plan) => intent(plan.before().cloned(), plan.after().cloned()),
        // It is as it shall be: announced and found done.
        Err(problems) if problems == [Problem::NothingToChange] => {
            intent(found.cloned(), found.cloned())
        }
        Err(problems) if problems.iter().all(passes) => {
            Effect::WaitUntil(snapshot.read_at.max(now.saturating_sub(FRESH)) + FRESH + 1)
        }
        Err(problems) => {
            let reason = Reason::against(&problems);
            Effect::Write(Event::Paused(Why::Impossible { reason }))
        }
    }
}

/// True for what will be otherwise in a minute.
fn passes(problem: &Problem) -> bool {
    match problem {
        Problem::FunctionNotActive { status } | Problem::VersionNotActive { status, .. } => {
            status.is_changing()
        }
        _ => false,
    }
}

/// What follows if the alias is not as the journal says.
pub(super) fn drift(state: &State, found: Option<&Alias>) -> Option<Effect> {
    let (expected, found_is) = (state.expected.as_ref(), found);
    if let (Some(expected), Some(found)) = (expected, found_is)
        && expected.says_the_same(found)
    {
        return None;
    }
    if let (Some(accepted), Some(found)) = (&state.accepted, found)
        && accepted.says_the_same(found)
        && let Some(share) = share_of_ours(state, found)
    {
        return Some(adopt(state, found, share));
    }
    let ours = state
        .pending
        .as_ref()
        .and_then(|pending| pending.goal.clone());
    Some(Effect::Write(Event::Paused(Why::Drift(Box::new(Drift {
        base: expected.cloned(),
        ours: ours.or_else(|| expected.cloned()),
        theirs: found.cloned(),
    })))))
}

fn adopt(state: &State, found: &Alias, share: Weight) -> Effect {
    let reached = |step: &crate::rollout::Step| step.share <= share;
    Effect::Write(Event::Adopted {
        alias: found.clone(),
        step: state.plan.steps.iter().rposition(reached),
    })
}
