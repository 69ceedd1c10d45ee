//! What speaks against a plan, at which field, and what to write instead.

use std::fmt;

use super::Hold;
use crate::scf::Status;
use crate::traffic::{self, AliasName, Version, Weight};

/// A field of a plan. Its text is the path to it, with steps counted from 0: `steps[1].hold`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs)] // the names are the keys of the text
pub enum Field {
    Region,
    Namespace,
    Function,
    Alias,
    Canary,
    Steps,
    Share(usize),
    Hold(usize),
    Finish,
    Errors,
    Latency,
    Throttles,
    OnTrip,
    WhenUnsure,
}

/// Everything that speaks against a plan, and at which field.
pub type Problems = Vec<(Field, Problem)>;

/// A reason against a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The name of the function or of its namespace is empty.
    NameMissing,
    /// There is neither a step nor a promotion.
    NoSteps,
    /// More steps than anybody can follow.
    TooManySteps {
        /// How many.
        count: usize,
    },
    /// A step gives the canary no more than it has by then.
    GoesBackwards {
        /// What it would get.
        share: Weight,
        /// What it has by then.
        before: Weight,
    },
    /// A step gives the canary nothing.
    ShareZero,
    /// The last step is below 100 % and nothing is said of what comes then.
    EndsBelow {
        /// The last share.
        share: Weight,
    },
    /// A hold that is over before the cloud has counted a minute.
    HoldTooShort {
        /// In seconds.
        seconds: u64,
    },
    /// A hold of more than 30 days.
    HoldTooLong,
    /// A hold of no requests.
    NoRequests,
    /// A guard against a rise of nothing, or of more than everything.
    GuardRange,
    /// The function has no such alias.
    AliasNotFound {
        /// The alias.
        alias: AliasName,
    },
    /// The function has no such version.
    VersionNotFound {
        /// The version.
        version: Version,
        /// The newest published one, if there is any.
        newest: Option<Version>,
    },
    /// The version cannot serve.
    VersionNotActive {
        /// The version.
        version: Version,
        /// What it is going through.
        status: Status,
    },
    /// The alias sends everything to the canary already.
    ServesAll {
        /// The canary.
        canary: Version,
    },
    /// The alias has another canary.
    OtherCanary {
        /// The alias.
        alias: AliasName,
        /// Its canary.
        canary: Version,
    },
    /// Match rules decide.
    RoutesByRules {
        /// The alias.
        alias: AliasName,
    },
    /// The routing cannot be read.
    RoutingUnreadable {
        /// Why.
        problem: traffic::Problem,
    },
    /// `$DEFAULT` on `$LATEST` rolls out `$LATEST` and nothing else.
    CanaryIsLatest,
    /// `$LATEST` changes with every upload, so only `$DEFAULT` rolls it out.
    CanaryChanges,
    /// Nothing is published to be compared with.
    NothingPublished,
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Share(step) => return write!(f, "steps[{step}].share"),
            Self::Hold(step) => return write!(f, "steps[{step}].hold"),
            Self::Region => "region",
            Self::Namespace => "namespace",
            Self::Function => "function",
            Self::Alias => "alias",
            Self::Canary => "canary",
            Self::Steps => "steps",
            Self::Finish => "finish",
            Self::Errors => "guards.errors",
            Self::Latency => "guards.latency",
            Self::Throttles => "guards.throttles",
            Self::OnTrip => "guards.on-trip",
            Self::WhenUnsure => "guards.when-unsure",
        };
        f.write_str(name)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NameMissing => f.write_str("Write a name."),
            Self::NoSteps => f.write_str(
                "Nothing would happen: write at least one step, or finish: promote to give the canary everything at once.",
            ),
            Self::TooManySteps { count } => {
                write!(f, "The plan has {count} steps. Write at most 100.")
            }
            Self::GoesBackwards { share, before } => write!(
                f,
                "The plan goes backwards: this step gives the canary {share}, and it has {before} by then. Let the shares grow."
            ),
            Self::ShareZero => f.write_str("This step gives the canary nothing. Write a share above 0 %."),
            Self::EndsBelow { share } => write!(
                f,
                "The plan ends at {share} and does not say what comes then. Write finish: promote to give the canary everything, or finish: keep to leave it there."
            ),
            Self::HoldTooShort { seconds } => write!(
                f,
                "{seconds} seconds are over before anything is known: the cloud counts by the minute. Hold for at least {} seconds.",
                Hold::SHORTEST
            ),
            Self::HoldTooLong => f.write_str("Hold for at most 30 days, or until approval."),
            Self::NoRequests => f.write_str("Write how many requests the canary has to answer, at least 1."),
            Self::GuardRange => f.write_str("Write a limit above nothing and, for a rate, up to 100 points."),
            Self::AliasNotFound { alias } => {
                write!(f, "There is no alias {alias}. Create it first, with the stable version.")
            }
            Self::VersionNotFound { version, newest: Some(newest) } => {
                write!(f, "There is no version {version}. The newest is {newest}.")
            }
            Self::VersionNotFound { version, newest: None } => {
                write!(f, "There is no version {version}. Publish one first.")
            }
            Self::VersionNotActive { version, status } => write!(
                f,
                "Version {version} is {status} and cannot serve. Wait until it is Active, or choose another."
            ),
            Self::ServesAll { canary } => write!(
                f,
                "The alias sends everything to {canary} already: there is nothing to roll out."
            ),
            Self::OtherCanary { alias, canary } => write!(
                f,
                "{alias} tries {canary} already. Promote that one or roll it back first."
            ),
            Self::RoutesByRules { alias } => write!(
                f,
                "{alias} routes by match rules, so no share can be given. Set a split first."
            ),
            Self::RoutingUnreadable { problem } => {
                write!(f, "The routing of the alias cannot be read ({problem}) Set a split first.")
            }
            Self::CanaryIsLatest => f.write_str(
                "$DEFAULT divides between $LATEST and a published version: the canary is $LATEST.",
            ),
            Self::CanaryChanges => f.write_str(
                "$LATEST changes with every upload. Publish it and roll that version out, or use $DEFAULT.",
            ),
            Self::NothingPublished => f.write_str(
                "Nothing is published, so there is no stable version to compare with or to go back to. Publish one first.",
            ),
        }
    }
}

impl std::error::Error for Problem {}
