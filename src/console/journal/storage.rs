//! One text in the browser's local storage. Everything here may be refused: a browser can be told
//! to keep nothing, and its room ends somewhere.

use crate::change::{ActivityLog, Unreadable};
use crate::console::clock;
use crate::console::storage::storage;

/// The place of one log.
#[derive(Clone, Debug)]
pub(super) struct Shelf {
    key: String,
    // How a log is read and written is named here alone, so that whoever opens an account that keeps
    // none does not load it.
    from_text: fn(&str) -> Result<ActivityLog, Unreadable>,
    to_text: fn(&ActivityLog) -> String,
}

/// True if both are the same place.
impl PartialEq for Shelf {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Shelf {
    /// The place for the log of the key with this fingerprint.
    pub(super) fn of(fingerprint: &str) -> Self {
        Self {
            key: format!("halftone.activity.{fingerprint}"),
            from_text: ActivityLog::from_json,
            to_text: ActivityLog::to_json,
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

    /// The log that such a text says.
    pub(super) fn understand(&self, text: &str) -> Result<ActivityLog, Unreadable> {
        (self.from_text)(text)
    }

    /// Replaces what is there by a log; false if the browser refuses.
    pub(super) fn write(&self, log: &ActivityLog) -> bool {
        let text = (self.to_text)(log);
        storage().is_some_and(|storage| storage.set_item(&self.key, &text).is_ok())
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
