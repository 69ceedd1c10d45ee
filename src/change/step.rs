//! The parts of a plan: each is one write with everything that makes it safe.

use serde::Serialize;

use crate::scf::{
    Action, Alias, CreateAlias, DeleteAlias, GetAlias, GetFunction, PublishVersion, Request,
    UpdateAlias,
};
use crate::traffic::{AliasName, Version};

/// One step. Steps run in order; a failure ends the plan.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Change one alias: read, compare with what was seen, write, read back.
    Alias(AliasWrite),
    /// Publish a version and wait until it is usable.
    Publish(Publish),
}

/// A write to one alias, between the state that was seen and the state that is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct AliasWrite {
    /// What is sent.
    pub write: Write,
    /// The alias as the user saw it. Anything else found there is a conflict.
    pub base: AliasState,
    /// The alias as it shall be.
    pub goal: AliasState,
}

/// An alias, or its absence.
#[derive(Clone, Debug, PartialEq)]
pub enum AliasState {
    /// It is like this.
    Is(Box<Alias>),
    /// There is none of this name.
    Absent(AliasName),
}

/// A write to an alias.
#[derive(Clone, Debug, PartialEq)]
pub enum Write {
    /// `CreateAlias`
    Create(CreateAlias),
    /// `UpdateAlias`
    Update(UpdateAlias),
    /// `DeleteAlias`
    Delete(DeleteAlias),
}

/// The making of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publish {
    /// What is sent.
    pub request: PublishVersion,
    /// The versions that there were, so that a new one can be told from them.
    pub known: Vec<Version>,
}

/// One thing that a step does, for whoever shows progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stage {
    /// The step, counted from 0.
    pub step: usize,
    /// What it is doing.
    pub phase: Phase,
}

/// The phases of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Reading the alias again to see whether somebody else changed it.
    Check,
    /// Sending the write.
    Write(Action),
    /// Waiting until the new version is usable.
    Wait,
    /// Reading back what the cloud keeps now.
    Verify,
}

/// A call that a plan will make, for the preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedCall {
    /// The action.
    pub action: Action,
    /// The JSON body, exactly as it will be sent.
    pub body: String,
}

impl AliasState {
    /// The name, whether it exists or not.
    pub fn name(&self) -> &AliasName {
        match self {
            Self::Is(alias) => &alias.name,
            Self::Absent(name) => name,
        }
    }

    /// The alias, if it exists.
    pub fn alias(&self) -> Option<&Alias> {
        match self {
            Self::Is(alias) => Some(alias),
            Self::Absent(_) => None,
        }
    }

    /// True if both would serve the same.
    ///
    /// The time of the last change does not count: an alias that somebody changed and changed back
    /// is what the user saw, and a foreign write of the same values loses nothing.
    pub fn says_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Is(one), Self::Is(two)) => one.says_the_same(two),
            (Self::Absent(one), Self::Absent(two)) => one == two,
            _ => false,
        }
    }
}

impl Write {
    /// The action that it asks for.
    pub const fn action(&self) -> Action {
        match self {
            Self::Create(_) => Action::CreateAlias,
            Self::Update(_) => Action::UpdateAlias,
            Self::Delete(_) => Action::DeleteAlias,
        }
    }

    fn planned(&self) -> PlannedCall {
        match self {
            Self::Create(request) => PlannedCall::of(request),
            Self::Update(request) => PlannedCall::of(request),
            Self::Delete(request) => PlannedCall::of(request),
        }
    }

    /// The read that comes before and after it.
    pub(super) fn read(&self) -> GetAlias {
        let (function_name, namespace, name) = match self {
            Self::Create(request) => (&request.function_name, &request.namespace, &request.name),
            Self::Update(request) => (&request.function_name, &request.namespace, &request.name),
            Self::Delete(request) => (&request.function_name, &request.namespace, &request.name),
        };
        GetAlias {
            function_name: function_name.clone(),
            namespace: namespace.clone(),
            name: name.clone(),
        }
    }
}

impl Publish {
    /// The read that tells whether the version is usable.
    pub(super) fn read(&self, version: Version) -> GetFunction {
        GetFunction {
            function_name: self.request.function_name.clone(),
            namespace: self.request.namespace.clone(),
            qualifier: version,
        }
    }
}

impl PlannedCall {
    fn of<R: Request + Serialize>(request: &R) -> Self {
        // A request is a struct of texts and numbers: writing it as JSON cannot fail.
        Self {
            action: R::ACTION,
            body: serde_json::to_string(request).unwrap_or_default(),
        }
    }
}

impl Step {
    /// The phases that it goes through.
    pub fn phases(&self) -> Vec<Phase> {
        match self {
            Self::Alias(alias) => vec![
                Phase::Check,
                Phase::Write(alias.write.action()),
                Phase::Verify,
            ],
            Self::Publish(_) => vec![Phase::Write(Action::PublishVersion), Phase::Wait],
        }
    }

    /// The calls that it makes if nothing goes wrong. The read that waits for a version is left
    /// out: nobody knows its number yet.
    pub fn calls(&self) -> Vec<PlannedCall> {
        match self {
            Self::Alias(alias) => {
                let read = PlannedCall::of(&alias.write.read());
                vec![read.clone(), alias.write.planned(), read]
            }
            Self::Publish(publish) => vec![PlannedCall::of(&publish.request)],
        }
    }
}
