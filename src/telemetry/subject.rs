//! Of what something was measured.

use crate::scf::{DataPoint, Instance};
use crate::traffic::{AliasName, Version};

/// A function in a region.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Its namespace.
    pub namespace: String,
    /// Its name.
    pub function: String,
}

/// What is measured of a function. Monitor does not know which version served which alias: that is
/// in the logs only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A version, whichever alias its requests came through.
    Version(Version),
    /// An alias, whichever version its requests went to.
    Alias(AliasName),
}

impl Subject {
    /// How Monitor names it.
    pub(super) fn instance(&self, place: &Place) -> Instance {
        let (namespace, function) = (&place.namespace, &place.function);
        match self {
            Self::Version(version) => Instance::version(namespace, function, &version.to_string()),
            Self::Alias(alias) => Instance::alias(namespace, function, alias.as_str()),
        }
    }

    /// What the points of an answer are of, if they are of this function.
    pub(super) fn of(point: &DataPoint, place: &Place) -> Option<Self> {
        let is_here = point.dimension("functionName") == Some(&place.function)
            && point.dimension("namespace") == Some(&place.namespace);
        if !is_here {
            return None;
        }
        match (point.dimension("version"), point.dimension("alias")) {
            (Some(version), _) => version.parse().ok().map(Self::Version),
            // `$DEFAULT` comes back in any case.
            (None, alias) => {
                let alias = alias?;
                let name = alias.parse().ok();
                Some(Self::Alias(
                    name.unwrap_or_else(|| AliasName::from_cloud(alias)),
                ))
            }
        }
    }
}
