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
    /// The journal ends with the page.
    pub not_kept: &'static str,
    /// Asks for notifications of the browser.
    pub notify: &'static str,
    /// The page that drives did not hear what was said here.
    pub unheard: &'static str,
    /// What to do then.
    pub unheard_advice: &'static str,
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
    not_kept: "The demo account ends with this page, and so does this rollout with its journal.",
    notify: "Notify me when the rollout waits for a person",
    unheard: "The page that drives this rollout did not answer",
    unheard_advice: "Nothing was changed. Look at that page, or close it: then the rollout is driven from here. Say it again after that.",
};
