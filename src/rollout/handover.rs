//! Whether a journal that was brought from elsewhere can go on here, and who lets go of it.
//!
//! A journal travels as a file between the page and `halftone run`. Only one of the two may go on
//! with it: whoever gives it away says that he has left, and his copy stays behind the other one.

use std::fmt;

use super::{Command, Entry, Event, Journal, Plan, State, Unreadable};
use crate::change::Target;
use crate::scf::Region;
use crate::traffic::AliasName;

/// Why a journal that was brought cannot go on here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotHere {
    /// There is no entry in it.
    Empty,
    /// It has no plan, or one that cannot be read.
    NoPlan(Unreadable),
    /// It is about a function in another region.
    OtherRegion {
        /// Which.
        region: Region,
    },
    /// It is about another function.
    OtherFunction {
        /// Which.
        target: Target,
    },
    /// It is about another alias.
    OtherAlias {
        /// Which.
        alias: AliasName,
    },
    /// It stops before the one that is here: it was given away earlier.
    Older {
        /// How many entries it lacks.
        missing: usize,
    },
    /// It says something else than the one that is here from some entry on: both were driven.
    Forked {
        /// The entry, from 0.
        number: u64,
    },
}

impl Journal {
    /// The plan, if this journal is about this alias.
    pub fn plan_for(
        &self,
        region: Region,
        target: &Target,
        alias: &AliasName,
    ) -> Result<Plan, NotHere> {
        let plan = self.plan().map_err(NotHere::NoPlan)?;
        let plan = plan.ok_or(NotHere::Empty)?;
        if let Some(other) = plan.region.filter(|other| *other != region) {
            return Err(NotHere::OtherRegion { region: other });
        }
        if plan.target != *target {
            let target = plan.target;
            return Err(NotHere::OtherFunction { target });
        }
        if plan.alias != *alias {
            let alias = plan.alias;
            return Err(NotHere::OtherAlias { alias });
        }
        Ok(plan)
    }

    /// Checks that this journal goes on where the one that is kept here stops. One that is over, and
    /// the journal of another rollout, do not stand in its way.
    pub fn follows(&self, kept: &Journal) -> Result<(), NotHere> {
        let ends =
            |entry: &Entry| matches!(entry.event, Event::Ended(_) | Event::Said(Command::Abandon));
        let is_over = kept.entries.iter().any(ends);
        let both = || self.entries.iter().zip(&kept.entries);
        let is_other = self.entries.first() != kept.entries.first();
        if kept.entries.is_empty() || (is_over && is_other) {
            return Ok(());
        }
        if let Some((_, ours)) = both().find(|(theirs, ours)| theirs != ours) {
            let number = ours.number;
            return Err(NotHere::Forked { number });
        }
        let missing = kept.entries.len().saturating_sub(self.entries.len());
        if missing > 0 {
            return Err(NotHere::Older { missing });
        }
        Ok(())
    }

    /// The text of a journal with these entries, as [`read`](Self::read) takes it.
    pub fn text_of(entries: &[Entry]) -> String {
        entries.iter().map(Entry::to_line).collect()
    }
}

impl State {
    /// Who drives at `now`, in Unix milliseconds, if it is somebody else than `me`, and until when he
    /// counts as driving if he says nothing more.
    pub fn held_by_other(&self, me: &str, now: u64) -> Option<(&str, u64)> {
        self.holder(now).filter(|(holder, _)| *holder != me)
    }
}

impl fmt::Display for NotHere {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => {
                f.write_str("The journal has no entry to go on from. Choose another file.")
            }
            Self::NoPlan(wrong) => wrong.fmt(f),
            Self::OtherRegion { region } => write!(
                f,
                "The journal is about a function in {region}. Open that region and bring it there."
            ),
            Self::OtherFunction { target } => write!(
                f,
                "The journal is about {} in {}. Bring it to that function.",
                target.function, target.namespace
            ),
            Self::OtherAlias { alias } => write!(
                f,
                "The journal is about the alias {alias}. Bring it to that alias."
            ),
            Self::Older { missing: 1 } => f.write_str(
                "The rollout has gone on since this file was written: one entry is missing in it. Take a newer file, or go on with what is here.",
            ),
            Self::Older { missing } => write!(
                f,
                "The rollout has gone on since this file was written: {missing} entries are missing in it. Take a newer file, or go on with what is here."
            ),
            Self::Forked { number } => write!(
                f,
                "From entry {number} on the file and what is kept here say different things, so both were driven. Look at the alias, abandon one of them and go on with the other."
            ),
        }
    }
}

impl std::error::Error for NotHere {}
