//! One text in the browser's local storage. Everything here may be refused: a browser can be told
//! to keep nothing, and its room ends somewhere.

use crate::console::clock;
use crate::console::storage::storage;

/// The place of one log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shelf {
    key: String,
}

impl Shelf {
    /// The place for the log of the key with this fingerprint.
    pub(super) fn of(fingerprint: &str) -> Self {
        Self {
            key: format!("halftone.activity.{fingerprint}"),
        }
    }

    /// Its name in the storage.
    pub(super) fn key(&self) -> &str {
        &self.key
    }

    /// What is there.
    pub(super) fn read(&self) -> Option<String> {
        storage()?.get_item(&self.key).ok()?
    }

    /// Replaces what is there; false if the browser refuses.
    pub(super) fn write(&self, text: &str) -> bool {
        storage().is_some_and(|storage| storage.set_item(&self.key, text).is_ok())
    }

    /// Moves what is there to a place of its own, where nothing writes over it; false if the
    /// browser refuses, and then it stays where it is.
    pub(super) fn put_aside(&self, text: &str) -> bool {
        let Some(storage) = storage() else {
            return false;
        };
        let aside = format!("{}.aside-{}", self.key, clock::now());
        storage.set_item(&aside, text).is_ok() && storage.remove_item(&self.key).is_ok()
    }
}
