//! What has been seen of the account since the last write.

use super::{Counts, Reason};
use crate::change::{AliasState, Outcome, Snapshot};
use crate::scf::FunctionDetail;

/// What can be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// The alias alone.
    Alias,
    /// The whole function: what a plan is made from.
    Function,
    /// `$LATEST` alone, where it is the canary.
    Latest,
    /// The counts of these minutes, counted from 1970; the last is not among them.
    Counts {
        /// The first.
        from: u64,
        /// The first that is not asked for.
        until: u64,
    },
}

/// What has been seen since the last write. Begin with nothing after every pause that may have been
/// long, and after every write: what was seen before says nothing about the time after.
#[derive(Clone, Debug, Default)]
pub struct Observation {
    /// When the alias was looked at, in Unix milliseconds, and what it was.
    pub alias: Option<(u64, AliasState)>,
    /// When the function was read, and what it was.
    pub function: Option<(u64, Snapshot)>,
    /// When `$LATEST` was looked at, in Unix milliseconds, and what it was.
    pub latest: Option<(u64, FunctionDetail)>,
    /// The counts of the minutes before this one; nothing after they are in the journal.
    pub counts: Option<(u64, Vec<Counts>)>,
    /// When counts were read last, in Unix milliseconds.
    pub counted_at: Option<u64>,
    /// What became of the write that was carried out.
    pub outcome: Option<Outcome>,
    /// The reads that failed since the last that did not.
    pub failed: Option<Failed>,
}

/// Reads that failed, one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    /// When the last one did, in Unix milliseconds.
    pub at: u64,
    /// How many.
    pub times: u32,
    /// Why.
    pub reason: Reason,
    /// True if trying again by itself is of no use.
    pub lasting: bool,
}

impl Observation {
    /// The alias, if it was seen at this moment or later.
    pub(super) fn alias_since(
        &self,
        moment: u64,
        name: &crate::traffic::AliasName,
    ) -> Option<AliasState> {
        if let Some((at, alias)) = &self.alias
            && *at >= moment
        {
            return Some(alias.clone());
        }
        let snapshot = self.function_since(moment)?;
        Some(match snapshot.alias(name) {
            Some(alias) => AliasState::Is(Box::new(alias.clone())),
            None => AliasState::Absent(name.clone()),
        })
    }

    /// `$LATEST`, if it was seen at this moment or later.
    pub(super) fn latest_since(&self, moment: u64) -> Option<&FunctionDetail> {
        if let Some((at, latest)) = &self.latest
            && *at >= moment
        {
            return Some(latest);
        }
        Some(&self.function_since(moment)?.function)
    }

    /// The function, if it was read at this moment or later.
    pub(super) fn function_since(&self, moment: u64) -> Option<&Snapshot> {
        let (at, snapshot) = self.function.as_ref()?;
        (*at >= moment).then_some(snapshot)
    }
}
