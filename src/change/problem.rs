//! Why a change cannot be planned, and what to do.

use std::fmt;

use crate::scf::Status;
use crate::traffic::{self, AliasName, Version};

/// A reason against a change, found before anything is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A rule of `traffic` is broken.
    Rule {
        /// Where.
        field: Field,
        /// Which.
        problem: traffic::Problem,
    },
    /// The function has an alias of that name.
    AliasExists {
        /// The name.
        alias: AliasName,
    },
    /// The function has no alias of that name.
    AliasNotFound {
        /// The name.
        alias: AliasName,
        /// The alias whose name is nearest, if one is near.
        nearest: Option<AliasName>,
    },
    /// The routing of the alias says something that this program cannot read, so it cannot be
    /// promoted or rolled back. A new split can replace it.
    RoutingUnreadable {
        /// The alias.
        alias: AliasName,
        /// What it cannot read.
        problem: traffic::Problem,
    },
    /// Everything is as the change wants it.
    NothingToChange,
    /// The alias has no canary to promote or to roll back.
    NoCanary {
        /// The alias.
        alias: AliasName,
    },
    /// The alias routes by rules: no version is the canary.
    RoutesByRules {
        /// The alias.
        alias: AliasName,
    },
    /// `$DEFAULT` cannot be deleted.
    DefaultAliasStays,
    /// The function is changing, or did not change as it should; it takes no new version.
    FunctionNotActive {
        /// What it is going through.
        status: Status,
    },
    /// A version that would serve traffic is not usable.
    VersionNotActive {
        /// The version.
        version: Version,
        /// What it is going through.
        status: Status,
    },
}

/// The part of a form that a problem belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The name of the alias.
    AliasName,
    /// The main version.
    MainVersion,
    /// The additional version.
    AdditionalVersion,
    /// The match rules.
    Rules,
    /// The description.
    Description,
}

impl Problem {
    /// Where it belongs, if to one part of the form.
    pub const fn field(&self) -> Option<Field> {
        match self {
            Self::Rule { field, .. } => Some(*field),
            Self::AliasExists { .. } | Self::AliasNotFound { .. } => Some(Field::AliasName),
            _ => None,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rule { problem, .. } => problem.fmt(f),
            Self::AliasExists { alias } => {
                write!(
                    f,
                    "There is an alias {alias} already. Choose another name, or change that alias."
                )
            }
            Self::AliasNotFound {
                alias,
                nearest: Some(nearest),
            } => {
                write!(f, "There is no alias {alias}. Did you mean {nearest}?")
            }
            Self::AliasNotFound {
                alias,
                nearest: None,
            } => {
                write!(
                    f,
                    "There is no alias {alias}. It may have been deleted; create it first."
                )
            }
            Self::RoutingUnreadable { alias, problem } => {
                write!(
                    f,
                    "The routing of {alias} cannot be read ({problem}) Set a new split to replace it."
                )
            }
            Self::NothingToChange => {
                f.write_str("Nothing would change: the alias is like this already.")
            }
            Self::NoCanary { alias } => {
                write!(
                    f,
                    "{alias} sends everything to one version: there is nothing to promote or roll back."
                )
            }
            Self::RoutesByRules { alias } => {
                write!(
                    f,
                    "{alias} routes by match rules, so no version is the canary. Set a split instead."
                )
            }
            Self::DefaultAliasStays => f.write_str(
                "$DEFAULT belongs to the function and cannot be deleted. Change its split instead.",
            ),
            Self::FunctionNotActive { status } if status.is_changing() => {
                write!(
                    f,
                    "The function is {status}. Wait until it is Active, then try again."
                )
            }
            Self::FunctionNotActive { status } => {
                write!(
                    f,
                    "The function is {status}. Deploy working code first, then publish."
                )
            }
            Self::VersionNotActive { version, status } if status.is_changing() => {
                write!(
                    f,
                    "Version {version} is {status}. Wait until it is Active, then try again."
                )
            }
            Self::VersionNotActive { version, status } => {
                write!(
                    f,
                    "Version {version} is {status} and cannot serve traffic. Choose another version."
                )
            }
        }
    }
}

impl std::error::Error for Problem {}
