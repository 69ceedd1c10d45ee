//! What only the presenter of an emulated account can do, behind the API's back: let time go by
//! faster, let a version misbehave, and be the colleague who changes an alias.

use super::function::Function;
use super::{Behaviour, Emulator, meddling};
use crate::traffic::Version;

/// Where a function is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// For example `ap-guangzhou`.
    pub region: &'a str,
    /// For example `default`.
    pub namespace: &'a str,
    /// Its name.
    pub function: &'a str,
}

/// Why Monitor answers nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonitorRefusal {
    /// It was never opened for the account.
    NotOpened,
    /// The free calls of the month are used up and no more are paid for.
    Owed,
}

impl Emulator {
    /// Has Monitor refuse every call, or answer again.
    pub fn refuse_monitor(&mut self, refusal: Option<MonitorRefusal>) {
        self.monitor_refusal = refusal;
    }

    /// The account's own time when it is `now` for its clients, both in milliseconds since 1970:
    /// every time that the account answers is of this one.
    pub fn time(&self, now: u64) -> u64 {
        self.pace.time(now)
    }

    /// Lets the account's time go by `speed` times as fast from `now` on: 1 to 600. Signatures and
    /// limits of calls keep to the time that is given.
    pub fn set_speed(&mut self, speed: u16, now: u64) {
        self.pace.change(speed, now);
    }

    /// How many times as fast the account's time goes by.
    pub fn speed(&self) -> u64 {
        self.pace.speed()
    }

    /// Lets everything come that comes up to `now`, in milliseconds since 1970. A request does this
    /// for its region; without one nothing needs it but a look at what it costs.
    pub fn catch_up(&mut self, now: u64) {
        let until = self.pace.time(now) / 1_000;
        for region in self.regions.values_mut() {
            region.catch_up(until);
        }
    }

    /// How a version of a function behaves, if there is one.
    pub fn behaviour(&self, place: Place<'_>, version: Version) -> Option<Behaviour> {
        let release = self.seen(place)?.release(version)?;
        Some(release.behaviour)
    }

    /// Makes a version of a function behave otherwise from `now` on, in milliseconds since 1970.
    /// False if there is no such version.
    pub fn inject(
        &mut self,
        place: Place<'_>,
        version: Version,
        behaviour: Behaviour,
        now: u64,
    ) -> bool {
        let Some(function) = self.settled(place, now) else {
            return false;
        };
        let release = function.release_mut(version);
        release
            .map(|release| {
                release.unspoilt.get_or_insert(release.behaviour);
                release.behaviour = behaviour;
            })
            .is_some()
    }

    /// Has a version behave again from `now` on as it did before the first [`inject`](Self::inject).
    /// False if there is no such version.
    pub fn heal(&mut self, place: Place<'_>, version: Version, now: u64) -> bool {
        let Some(function) = self.settled(place, now) else {
            return false;
        };
        let release = function.release_mut(version);
        release
            .map(|release| {
                release.behaviour = release.unspoilt.take().unwrap_or(release.behaviour);
            })
            .is_some()
    }

    /// Changes an alias at `now`, in milliseconds since 1970, as somebody else would who works on
    /// it too: another share if it has one, else another description. False if there is none.
    pub fn meddle(&mut self, place: Place<'_>, alias: &str, now: u64) -> bool {
        let moment = self.pace.time(now);
        let function = self.settled(place, now);
        function.is_some_and(|function| meddling::meddle(function, alias, moment))
    }

    /// A function to be changed at `now`: what came before is not to be changed with it.
    pub(super) fn settled(&mut self, place: Place<'_>, now: u64) -> Option<&mut Function> {
        let until = self.pace.time(now) / 1_000;
        let region = self.regions.get_mut(place.region)?;
        let function = region.reach(place.namespace, place.function)?;
        function.catch_up(until);
        Some(function)
    }

    /// A function to be looked at.
    pub(super) fn seen(&self, place: Place<'_>) -> Option<&Function> {
        self.regions
            .get(place.region)?
            .peek(place.namespace, place.function)
    }
}
