//! The one road by which anything is written to the cloud.
//!
//! A [`Change`] says what the user wants. [`plan()`] checks it against a [`Snapshot`] and turns it
//! into a [`Plan`]: ordered steps, the states before and after, warnings. The user sees the plan,
//! then [`execute()`] carries it out: re-read, detect a conflict, write, wait, read back. The
//! [`ActivityLog`] keeps what happened and how to undo it.
//!
//! Must never know the user interface or how splits are drawn. A new feature is a new [`Change`],
//! not a new road.

mod deploy;
mod execute;
mod finding;
mod intent;
mod log;
mod logs;
mod outcome;
mod plan;
mod problem;
mod reversal;
mod snapshot;
mod step;
mod trigger;
mod warning;

pub use deploy::{Deploy, Package};
pub use execute::execute;
pub use finding::{Finding, FindingKind, age, findings, findings_of};
pub use intent::{Change, Target};
pub use log::{ActivityLog, End, Entry, Fault, Moved, Moves, Name, Title, Unreadable};
pub use logs::LogTopic;
pub use outcome::{Cause, Conflict, Done, Failure, Left, Outcome, PutBack, Receipt};
pub use plan::{Plan, plan};
pub use problem::{Field, Problem};
pub use reversal::{Kept, Reversal};
pub use snapshot::Snapshot;
pub use step::{
    AliasState, AliasWrite, LogWrite, Phase, PlannedCall, Publish, Stage, Step, TriggerWrite,
    Upload, VersionDeletion, Wait, Write, WriteTrigger,
};
pub use trigger::{TriggerChange, TriggerKey, TriggerSpec, TriggerState};
pub use warning::Warning;
