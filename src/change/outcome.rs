//! How a plan ended.

use crate::scf::{Action, Alias, Error, Status};
use crate::traffic::{AliasName, Version};

/// How a plan ended. Whatever it was, the activity log wants it.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub enum Outcome {
    /// Everything was done, and read back.
    Done(Done),
    /// Somebody else changed the alias since it was read. Nothing was written.
    Conflict(Box<Conflict>),
    /// A step failed. What was done before it stays done.
    Failed(Box<Failure>),
}

/// What a finished plan left behind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Done {
    /// The writes that were accepted, in order.
    pub receipts: Vec<Receipt>,
    /// The alias as it was read back; nothing if it is gone or none was concerned.
    pub after: Option<Alias>,
    /// The version that was published.
    pub published: Option<Version>,
}

/// The cloud's acknowledgement of a write.
#[derive(Clone, Debug, PartialEq, Eq)]
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
}

/// Why a plan stopped.
#[derive(Clone, Debug, PartialEq)]
pub enum Cause {
    /// A call failed, and nothing was changed by it.
    Call(Error),
    /// A write got no clear answer, and reading back did not settle what became of it.
    Unknown(Error),
    /// The write was accepted, but the cloud keeps something else.
    KeptOtherwise {
        /// What it keeps; nothing if the alias is gone.
        found: Option<Box<Alias>>,
    },
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
