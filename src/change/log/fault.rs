//! Why a plan stopped, as a value: each language has its own words for it, when it shows them. What
//! the cloud said is not in it; it stands where the plan was carried out.

use serde::{Deserialize, Serialize};

use crate::change::Cause;
use crate::scf::ErrorKind;

/// Why a plan stopped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// A call failed, and nothing was changed by it.
    Call(ErrorKind),
    /// It is not known whether the cloud did it.
    Unknown,
    /// The cloud keeps something else than was written.
    KeptOtherwise,
    /// Somebody else had changed the trigger.
    TriggerChanged,
    /// The cloud keeps another trigger than was written.
    TriggerKeptOtherwise,
    /// Somebody else had changed where the logs go.
    LogsChanged,
    /// The logs go elsewhere than was written.
    LogsKeptOtherwise,
    /// The version was made but cannot be used.
    VersionUnusable,
    /// The cloud was still at work.
    StillChanging,
    /// Words, as logs had them before there were values.
    #[serde(untagged)]
    Said(String),
}

impl From<&Cause> for Fault {
    fn from(cause: &Cause) -> Self {
        match cause {
            Cause::Call(error) => Self::Call(error.kind()),
            Cause::Unknown(_) => Self::Unknown,
            Cause::KeptOtherwise { .. } => Self::KeptOtherwise,
            Cause::TriggerChanged => Self::TriggerChanged,
            Cause::TriggerKeptOtherwise => Self::TriggerKeptOtherwise,
            Cause::LogsChanged => Self::LogsChanged,
            Cause::LogsKeptOtherwise => Self::LogsKeptOtherwise,
            Cause::VersionUnusable { .. } => Self::VersionUnusable,
            Cause::StillChanging { .. } => Self::StillChanging,
        }
    }
}
