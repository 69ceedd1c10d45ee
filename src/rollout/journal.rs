//! The journal of a rollout as a text: one line of JSON an entry.

use std::fmt;

use serde::Deserialize as _;
use serde_json::Value;

use super::{Entry, Event, Misread, Plan, read};

/// What a journal says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Journal {
    /// The entries, in order.
    pub entries: Vec<Entry>,
    /// How many bytes of the text they are. What follows was cut off while it was written, so
    /// nothing came of it; it has to be removed before another entry is added.
    pub length: usize,
}

/// Why a text is no journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// A line is no entry.
    Line {
        /// Which, from 1.
        line: usize,
        /// Why.
        reason: String,
    },
    /// An entry is missing, or there twice: two drivers may have written at once.
    Order {
        /// The line, from 1.
        line: usize,
    },
    /// It does not begin with a plan.
    NoPlan,
    /// Its plan cannot be read.
    Plan(Vec<Misread>),
}

impl Journal {
    /// Reads the text of a journal.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let mut journal = Self::default();
        for (index, line) in text.split_inclusive('\n').enumerate() {
            // Only whole lines were written.
            let Some(json) = line.strip_suffix('\n') else {
                break;
            };
            let line_number = index + 1;
            let unreadable = |error: serde_json::Error| Unreadable::Line {
                line: line_number,
                reason: error.to_string(),
            };
            // By way of a value, as answers are read: aliases are in both.
            let value: Value = serde_json::from_str(json).map_err(unreadable)?;
            let entry = Entry::deserialize(value).map_err(unreadable)?;
            if entry.number != index as u64 {
                return Err(Unreadable::Order { line: line_number });
            }
            journal.entries.push(entry);
            journal.length += line.len();
        }
        Ok(journal)
    }

    /// The plan that it begins with; nothing if there is no entry yet.
    pub fn plan(&self) -> Result<Option<Plan>, Unreadable> {
        let Some(first) = self.entries.first() else {
            return Ok(None);
        };
        let Event::Began { plan, .. } = &first.event else {
            return Err(Unreadable::NoPlan);
        };
        read(plan).map(Some).map_err(Unreadable::Plan)
    }
}

impl Entry {
    /// Its line, with the line break.
    pub fn to_line(&self) -> String {
        // Structs of texts and numbers: writing them as JSON cannot fail.
        let mut line = serde_json::to_string(self).unwrap_or_default();
        line.push('\n');
        line
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line { line, reason } => write!(
                f,
                "Line {line} of the journal is no entry: {reason}. Choose the right file."
            ),
            Self::Order { line } => write!(
                f,
                "Line {line} of the journal does not follow the one before: an entry is missing or two programs wrote at once. Look at the alias, then begin with a new journal."
            ),
            Self::NoPlan => f.write_str(
                "The journal does not begin with a plan. Choose the right file, or begin with a new one.",
            ),
            Self::Plan(wrong) => {
                f.write_str("The plan in the journal cannot be read.")?;
                wrong.iter().try_for_each(|misread| write!(f, " {misread}"))
            }
        }
    }
}

impl std::error::Error for Unreadable {}
