//! What is watched while the canary serves, and what happens when it is not as it should be.

use crate::judge::ErrorRate;

/// What is watched. Without any of the three limits nothing is, and only time counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guards {
    /// The rise of the canary's error rate that matters: the judge's alarm trips it, and a hold is
    /// over only when a rise by this much is excluded, see [`Unsure`].
    pub errors: Option<ErrorRate>,
    /// By how many percent the canary's average duration may lie above the stable version's.
    pub latency: Option<u16>,
    /// How many throttled requests the canary may have in a minute.
    pub throttles: Option<u64>,
    /// What happens when one trips.
    pub reaction: Reaction,
    /// What happens when a hold is over and the judge cannot tell yet.
    pub unsure: Unsure,
}

/// What happens when a guard trips.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reaction {
    /// Everything goes back to the stable version.
    #[default]
    RollBack,
    /// The share stays, and somebody is asked.
    Hold,
}

/// What happens when a hold is over and the judge says “not yet”, which is never taken for
/// “healthy”.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unsure {
    /// The share is held until he can tell.
    #[default]
    Wait,
    /// Somebody is asked.
    Ask,
    /// The next step comes regardless: the plan is one of time alone, and an alarm still stops it.
    Advance,
}

impl Default for Guards {
    /// A rise of the error rate by one point, and back.
    fn default() -> Self {
        Self {
            errors: ErrorRate::from_millionths(10_000),
            latency: None,
            throttles: None,
            reaction: Reaction::RollBack,
            unsure: Unsure::Wait,
        }
    }
}

impl Guards {
    /// Nothing is watched.
    pub const NONE: Self = Self {
        errors: None,
        latency: None,
        throttles: None,
        reaction: Reaction::RollBack,
        unsure: Unsure::Wait,
    };

    /// True if anything is watched.
    pub const fn watch(&self) -> bool {
        self.errors.is_some() || self.latency.is_some() || self.throttles.is_some()
    }
}
