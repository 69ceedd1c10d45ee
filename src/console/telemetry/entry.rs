//! The functions that are watched, and what was read of them.

use leptos::prelude::*;

use super::{State, Watched};
use crate::console::route::FunctionPlace;
use crate::scf::Region;
use crate::telemetry::{History, Need, Place, Reason, Watch};

/// So many functions are kept that nobody watches at the moment.
const KEPT: usize = 20;

/// Every function that is watched or was.
#[derive(Default)]
pub(super) struct Entries {
    all: Vec<Entry>,
    /// The number of the last watch.
    last: u64,
    /// When everything was asked for last, in Unix milliseconds.
    pub(super) asked: u64,
    /// True while answers are awaited.
    pub(super) is_asking: bool,
}

/// One function.
pub(super) struct Entry {
    pub(super) region: Region,
    pub(super) place: Place,
    pub(super) history: ArcRwSignal<History>,
    pub(super) state: ArcRwSignal<State>,
    /// Who watches what, by number.
    watches: Vec<(u64, Watch)>,
    /// Not asked again before, in Unix milliseconds.
    pub(super) held_until: u64,
    /// True if it made a call fail that asked for other functions too.
    pub(super) is_alone: bool,
}

impl Default for Watched {
    fn default() -> Self {
        Self {
            history: RwSignal::default(),
            state: RwSignal::new(State::Loading),
        }
    }
}

impl Entry {
    fn new(region: Region, place: Place) -> Self {
        Self {
            region,
            place,
            history: ArcRwSignal::default(),
            state: ArcRwSignal::new(State::Loading),
            watches: Vec::new(),
            held_until: 0,
            is_alone: false,
        }
    }

    /// What has to be asked of it at a time of the account.
    pub(super) fn needs(&self, now: u64) -> Vec<Need> {
        let watches = self.watches.iter();
        self.history.with_untracked(|history| {
            let needs = watches.map(|(_, watch)| history.needs(&self.place, watch, now));
            needs.flatten().collect()
        })
    }

    /// It was not answered.
    pub(super) fn fail(&mut self, reason: Reason, again: u64) {
        self.held_until = if reason.lasts() { u64::MAX } else { again };
        self.state.set(State::Failed(reason));
    }
}

impl Entries {
    /// One more watch of a function: its number, and what is read.
    pub(super) fn add(&mut self, place: &FunctionPlace) -> (u64, Watched) {
        self.last += 1;
        let id = self.last;
        let region = place.place.region;
        let place = Place {
            namespace: place.place.namespace.clone(),
            function: place.function.clone(),
        };
        let known = self.position(region, &place).unwrap_or_else(|| {
            self.all.push(Entry::new(region, place));
            self.all.len() - 1
        });
        let entry = &mut self.all[known];
        entry.watches.push((id, Watch::default()));
        let watched = Watched {
            history: entry.history.clone().into(),
            state: entry.state.clone().into(),
        };
        (id, watched)
    }

    /// A watch wants something else.
    pub(super) fn change(&mut self, id: u64, wanted: Watch) {
        let mut watches = self.all.iter_mut().flat_map(|entry| &mut entry.watches);
        if let Some((_, watch)) = watches.find(|(known, _)| *known == id) {
            *watch = wanted;
        }
    }

    /// A watch ends.
    pub(super) fn remove(&mut self, id: u64) {
        for entry in &mut self.all {
            entry.watches.retain(|(known, _)| *known != id);
        }
        let idle = |entry: &&Entry| entry.watches.is_empty();
        let mut surplus = (self.all.iter().filter(idle).count()).saturating_sub(KEPT);
        self.all.retain(|entry| {
            let goes = surplus > 0 && entry.watches.is_empty();
            surplus -= usize::from(goes);
            !goes
        });
    }

    /// True if nobody watches anything.
    pub(super) fn is_idle(&self) -> bool {
        self.all.iter().all(|entry| entry.watches.is_empty())
    }

    /// Lets everything be asked again that was refused.
    pub(super) fn release(&mut self) {
        for entry in &mut self.all {
            if entry.held_until > 0 {
                entry.held_until = 0;
                entry.state.set(State::Loading);
            }
        }
        self.asked = 0;
    }

    /// Forgets what was read; who still watches sees nothing.
    pub(super) fn forget(&mut self) {
        for entry in &mut self.all {
            entry.history.set(History::default());
            entry.state.set(State::Loading);
            entry.held_until = 0;
            entry.is_alone = false;
        }
        self.all.retain(|entry| !entry.watches.is_empty());
        self.asked = 0;
        self.is_asking = false;
    }

    /// Those that may be asked at this time, in Unix milliseconds.
    pub(super) fn ready(&self, now: u64) -> impl Iterator<Item = &Entry> {
        let ready = move |entry: &&Entry| entry.held_until <= now;
        self.all.iter().filter(ready)
    }

    /// One function.
    pub(super) fn entry(&mut self, region: Region, place: &Place) -> Option<&mut Entry> {
        let known = self.position(region, place)?;
        self.all.get_mut(known)
    }

    fn position(&self, region: Region, place: &Place) -> Option<usize> {
        let is_it = |entry: &Entry| entry.region == region && entry.place == *place;
        self.all.iter().position(is_it)
    }
}
