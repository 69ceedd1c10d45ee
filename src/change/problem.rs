//! Why a change cannot be planned, and what to do.

use std::fmt;

use super::{Package, TriggerKey};
use crate::cron;
use crate::scf::Status;
use crate::traffic::{self, AliasName, Version, Weight};

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
    /// `$LATEST` cannot be deleted.
    LatestStays,
    /// Aliases hold the version, so it cannot be deleted.
    VersionIsHeld {
        /// The version.
        version: Version,
        /// Who holds it, and with which share; none where rules decide.
        holders: Vec<(AliasName, Option<Weight>)>,
    },
    /// Neither code nor a version nor a share.
    NothingToDeploy,
    /// Nothing is published, so `$LATEST` has everything and no share can be given.
    OnlyLatest,
    /// The archive is larger than the cloud takes in a request.
    PackageTooLarge {
        /// Its size in bytes.
        size: usize,
    },
    /// The function has a trigger of that name, kind and qualifier.
    TriggerExists {
        /// The trigger.
        key: TriggerKey,
    },
    /// The function has no such trigger, or not any more.
    TriggerNotFound {
        /// The trigger.
        key: TriggerKey,
    },
    /// The name of the trigger breaks the cloud's rules.
    TriggerName {
        /// What was written.
        name: String,
    },
    /// The cron expression of a timer cannot be read, or never fires.
    Cron(cron::Problem),
    /// Triggers of this kind cannot be created.
    TriggerKind {
        /// What was written.
        kind: String,
    },
    /// The API has no action that changes this of a trigger.
    TriggerCannotBeEdited {
        /// The trigger.
        key: TriggerKey,
    },
    /// The function has as many triggers of the kind as the cloud allows.
    TooManyTriggers {
        /// The kind.
        kind: String,
    },
    /// A trigger would call neither an alias nor a version.
    QualifierNotFound {
        /// What was written.
        qualifier: String,
    },
    /// What was written is not the identifier of a set of log topics.
    LogsetId {
        /// What was written.
        text: String,
    },
    /// What was written is not the identifier of a log topic.
    TopicId {
        /// What was written.
        text: String,
    },
    /// The function is changing, or did not change as it should; it takes no new settings.
    SettingsNotTaken {
        /// What it is going through.
        status: Status,
    },
    /// The logs go there already.
    LogsThereAlready,
    /// The argument of a timer is longer than the cloud takes.
    ArgumentTooLong {
        /// Its length in bytes.
        bytes: usize,
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
            _ => self.fmt_others(f),
        }
    }
}

impl Problem {
    fn fmt_others(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LatestStays => {
                f.write_str("$LATEST belongs to the function and cannot be deleted.")
            }
            Self::VersionIsHeld { version, holders } => {
                let holders = holders.iter().map(|(alias, share)| match share {
                    Some(share) => format!("{alias} ({share})"),
                    None => format!("{alias} (by rules)"),
                });
                let holders: Vec<_> = holders.collect();
                write!(
                    f,
                    "Version {version} is held by {}. Take it out of their splits first.",
                    holders.join(", ")
                )
            }
            Self::NothingToDeploy => f.write_str(
                "There is nothing to deploy. Add code, publish a version, or set a share.",
            ),
            Self::OnlyLatest => f.write_str(
                "Only $LATEST exists, so it always gets 100 %. Publish a version first.",
            ),
            Self::PackageTooLarge { size } => write!(
                f,
                "The archive has {size} bytes. At most {} fit into a request: leave out what the function does not need, or upload it to COS.",
                Package::LARGEST
            ),
            Self::TriggerExists { key } => write!(
                f,
                "There is a {} trigger {} on {} already. Edit that one, or choose another name.",
                key.kind, key.name, key.qualifier
            ),
            Self::TriggerNotFound { key } => write!(
                f,
                "There is no {} trigger {} on {}. It may have been deleted.",
                key.kind, key.name, key.qualifier
            ),
            Self::TriggerName { name } if name.is_empty() => {
                f.write_str("Enter a name for the trigger.")
            }
            Self::TriggerName { name } => write!(
                f,
                "“{name}” is not a name for a trigger. Use at most 60 letters, digits, “-” and “_”, a letter first."
            ),
            Self::Cron(problem) => fmt::Display::fmt(problem, f),
            Self::TriggerKind { kind } => write!(
                f,
                "Triggers of kind {kind} cannot be created. Use timer, cos, cls, ckafka or http."
            ),
            Self::TriggerCannotBeEdited { key } => write!(
                f,
                "The API cannot edit {} triggers. Delete {} and create it anew.",
                key.kind, key.name
            ),
            Self::TooManyTriggers { kind } => write!(
                f,
                "The function has ten {kind} triggers already, and the cloud allows no more. Delete one first."
            ),
            Self::QualifierNotFound { qualifier } => write!(
                f,
                "The function has neither an alias nor a version {qualifier}. Create it first."
            ),
            Self::LogsetId { text } => fmt_identifier(f, text, "logset"),
            Self::TopicId { text } => fmt_identifier(f, text, "topic"),
            Self::SettingsNotTaken { status } => write!(
                f,
                "The function is {status}. Its settings can be changed when it is Active."
            ),
            Self::LogsThereAlready => {
                f.write_str("Nothing would change: the function writes its logs there already.")
            }
            Self::ArgumentTooLong { bytes } => write!(
                f,
                "The argument has {bytes} bytes. At most 4096 are allowed."
            ),
            _ => Ok(()),
        }
    }
}

/// What is wrong with an identifier of CLS.
fn fmt_identifier(f: &mut fmt::Formatter<'_>, text: &str, of: &str) -> fmt::Result {
    if text.is_empty() {
        return write!(f, "Enter the ID of the {of}.");
    }
    write!(
        f,
        "“{text}” is not the ID of a {of}. It has 32 hexadecimal digits in five groups, like 5cd3a17e-fb0b-418c-afd7-77b365397426."
    )
}

impl std::error::Error for Problem {}
