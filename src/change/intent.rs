//! What the user wants, in domain words.

use serde::{Deserialize, Serialize};

use super::{AliasState, Deploy, LogTopic, TriggerChange, TriggerState};
use crate::traffic::{AliasName, Split, Version};

/// Something to be done to one function.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Make a new alias.
    CreateAlias {
        /// Its name, as typed.
        alias: String,
        /// How it divides its traffic.
        split: Split,
        /// Its description.
        description: String,
    },
    /// Give an alias another division of its traffic.
    UpdateSplit {
        /// The alias.
        alias: AliasName,
        /// The whole new division.
        split: Split,
        /// A new description, or nothing to keep the one it has.
        description: Option<String>,
    },
    /// Delete an alias. Its versions stay.
    DeleteAlias {
        /// The alias.
        alias: AliasName,
    },
    /// Make a version of what `$LATEST` holds.
    PublishVersion {
        /// What the version is.
        description: String,
    },
    /// Finish a rollout: the canary serves everything and nothing else is bound.
    Promote {
        /// The alias.
        alias: AliasName,
    },
    /// Abandon a rollout: the stable version serves everything.
    RollBack {
        /// The alias.
        alias: AliasName,
    },
    /// The default alias scheme: code for `$LATEST`, a version of it, its share of `$DEFAULT`.
    Deploy(Deploy),
    /// Delete a published version that no alias holds.
    DeleteVersion {
        /// The version.
        version: Version,
    },
    /// Create, edit, move or delete triggers, one after the other; all of it or nothing.
    Triggers(Vec<TriggerChange>),
    /// Have `$LATEST` write its logs into a topic, or into none. Published versions keep what they
    /// were published with.
    WriteLogs {
        /// Where to.
        topic: LogTopic,
    },
    /// Put aliases and triggers back exactly as they were, unknown fields included.
    Restore {
        /// The aliases as they shall be.
        aliases: Vec<AliasState>,
        /// The triggers as they shall be.
        triggers: Vec<TriggerState>,
    },
}

/// The function that a change is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Target {
    /// Its namespace.
    pub namespace: String,
    /// Its name.
    pub function: String,
}
