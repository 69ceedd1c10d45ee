//! Why a rollout stops, holds or goes back.

use serde::{Deserialize, Serialize};

use super::Reason;
use crate::scf::Alias;

/// The reason for a pause or for a way back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Why {
    /// Somebody said so.
    Asked,
    /// The judge's alarm: the canary fails more often.
    Errors,
    /// The canary takes longer.
    Latency,
    /// The canary was throttled more often in a minute than the plan allows.
    Throttles {
        /// How often.
        count: u64,
    },
    /// Somebody else changed the alias.
    Drift(Box<Drift>),
    /// Somebody changed the code or the settings of `$LATEST`, which is the canary: what was counted
    /// is about what it was before.
    CanaryChanged {
        /// When that had been changed last, as the cloud writes it.
        was: String,
        /// When it was changed last now.
        is: String,
    },
    /// The move cannot be planned with the function as it is.
    Impossible {
        /// What speaks against it.
        reason: Reason,
    },
    /// The cloud refuses, or did not do it however often it was asked.
    Failed {
        /// Why, the last time.
        reason: Reason,
    },
    /// What is to be looked at cannot be read, and will not be by itself.
    Unreadable {
        /// Why.
        reason: Reason,
    },
}

/// Three states of the alias. An absent one is nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drift {
    /// What the journal says that is there.
    pub base: Option<Alias>,
    /// What the rollout was about to make of it.
    pub ours: Option<Alias>,
    /// What is there.
    pub theirs: Option<Alias>,
}

impl Why {
    /// True for the guards.
    pub const fn is_guard(&self) -> bool {
        matches!(self, Self::Errors | Self::Latency | Self::Throttles { .. })
    }
}
