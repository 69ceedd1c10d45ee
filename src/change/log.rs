//! What was done, and how to take it back.

use super::{Outcome, Plan};

/// Every plan that was carried out since the connection was made, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ActivityLog {
    entries: Vec<Entry>,
}

/// One plan and its end.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its number, from 0.
    pub id: usize,
    /// When it ended, in Unix milliseconds.
    pub at: u64,
    /// The plan.
    pub plan: Plan,
    /// How it ended.
    pub outcome: Outcome,
    /// The plan that takes it back: nothing if it did nothing, cannot be undone, or was undone.
    pub undo: Option<Plan>,
    /// The entry that this one took back.
    pub undoes: Option<usize>,
}

impl ActivityLog {
    /// Records the end of a plan and returns the number of the entry.
    ///
    /// `undoes` is the entry that the plan took back, if it was an undo; once that is done, the
    /// entry cannot be undone a second time.
    pub fn record(
        &mut self,
        at: u64,
        plan: Plan,
        outcome: Outcome,
        undoes: Option<usize>,
    ) -> usize {
        let id = self.entries.len();
        let undo = match &outcome {
            Outcome::Done(done) => {
                if let Some(undone) = undoes.and_then(|id| self.entries.get_mut(id)) {
                    undone.undo = None;
                }
                plan.undo(done)
            }
            Outcome::Conflict(_) | Outcome::Failed(_) => None,
        };
        self.entries.push(Entry {
            id,
            at,
            plan,
            outcome,
            undo,
            undoes,
        });
        id
    }

    /// The entries, the oldest first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// One entry.
    pub fn entry(&self, id: usize) -> Option<&Entry> {
        self.entries.get(id)
    }
}
