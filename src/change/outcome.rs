//! How a plan ended.

use serde::{Deserialize, Serialize};

use super::{AliasState, LogTopic, Step, TriggerState};
use crate::scf::{Action, Alias, Error, Status};
use crate::traffic::{AliasName, Version};

/// How a plan ended. Whatever it was, the activity log wants it.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub enum Outcome {
    /// Everything was done, and read back.
    Done(Done),
    /// Somebody else changed the alias since it was read. It was not written.
    Conflict(Box<Conflict>),
    /// A step failed. What was done before it stays done.
    Failed(Box<Failure>),
}

impl Outcome {
    /// What was done, however it ended.
    pub fn done(&self) -> &Done {
        match self {
            Self::Done(done) => done,
            Self::Conflict(conflict) => &conflict.so_far,
            Self::Failed(failure) => &failure.so_far,
        }
    }
}

/// What a plan did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Done {
    /// The writes that were accepted, in order.
    pub receipts: Vec<Receipt>,
    /// What they left behind, in order, as it was read back. If it is not known what became of the
    /// last write, what it would have left.
    pub left: Vec<Left>,
}

/// What one step left behind.
#[derive(Clone, Debug, PartialEq)]
pub enum Left {
    /// An alias.
    Alias {
        /// As it was.
        before: AliasState,
        /// As it was read back.
        now: AliasState,
    },
    /// A trigger.
    Trigger {
        /// As it was.
        before: TriggerState,
        /// As it was read back.
        now: TriggerState,
    },
    /// Where the logs go.
    Logs {
        /// As it was.
        before: LogTopic,
        /// As it was read back.
        now: LogTopic,
    },
    /// New code on `$LATEST`.
    Code,
    /// A new version.
    Version(Version),
}

impl Done {
    /// The alias that was changed last, as it was read back; nothing if it is gone or none was
    /// changed.
    pub fn after(&self) -> Option<&Alias> {
        let mut left = self.left.iter().rev();
        left.find_map(|left| match left {
            Left::Alias { now, .. } => Some(now.alias()),
            _ => None,
        })?
    }

    /// The version that was published last.
    pub fn published(&self) -> Option<Version> {
        let mut left = self.left.iter().rev();
        left.find_map(|left| match left {
            Left::Version(version) => Some(*version),
            _ => None,
        })
    }
}

/// The cloud's acknowledgement of a write.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// What was done.
    pub action: Action,
    /// The cloud's number of the request. Empty if the answer was lost and the result read back.
    pub request_id: String,
}

/// Three states of one alias. An absent one is nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The alias.
    pub name: AliasName,
    /// What this plan wanted.
    pub yours: Option<Alias>,
    /// What is there now.
    pub theirs: Option<Alias>,
    /// What was there when the plan was made.
    pub base: Option<Alias>,
    /// The stage that found it, an index into [`Plan::stages`](super::Plan::stages).
    pub stage: usize,
    /// What had been done by then.
    pub so_far: Done,
}

impl Conflict {
    pub(super) fn between(yours: &AliasState, theirs: &AliasState, base: &AliasState) -> Self {
        let state = |state: &AliasState| state.alias().cloned();
        Self {
            name: base.name().clone(),
            yours: state(yours),
            theirs: state(theirs),
            base: state(base),
            stage: 0,
            so_far: Done::default(),
        }
    }
}

/// Where and why a plan stopped.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// The stage that failed, an index into [`Plan::stages`](super::Plan::stages).
    pub stage: usize,
    /// Why.
    pub cause: Cause,
    /// What had been done by then.
    pub so_far: Done,
    /// The steps that are left, the failed one first.
    pub rest: Vec<Step>,
    /// What became of the attempt to take back what had been done; nothing if that was not the
    /// plan, or there was nothing to take back.
    pub put_back: Option<PutBack>,
}

/// The end of an attempt to take back the steps before the one that failed.
#[derive(Clone, Debug, PartialEq)]
pub enum PutBack {
    /// Everything is as it was.
    Done,
    /// Somebody else changed it in the meantime. It was left alone.
    Conflict,
    /// It could not be done either.
    Failed(Cause),
}

impl Cause {
    /// The error of a call, if one is behind it.
    pub const fn error(&self) -> Option<&Error> {
        match self {
            Self::Call(error) | Self::Unknown(error) => Some(error),
            _ => None,
        }
    }
}

impl Failure {
    /// True if going on with the steps that are left can neither do anything twice nor fail for
    /// certain.
    pub(super) fn can_go_on(&self) -> bool {
        let again = matches!(
            (&self.cause, self.rest.first()),
            (Cause::Unknown(_), Some(Step::Publish(_)))
        );
        let hopeless = matches!(self.cause, Cause::VersionUnusable { .. });
        !again && !hopeless && self.put_back.is_none() && !self.rest.is_empty()
    }
}

/// Why a plan stopped.
#[derive(Clone, Debug, PartialEq)]
pub enum Cause {
    /// A call failed, and nothing was changed by it.
    Call(Error),
    /// A write got no clear answer, or a good one, and reading back did not settle what became of it.
    Unknown(Error),
    /// The write was accepted, but the cloud keeps something else.
    KeptOtherwise {
        /// What it keeps; nothing if the alias is gone.
        found: Option<Box<Alias>>,
    },
    /// Somebody else changed the trigger since it was read. It was not touched.
    TriggerChanged,
    /// The write was accepted, but the cloud keeps another trigger than was wanted.
    TriggerKeptOtherwise,
    /// Somebody else changed where the logs go. It was not touched.
    LogsChanged,
    /// The write was accepted, but the logs go elsewhere.
    LogsKeptOtherwise,
    /// The version was made but cannot be used.
    VersionUnusable {
        /// The version.
        version: Version,
        /// What it is going through.
        status: Status,
    },
    /// The cloud is still at work after the longest time that this program waits.
    StillChanging {
        /// The version.
        version: Version,
        /// What it is going through.
        status: Status,
    },
}
