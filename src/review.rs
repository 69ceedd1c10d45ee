//! A proposed change as a link: whoever opens it sees what its author saw, and what he proposes.
//!
//! Everything is in the link and nothing on a server: where the function is, what it was like when the
//! proposal was made ([`Base`]), the [`Proposal`] and a note. A link proves nothing about who made it,
//! and what it says of the function is only what was true then: so it is drawn from the link alone, and
//! before anything can be applied it is compared with the function as it is ([`Standing`]).
//!
//! A link comes from anywhere. It is bounded, checked by a digest that finds every slip of copying, and
//! read strictly; text in it stays text. Must never know the user interface, and never holds a secret.

mod base;
mod draw;
mod link;
mod read;
mod refusal;
mod safe;
mod standing;
mod write;

pub use base::{Base, Caller};
pub use draw::Drawn;
pub use link::{LONGEST_LINK, from_link, to_link};
pub use refusal::{NoLink, Unreadable};
pub use safe::{LONGEST_NOTE, is_plain};
pub use standing::Standing;

use crate::change::{self, Change, Snapshot, Target};
use crate::rollout;
use crate::scf::Region;

/// What somebody proposes.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// Where.
    pub region: Region,
    /// Which function.
    pub target: Target,
    /// What its author writes to whoever opens it.
    pub note: String,
    /// What the function was like.
    pub base: Base,
    /// What is proposed.
    pub proposal: Proposal,
}

/// What is proposed.
#[derive(Clone, Debug, PartialEq)]
pub enum Proposal {
    /// A change, to be applied at once.
    Change(Change),
    /// The plan of a rollout.
    Rollout(rollout::Plan),
}

impl Review {
    /// The review of a plan that was made from this snapshot; of one that takes something back there
    /// need not be any.
    pub fn of(
        region: Region,
        plan: &change::Plan,
        snapshot: Option<&Snapshot>,
        note: String,
    ) -> Self {
        Self {
            region,
            target: plan.target.clone(),
            note,
            base: Base::of(plan, snapshot),
            proposal: Proposal::Change(plan.change.clone()),
        }
    }

    /// The review of the plan of a rollout, with the function as it is.
    pub fn of_rollout(
        region: Region,
        plan: &rollout::Plan,
        snapshot: &Snapshot,
        note: String,
    ) -> Self {
        Self {
            region,
            target: plan.target.clone(),
            note,
            base: Base::of_alias(&plan.alias, snapshot),
            proposal: Proposal::Rollout(plan.clone()),
        }
    }
}
