//! A function as it was read: what a plan is made from.

use futures_util::future;

use super::{Target, TriggerKey};
use crate::scf::{
    Alias, Client, Error, FunctionDetail, GetFunction, ListAliases, ListTriggers,
    ListVersionByFunction, Trigger, VersionInfo,
};
use crate::traffic::{AliasName, Version};

/// Everything about one function that a plan, a graph or a page needs, read at one time.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The function.
    pub target: Target,
    /// Its state and settings.
    pub function: FunctionDetail,
    /// Its versions, newest first as the cloud lists them, `$LATEST` among them.
    pub versions: Vec<VersionInfo>,
    /// Its aliases, `$DEFAULT` among them.
    pub aliases: Vec<Alias>,
    /// Its triggers.
    pub triggers: Vec<Trigger>,
    /// When it was read, in Unix milliseconds.
    pub read_at: u64,
}

impl Snapshot {
    /// Reads the function, its versions, aliases and triggers, all at once and each to the end.
    pub async fn read(client: &Client, target: Target) -> Result<Self, Error> {
        let Target {
            namespace,
            function,
        } = &target;
        let detail = GetFunction {
            function_name: function.clone(),
            namespace: namespace.clone(),
            qualifier: Version::Latest,
        };
        let versions = ListVersionByFunction::of(namespace, function);
        let aliases = ListAliases::of(namespace, function);
        let triggers = ListTriggers::of(namespace, function);
        let (detail, versions, aliases, triggers) = future::try_join4(
            client.call(&detail),
            client.all(&versions),
            client.all(&aliases),
            client.all(&triggers),
        )
        .await?;
        let read_at = client.clock().now();
        Ok(Self {
            target,
            function: detail.answer,
            versions,
            aliases,
            triggers,
            read_at,
        })
    }

    /// The alias of this name.
    pub fn alias(&self, name: &AliasName) -> Option<&Alias> {
        self.aliases.iter().find(|alias| alias.name == *name)
    }

    /// What is known of a version.
    pub fn version(&self, version: Version) -> Option<&VersionInfo> {
        self.versions.iter().find(|info| info.version == version)
    }

    /// The versions by name. `$LATEST` exists always, whether it was listed or not.
    pub fn version_names(&self) -> Vec<Version> {
        let mut names: Vec<Version> = self.versions.iter().map(|info| info.version).collect();
        if !names.contains(&Version::Latest) {
            names.push(Version::Latest);
        }
        names
    }

    /// The newest published version, if anything was published.
    pub fn newest_published(&self) -> Option<Version> {
        self.version_names()
            .into_iter()
            .filter(|version| !version.is_latest())
            .max()
    }

    /// The version that the cloud will make next: it counts them up by one.
    pub fn next_version(&self) -> Version {
        self.newest_published()
            .map_or(Version::Published(1), Version::following)
    }

    /// The trigger of this key.
    pub fn trigger(&self, key: &TriggerKey) -> Option<&Trigger> {
        let mut triggers = self.triggers.iter();
        triggers.find(|trigger| TriggerKey::of(trigger) == *key)
    }

    /// The names of the triggers that call this alias.
    pub fn triggers_of(&self, alias: &AliasName) -> Vec<String> {
        self.triggers_calling(alias.as_str())
    }

    /// The names of the triggers that call this alias or version.
    pub fn triggers_calling(&self, qualifier: &str) -> Vec<String> {
        let triggers = self.triggers.iter();
        let bound = triggers.filter(|trigger| trigger.qualifier == qualifier);
        bound.map(|trigger| trigger.trigger_name.clone()).collect()
    }
}
