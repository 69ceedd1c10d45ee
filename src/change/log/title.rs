//! What an entry of the log is called, as values: each language makes its own words of them, when
//! it shows them.

use serde::{Deserialize, Serialize};

use crate::change::{Change, Deploy, TriggerChange};
use crate::traffic::Version;

/// What was to be done. Aliases, triggers and qualifiers are in it by name, shares as they are
/// written everywhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Title {
    /// A change.
    Change(Name),
    /// What was to be done was to be taken back.
    Undo(Box<Title>),
    /// What was to be done was gone on with, after it had stopped.
    Resume(Box<Title>),
    /// The rollout of an alias: to the share of the step with this index.
    RolloutStep(String, usize),
    /// The rollout of an alias: `$LATEST` becomes a version.
    RolloutPublish(String),
    /// The rollout of an alias: the canary is promoted.
    RolloutPromote(String),
    /// The rollout of an alias: back to the stable version.
    RolloutBack(String),
    /// Words, as logs had them before there were values.
    #[serde(untagged)]
    Said(String),
}

/// What a change is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Name {
    /// An alias is made.
    CreateAlias(String),
    /// An alias is changed.
    UpdateAlias(String),
    /// An alias is deleted.
    DeleteAlias(String),
    /// A version is published.
    PublishVersion,
    /// The canary of an alias is promoted.
    Promote(String),
    /// An alias goes back to its stable version.
    RollBack(String),
    /// Code is uploaded, whatever else is done.
    Deploy,
    /// A version is published and gets everything.
    Finish,
    /// `$LATEST` gets a share of `$DEFAULT`.
    Share(String),
    /// A version is published, then `$LATEST` gets a share of `$DEFAULT`.
    PublishAndShare(String),
    /// A version is deleted.
    DeleteVersion(Version),
    /// A trigger is made.
    CreateTrigger(String),
    /// A trigger is changed in place.
    EditTrigger(String),
    /// A trigger is moved to another qualifier.
    MoveTrigger(String, String),
    /// A trigger is deleted.
    DeleteTrigger(String),
    /// So many triggers are changed.
    Triggers(usize),
    /// Nothing is logged any more.
    LogsOff,
    /// Something is logged from now on, or elsewhere.
    LogsOn,
    /// Aliases, then triggers, are put back as they were.
    Restore(Vec<String>, Vec<String>),
}

impl Name {
    /// The name of a change.
    pub fn of(change: &Change) -> Self {
        match change {
            Change::CreateAlias { alias, .. } => Self::CreateAlias(alias.clone()),
            Change::UpdateSplit { alias, .. } => Self::UpdateAlias(alias.to_string()),
            Change::DeleteAlias { alias } => Self::DeleteAlias(alias.to_string()),
            Change::PublishVersion { .. } => Self::PublishVersion,
            Change::Promote { alias } => Self::Promote(alias.to_string()),
            Change::RollBack { alias } => Self::RollBack(alias.to_string()),
            Change::Deploy(deploy) => Self::of_deployment(deploy),
            Change::DeleteVersion { version } => Self::DeleteVersion(*version),
            Change::Triggers(changes) => match changes.as_slice() {
                [one] => Self::of_trigger(one),
                several => Self::Triggers(several.len()),
            },
            Change::WriteLogs { topic } if topic.is_off() => Self::LogsOff,
            Change::WriteLogs { .. } => Self::LogsOn,
            Change::Restore { aliases, triggers } => {
                let aliases = aliases.iter().map(|state| state.name().to_string());
                let triggers = triggers.iter().map(|state| state.key().name);
                Self::Restore(aliases.collect(), triggers.collect())
            }
        }
    }

    /// A deployment is called by what it consists of.
    fn of_deployment(deploy: &Deploy) -> Self {
        match (&deploy.code, &deploy.publish, deploy.share) {
            (Some(_), ..) => Self::Deploy,
            (None, Some(_), Some(share)) if !share.is_served() => Self::Finish,
            (None, None, Some(share)) => Self::Share(share.to_string()),
            (None, _, Some(share)) => Self::PublishAndShare(share.to_string()),
            (None, _, None) => Self::PublishVersion,
        }
    }

    fn of_trigger(change: &TriggerChange) -> Self {
        match change {
            TriggerChange::Create(spec) => Self::CreateTrigger(spec.key.name.clone()),
            TriggerChange::Edit { key, to } if key.qualifier != to.key.qualifier => {
                Self::MoveTrigger(key.name.clone(), to.key.qualifier.clone())
            }
            TriggerChange::Edit { key, .. } => Self::EditTrigger(key.name.clone()),
            TriggerChange::Delete(key) => Self::DeleteTrigger(key.name.clone()),
        }
    }
}
