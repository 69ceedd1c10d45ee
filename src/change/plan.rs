//! From a change to a plan: pure, with the shared validation.

mod alias;
mod check;
mod deploy;
mod logs;
mod restore;
mod trigger;
mod version;

use super::{
    AliasWrite, Change, Done, Failure, PlannedCall, Problem, Reversal, Snapshot, Stage, Step,
    Target, Warning,
};
use crate::scf::{Alias, Mode};
use crate::traffic::Split;

/// What will be done, in order, and what it will lead to.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The function.
    pub target: Target,
    /// The change that it carries out.
    pub change: Change,
    /// The steps, never empty.
    pub steps: Vec<Step>,
    /// What to know before applying.
    pub warnings: Vec<Warning>,
    /// True if a step that fails takes the ones before it back at once.
    pub all_or_nothing: bool,
}

/// Turns a change into a plan, or says everything that speaks against it.
///
/// Pure: the snapshot is all that it knows of the cloud, and what it was read from is what
/// [`execute`](super::execute()) compares with before it writes.
pub fn plan(change: &Change, snapshot: &Snapshot) -> Result<Plan, Vec<Problem>> {
    let (steps, warnings) = match change {
        Change::CreateAlias {
            alias,
            split,
            description,
        } => alias::create(alias, split, description, snapshot),
        Change::UpdateSplit {
            alias,
            split,
            description,
        } => alias::update(alias, split, description.as_deref(), snapshot),
        Change::DeleteAlias { alias } => alias::delete(alias, snapshot),
        Change::PublishVersion { description } => version::publish(description, snapshot),
        Change::DeleteVersion { version } => version::delete(*version, snapshot),
        Change::Promote { alias } => alias::finish(alias, snapshot, Split::promoted),
        Change::RollBack { alias } => alias::finish(alias, snapshot, Split::rolled_back),
        Change::Deploy(deploy) => deploy::deploy(deploy, snapshot),
        Change::Triggers(changes) => trigger::change(changes, snapshot),
        Change::WriteLogs { topic } => logs::write_to(topic, snapshot),
        Change::Restore { aliases, triggers } => restore::restore(aliases, triggers, snapshot),
    }?;
    Ok(Plan {
        target: snapshot.target.clone(),
        change: change.clone(),
        steps,
        warnings,
        all_or_nothing: matches!(change, Change::Triggers(_)),
    })
}

impl Plan {
    /// Everything that will happen, for whoever shows progress.
    pub fn stages(&self) -> Vec<Stage> {
        let steps = self.steps.iter().enumerate();
        steps
            .flat_map(|(step, of)| {
                of.phases()
                    .into_iter()
                    .map(move |phase| Stage { step, phase })
            })
            .collect()
    }

    /// The calls that will be made if nothing goes wrong.
    pub fn calls(&self) -> Vec<PlannedCall> {
        self.steps.iter().flat_map(Step::calls).collect()
    }

    /// The narrowest mode in which all of its calls are performed.
    pub fn mode(&self) -> Mode {
        let calls = self.calls().into_iter();
        let modes = calls.map(|call| call.action.mode());
        modes.max().unwrap_or(Mode::ReadOnly)
    }

    /// The alias before, as it was seen; nothing if the plan is not about an alias or creates it.
    pub fn before(&self) -> Option<&Alias> {
        self.alias_writes()
            .next()
            .and_then(|write| write.base.alias())
    }

    /// The alias afterwards; nothing if the plan is not about an alias or deletes it.
    pub fn after(&self) -> Option<&Alias> {
        self.alias_writes()
            .last()
            .and_then(|write| write.goal.alias())
    }

    /// How to take this plan back, as far as it was carried out; nothing if nothing of it can be.
    pub fn reversal(&self, done: &Done) -> Option<Reversal> {
        Reversal::of(&self.target, done)
    }

    /// What is left to do after a failure, from the step that failed; nothing if going on could
    /// do something twice or would fail for certain.
    pub fn rest(&self, failure: &Failure) -> Option<Self> {
        failure.can_go_on().then(|| Self {
            steps: failure.rest.clone(),
            ..self.clone()
        })
    }

    fn alias_writes(&self) -> impl Iterator<Item = &AliasWrite> {
        self.steps.iter().filter_map(|step| match step {
            Step::Alias(write) => Some(write),
            _ => None,
        })
    }
}

/// The steps with their warnings, or everything that speaks against them.
type Planned = Result<(Vec<Step>, Vec<Warning>), Vec<Problem>>;
