//! The plan that puts aliases and triggers back.

use super::Planned;
use crate::change::{
    AliasState, AliasWrite, Problem, Snapshot, Step, TriggerKey, TriggerState, TriggerWrite,
};

pub(super) fn restore(
    aliases: &[AliasState],
    triggers: &[TriggerState],
    snapshot: &Snapshot,
) -> Planned {
    let aliases = aliases.iter().map(|goal| {
        let base = match snapshot.alias(goal.name()) {
            Some(present) => AliasState::Is(Box::new(present.clone())),
            None => AliasState::Absent(goal.name().clone()),
        };
        (!base.says_the_same(goal))
            .then(|| Step::Alias(AliasWrite::between(&snapshot.target, base, goal.clone())))
    });
    let triggers = triggers.iter().map(|goal| {
        let base = state(&goal.key(), snapshot);
        (!base.says_the_same(goal))
            .then(|| Step::Trigger(TriggerWrite::between(&snapshot.target, base, goal.clone())))
    });
    let steps: Vec<Step> = aliases.chain(triggers).flatten().collect();
    if steps.is_empty() {
        return Err(vec![Problem::NothingToChange]);
    }
    Ok((steps, Vec::new()))
}

/// A trigger as it was read, or its absence.
pub(super) fn state(key: &TriggerKey, snapshot: &Snapshot) -> TriggerState {
    match snapshot.trigger(key) {
        Some(trigger) => TriggerState::Is(Box::new(trigger.clone())),
        None => TriggerState::Absent(key.clone()),
    }
}
