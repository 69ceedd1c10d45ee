//! The journal in a file that one process has at a time.

use std::cell::RefCell;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::end::Problem;
use crate::rollout::{Entry, Event, Journal, Unsaved};

/// An open journal. Nobody else has it until it is dropped.
pub(super) struct JournalFile {
    path: PathBuf,
    file: RefCell<File>,
}

impl JournalFile {
    /// Opens or makes it, and reads what is in it. What was cut off in it is removed.
    pub(super) fn open(path: &Path) -> Result<(Self, Journal), Problem> {
        let at = Problem::at(path);
        let mut options = OpenOptions::new();
        let mut file = options
            .read(true)
            .append(true)
            .create(true)
            .open(path)
            .map_err(at)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let (path, holder) = (path.to_owned(), holder(path));
                return Err(Problem::Locked { path, holder });
            }
            Err(TryLockError::Error(error)) => return Err(at(error)),
        }
        let mut text = String::new();
        file.read_to_string(&mut text).map_err(at)?;
        let journal = Journal::read(&text).map_err(|wrong| Problem::Journal {
            path: path.to_owned(),
            wrong,
        })?;
        if journal.length < text.len() {
            file.set_len(journal.length as u64).map_err(at)?;
            file.seek(SeekFrom::End(0)).map_err(at)?;
        }
        let opened = Self {
            path: path.to_owned(),
            file: RefCell::new(file),
        };
        Ok((opened, journal))
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Adds an entry; once this returns it is on the disk.
    pub(super) fn add(&self, entry: &Entry) -> Result<(), Unsaved> {
        let mut file = self.file.borrow_mut();
        let line = entry.to_line();
        let written = file
            .write_all(line.as_bytes())
            .and_then(|()| file.sync_data());
        written.map_err(|error| Unsaved::Refused(format!("{}: {error}", self.path.display())))
    }

    /// Removes the file if nothing came to be in it.
    pub(super) fn close(self) {
        let is_empty = self
            .file
            .borrow()
            .metadata()
            .is_ok_and(|about| about.len() == 0);
        if is_empty {
            // Left behind it would harm nobody.
            let _ignored = fs::remove_file(&self.path);
        }
    }
}

/// True if no process has this journal.
pub(super) fn is_free(path: &Path) -> bool {
    let file = File::open(path);
    file.is_ok_and(|file| !matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
}

/// Who wrote the last entry by which somebody drives.
fn holder(path: &Path) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let journal = Journal::read(&text).ok()?;
    let drives = |entry: &&Entry| matches!(entry.event, Event::Began { .. } | Event::Taken);
    let last = journal.entries.iter().rev().find(drives)?;
    Some(last.by.clone())
}
