//! A command as it was written, before anything is known of the function.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use super::Hint;
use crate::traffic::{Version, Weight};

/// What a line asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verb {
    /// `deploy`
    Deploy,
    /// `publish-ver`
    PublishVersion,
    /// `create-alias`
    CreateAlias,
    /// `update-alias`
    UpdateAlias,
    /// `list-alias`
    ListAliases,
    /// `delete-alias`
    DeleteAlias,
}

impl Verb {
    /// Every verb, in the order of the guide.
    pub const ALL: [Self; 6] = [
        Self::Deploy,
        Self::PublishVersion,
        Self::CreateAlias,
        Self::UpdateAlias,
        Self::ListAliases,
        Self::DeleteAlias,
    ];

    /// The verb as the guide writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Deploy => "deploy",
            Self::PublishVersion => "publish-ver",
            Self::CreateAlias => "create-alias",
            Self::UpdateAlias => "update-alias",
            Self::ListAliases => "list-alias",
            Self::DeleteAlias => "delete-alias",
        }
    }

    /// The inputs that it takes, the more useful first. `name` of a deploy is its function.
    pub const fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Deploy => &[
                "publish",
                "traffic",
                "function",
                "name",
                "namespace",
                "region",
                "stage",
            ],
            Self::PublishVersion => &["function", "description", "namespace", "region", "stage"],
            Self::CreateAlias | Self::UpdateAlias => &[
                "name",
                "function",
                "version",
                "config",
                "description",
                "namespace",
                "region",
                "stage",
            ],
            Self::ListAliases => &["function", "namespace", "region", "stage"],
            Self::DeleteAlias => &["name", "function", "namespace", "region", "stage"],
        }
    }

    /// Reads a verb, with `-` or, as the tool takes it too, `_`.
    pub(super) fn read(word: &str) -> Option<Self> {
        let word = word.replace('_', "-");
        Self::ALL.into_iter().find(|verb| verb.name() == word)
    }
}

impl fmt::Display for Verb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// One command of a text: everything that the text alone can tell.
#[derive(Clone, Debug, PartialEq)]
pub struct Command {
    /// What it asks for.
    pub verb: Verb,
    /// The bytes of the text that it takes up, from the name of the tool to its last word.
    pub at: Range<usize>,
    /// What to know about how it is written.
    pub hints: Vec<Hint>,
    /// The whole text that it was read from.
    pub(super) text: Arc<str>,
    /// Where the verb stands.
    pub(super) verb_at: Range<usize>,
    /// Its inputs.
    pub(super) inputs: Inputs,
}

/// The inputs of a command. What is checked against the function has its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Inputs {
    pub(super) publish: Option<bool>,
    pub(super) traffic: Option<Weight>,
    pub(super) name: Option<At<String>>,
    pub(super) function: Option<At<String>>,
    pub(super) version: Option<At<Named>>,
    pub(super) weights: Option<Vec<(At<Named>, Weight)>>,
    pub(super) description: Option<At<String>>,
    pub(super) namespace: Option<At<String>>,
    pub(super) region: Option<At<String>>,
}

/// Something and where it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct At<T> {
    pub(super) value: T,
    pub(super) at: Range<usize>,
}

/// A version as it is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// By its number or as `$LATEST`.
    Version(Version),
    /// `n`: whatever is stable.
    Stable,
    /// `n+1`: whatever comes behind it.
    Next,
}
