//! What the author of a file may not have meant.

use std::fmt;

use super::Problem;
use crate::cron;
use crate::yaml::{Entry, Place, Value};

/// The kinds that the old tool knows beside `timer`.
const OTHER_KINDS: [&str; 5] = ["cos", "ckafka", "cls", "http", "apigw"];

/// Something to know before the triggers of a file are applied. It does not stop them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The file is for another function.
    OtherFunction {
        /// Where it says so.
        place: Place,
        /// That function.
        name: String,
    },
    /// A key without effect.
    UnknownKey {
        /// Where.
        place: Place,
        /// The key.
        key: String,
        /// The key whose name is nearest, if one is near.
        nearest: Option<&'static str>,
    },
    /// A timer that does not say whether it is on is off.
    EnableMissing {
        /// Where the timer begins.
        place: Place,
        /// Its name.
        name: String,
    },
    /// A timer without a name has one that is put together.
    NameFilledIn {
        /// Where the timer begins.
        place: Place,
        /// That name.
        name: String,
    },
    /// A cron expression that may mean something else than it was meant to.
    Cron {
        /// Where.
        place: Place,
        /// What it means, and what to write for the other.
        slip: Box<cron::Slip>,
    },
    /// A trigger that is no timer.
    OtherKind {
        /// Where.
        place: Place,
        /// Its kind.
        kind: String,
    },
}

impl Warning {
    /// The warning about an event that is no timer, if the old tool knows its kind.
    pub(super) fn other_kind(event: &Entry) -> Result<Self, Problem> {
        let (place, kind) = (event.place, event.key.clone());
        if OTHER_KINDS.contains(&kind.as_str()) {
            return Ok(Self::OtherKind { place, kind });
        }
        let known = OTHER_KINDS.into_iter().chain(["timer"]);
        Err(Problem::UnknownKind {
            place,
            nearest: nearest(&kind, known),
            kind,
        })
    }

    /// The warnings about the keys of a map that are none of these.
    pub(super) fn unknown_keys(value: &Value, known: &'static [&'static str]) -> Vec<Self> {
        let Value::Map(entries) = value else {
            return Vec::new();
        };
        let unknown = entries
            .iter()
            .filter(|entry| !known.contains(&entry.key.as_str()));
        let warning = |entry: &Entry| Self::UnknownKey {
            place: entry.place,
            key: entry.key.clone(),
            nearest: nearest(&entry.key, known.iter().copied()),
        };
        unknown.map(warning).collect()
    }

    /// Where it is.
    pub const fn place(&self) -> Place {
        match self {
            Self::OtherFunction { place, .. }
            | Self::UnknownKey { place, .. }
            | Self::EnableMissing { place, .. }
            | Self::NameFilledIn { place, .. }
            | Self::Cron { place, .. }
            | Self::OtherKind { place, .. } => *place,
        }
    }
}

/// The name that differs from `text` in at most two letters, and least of all.
fn nearest(text: &str, names: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let lower = text.to_ascii_lowercase();
    let distance = |name: &'static str| {
        let distance = strsim::levenshtein(&lower, &name.to_ascii_lowercase());
        (distance, name)
    };
    let (distance, name) = names.map(distance).min()?;
    (distance <= 2).then_some(name)
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Line {}: ", self.place().line)?;
        match self {
            Self::OtherFunction { name, .. } => {
                write!(
                    f,
                    "this file is for the function {name}, not for the one that is open."
                )
            }
            Self::UnknownKey {
                key,
                nearest: Some(nearest),
                ..
            } => write!(f, "{key} has no effect here. Did you mean {nearest}?"),
            Self::UnknownKey { key, .. } => write!(f, "{key} has no effect here."),
            Self::EnableMissing { name, .. } => {
                write!(
                    f,
                    "{name} does not say enable: true, so it is switched off, as sls deploy does it."
                )
            }
            Self::NameFilledIn { name, .. } => {
                write!(
                    f,
                    "the timer has no name, so it is called {name}, as sls deploy names it."
                )
            }
            Self::Cron { slip, .. } => slip.fmt(f),
            Self::OtherKind { kind, .. } => write!(
                f,
                "this {kind} trigger is left as it is: only timers are taken from a file."
            ),
        }
    }
}
