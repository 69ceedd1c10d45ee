//! A function: its versions, aliases and triggers.

use std::collections::BTreeMap;

use serde_json::Value;

use super::aliases::Alias;
use super::answer::{Refusal, refusal};
use super::demand::Demand;
use super::lifecycle::{Lifecycle, Status};
pub(super) use super::release::Release;
use super::source::Load;
use super::table::Table;
use super::trigger::Trigger;
use crate::traffic::{Split, Version};

/// A function of a namespace.
#[derive(Debug)]
pub(super) struct Function {
    /// `lam-…`
    pub(super) id: String,
    /// `$LATEST`. Its state is the state of the function.
    pub(super) latest: Release,
    /// The published versions, by number.
    pub(super) published: Vec<(u32, Release)>,
    /// The number of the version that was published last, deleted or not.
    pub(super) newest: u32,
    /// The aliases by name, `$DEFAULT` among them.
    pub(super) aliases: Table<Alias>,
    pub(super) triggers: Vec<Trigger>,
    /// How many invocations by hand each version has served.
    pub(super) served: Vec<(Version, u64)>,
    /// Who calls it beside its triggers.
    pub(super) loads: Vec<Load>,
    /// How much its triggers have to do, in percent of what is usual.
    pub(super) busy: u64,
    /// How many of its requests come, those of its callers too, in percent of what is usual.
    pub(super) traffic: u16,
    /// The requests that came.
    pub(super) demand: Demand,
}

impl Function {
    /// A function with nothing published and everything on `$LATEST`.
    pub(super) fn new(id: String, latest: Release) -> Self {
        let default = Alias::new(Split::all(Version::Latest), latest.added);
        let demand = Demand::since(latest.added / 1_000);
        let mut aliases = Table::default();
        aliases.insert("$DEFAULT", default);
        Self {
            id,
            latest,
            published: Vec::new(),
            newest: 0,
            aliases,
            triggers: Vec::new(),
            served: Vec::new(),
            loads: Vec::new(),
            busy: 100,
            traffic: 100,
            demand,
        }
    }

    /// A version that is to be changed, if the function has it.
    pub(super) fn release_mut(&mut self, version: Version) -> Option<&mut Release> {
        match version {
            Version::Latest => Some(&mut self.latest),
            Version::Published(number) => {
                let found = self
                    .published
                    .iter_mut()
                    .find(|(known, _)| *known == number);
                found.map(|(_, release)| release)
            }
        }
    }

    /// A version, if the function has it.
    pub(super) fn release(&self, version: Version) -> Option<&Release> {
        match version {
            Version::Latest => Some(&self.latest),
            Version::Published(number) => {
                let position = self
                    .published
                    .binary_search_by_key(&number, |(known, _)| *known);
                self.published
                    .get(position.ok()?)
                    .map(|(_, release)| release)
            }
        }
    }

    /// The versions that write their logs into a topic, each with its memory in MB.
    pub(super) fn writing_into(&self, topic: &str) -> BTreeMap<Version, u64> {
        let published = self.published.iter();
        let published = published.map(|(number, release)| (Version::Published(*number), release));
        let releases = published.chain([(Version::Latest, &self.latest)]);
        let writing = releases.filter(|(_, release)| release.word("ClsTopicId") == topic);
        writing
            .map(|(version, release)| {
                let memory = release.value("MemorySize").as_u64();
                (version, memory.unwrap_or(128))
            })
            .collect()
    }

    /// Every version that the function has.
    pub(super) fn existing(&self) -> Vec<Version> {
        let published = self
            .published
            .iter()
            .map(|(number, _)| Version::Published(*number));
        published.chain([Version::Latest]).collect()
    }

    /// The split that a qualifier stands for: that of an alias, or everything to a version.
    pub(super) fn target(&self, qualifier: &str) -> Option<Split> {
        if let Some(alias) = self.aliases.get(qualifier) {
            return Some(alias.split.clone());
        }
        let version = version(qualifier)?;
        self.release(version).map(|_| Split::all(version))
    }

    /// The names of the aliases that hold a version, served or not.
    pub(super) fn holders(&self, version: Version) -> Vec<&str> {
        let holds = |alias: &Alias| alias.split.bound_versions().contains(&version);
        let aliases = self.aliases.iter().filter(|(_, alias)| holds(alias));
        aliases.map(|(name, _)| name).collect()
    }

    /// Starts to publish what `$LATEST` holds, and says the new number. The version is there at
    /// once and is `Publishing` until `ready`.
    pub(super) fn publish(&mut self, description: &str, now: u64, ready: u64) -> u32 {
        let mut release = self.latest.clone();
        let description = Value::String(description.to_owned());
        release
            .configuration
            .insert("Description".to_owned(), description);
        (release.added, release.modified) = (now, now);
        release.lifecycle = Lifecycle::until(Status::Publishing, ready, Status::Active);
        release.reason = None;
        self.newest += 1;
        self.published.push((self.newest, release));
        self.newest
    }

    /// Counts an invocation that a version serves.
    pub(super) fn count(&mut self, version: Version) {
        match self
            .served
            .binary_search_by_key(&version, |(known, _)| *known)
        {
            Ok(position) => self.served[position].1 += 1,
            Err(position) => self.served.insert(position, (version, 1)),
        }
    }

    /// Removes a published version that nothing refers to.
    pub(super) fn delete_version(&mut self, qualifier: &str) -> Result<(), Refusal> {
        let version = match version(qualifier) {
            Some(version) if self.release(version).is_some() => version,
            Some(_) => {
                let message = format!("There is no version {qualifier}.");
                return Err(refusal("ResourceNotFound.Qualifier", message));
            }
            None => return Err(not_a_version(qualifier)),
        };
        let Version::Published(number) = version else {
            return Err(not_a_version(qualifier));
        };
        let holders = self.holders(version).join(", ");
        if !holders.is_empty() {
            let message = format!(
                "Version {version} is bound to the alias {holders}. Unbind it there first, even if its weight is 0."
            );
            return Err(refusal("UnsupportedOperation.AliasBind", message));
        }
        // Not documented. Deleting what a trigger still calls would break it silently.
        if self
            .triggers
            .iter()
            .any(|trigger| trigger.qualifier == qualifier)
        {
            let message = format!("Version {version} has triggers. Delete them first.");
            return Err(refusal("FailedOperation.DeleteFunction", message));
        }
        self.published.retain(|(known, _)| *known != number);
        Ok(())
    }
}

/// The version that a text names, in exactly the API's spelling.
pub(super) fn version(text: &str) -> Option<Version> {
    let version: Version = text.parse().ok()?;
    (version.to_string() == text).then_some(version)
}

fn not_a_version(qualifier: &str) -> Refusal {
    let message = format!("`{qualifier}` is not the number of a published version.");
    refusal("InvalidParameterValue.Qualifier", message)
}
