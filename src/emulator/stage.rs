//! What the presenter of an emulated account sees of a function, and what he moves in it behind the
//! API's back: its traffic, its aliases, an update that does not end.

use super::lifecycle::{Lifecycle, Status};
use super::presenter::Place;
use super::{Emulator, routing};
use crate::traffic::{Split, Version};

impl Emulator {
    /// The versions of a function, the newest first, `$LATEST` last. None if there is no function.
    pub fn versions(&self, place: Place<'_>) -> Vec<Version> {
        let Some(function) = self.seen(place) else {
            return Vec::new();
        };
        let mut versions = function.existing();
        // The last one is `$LATEST`.
        let published = versions.len() - 1;
        versions[..published].reverse();
        versions
    }

    /// What an alias of a function sends where, if there is such an alias.
    pub fn split(&self, place: Place<'_>, alias: &str) -> Option<Split> {
        let alias = self.seen(place)?.aliases.get(alias)?;
        Some(alias.split.clone())
    }

    /// True if any alias of a function holds a version, served or not.
    pub fn is_bound(&self, place: Place<'_>, version: Version) -> bool {
        self.seen(place)
            .is_some_and(|function| !function.holders(version).is_empty())
    }

    /// True if a function has a version that is `Active` at `now`, in milliseconds since 1970.
    pub fn is_active(&self, place: Place<'_>, version: Version, now: u64) -> bool {
        let release = self.seen(place).and_then(|one| one.release(version));
        release.is_some_and(|release| release.lifecycle.at(self.time(now)) == Status::Active)
    }

    /// How many of its requests come to a function, in percent of what is usual.
    pub fn traffic(&self, place: Place<'_>) -> Option<u16> {
        Some(self.seen(place)?.traffic)
    }

    /// Has more or fewer requests come to a function from `now` on, in percent of what is usual.
    /// Timers fire when they fire. False if there is no such function.
    pub fn set_traffic(&mut self, place: Place<'_>, percent: u16, now: u64) -> bool {
        self.settled(place, now)
            .map(|function| function.traffic = percent)
            .is_some()
    }

    /// Somebody else gives an alias another split at `now`. False if there is no such alias, or the
    /// function lacks a version of the split.
    pub fn set_split(&mut self, place: Place<'_>, alias: &str, split: Split, now: u64) -> bool {
        let modified = self.time(now);
        let Some(function) = self.settled(place, now) else {
            return false;
        };
        if !split.check(&function.existing()).is_empty() {
            return false;
        }
        let alias = function.aliases.get_mut(alias);
        alias
            .map(|alias| {
                alias.routing = routing::describe(&split);
                alias.split = split;
                alias.modified = modified;
            })
            .is_some()
    }

    /// Ends whatever a function is going through at `now`: it is `Active`. False if there is no
    /// such function.
    pub fn finish(&mut self, place: Place<'_>, now: u64) -> bool {
        let Some(function) = self.settled(place, now) else {
            return false;
        };
        function.latest.lifecycle = Lifecycle::settled(Status::Active);
        function.latest.reason = None;
        true
    }
}
