//! How a run ends, as an exit code and as a sentence.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fmt, io};

use crate::rollout::{Ended, Misread, Problems, Question, Reason, Unreadable, Unsaved};
use crate::scf::Region;

/// The exit codes, as `--help` tells them.
pub(super) const CODES: &str = "Exit codes: 0 promoted, or kept as planned; 1 it could not begin or go on; 2 wrong options; \
3 rolled back; 4 waits for a person (--resume with --approve, --accept, --promote, --roll-back or --abandon); \
5 somebody else drives; 6 interrupted, to be taken up with --resume; 7 abandoned.";

/// How a run ended that could begin.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum End {
    Over(Ended),
    /// Somebody has to say something.
    Waits(Question),
    /// Somebody else drives, until this moment at least, in Unix milliseconds.
    HeldBy(String, u64),
    /// What was to be said was heard by the run that has the journal.
    Said(String),
    Interrupted,
    /// Nothing was to be done.
    Rehearsed,
}

impl End {
    pub(super) fn code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Over(Ended::Promoted | Ended::Kept) | Self::Rehearsed | Self::Said(_) => 0,
            Self::Over(Ended::RolledBack) => 3,
            Self::Waits(_) => 4,
            Self::HeldBy(..) => 5,
            Self::Interrupted => 6,
            Self::Over(Ended::Abandoned) => 7,
        })
    }
}

/// Why a run could not begin or go on. Its text says what to do.
#[derive(Debug)]
pub(super) enum Problem {
    /// A file could not be read or written.
    File { path: PathBuf, source: io::Error },
    /// The text of the plan is wrong.
    Plan { path: PathBuf, wrong: Vec<Misread> },
    /// The plan cannot begin with the function as it is.
    Refused(Problems),
    /// The journal is none.
    Journal { path: PathBuf, wrong: Unreadable },
    /// There is a journal and nobody said to go on from it.
    JournalExists(PathBuf),
    /// There is nothing to go on from.
    JournalEmpty(PathBuf),
    /// The journal is of another plan.
    OtherPlan(PathBuf),
    /// Another process drives from the same journal.
    Locked {
        path: PathBuf,
        holder: Option<String>,
    },
    /// Somebody else says something to the same run.
    SaidAlready(PathBuf),
    /// The run that has the journal did not hear what was said.
    NotHeard,
    /// It heard it and does not do it.
    NotDone(String),
    /// The plan and the option name different regions.
    Regions { plan: Region, option: Region },
    /// No key, or what stands in the place of one.
    NoKey { name: &'static str },
    /// A rehearsal of no plan.
    NothingToRehearse,
    /// The function cannot be read.
    Unreadable(Reason),
    /// The journal cannot be written.
    Unsaved(Unsaved),
    /// The system refused something.
    System(io::Error),
}

impl Problem {
    pub(super) fn at(path: &Path) -> impl Fn(io::Error) -> Self + Copy {
        move |source| Self::File {
            path: path.to_owned(),
            source,
        }
    }

    pub(super) fn code(&self) -> ExitCode {
        ExitCode::from(if matches!(self, Self::Locked { .. }) {
            5
        } else {
            1
        })
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, source } => write!(f, "{}: {source}.", path.display()),
            Self::Plan { path, wrong } => {
                write!(f, "{} is not a plan that can be run:", path.display())?;
                wrong
                    .iter()
                    .try_for_each(|misread| write!(f, "\n  {misread}"))
            }
            Self::Refused(problems) => {
                f.write_str("the plan cannot begin with the function as it is:")?;
                problems
                    .iter()
                    .try_for_each(|(field, problem)| write!(f, "\n  {field}: {problem}"))
            }
            Self::Journal { path, wrong } => write!(f, "{}: {wrong}", path.display()),
            Self::JournalExists(path) => write!(
                f,
                "{} is the journal of a rollout already. Go on from it with --resume, or choose another file with --journal.",
                path.display()
            ),
            Self::JournalEmpty(path) => write!(
                f,
                "{} has no entry to go on from. Begin without --resume.",
                path.display()
            ),
            Self::OtherPlan(path) => write!(
                f,
                "{} is the journal of another plan. A plan is not changed on its way: leave the plan out to go on with the one in the journal.",
                path.display()
            ),
            Self::Locked {
                path,
                holder: Some(holder),
            } => write!(
                f,
                "{holder} drives this rollout with {}. Stop that process first.",
                path.display()
            ),
            Self::Locked { path, holder: None } => write!(
                f,
                "another process uses {}. Stop that process first.",
                path.display()
            ),
            Self::SaidAlready(path) => write!(
                f,
                "somebody says something to this rollout already. Try again in a moment; if nobody does, remove {}.",
                path.display()
            ),
            Self::NotHeard => f.write_str(
                "the run that has the journal did not hear it, so it does not count. Try again: if that run is gone, this one goes on from its journal.",
            ),
            Self::NotDone(sentence) => f.write_str(sentence),
            Self::Regions { plan, option } => write!(
                f,
                "the plan is for {plan} and --region says {option}. Leave one of them out."
            ),
            Self::NoKey { name } => write!(
                f,
                "there is no {name}. Set it in the environment, or write it into .env or the file of --env-file."
            ),
            Self::NothingToRehearse => f.write_str("name the plan that --dry-run is to be about."),
            Self::Unreadable(reason) => write!(f, "the function cannot be read: {reason}"),
            Self::Unsaved(unsaved) => unsaved.fmt(f),
            Self::System(source) => write!(f, "the system refused: {source}."),
        }
    }
}
