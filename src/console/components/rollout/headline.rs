//! The sentences at the head.

use super::phase::{Phase, Trouble};
use crate::console::language::rollout::Standing;
use crate::console::language::text;
use crate::judge::Verdict;
use crate::rollout::{Hold, State, Story, Why};
use crate::traffic::Weight;

/// Where it stands in one sentence. With numbers that change by themselves only if they shall be
/// said: what is announced leaves them out.
pub(super) fn headline(
    phase: &Phase,
    state: &State,
    standing: &Standing,
    minutes: Option<u64>,
) -> String {
    let words = &text().rollout;
    let plan = state.plan();
    let share = |step: &usize| {
        plan.steps
            .get(*step)
            .map_or(Weight::ZERO, |step| step.share)
    };
    match phase {
        Phase::Trouble(Trouble::Refused(_)) => words.refused.to_owned(),
        Phase::Trouble(Trouble::Unreadable(_)) => words.unreadable.to_owned(),
        Phase::Trouble(Trouble::Unsaved(_)) => words.unsaved.to_owned(),
        Phase::Begins => words.begins.to_owned(),
        Phase::Moves(goes) => (words.moves)(*goes, plan, state.stable()),
        Phase::Holds(step) => (words.holds)(share(step), minutes),
        Phase::Collects(step) => {
            let wanted = match plan.steps.get(*step).map(|step| step.hold) {
                Some(Hold::Requests(wanted)) => wanted,
                _ => 0,
            };
            let so_far = minutes.map(|_| state.canary_requests());
            (words.collects)(share(step), wanted, so_far)
        }
        Phase::Asks(step) => (words.asks)(share(step)),
        Phase::Unsure { step, asks } => (words.unsure)(share(step), *asks),
        Phase::Over(step) => (words.over)(share(step), standing.next),
        Phase::Stops(why) => (words.stops)(standing.share, why),
        Phase::Ended(ended) => (words.ended)(*ended, standing),
    }
}

/// What was counted at the present share, and what it says; nothing where no share is held. Once it
/// is over, why.
pub(super) fn evidence(phase: &Phase, state: &State, story: &Story) -> Option<String> {
    let words = &text().rollout;
    match phase {
        Phase::Holds(_)
        | Phase::Collects(_)
        | Phase::Asks(_)
        | Phase::Unsure { .. }
        | Phase::Over(_) => {}
        Phase::Stops(why) if !matches!(why, Why::Drift(_)) => {}
        // What was decided last is why it is over.
        Phase::Ended(_) => {
            let last = story.chapters.last().map(text().rollout_log.decided);
            return last.filter(|said| !said.is_empty());
        }
        Phase::Stops(_) | Phase::Trouble(_) | Phase::Begins | Phase::Moves(_) => return None,
    }
    let plan = state.plan();
    let counts = |step: &crate::rollout::Step| matches!(step.hold, Hold::Requests(_));
    if !plan.guards.watch() && !plan.steps.iter().any(counts) {
        return Some(words.unwatched.to_owned());
    }
    if !state.is_judged() {
        return Some(words.uncounted.to_owned());
    }
    let requests = state.canary_requests();
    let say = match state.judgement().map(|judgement| judgement.verdict) {
        None => words.counted,
        Some(Verdict::NotYet(_)) => words.counted_not_yet,
        Some(Verdict::NoSignOfHarm { .. }) => words.counted_no_harm,
        Some(Verdict::Worse { .. }) => words.counted_worse,
    };
    Some(say(requests))
}

/// What to do, and the reason if it is the answer's or the plan's; nothing where it goes on by
/// itself.
pub(super) fn advice(phase: &Phase) -> Vec<String> {
    let words = &text().rollout;
    match phase {
        Phase::Trouble(Trouble::Refused(reasons)) => reasons.clone(),
        Phase::Trouble(Trouble::Unreadable(reason) | Trouble::Unsaved(reason)) => {
            vec![reason.clone()]
        }
        Phase::Asks(_) => vec![words.asks_advice.to_owned()],
        Phase::Unsure { asks, .. } => vec![(words.unsure_advice)(*asks).to_owned()],
        Phase::Stops(why) => {
            let reason = super::log::reason(why).filter(|reason| !reason.is_empty());
            let advice = (words.advice)(why).to_owned();
            reason.into_iter().chain([advice]).collect()
        }
        Phase::Begins
        | Phase::Moves(_)
        | Phase::Holds(_)
        | Phase::Collects(_)
        | Phase::Over(_)
        | Phase::Ended(_) => Vec::new(),
    }
}

/// A time that runs down: `6:12`, `1:02:05`.
pub(super) fn countdown(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}
