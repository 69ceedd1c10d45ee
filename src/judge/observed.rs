//! The split of an alias beside the requests that its versions really served.

use super::{Alpha, ServedShare, ShareReading, served_share};
use crate::traffic::{AliasName, Split, Version, Weight};

/// What the requests of an alias say of its split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// The version whose share is compared: the new code, or the only one.
    pub version: Version,
    /// Its share by the split.
    pub configured: Weight,
    /// The requests of the alias, whichever version served them.
    pub requests: u64,
    /// The share that it served.
    pub served: ServedShare,
    /// What that says of the configured one.
    pub reading: ShareReading,
    /// The versions that served requests though the split does not bind them.
    pub strays: Vec<(Version, u64)>,
}

impl Observation {
    /// Compares what each version served of an alias with its split, which must have been the same
    /// all the while; nothing without a request, or where rules decide.
    pub fn of(
        alias: &AliasName,
        split: &Split,
        counts: &[(Version, u64)],
        alpha: Alpha,
    ) -> Option<Self> {
        let version = split.canary(alias).unwrap_or(split.main);
        let configured = split.share(version)?;
        let mine = counts.iter().filter(|(served, _)| *served == version);
        let mine: u64 = mine.map(|(_, requests)| requests).sum();
        let all: u64 = counts.iter().map(|(_, requests)| requests).sum();
        let served = served_share(mine, all - mine, configured, alpha)?;
        let bound = split.bound_versions();
        let strays = counts.iter().copied();
        Some(Self {
            version,
            configured,
            requests: all,
            served,
            reading: served.reading(configured),
            strays: strays
                .filter(|(version, requests)| *requests > 0 && !bound.contains(version))
                .collect(),
        })
    }
}
