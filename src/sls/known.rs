//! What is known of the account while a line is read.

use crate::change::{Snapshot, Target};
use crate::traffic::{AliasName, Split, Version};

/// What a line is read against. Whatever is not known is not checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    /// The region that the page shows, by its name (`ap-guangzhou`).
    pub region: String,
    /// The namespace that the page shows.
    pub namespace: String,
    /// The function that the page shows, for lines that name none.
    pub function: Option<String>,
    /// The functions of the namespace; empty while they are not known.
    pub functions: Vec<String>,
    /// What was read of one function, be it the one on the page or the one that the line names.
    pub read: Option<KnownFunction>,
}

/// What one function has.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownFunction {
    /// Which function.
    pub target: Target,
    /// Its versions, `$LATEST` among them, in any order.
    pub versions: Vec<Version>,
    /// Its aliases.
    pub aliases: Vec<KnownAlias>,
}

/// One alias of a function.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownAlias {
    /// Its name.
    pub name: AliasName,
    /// Its main version.
    pub main: Version,
    /// How it divides its traffic, if that can be read.
    pub split: Option<Split>,
}

impl Known {
    /// What is known of this function.
    pub(super) fn of(&self, target: &Target) -> Option<&KnownFunction> {
        self.read.as_ref().filter(|read| read.target == *target)
    }
}

impl KnownFunction {
    /// The published versions, the newest first.
    pub(super) fn published(&self) -> Vec<Version> {
        let published = self.versions.iter().filter(|version| !version.is_latest());
        let mut versions: Vec<Version> = published.copied().collect();
        versions.sort_unstable_by(|one, two| two.cmp(one));
        versions.dedup();
        versions
    }

    /// The alias of this name.
    pub(super) fn alias(&self, name: &AliasName) -> Option<&KnownAlias> {
        self.aliases.iter().find(|alias| alias.name == *name)
    }
}

impl KnownAlias {
    /// The version that serves while nothing is being tried: the stable side of a split, or the
    /// only version.
    pub(super) fn stable(&self) -> Version {
        let stable = self
            .split
            .as_ref()
            .and_then(|split| split.stable(&self.name));
        stable.unwrap_or(self.main)
    }
}

impl From<&Snapshot> for KnownFunction {
    fn from(snapshot: &Snapshot) -> Self {
        let aliases = snapshot.aliases.iter().map(|alias| KnownAlias {
            name: alias.name.clone(),
            main: alias.function_version,
            split: alias.split().ok(),
        });
        Self {
            target: snapshot.target.clone(),
            versions: snapshot.version_names(),
            aliases: aliases.collect(),
        }
    }
}
