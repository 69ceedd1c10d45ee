//! What was done, and how to take it back. It can be written to a file and read again.

mod fault;
mod merge;
mod moved;
mod title;

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Outcome, Plan, Receipt, Reversal, Target};
use crate::scf::Region;

pub use fault::Fault;
pub use moved::{Moved, Moves};
pub use title::{Name, Title};

/// Every plan that was carried out, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ActivityLog {
    entries: Vec<Entry>,
}

/// One plan and its end, in what is worth keeping of both.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its number, from 0; [`ActivityLog::record`] gives it.
    pub id: usize,
    /// When it ended, in Unix milliseconds.
    pub at: u64,
    /// Where.
    pub region: Region,
    /// Which function.
    pub target: Target,
    /// What was to be done.
    pub title: Title,
    /// What was to move by that.
    #[serde(rename = "sentence")]
    pub moves: Moves,
    /// How it ended.
    pub end: End,
    /// The writes that were accepted.
    pub receipts: Vec<Receipt>,
    /// How to take it back: nothing if it did nothing, cannot be taken back, or was.
    pub undo: Option<Reversal>,
    /// The entry that this one took back.
    pub undoes: Option<usize>,
    /// True if it was taken back.
    pub undone: bool,
}

/// How a plan ended, as the log keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum End {
    /// Everything was done.
    Done,
    /// Somebody else had changed the alias.
    Conflict,
    /// A step failed.
    Failed {
        /// The steps that were done.
        done: usize,
        /// The steps of the plan.
        of: usize,
        /// What went wrong.
        reason: Fault,
    },
}

impl End {
    /// The end of a plan.
    pub fn of(plan: &Plan, outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Done(_) => Self::Done,
            Outcome::Conflict(_) => Self::Conflict,
            Outcome::Failed(failure) => Self::Failed {
                done: plan.steps.len() - failure.rest.len().min(plan.steps.len()),
                of: plan.steps.len(),
                reason: Fault::from(&failure.cause),
            },
        }
    }
}

impl ActivityLog {
    /// Records an entry under the next number and returns that number.
    ///
    /// An entry that takes another one back, and was done, ends the other one's undo.
    pub fn record(&mut self, entry: Entry) -> usize {
        let id = self.entries.last().map_or(0, |last| last.id + 1);
        if entry.end == End::Done
            && let Some(undone) = entry.undoes.and_then(|id| self.entry_mut(id))
        {
            undone.undo = None;
            undone.undone = true;
        }
        self.entries.push(Entry { id, ..entry });
        id
    }

    /// The entries, the oldest first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// One entry.
    pub fn entry(&self, id: usize) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    fn entry_mut(&mut self, id: usize) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.id == id)
    }

    /// Drops the oldest entries until there are `most`, and returns how many were dropped.
    pub fn keep_newest(&mut self, most: usize) -> usize {
        let surplus = self.entries.len().saturating_sub(most);
        self.entries.drain(..surplus);
        surplus
    }

    /// The log as one JSON file.
    pub fn to_json(&self) -> String {
        let file = FileOut {
            format: FORMAT,
            entries: &self.entries,
        };
        // Entries are structs of texts and numbers: writing them as JSON cannot fail.
        serde_json::to_string(&file).unwrap_or_default()
    }

    /// Reads what [`to_json`](Self::to_json) wrote.
    pub fn from_json(text: &str) -> Result<Self, Unreadable> {
        let unreadable = |error: serde_json::Error| Unreadable::NoLog {
            reason: error.to_string(),
        };
        // By way of a value, as answers are read: aliases and triggers are in both.
        let value: Value = serde_json::from_str(text).map_err(unreadable)?;
        let file = File::deserialize(value).map_err(unreadable)?;
        if file.format != FORMAT {
            return Err(Unreadable::OtherFormat {
                format: file.format,
            });
        }
        let mut entries = file.entries;
        entries.sort_by_key(|entry| entry.id);
        entries.dedup_by_key(|entry| entry.id);
        Ok(Self { entries })
    }
}

/// Names the form of the file, and its version.
const FORMAT: &str = "halftone activity 1";

#[derive(Serialize)]
struct FileOut<'a> {
    format: &'static str,
    entries: &'a [Entry],
}

#[derive(Deserialize)]
struct File {
    format: String,
    entries: Vec<Entry>,
}

/// A file that is no activity log, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It does not say what a log says.
    NoLog {
        /// Where it does not, in the words of the reader.
        reason: String,
    },
    /// It has another form.
    OtherFormat {
        /// What it calls itself.
        format: String,
    },
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("This is not an activity log of Halftone: ")?;
        match self {
            Self::NoLog { reason } => write!(f, "{reason}."),
            Self::OtherFormat { format } => write!(f, "its format is “{format}”."),
        }
    }
}

impl std::error::Error for Unreadable {}
