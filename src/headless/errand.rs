//! What somebody says from another shell to a run that has the journal.
//!
//! A file beside the journal carries it there, another one the reply back: the journal itself is
//! written by one process alone. What is said counts once it is in the journal.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::end::Problem;
use super::file::is_free;
use crate::rollout::Command;

/// How often both sides look.
const LOOK: Duration = Duration::from_millis(200);
/// How often the one who says something looks until he takes it back: a minute.
const MOST_LOOKS: u32 = 300;

/// What is said, and by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Errand {
    pub(super) by: String,
    pub(super) command: Command,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Reply {
    pub(super) is_heard: bool,
    pub(super) sentence: String,
}

/// The two files beside a journal.
pub(super) struct Errands {
    said: PathBuf,
    heard: PathBuf,
}

impl Errands {
    pub(super) fn beside(journal: &Path) -> Self {
        let beside = |ending: &str| {
            let mut name = journal.as_os_str().to_owned();
            name.push(ending);
            PathBuf::from(name)
        };
        Self {
            said: beside(".said"),
            heard: beside(".heard"),
        }
    }

    /// Removes what was said to a run that is no more, or will be no more. A reply is left to the one
    /// whom it is for.
    pub(super) fn clear(&self) {
        // As a rule there is nothing.
        let _ignored = fs::remove_file(&self.said);
    }

    /// The next thing that somebody says.
    pub(super) async fn next(&self) -> Errand {
        loop {
            tokio::time::sleep(LOOK).await;
            if let Some(errand) = read(&self.said) {
                return errand;
            }
        }
    }

    /// Says what came of it, and is ready for the next.
    pub(super) fn reply(&self, reply: &Reply) {
        // Whoever asked may be gone, and can look into the journal in any case.
        let _ignored = write(&self.heard, reply, true);
        let _ignored = fs::remove_file(&self.said);
    }

    /// Says something to the run that has this journal, and waits until it was heard.
    pub(super) async fn say(&self, journal: &Path, errand: &Errand) -> Result<Reply, Problem> {
        if !self.said.exists() {
            // Nobody came for it.
            let _ignored = fs::remove_file(&self.heard);
        }
        write(&self.said, errand, false).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => Problem::SaidAlready(self.said.clone()),
            _ => Problem::at(&self.said)(error),
        })?;
        for _ in 0..MOST_LOOKS {
            tokio::time::sleep(LOOK).await;
            if !self.said.exists() {
                let reply = read(&self.heard);
                let _ignored = fs::remove_file(&self.heard);
                return reply.ok_or(Problem::NotHeard);
            }
            if is_free(journal) {
                break;
            }
        }
        self.clear();
        Err(Problem::NotHeard)
    }
}

/// A whole line; what is not whole yet is looked at again.
fn read<T: DeserializeOwned>(path: &Path) -> Option<T> {
    let text = fs::read_to_string(path).ok()?;
    serde_json::from_str(text.strip_suffix('\n')?).ok()
}

fn write(path: &Path, value: &impl Serialize, replaces: bool) -> io::Result<()> {
    let mut line =
        serde_json::to_string(value).map_err(|error| io::Error::other(error.to_string()))?;
    line.push('\n');
    let mut options = OpenOptions::new();
    options.write(true);
    if replaces {
        options.create(true).truncate(true);
    } else {
        options.create_new(true);
    }
    options.open(path)?.write_all(line.as_bytes())
}
