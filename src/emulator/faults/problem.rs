//! Why a text does not say what shall go wrong.

use std::fmt;

/// What is wrong with the text form of [`Faults`](super::Faults). Its message says what to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultsProblem {
    /// There is no fault of this name.
    Unknown {
        /// As it was written.
        name: String,
    },
    /// Written twice.
    Twice {
        /// The fault.
        name: &'static str,
    },
    /// Not how often something happens.
    NotOdds {
        /// The fault.
        name: &'static str,
        /// What stands behind it.
        value: String,
    },
    /// Not how long something takes.
    NotDuration {
        /// The fault.
        name: &'static str,
        /// What stands behind it.
        value: String,
    },
    /// A value behind what is on or not.
    NotASwitch {
        /// The fault.
        name: &'static str,
    },
    /// Neither reads nor writes.
    NotAKind {
        /// What stands there.
        value: String,
    },
    /// Not a number to begin with.
    NotASeed {
        /// What stands there.
        value: String,
    },
}

impl fmt::Display for FaultsProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { name } => {
                let names: Vec<_> = super::text::names().collect();
                write!(
                    f,
                    "there is no fault “{name}”; there are {}",
                    names.join(", ")
                )
            }
            Self::Twice { name } => write!(f, "{name} is there twice; leave one of them out"),
            Self::NotOdds { name, value } => write!(
                f,
                "{name} wants a share of the requests from 0% to 100% with at most four decimals, \
                 such as {name}=0.5%, not “{value}”"
            ),
            Self::NotDuration { name, value } => write!(
                f,
                "{name} wants a time with its unit (ms, s, m or h), such as {name}=30s, not “{value}”"
            ),
            Self::NotASwitch { name } => write!(f, "{name} takes no value; write it alone"),
            Self::NotAKind { value } => {
                write!(f, "only=reads or only=writes is possible, not “{value}”")
            }
            Self::NotASeed { value } => {
                write!(
                    f,
                    "seed wants a whole number, such as seed=7, not “{value}”"
                )
            }
        }
    }
}

impl std::error::Error for FaultsProblem {}
