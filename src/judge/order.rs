//! What a page and a worker that calculates for it say to each other, as JSON.
//!
//! Every order is one calculation, so whoever asked sees how far it is, and nothing is calculated
//! for an answer that nobody wants any more.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    Alpha, Manner, Notice, Noticed, Rehearsal, Scenario, Stage, Traffic, rehearse_at_length,
};
use crate::traffic::Weight;

/// What a page asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Order {
    /// Play a plan, see [`rehearse_at_length`].
    Rehearse {
        /// Its stages.
        stages: Vec<Stage>,
        /// What it is played against.
        scenario: Scenario,
        /// How it is guarded.
        manner: Manner,
    },
    /// Say when one look would notice a rise, see [`Notice`].
    Notice {
        /// What a rise is looked for in.
        traffic: Traffic,
        /// The chance with which it shall be noticed.
        percent: u8,
        /// The level of the look.
        alpha: Alpha,
        /// Further ahead nothing is calculated.
        minutes: u32,
    },
}

/// What the worker says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// What came of a plan.
    Rehearsed(Rehearsal),
    /// When a rise would be noticed; nothing if there is none to notice.
    Noticed(Option<Noticed>),
    /// The order was not understood; with the reason.
    Failed(String),
}

impl Order {
    /// Calculates what is asked.
    pub fn carry_out(&self) -> Answer {
        match self {
            Self::Rehearse {
                stages,
                scenario,
                manner,
            } => Answer::Rehearsed(rehearse_at_length(stages, scenario, manner)),
            Self::Notice {
                traffic,
                percent,
                alpha,
                minutes,
            } => {
                let mut notice = Notice::of(traffic, *percent, *alpha, *minutes);
                Answer::Noticed(notice.as_mut().map(|notice| {
                    loop {
                        if let Some(noticed) = notice.step() {
                            return noticed;
                        }
                    }
                }))
            }
        }
    }
}

/// A number that lies outside of what it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outside;

impl fmt::Display for Outside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number is larger or smaller than it may be")
    }
}

/// A share as its ten-thousandths.
pub(super) mod share {
    use super::{Deserialize, Deserializer, Outside, Serialize, Serializer, Weight};
    use serde::de::Error;

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
    pub(in crate::judge) fn serialize<S: Serializer>(
        share: &Weight,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        share.ten_thousandths().serialize(serializer)
    }

    pub(in crate::judge) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Weight, D::Error> {
        let share = Weight::from_ten_thousandths(u16::deserialize(deserializer)?);
        share.ok_or_else(|| Error::custom(Outside))
    }
}
