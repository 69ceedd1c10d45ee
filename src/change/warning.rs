//! What a plan does that its author may not have meant.

use std::fmt;

use crate::traffic::{AliasName, Version};

/// Something to know before applying. It does not stop the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// `$LATEST` serves everything: every upload is live for everybody at once.
    UploadsAreLive {
        /// The alias.
        alias: AliasName,
    },
    /// A version stays bound at 0 %, so it cannot be deleted.
    StaysBound {
        /// The version.
        version: Version,
    },
    /// Match rules are replaced.
    RulesAreReplaced {
        /// How many.
        count: usize,
    },
    /// A routing that this program cannot read is replaced.
    UnreadableIsReplaced,
    /// Triggers call the alias that is deleted. What the cloud does with them is not documented.
    TriggersAreBound {
        /// Their names.
        triggers: Vec<String>,
    },
    /// What was published cannot be unpublished from here.
    CannotBeUndone,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UploadsAreLive { alias } => write!(
                f,
                "{alias} will send everything to $LATEST: every upload is served to everybody at once."
            ),
            Self::StaysBound { version } => write!(
                f,
                "Version {version} stays bound at 0 % and cannot be deleted until the split is cleared."
            ),
            Self::RulesAreReplaced { count: 1 } => {
                f.write_str("The match rule is replaced by this split.")
            }
            Self::RulesAreReplaced { count } => {
                write!(f, "The {count} match rules are replaced by this split.")
            }
            Self::UnreadableIsReplaced => {
                f.write_str("The present routing cannot be read by this console. It is replaced.")
            }
            Self::TriggersAreBound { triggers } => write!(
                f,
                "These triggers call the alias: {}. The cloud does not document what becomes of them.",
                triggers.join(", ")
            ),
            Self::CannotBeUndone => {
                f.write_str("A published version cannot be unpublished; it can only be deleted.")
            }
        }
    }
}
