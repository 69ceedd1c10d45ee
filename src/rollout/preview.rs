//! What a plan will do if nothing stops it, before anything is touched.

use super::change::change_of;
use super::{End, Event, Move, Plan, Problems, Settled, State, check_against, stable_of, write};
use crate::change::{self, Snapshot};
use crate::judge::{ErrorRate, Stage, Traffic};
use crate::rollout::Hold;
use crate::traffic::{Scheme, Weight};

/// The plans of its moves, in order, or everything that speaks against it. The version that a
/// promotion makes is the one that the cloud is expected to number next.
pub fn preview(plan: &Plan, snapshot: &Snapshot) -> Result<Vec<(Move, change::Plan)>, Problems> {
    let problems = check_against(plan, snapshot);
    let (Ok(stable), Some(base)) = (stable_of(plan, snapshot), snapshot.alias(&plan.alias)) else {
        return Err(problems);
    };
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut state = State::new(plan.clone());
    let say = |state: &mut State, event| {
        let entry = state.entry(snapshot.read_at, "", event);
        state.apply(&entry);
    };
    let base = base.clone();
    say(
        &mut state,
        Event::Began {
            plan: write(plan),
            stable,
            base,
        },
    );
    let mut ahead = snapshot.clone();
    let mut planned = Vec::new();
    for goes in moves(plan, &state) {
        let found = ahead.alias(&plan.alias).cloned();
        let change = found.and_then(|found| change_of(goes, &state, &found));
        let Some(Ok(next)) = change.map(|change| change::plan(&change, &ahead)) else {
            continue;
        };
        let now = next.after().cloned();
        if let Some(now) = &now {
            ahead.aliases.retain(|alias| alias.name != now.name);
            ahead.aliases.push(now.clone());
        }
        let version = (goes == Move::Publish).then(|| snapshot.next_version());
        if let Some(version) = version
            && let Some(info) = snapshot.versions.first()
        {
            let info = crate::scf::VersionInfo {
                version,
                ..info.clone()
            };
            ahead.versions.push(info);
        }
        let base = next.before().cloned();
        say(
            &mut state,
            Event::Intent {
                goes,
                why: None,
                base,
                goal: now.clone(),
            },
        );
        let receipts = Vec::new();
        say(
            &mut state,
            Event::Settled(Settled::Done {
                receipts,
                now,
                version,
            }),
        );
        planned.push((goes, next));
    }
    Ok(planned)
}

/// Every move of a plan that nothing stops.
fn moves(plan: &Plan, state: &State) -> Vec<Move> {
    let mut moves: Vec<Move> = (0..plan.steps.len()).map(Move::Step).collect();
    if plan.end() == Some(End::Promote) {
        if super::change::scheme(state) == Some(Scheme::DefaultAlias) {
            moves.push(Move::Publish);
        }
        moves.push(Move::Promote);
    }
    moves
}

/// The stages that a rehearsal plays: a sample as the minutes that it takes with so many thousandths
/// of a request per second, an approval as none.
pub fn stages(plan: &Plan, thousandths_per_second: u64) -> Vec<Stage> {
    let stages = plan.steps.iter().map(|step| {
        let traffic = |share: Weight| Traffic {
            thousandths_per_second,
            share,
            baseline: ErrorRate::ZERO,
            raised: ErrorRate::ZERO,
        };
        let minutes = match step.hold {
            Hold::Time(seconds) => seconds / 60,
            Hold::Approval => 0,
            Hold::Requests(count) => traffic(step.share).minutes_for(count).unwrap_or(0),
        };
        Stage {
            share: step.share,
            minutes: u32::try_from(minutes).unwrap_or(u32::MAX),
        }
    });
    stages.collect()
}
