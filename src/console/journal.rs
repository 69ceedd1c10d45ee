//! The activity log of the open account, kept in the browser for the next time.
//!
//! One log for each key, in the browser's local storage under a fingerprint of its SecretId. Other
//! windows write to the same place: what is there is taken in before anything is written, and
//! whenever another window has written. The log of the demo account ends with the page, for the
//! account does.

mod storage;

use self::storage::Shelf;
use crate::change::{ActivityLog, Entry, Unreadable};

/// The log, and where it is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Journal {
    log: ActivityLog,
    /// Nothing for a log that ends with the page.
    shelf: Option<Shelf>,
    trouble: Option<Trouble>,
}

/// Why the log is not kept as it should be.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Trouble {
    /// The browser does not keep anything for this page, or has no room.
    NotKept,
    /// What was kept cannot be read. It was put aside.
    PutAside {
        /// Why it cannot be read.
        why: Unreadable,
        /// All of it.
        text: String,
    },
}

impl Journal {
    /// How many entries are kept; older ones are dropped.
    pub(crate) const MOST: usize = 500;

    /// A log that ends with the page.
    pub(crate) fn unkept(_: Option<&str>) -> Self {
        Self::default()
    }

    /// The log that was kept under a fingerprint; one that ends with the page without it.
    pub(crate) fn open(fingerprint: Option<&str>) -> Self {
        let mut journal = Self {
            shelf: fingerprint.map(Shelf::of),
            ..Self::default()
        };
        journal.recall();
        journal
    }

    /// Records an entry, keeps the log, and returns the number of the entry.
    pub(crate) fn record(&mut self, entry: Entry) -> usize {
        self.recall();
        let id = self.log.record(entry);
        self.keep();
        id
    }

    /// Ends the undo of an entry that another one has taken over.
    pub(crate) fn supersede(&mut self, id: usize) {
        self.log.supersede(id);
        self.keep();
    }

    /// Takes in what another window has kept under `key`, and puts back what that lacks.
    pub(crate) fn follow(&mut self, key: Option<&str>) {
        let is_mine = |shelf: &Shelf| key == Some(shelf.key());
        if !self.shelf.as_ref().is_some_and(is_mine) {
            return;
        }
        let kept = self.recall();
        // Two windows wrote in the same moment: the later one did not know of the other's entry.
        // A full log is left alone, or two windows could drop and put back for ever.
        if kept < self.len() && self.len() < Self::MOST {
            self.keep();
        }
    }

    /// One entry.
    pub(crate) fn entry(&self, id: usize) -> Option<&Entry> {
        self.log.entry(id)
    }

    /// The log.
    pub(crate) const fn log(&self) -> &ActivityLog {
        &self.log
    }

    /// How many entries there are.
    pub(crate) fn len(&self) -> usize {
        self.log.entries().len()
    }

    /// True if it outlives the page.
    pub(crate) fn is_kept(&self) -> bool {
        self.shelf.is_some() && self.trouble != Some(Trouble::NotKept)
    }

    /// Why it is not kept as it should be.
    pub(crate) const fn trouble(&self) -> Option<&Trouble> {
        self.trouble.as_ref()
    }

    /// Takes in the entries that are kept, and returns how many there were.
    fn recall(&mut self) -> usize {
        let Some(store) = &self.shelf else {
            return 0;
        };
        let Some(text) = store.read() else {
            return 0;
        };
        match store.understand(&text) {
            Ok(kept) => {
                let count = kept.entries().len();
                self.log.merge(kept);
                count
            }
            Err(why) => {
                let aside = store.put_aside(&text);
                self.trouble = Some(Trouble::PutAside { why, text });
                if !aside {
                    // Written over it would be lost, so nothing more is kept.
                    self.shelf = None;
                }
                0
            }
        }
    }

    fn keep(&mut self) {
        self.log.keep_newest(Self::MOST);
        let Some(place) = &self.shelf else {
            return;
        };
        let kept = place.write(&self.log);
        match self.trouble {
            Some(Trouble::PutAside { .. }) => {}
            _ => self.trouble = (!kept).then_some(Trouble::NotKept),
        }
    }
}
