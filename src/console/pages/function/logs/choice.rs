//! Which records a person wants to see.

use leptos::prelude::*;

use super::super::live::Live;
use crate::scf::LogFilter;
use crate::traffic::{AliasName, Version};

/// How many versions are asked where they log when none is chosen.
const MOST_VERSIONS: usize = 20;

/// The periods that can be chosen, in minutes.
pub(super) const PERIODS: [u64; 3] = [15, 60, 1_440];

/// The choice. Copies are the same one.
#[derive(Clone, Copy)]
pub(super) struct Choice {
    /// The alias; empty for any.
    pub(super) alias: RwSignal<String>,
    /// The version; empty for any.
    pub(super) version: RwSignal<String>,
    /// How far back, in minutes.
    pub(super) period: RwSignal<u64>,
    /// True for failed requests alone.
    pub(super) failures: RwSignal<bool>,
}

impl Choice {
    /// Everything of an alias, or of all of them.
    pub(super) fn of(alias: Option<&AliasName>) -> Self {
        Self {
            alias: RwSignal::new(alias.map_or_else(String::new, ToString::to_string)),
            version: RwSignal::default(),
            period: RwSignal::new(PERIODS[1]),
            failures: RwSignal::new(false),
        }
    }

    /// The filter that finds them.
    pub(super) fn filter(self, live: Live) -> LogFilter {
        let place = live.place.get_value();
        LogFilter {
            namespace: place.place.namespace,
            function: place.function,
            alias: self.alias.get(),
            version: self.version.get(),
            failures: self.failures.get(),
        }
    }

    /// The versions whose records these can be.
    pub(super) fn versions(self, live: Live) -> Vec<Version> {
        if let Ok(version) = self.version.with(|version| version.parse()) {
            return vec![version];
        }
        let chosen = self.alias.get();
        let mut versions = Vec::new();
        if chosen.is_empty() {
            versions.push(Version::Latest);
        }
        live.aliases.with(|aliases| {
            let aliases = aliases.iter();
            for alias in aliases.filter(|one| chosen.is_empty() || one.name.as_str() == chosen) {
                match alias.split() {
                    Ok(split) => versions.extend(split.bound_versions()),
                    Err(_) => versions.push(alias.function_version),
                }
            }
        });
        let mut seen = Vec::new();
        versions.retain(|version| {
            let is_new = !seen.contains(version);
            seen.push(*version);
            is_new
        });
        versions.truncate(MOST_VERSIONS);
        versions
    }
}
