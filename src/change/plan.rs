//! From a change to a plan: pure, with the shared validation.

mod alias;
mod check;
mod version;
mod write;

use super::{
    AliasState, AliasWrite, Change, Done, PlannedCall, Problem, Snapshot, Stage, Step, Target,
    Warning,
};
use crate::scf::Alias;
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
}

/// Turns a change into a plan, or says everything that speaks against it.
///
/// Pure: the snapshot is all that it knows of the cloud, and what it was read from is what
/// [`execute`](super::execute()) compares with before it writes.
pub fn plan(change: &Change, snapshot: &Snapshot) -> Result<Plan, Vec<Problem>> {
    let (step, warnings) = match change {
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
        Change::Promote { alias } => alias::finish(alias, snapshot, Split::promoted),
        Change::RollBack { alias } => alias::finish(alias, snapshot, Split::rolled_back),
        Change::Restore { alias } => Ok((alias::restore(alias, snapshot), Vec::new())),
    }?;
    let (target, change) = (snapshot.target.clone(), change.clone());
    Ok(Plan {
        target,
        change,
        steps: vec![step],
        warnings,
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

    /// The plan that takes this one back, once it is done.
    ///
    /// Its base is what this plan left behind, not what the cloud has by then: whoever changed the
    /// alias in between is found as a conflict, not overwritten.
    pub fn undo(&self, done: &Done) -> Option<Self> {
        let [Step::Alias(write)] = self.steps.as_slice() else {
            return None;
        };
        let base = match &done.after {
            Some(alias) => AliasState::Is(Box::new(alias.clone())),
            None => AliasState::Absent(write.goal.name().clone()),
        };
        let goal = write.base.clone();
        let change = match &goal {
            AliasState::Is(alias) => Change::Restore {
                alias: alias.clone(),
            },
            AliasState::Absent(alias) => Change::DeleteAlias {
                alias: alias.clone(),
            },
        };
        let target = self.target.clone();
        let step = Step::Alias(AliasWrite::between(&target, base, goal));
        Some(Self {
            target,
            change,
            steps: vec![step],
            warnings: Vec::new(),
        })
    }

    fn alias_writes(&self) -> impl Iterator<Item = &AliasWrite> {
        self.steps.iter().filter_map(|step| match step {
            Step::Alias(write) => Some(write),
            Step::Publish(_) => None,
        })
    }
}

/// One step with its warnings, or everything that speaks against it.
type Planned = Result<(Step, Vec<Warning>), Vec<Problem>>;
