//! The activity log of this connection, with the place of each entry.

use super::route::FunctionPlace;
use crate::change::{ActivityLog, Entry};

/// What was done since the connection was made, in whichever region.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Journal {
    log: ActivityLog,
    /// Where each entry was carried out: a plan does not know its region.
    places: Vec<FunctionPlace>,
}

impl Journal {
    /// Records the end of a plan and returns the number of the entry.
    pub(crate) fn record(&mut self, entry: Entry, place: FunctionPlace) -> usize {
        self.places.push(place);
        self.log.record(entry)
    }

    /// One entry and its place.
    pub(crate) fn entry(&self, id: usize) -> Option<(&Entry, &FunctionPlace)> {
        Some((self.log.entry(id)?, self.places.get(id)?))
    }

    /// Every entry, the newest first.
    pub(crate) fn newest_first(&self) -> impl Iterator<Item = (&Entry, &FunctionPlace)> {
        self.log.entries().iter().zip(&self.places).rev()
    }

    /// How many entries there are.
    pub(crate) fn len(&self) -> usize {
        self.places.len()
    }
}
