//! An entry of the journal.

use serde::{Deserialize, Serialize};

use super::{Command, Counts, Judged, Reason, Why};
use crate::change::Receipt;
use crate::scf::Alias;
use crate::traffic::Version;

/// Something that happened, or is about to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its number, from 0, without a gap.
    pub number: u64,
    /// When it was written, in Unix milliseconds of the account's time.
    pub at: u64,
    /// Who wrote it.
    pub by: String,
    /// What it says.
    pub event: Event,
}

/// What an entry says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// The rollout begins, driven by whoever writes this.
    Began {
        /// The text of the plan.
        plan: String,
        /// The version that the canary is compared with, and that everybody can go back to.
        stable: Version,
        /// The alias as it was.
        base: Alias,
    },
    /// Whoever writes this drives from now on.
    Taken,
    /// Whoever writes this still drives.
    Alive,
    /// Whoever writes this drives no longer.
    Left,
    /// What is counted from now on, where the canary is `$LATEST`. If it was something else before,
    /// everything counted so far is about that, and the hold begins anew.
    Canary {
        /// When its code or its settings were last changed, as the cloud writes it.
        changed: String,
    },
    /// A write is about to be sent.
    Intent {
        /// What for.
        goes: Move,
        /// What brought it about, if it was not the plan.
        why: Option<Why>,
        /// The alias before; nothing if the write is not about it.
        base: Option<Alias>,
        /// The alias afterwards.
        goal: Option<Alias>,
    },
    /// What became of the intent before.
    Settled(Settled),
    /// Minutes that are counted for good.
    Looked {
        /// The first minute, counted from 1970, that is not among them.
        until: u64,
        /// The minutes with a count, in order.
        minutes: Vec<Counts>,
        /// What the judge says with them.
        judged: Option<Judged>,
    },
    /// Somebody said something.
    Said(Command),
    /// The rollout waits for somebody.
    Paused(Why),
    /// Somebody else's share was taken over.
    Adopted {
        /// The alias as it was found.
        alias: Alias,
        /// The step that it stands for: the last one with no greater share.
        step: Option<usize>,
    },
    /// It is over.
    Ended(Ended),
}

/// A write to the cloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Move {
    /// The canary gets the share of the step with this index.
    Step(usize),
    /// `$LATEST` is published, so that it can be promoted.
    Publish,
    /// The canary gets everything.
    Promote,
    /// The stable version gets everything.
    RollBack,
}

/// What became of an intent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Settled {
    /// It was done, and read back.
    Done {
        /// The cloud's acknowledgements; none if it was found done.
        receipts: Vec<Receipt>,
        /// The alias as it is now.
        now: Option<Alias>,
        /// The version that was made.
        version: Option<Version>,
    },
    /// Nothing was changed.
    NotDone {
        /// Why.
        reason: Reason,
        /// True if trying again by itself is of no use.
        lasting: bool,
    },
    /// Nobody knows yet.
    Unclear {
        /// Why.
        reason: Reason,
    },
    /// Somebody else changed the alias; it was left alone.
    Conflict {
        /// What is there.
        theirs: Option<Alias>,
    },
    /// It was not sent, for something else was asked for.
    Dropped,
}

/// How a rollout ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Ended {
    /// The canary serves everything and nothing else is bound.
    Promoted,
    /// The last share stays, as planned.
    Kept,
    /// The stable version serves everything.
    RolledBack,
    /// Somebody ended it and left the alias as it was.
    Abandoned,
}
