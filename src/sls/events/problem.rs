//! Why a file cannot be read, where, and what to write.

use std::fmt;

use crate::cron;
use crate::yaml::{Fault, Place};

/// A reason against a file. Each but the first says where.
///
/// The text is English; a console in another language writes its own from the same variants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no `events:` where one could be.
    NoEvents,
    /// The text is not YAML that is read here.
    Yaml {
        /// Where.
        place: Place,
        /// What is wrong with it.
        fault: Fault,
    },
    /// `events:` holds something else than a list.
    NotAList {
        /// Where.
        place: Place,
    },
    /// An item of the list has not exactly one key, its kind.
    NotOneKind {
        /// Where.
        place: Place,
    },
    /// The old tool knows no such kind.
    UnknownKind {
        /// Where.
        place: Place,
        /// What was written.
        kind: String,
        /// The kind whose name is nearest, if one is near.
        nearest: Option<&'static str>,
    },
    /// A key that holds keys holds something else.
    NotAMap {
        /// Where.
        place: Place,
        /// The key.
        key: &'static str,
    },
    /// A key that holds a text holds a list or keys.
    NotAText {
        /// Where.
        place: Place,
        /// The key.
        key: &'static str,
    },
    /// A value that the old tool would put together from others.
    Variable {
        /// Where.
        place: Place,
        /// The key.
        key: &'static str,
        /// What was written.
        text: String,
    },
    /// `enable` is neither true nor false. The old tool takes every text for true, `'false'` too.
    NotTrueOrFalse {
        /// Where.
        place: Place,
        /// What was written.
        text: String,
    },
    /// A timer does not say when it fires.
    CronMissing {
        /// Where the timer begins.
        place: Place,
        /// Its name.
        name: String,
    },
    /// The cron expression is none.
    Cron {
        /// Where.
        place: Place,
        /// Why.
        problem: cron::Problem,
    },
    /// Two timers with the same name and qualifier.
    Twice {
        /// Where the second begins.
        place: Place,
        /// Their name.
        name: String,
    },
}

impl Problem {
    /// Where it is.
    pub const fn place(&self) -> Option<Place> {
        match self {
            Self::NoEvents => None,
            Self::Yaml { place, .. }
            | Self::NotAList { place }
            | Self::NotOneKind { place }
            | Self::UnknownKind { place, .. }
            | Self::NotAMap { place, .. }
            | Self::NotAText { place, .. }
            | Self::Variable { place, .. }
            | Self::NotTrueOrFalse { place, .. }
            | Self::CronMissing { place, .. }
            | Self::Cron { place, .. }
            | Self::Twice { place, .. } => Some(*place),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Place { line, column }) = self.place() {
            write!(f, "Line {line}, column {column}: ")?;
        }
        match self {
            Self::NoEvents => f.write_str(
                "There is no events: here. Paste a serverless.yml with events: below inputs:, or that block alone.",
            ),
            Self::Yaml { fault, .. } => fault.fmt(f),
            Self::NotAList { .. } => {
                f.write_str("events: holds a list. Begin each trigger with a dash, such as - timer:.")
            }
            Self::NotOneKind { .. } => f.write_str(
                "a trigger begins with its kind, such as - timer:, and everything else is set off further than the kind.",
            ),
            Self::UnknownKind {
                kind,
                nearest: Some(nearest),
                ..
            } => write!(f, "there is no kind {kind}. Did you mean {nearest}?"),
            Self::UnknownKind { kind, .. } => {
                write!(f, "there is no kind {kind} of trigger. Write timer.")
            }
            Self::NotAMap { key, .. } => {
                write!(f, "{key}: holds keys. Write each on a line of its own, set off further.")
            }
            Self::NotAText { key, .. } => write!(f, "{key} is one text. Write it on the same line."),
            Self::Variable { key, text, .. } => {
                write!(f, "{key} is {text}, which only the old tool can fill in. Write the value itself.")
            }
            Self::NotTrueOrFalse { text, .. } => {
                write!(f, "enable is “{text}”. Write true or false, without quotes.")
            }
            Self::CronMissing { name, .. } => {
                write!(f, "the timer {name} never fires. Add cronExpression: below its parameters.")
            }
            Self::Cron { problem, .. } => problem.fmt(f),
            Self::Twice { name, .. } => {
                write!(f, "there are two timers {name} on the same qualifier. Name them differently.")
            }
        }
    }
}

impl std::error::Error for Problem {}
