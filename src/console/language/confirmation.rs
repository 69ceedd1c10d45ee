//! What must be confirmed before a plan is carried out, and what becomes of one that stops halfway.

use super::number::is_one;
use crate::scf::Mode;

/// The strings of this area.
#[derive(Debug)]
pub struct Confirmation {
    /// A write in production: what it does, in a sentence.
    pub in_production: fn(&str) -> String,
    /// Triggers call the alias that goes: their names.
    pub with_triggers: fn(&[String]) -> String,
    /// Why the plan cannot be carried out yet.
    pub reason: fn(usize) -> &'static str,
    /// The connection was opened for less: what it may do.
    pub not_chosen: fn(Mode) -> &'static str,
    /// The relay passes on less: what it does.
    pub not_passed_on: fn(Mode) -> &'static str,
    /// Heads what an undo leaves as it is.
    pub kept: &'static str,
    /// Goes on where a plan stopped.
    pub resume: &'static str,
    /// Heads the steps that were done.
    pub done: &'static str,
    /// Heads the steps that were done and then taken back.
    pub was_done: &'static str,
    /// Heads the steps that were not done.
    pub not_done: &'static str,
    /// What had been done was taken back.
    pub put_back: &'static str,
    /// Somebody else prevented that.
    pub put_back_conflict: &'static str,
    /// That failed; the reason follows.
    pub put_back_failed: &'static str,
    /// Something had been done before the conflict was found.
    pub conflict_halfway: &'static str,
}

/// The strings in English.
pub const ENGLISH: Confirmation = Confirmation {
    in_production: |sentence| format!("Yes, in production: {sentence}"),
    with_triggers: |triggers| {
        format!(
            "Yes, delete the alias although triggers call it: {}.",
            triggers.join(", ")
        )
    },
    reason: |left| {
        if is_one(left as u64) {
            "Tick the box to be able to apply."
        } else {
            "Tick every box to be able to apply."
        }
    },
    not_chosen: |mode| match mode {
        Mode::ReadOnly => {
            "This connection was opened for looking only. Connect again and choose more under May do to change anything."
        }
        Mode::Rollout | Mode::Full => {
            "This connection was opened for releases only. Connect again and choose Everything under May do for this."
        }
    },
    not_passed_on: |mode| match mode {
        Mode::ReadOnly => {
            "The relay passes on nothing that changes anything. Ask its operator for more (--mode), or connect through another one."
        }
        Mode::Rollout | Mode::Full => {
            "The relay passes on releases only. Ask its operator for more (--mode full), or connect through another one."
        }
    },
    kept: "What this does not roll back",
    resume: "Resume",
    done: "Done, and stays done",
    was_done: "Had been done, and was taken back",
    not_done: "Not done",
    put_back: "What had been done was taken back at once: everything is as it was.",
    put_back_conflict: "What had been done should have been taken back, but somebody else has changed it since, so it was left alone. Undo takes back what is still as it was left.",
    put_back_failed: "What had been done should have been taken back, but that failed too.",
    conflict_halfway: "It is not as it was when you looked, and was not written. The steps before it were done and stay done; Undo takes them back.",
};
