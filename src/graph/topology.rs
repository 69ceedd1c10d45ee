//! What the graph is made from.

use crate::traffic::{AliasName, Split, Version};

/// A function's traffic as the cloud answered it. The order of the lists does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Topology {
    /// What starts the function.
    pub triggers: Vec<Trigger>,
    /// Its aliases, each name once.
    pub aliases: Vec<Alias>,
    /// Its versions, each once.
    pub versions: Vec<BoundVersion>,
}

/// Something that starts the function.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Trigger {
    /// The cloud's word for its kind, such as `timer` or `apigw`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// What it starts: the name of an alias, or a version.
    pub qualifier: String,
    /// False if it is switched off.
    pub enabled: bool,
}

/// An alias and how it divides its traffic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// Its name.
    pub name: AliasName,
    /// Its split, or nothing if that could not be read.
    pub split: Option<Split>,
}

/// A version, bound to an alias or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoundVersion {
    /// Which one.
    pub version: Version,
    /// How it is.
    pub condition: Condition,
}

/// How a version is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// It serves.
    Ready,
    /// The cloud is changing it.
    Changing,
    /// Its creation or its last change failed.
    Failed,
    /// Not known: it is bound, but not in the list of versions.
    Unknown,
}

/// A split that an alias does not have yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The alias, which may not exist yet either.
    pub alias: AliasName,
    /// What it would have.
    pub split: Split,
}

/// Which of the versions that nothing is bound to are on show, beside the newest few.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unfolded {
    /// All of them.
    pub all: bool,
    /// These.
    pub versions: Vec<Version>,
}
