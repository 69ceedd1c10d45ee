//! What came between a rollout and its next move, as values: whoever shows a journal says it in his
//! own language. A journal keeps it readable, and reads what was once kept as words alone.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::change::{self, Cause, Problem};
use crate::scf::{Error, Status};
use crate::traffic::{self, Version};

/// Why something was not done or not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// A call was refused, or gave no answer.
    Call(Error),
    /// Everything that speaks against planning the move.
    Against(Vec<Obstacle>),
    /// A version is not usable, however long it was waited for.
    Version {
        /// The version.
        version: Version,
        /// What it is going through.
        status: Status,
    },
    /// Nothing more is known.
    Unknown,
    /// Words, as journals had them before there were values.
    #[serde(untagged)]
    Said(String),
}

/// What speaks against a move of a rollout: of the [problems](Problem) of a change those that a
/// move can have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Obstacle {
    /// A version is gone.
    VersionNotFound {
        /// The version.
        version: Version,
        /// The newest published one, if there is any.
        newest: Option<Version>,
    },
    /// A version cannot serve.
    VersionNotActive {
        /// The version.
        version: Version,
        /// What it is going through.
        status: Status,
    },
    /// The function takes no new version.
    FunctionNotActive {
        /// What it is going through.
        status: Status,
    },
    /// The function or the alias is not as the plan needs it.
    Other,
}

impl Obstacle {
    /// The problem that it is, if it is one of a change.
    pub fn problem(&self) -> Option<Problem> {
        Some(match self.clone() {
            Self::VersionNotFound { version, newest } => Problem::Rule {
                field: change::Field::MainVersion,
                problem: traffic::Problem::VersionNotFound { version, newest },
            },
            Self::VersionNotActive { version, status } => {
                Problem::VersionNotActive { version, status }
            }
            Self::FunctionNotActive { status } => Problem::FunctionNotActive { status },
            Self::Other => return None,
        })
    }
}

impl From<&Problem> for Obstacle {
    fn from(problem: &Problem) -> Self {
        match problem.clone() {
            Problem::Rule {
                problem: traffic::Problem::VersionNotFound { version, newest },
                ..
            } => Self::VersionNotFound { version, newest },
            Problem::VersionNotActive { version, status } => {
                Self::VersionNotActive { version, status }
            }
            Problem::FunctionNotActive { status } => Self::FunctionNotActive { status },
            // A move sets a split, or publishes: it has no others, unless the alias is no longer
            // what it was when the rollout began.
            _ => Self::Other,
        }
    }
}

impl Reason {
    /// Of everything that speaks against a plan.
    pub(super) fn against(problems: &[Problem]) -> Self {
        Self::Against(problems.iter().map(Obstacle::from).collect())
    }

    /// Of a write that nothing came of.
    pub(super) fn of(cause: &Cause) -> Self {
        match cause {
            Cause::Call(error) | Cause::Unknown(error) => Self::Call(error.clone()),
            Cause::VersionUnusable { version, status }
            | Cause::StillChanging { version, status } => {
                let (version, status) = (*version, status.clone());
                Self::Version { version, status }
            }
            Cause::KeptOtherwise { .. }
            | Cause::TriggerChanged
            | Cause::TriggerKeptOtherwise
            | Cause::LogsChanged
            | Cause::LogsKeptOtherwise => Self::Unknown,
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(error) => error.fmt(f),
            Self::Against(obstacles) => {
                for (index, obstacle) in obstacles.iter().enumerate() {
                    if index > 0 {
                        f.write_str(" ")?;
                    }
                    obstacle.fmt(f)?;
                }
                Ok(())
            }
            Self::Version { version, status } => {
                write!(f, "Version {version} is {status}.")
            }
            Self::Unknown => f.write_str("The reason is not known."),
            Self::Said(words) => f.write_str(words),
        }
    }
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.problem() {
            Some(problem) => problem.fmt(f),
            None => f.write_str(
                "The function or the alias is not as the plan needs it. Look at both, then resume or abandon.",
            ),
        }
    }
}
