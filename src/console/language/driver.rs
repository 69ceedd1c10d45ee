//! A rollout that is driven: who is asked, what was done.

use crate::rollout::{Move, Question};

/// Words of rollouts outside of their own page.
#[derive(Debug)]
pub struct Driver {
    /// What somebody is asked, for the title of the window: the alias and the question.
    pub asks: fn(&str, &Question) -> String,
    /// A rollout of this function waits.
    pub waits: fn(&str) -> String,
    /// A move of the rollout on this alias, for the log.
    pub moves: fn(&str, Move) -> String,
    /// The connection is for looking only.
    pub read_only: &'static str,
}

/// In English.
pub const ENGLISH: Driver = Driver {
    asks: |alias, question| match question {
        Question::Approve { step } => format!("Approve step {} of {alias}", step + 1),
        Question::Unsure { step } => format!("Go on after step {} of {alias}?", step + 1),
        Question::Paused(_) => format!("The rollout of {alias} is paused"),
    },
    waits: |function| format!("The rollout of {function} waits for you."),
    moves: |alias, goes| match goes {
        Move::Step(step) => format!("Rollout of {alias}: step {}", step + 1),
        Move::Publish => format!("Rollout of {alias}: publish $LATEST"),
        Move::Promote => format!("Rollout of {alias}: promote"),
        Move::RollBack => format!("Rollout of {alias}: roll back"),
    },
    read_only: "This connection is for looking only, so no rollout can begin. Lock it and connect again with “Releases” under “May do”.",
};
