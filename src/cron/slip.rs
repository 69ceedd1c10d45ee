//! An expression that may mean something else than it was meant to.

use std::fmt;

use super::Cron;

/// Five fields that read as if they began with the second.
///
/// The text is English; a console in another language writes its own from the same fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The five fields as they are written.
    pub written: String,
    /// What they mean.
    pub means: Cron,
    /// What they may have been meant to be.
    pub other: Cron,
}

impl fmt::Display for Slip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Five fields begin with the minute: {} means “{}”. For “{}” write {}.",
            self.written,
            self.means.words(),
            self.other.words(),
            self.other.stored()
        )
    }
}
