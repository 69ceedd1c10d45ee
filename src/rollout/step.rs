//! A step: a share and what has to happen before the next.

use crate::traffic::Weight;

/// A share of the traffic for the canary, and how long it is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The share of the canary. It grows from step to step.
    pub share: Weight,
    /// What has to happen before the next step.
    pub hold: Hold,
}

/// What has to happen before the next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// So many seconds have gone by since the share was set.
    Time(u64),
    /// Somebody has approved.
    Approval,
    /// The canary has answered so many requests since the share was set.
    Requests(u64),
}

impl Hold {
    /// The shortest time, in seconds: the cloud counts by the minute, so a shorter one is over
    /// before anything can be known.
    pub const SHORTEST: u64 = 60;
    /// The longest time, in seconds: 30 days.
    pub const LONGEST: u64 = 30 * 86_400;
}
