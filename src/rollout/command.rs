//! What a person can say to a rollout, at any point.

use serde::{Deserialize, Serialize};

/// What a person says. It is an entry of the journal like everything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Command {
    /// Hold the share and write nothing, not even a way back, until told otherwise.
    Pause,
    /// Go on. After a guard it is no longer heeded; after somebody else's change that share is
    /// taken over if it is one between the same two versions.
    Resume,
    /// Go on to the next step: the hold is over, whatever the judge can tell.
    Approve,
    /// Give the canary everything now.
    Promote,
    /// Give the stable version everything now.
    RollBack,
    /// End the rollout and leave the alias as it is.
    Abandon,
}
