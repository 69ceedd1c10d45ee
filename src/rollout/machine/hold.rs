//! A share is held: what is looked at, what trips, when the hold is over.

use super::begin::{drift, go};
use super::{Effect, LOOKED, Question, canary, look, promotion};
use crate::judge::Verdict;
use crate::rollout::{
    End, Ended, Event, Hold, Judged, Look, Move, Observation, Position, Reaction, State, Step,
    Unsure, Why, settled,
};

/// The most minutes that are asked for at once: those of two versions for two and a half days.
const MOST_MINUTES: u64 = 3_600;

pub(super) fn hold(state: &State, seen: &Observation, now: u64) -> Effect {
    let since = now.saturating_sub(LOOKED);
    let Some(found) = seen.alias_since(since, &state.plan.alias) else {
        return look(seen, Look::Alias, now);
    };
    if let Some(effect) = drift(state, found.alias()) {
        return effect;
    }
    if let Some(effect) = canary::of_hold(state, seen, now) {
        return effect;
    }
    let Position::At { step, since } = state.position else {
        let first = if state.plan.steps.is_empty() {
            end(state)
        } else {
            Some(Move::Step(0))
        };
        return first.map_or_else(kept, |goes| go(state, seen, goes, None, now));
    };
    let Some(at) = state.plan.steps.get(step) else {
        return kept();
    };
    let guards = &state.plan.guards;
    if guards.watch() || matches!(at.hold, Hold::Requests(_)) {
        if let Some(effect) = count(state, seen, now) {
            return effect;
        }
        if let Some(why) = tripped(state).filter(|_| !state.overruled) {
            return match guards.reaction {
                Reaction::RollBack => go(state, seen, Move::RollBack, Some(&why), now),
                Reaction::Hold => Effect::Write(Event::Paused(why)),
            };
        }
    }
    let look_again = next_look(now);
    if !state.approved {
        if let Some(effect) = holds_on(state, step, at, since, now) {
            return effect;
        }
        if !is_sure(state) {
            match guards.unsure {
                Unsure::Wait => return Effect::WaitUntil(look_again),
                Unsure::Ask => return Effect::Ask(Question::Unsure { step }, Some(look_again)),
                Unsure::Advance => {}
            }
        }
    }
    let following = step + 1;
    if following < state.plan.steps.len() {
        return go(state, seen, Move::Step(following), None, now);
    }
    end(state).map_or_else(kept, |goes| go(state, seen, goes, None, now))
}

/// What is done while the hold itself is not over.
fn holds_on(state: &State, index: usize, step: &Step, since: u64, now: u64) -> Option<Effect> {
    let look_again = next_look(now);
    match step.hold {
        Hold::Time(seconds) => {
            let over = since.saturating_add(seconds.saturating_mul(1_000));
            (now < over).then(|| Effect::WaitUntil(over.min(look_again)))
        }
        Hold::Approval => Some(Effect::Ask(
            Question::Approve { step: index },
            Some(look_again),
        )),
        Hold::Requests(wanted) => {
            (state.counted.requests < wanted).then_some(Effect::WaitUntil(look_again))
        }
    }
}

/// Reads the minutes that are counted for good since the last look, and keeps them.
fn count(state: &State, seen: &Observation, now: u64) -> Option<Effect> {
    let looked = state.counted.until;
    if let Some((until, minutes)) = &seen.counts
        && *until > looked
    {
        let (until, minutes) = (*until, minutes.clone());
        let mut ahead = state.counted.clone();
        ahead.add(until, &minutes);
        let judged = state
            .judge()
            .map(|_| Judged::of(&ahead.judge.judgement(), ahead.is_judged()));
        return Some(Effect::Write(Event::Looked {
            until,
            minutes,
            judged,
        }));
    }
    let until = settled(now);
    let counted = seen.counted_at.is_some_and(|at| at + LOOKED > now);
    if until <= looked || counted {
        return None;
    }
    let from = looked.max(until.saturating_sub(MOST_MINUTES));
    Some(look(seen, Look::Counts { from, until }, now))
}

/// The guard that trips, if one does.
fn tripped(state: &State) -> Option<Why> {
    let guards = &state.plan.guards;
    let worse = |verdict| matches!(verdict, Verdict::Worse { .. });
    if state
        .judge()
        .is_some_and(|judge| worse(judge.judgement().verdict))
    {
        return Some(Why::Errors);
    }
    if state
        .latency()
        .is_some_and(|latency| latency.comparison().slower)
    {
        return Some(Why::Latency);
    }
    let count = state.counted.throttles;
    guards
        .throttles
        .filter(|most| count > *most)
        .map(|_| Why::Throttles { count })
}

/// True if nothing speaks for waiting longer. Without a guard of errors one minute with requests to
/// the canary has to be known; without any guard nothing has.
pub(in crate::rollout) fn is_sure(state: &State) -> bool {
    let judged = state.counted.is_judged();
    match state.judge() {
        _ if !state.plan.guards.watch() || state.overruled => true,
        Some(judge) => judged && matches!(judge.judgement().verdict, Verdict::NoSignOfHarm { .. }),
        None => judged && state.counted.requests > 0,
    }
}

/// The move after the last step, if there is one.
fn end(state: &State) -> Option<Move> {
    (state.plan.end() == Some(End::Promote)).then(|| promotion(state))
}

fn kept() -> Effect {
    Effect::Write(Event::Ended(Ended::Kept))
}

/// When the next minute is counted for good.
const fn next_look(now: u64) -> u64 {
    (now / 60_000 + 1) * 60_000
}
