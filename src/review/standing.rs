//! Whether the function is still what the proposal was made from.

use super::{Drawn, Proposal, Review};
use crate::change::{AliasState, Change, LogTopic, Plan, Snapshot, Step, TriggerState};

/// How a proposal stands to the function as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is as it was: the proposal means what its author meant.
    Holds,
    /// It is already as proposed.
    Reached,
    /// Something of it changed: the proposal would mean something else.
    Moved,
}

impl Review {
    /// How the proposal stands to a function as it is.
    pub fn standing(&self, now: &Snapshot) -> Standing {
        let same_aliases = self.base.aliases.iter().all(|then| {
            let present = alias_now(then, now);
            present.says_the_same(then)
        });
        let same_triggers = self.base.triggers.iter().all(|then| {
            let present = trigger_now(then, now);
            then.says_the_same(&present)
        });
        let same_logs = self.base.logs.as_ref().is_none_or(|then| {
            // A set without a topic says nothing.
            LogTopic::of(&now.function).topic_id == then.topic_id
        });
        let same_versions = !self.counts_versions() || now.newest_published() == self.base.newest;
        if same_aliases && same_triggers && same_logs && same_versions {
            Standing::Holds
        } else if self.is_reached(now) {
            Standing::Reached
        } else {
            Standing::Moved
        }
    }

    /// True if the newest version belongs to what was seen: it makes the next one, or gives a share to
    /// the newest.
    pub fn counts_versions(&self) -> bool {
        match &self.proposal {
            Proposal::Change(Change::PublishVersion { .. }) => true,
            Proposal::Change(Change::Deploy(deploy)) => {
                deploy.publish_first || deploy.publish.is_some() || deploy.share.is_some()
            }
            _ => false,
        }
    }

    /// True if everything is as the proposal would leave what its author saw.
    fn is_reached(&self, now: &Snapshot) -> bool {
        let Drawn::Plan(plan) = self.plan(&self.snapshot()) else {
            return false;
        };
        let (aliases, triggers, logs) = goals(&plan);
        let any = !aliases.is_empty() || !triggers.is_empty() || logs.is_some();
        let publishes = plan
            .steps
            .iter()
            .any(|step| matches!(step, Step::Publish(_) | Step::Upload(_)));
        any && !publishes
            && aliases
                .iter()
                .all(|goal| alias_now(goal, now).says_the_same(goal))
            && triggers
                .iter()
                .all(|goal| goal.says_the_same(&trigger_now(goal, now)))
            && logs.is_none_or(|goal| LogTopic::of(&now.function).topic_id == goal.topic_id)
    }
}

/// How a plan leaves what it changes.
fn goals(plan: &Plan) -> (Vec<&AliasState>, Vec<&TriggerState>, Option<&LogTopic>) {
    let (mut aliases, mut triggers, mut logs) = (Vec::<&AliasState>::new(), Vec::new(), None);
    for step in &plan.steps {
        match step {
            Step::Alias(write) => {
                aliases.retain(|goal| goal.name() != write.goal.name());
                aliases.push(&write.goal);
            }
            Step::Trigger(write) => {
                let key = write.goal.key();
                triggers.retain(|goal: &&TriggerState| goal.key() != key);
                triggers.push(&write.goal);
            }
            Step::Logs(write) => logs = Some(&write.goal),
            Step::Upload(_) | Step::Publish(_) | Step::Wait(_) | Step::DeleteVersion(_) => {}
        }
    }
    (aliases, triggers, logs)
}

/// The alias of the same name as it is.
fn alias_now(state: &AliasState, now: &Snapshot) -> AliasState {
    now.alias(state.name()).map_or_else(
        || AliasState::Absent(state.name().clone()),
        |alias| AliasState::Is(Box::new(alias.clone())),
    )
}

/// The trigger of the same key as it is.
fn trigger_now(state: &TriggerState, now: &Snapshot) -> TriggerState {
    let key = state.key();
    match now.trigger(&key) {
        Some(trigger) => TriggerState::Is(Box::new(trigger.clone())),
        None => TriggerState::Absent(key),
    }
}
