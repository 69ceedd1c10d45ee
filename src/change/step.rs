//! The parts of a plan: each is one write, or one wait, with everything that makes it safe.

mod alias;
mod code;
mod logs;
mod shift;
mod trigger;

use serde::Serialize;

use crate::scf::{Action, Request};

pub use alias::{AliasState, AliasWrite, Write};
pub use code::{Publish, Upload, VersionDeletion, Wait};
pub use logs::LogWrite;
pub use trigger::{TriggerWrite, WriteTrigger};
pub(super) use trigger::{can_be_switched, can_be_updated};

/// One step. Steps run in order; a failure ends the plan.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Change one alias: read, compare with what was seen, write, read back.
    Alias(AliasWrite),
    /// Change one trigger, in the same way.
    Trigger(TriggerWrite),
    /// Change where the logs go, in the same way.
    Logs(LogWrite),
    /// Replace the code of `$LATEST`.
    Upload(Upload),
    /// Publish a version.
    Publish(Publish),
    /// Wait until a version is usable.
    Wait(Wait),
    /// Delete a version.
    DeleteVersion(VersionDeletion),
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
    /// Reading again to see whether somebody else changed it.
    Check,
    /// Sending the write.
    Write(Action),
    /// Waiting until a version is usable.
    Wait,
    /// Reading back what the cloud keeps now.
    Verify,
}

/// A call that a plan will make, for the preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedCall {
    /// The action.
    pub action: Action,
    /// The JSON body, exactly as it will be sent; an archive alone is left out of it (see
    /// [`Upload`]).
    pub body: String,
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
            Self::Alias(alias) => around(alias.write.action()),
            Self::Trigger(trigger) => around(trigger.write.action()),
            Self::Logs(_) => around(Action::UpdateFunctionConfiguration),
            Self::Upload(_) => vec![Phase::Check, Phase::Write(Action::UpdateFunctionCode)],
            Self::Publish(_) => vec![Phase::Write(Action::PublishVersion)],
            Self::Wait(_) => vec![Phase::Wait],
            Self::DeleteVersion(_) => vec![Phase::Write(Action::DeleteFunctionVersion)],
        }
    }

    /// The calls that it makes if nothing goes wrong.
    pub fn calls(&self) -> Vec<PlannedCall> {
        match self {
            Self::Alias(alias) => {
                let read = PlannedCall::of(&alias.write.read());
                vec![read.clone(), alias.write.planned(), read]
            }
            Self::Trigger(trigger) => {
                let read = PlannedCall::of(&trigger.write.list());
                vec![read.clone(), trigger.write.planned(), read]
            }
            Self::Logs(logs) => {
                let read = PlannedCall::of(&logs.read());
                vec![read.clone(), PlannedCall::of(&logs.request), read]
            }
            Self::Upload(upload) => upload.calls(),
            Self::Publish(publish) => vec![PlannedCall::of(&publish.request)],
            Self::Wait(wait) => vec![PlannedCall::of(&wait.read())],
            Self::DeleteVersion(deletion) => vec![PlannedCall::of(&deletion.request)],
        }
    }
}

/// Read, write, read back.
fn around(action: Action) -> Vec<Phase> {
    vec![Phase::Check, Phase::Write(action), Phase::Verify]
}
