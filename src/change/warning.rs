//! What a plan does that its author may not have meant.

use std::fmt;

use crate::traffic::{AliasName, Version, Weight};

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
    /// A version is deleted, and its code with it.
    VersionIsLost {
        /// The version.
        version: Version,
    },
    /// Nothing is published, so `$LATEST` keeps everything whatever share was asked for.
    OnlyLatest,
    /// While new code is uploaded everybody gets the published version, also those who were on
    /// `$LATEST`.
    PinServesOlder {
        /// The published version.
        version: Version,
        /// The share of `$LATEST` before.
        share: Weight,
    },
    /// Aliases serve `$LATEST`, and will serve the new code as soon as it is uploaded.
    NewCodeIsServed {
        /// The aliases and the share of `$LATEST` in each.
        aliases: Vec<(AliasName, Weight)>,
    },
    /// What is put back gives traffic to code that was replaced in the meantime.
    CodeIsNotPutBack {
        /// The alias.
        alias: AliasName,
        /// The share of `$LATEST` in it.
        share: Weight,
    },
    /// Published versions keep the log settings that they were published with.
    VersionsKeepTheirLogs,
    /// An `http` trigger that is created anew has another address.
    AddressChanges {
        /// Its name.
        trigger: String,
    },
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
            Self::VersionIsLost { version } => write!(
                f,
                "Version {version} and its code are gone for good."
            ),
            Self::OnlyLatest => f.write_str(
                "Only $LATEST exists, so it keeps 100 %. Publish a version to be able to divide traffic.",
            ),
            Self::PinServesOlder { version, share } => write!(
                f,
                "$LATEST serves {share} now. During the upload version {version} serves everybody; if $LATEST holds newer code than that, publish it first."
            ),
            Self::NewCodeIsServed { aliases } => {
                let aliases = aliases.iter().map(|(alias, share)| format!("{alias} ({share})"));
                let aliases: Vec<_> = aliases.collect();
                write!(
                    f,
                    "The new code is served as soon as it is uploaded by: {}.",
                    aliases.join(", ")
                )
            }
            Self::CodeIsNotPutBack { alias, share } => write!(
                f,
                "{alias} will send {share} to $LATEST again, and $LATEST holds the code that was uploaded since."
            ),
            Self::VersionsKeepTheirLogs => f.write_str(
                "This concerns $LATEST alone. Published versions keep the log settings that they were published with: publish a version afterwards, and send traffic to that one, to see its logs.",
            ),
            Self::AddressChanges { trigger } => write!(
                f,
                "{trigger} is created anew, so its address changes. Callers of the old address fail."
            ),
        }
    }
}
