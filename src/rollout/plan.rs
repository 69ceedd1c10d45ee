//! The plan of a rollout: what its author wants, before anything is known of the cloud.

use super::{Guards, Hold, Step};
use crate::change::Target;
use crate::scf::Region;
use crate::traffic::{AliasName, Version, Weight};

/// The plan of a rollout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Where, if the plan says it; whoever runs it says it otherwise.
    pub region: Option<Region>,
    /// The function.
    pub target: Target,
    /// The alias: `$DEFAULT` for the default alias scheme, any other for the custom one.
    pub alias: AliasName,
    /// The version that is rolled out: `$LATEST` in the default alias scheme.
    pub canary: Version,
    /// The steps below all traffic, in order.
    pub steps: Vec<Step>,
    /// What comes after the last step; nothing if the author did not say it, which is refused
    /// unless the last step has everything.
    pub finish: Option<End>,
    /// What is watched meanwhile.
    pub guards: Guards,
}

/// What comes after the last step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The canary serves everything and nothing else is bound. In the default alias scheme
    /// `$LATEST` is published, and that version serves everything.
    Promote,
    /// The last share stays.
    Keep,
}

impl Plan {
    /// What comes after the last step.
    pub fn end(&self) -> Option<End> {
        let full = self.steps.last().map(|step| step.share) == Some(Weight::FULL);
        self.finish.or(full.then_some(End::Promote))
    }

    /// How long it takes at least if nothing stops it, in seconds: the holds by time alone.
    pub fn shortest(&self) -> u64 {
        let seconds = self.steps.iter().map(|step| match step.hold {
            Hold::Time(seconds) => seconds,
            Hold::Approval | Hold::Requests(_) => 0,
        });
        seconds.fold(0, u64::saturating_add)
    }
}
