//! What moved, as values: each language makes its own sentences of them, when it shows them.

use serde::{Deserialize, Serialize};

use crate::change::{AliasState, LogTopic, Plan, Step, TriggerState};
use crate::traffic::Version;

/// What a plan was to move, in order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Moves {
    /// One after the other.
    Of(Vec<Moved>),
    /// Words, as logs had them before there were values.
    Said(String),
}

/// What one step of a plan moves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Moved {
    /// An alias: as it was, and as it shall be.
    Alias(AliasState, AliasState),
    /// A trigger: as it was, and as it shall be.
    Trigger(TriggerState, TriggerState),
    /// Where the logs go: before, and afterwards.
    Logs(LogTopic, LogTopic),
    /// Code is uploaded: the name of the archive, and its size in bytes.
    Code(String, usize),
    /// This becomes a version.
    Version(Version),
    /// A version is deleted.
    NoVersion(Version),
}

impl Moves {
    /// What a plan is to move.
    pub fn of(plan: &Plan) -> Self {
        Self::Of(plan.steps.iter().filter_map(Moved::of).collect())
    }
}

impl Moved {
    /// What a step moves; nothing if it only waits.
    pub fn of(step: &Step) -> Option<Self> {
        Some(match step {
            Step::Alias(write) => Self::Alias(write.base.clone(), write.goal.clone()),
            Step::Trigger(write) => Self::Trigger(write.base.clone(), write.goal.clone()),
            Step::Logs(write) => Self::Logs(write.base.clone(), write.goal.clone()),
            Step::Upload(upload) => Self::Code(upload.file_name.clone(), upload.size),
            Step::Publish(publish) => Self::Version(publish.expected),
            Step::DeleteVersion(deletion) => Self::NoVersion(deletion.version),
            Step::Wait(_) => return None,
        })
    }
}
