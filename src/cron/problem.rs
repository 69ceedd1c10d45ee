//! What can be wrong with a cron expression, and what to write instead.

use std::fmt;

use super::{Cron, Field};

/// A broken rule of this room.
///
/// The text is English; a console in another language writes its own from the same variants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing was written.
    Missing,
    /// Neither five nor seven fields.
    FieldCount {
        /// How many there are.
        count: usize,
    },
    /// Six fields, which other programs read in two ways.
    SixFields {
        /// What was written, one space between the fields.
        text: String,
    },
    /// Something that is no number, name, range or step.
    Unreadable {
        /// Where.
        field: Field,
        /// What was written.
        text: String,
    },
    /// A number that the field does not have.
    OutOfRange {
        /// Where.
        field: Field,
        /// What was written.
        text: String,
    },
    /// A range that ends before it begins.
    Backwards {
        /// Where.
        field: Field,
        /// What was written.
        text: String,
    },
    /// A step that is no whole number above zero.
    Step {
        /// Where.
        field: Field,
        /// What was written.
        text: String,
    },
    /// No date has this day in this month, such as 30 February.
    NeverFires,
    /// It fired for the last time already.
    Over,
}

impl Problem {
    /// The field that it is about, if it is one.
    pub const fn field(&self) -> Option<Field> {
        match self {
            Self::Unreadable { field, .. }
            | Self::OutOfRange { field, .. }
            | Self::Backwards { field, .. }
            | Self::Step { field, .. } => Some(*field),
            Self::Over => Some(Field::Year),
            Self::NeverFires => Some(Field::Day),
            Self::Missing | Self::FieldCount { .. } | Self::SixFields { .. } => None,
        }
    }

    /// What six fields may have been meant to be: with the year missing, and with the second.
    pub fn of_six(six: &str) -> [(String, Option<Cron>); 2] {
        let read = |text: String| {
            let cron = text.parse().ok();
            (text, cron)
        };
        [read(format!("{six} *")), read(format!("0 {six}"))]
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str(
                "Enter when it fires: second, minute, hour, day, month, weekday and year, such as 0 30 9 * * MON-FRI *.",
            ),
            Self::FieldCount { count } => {
                let fields = if *count == 1 { "field" } else { "fields" };
                write!(
                    f,
                    "This has {count} {fields}. Write seven: second, minute, hour, day, month, weekday and year, such as 0 30 9 * * MON-FRI *."
                )
            }
            Self::SixFields { text } => {
                f.write_str("Six fields can be read in two ways. ")?;
                either(f, text)
            }
            Self::Unreadable { field, text } if text.is_empty() => {
                write!(f, "In the {field}, a number is missing. Use {}.", Allowed(*field))
            }
            Self::Unreadable { field, text } if text == "?" => {
                write!(f, "In the {field}, the cloud knows no “?”. Write * instead.")
            }
            Self::Unreadable { field, text } => {
                write!(f, "“{text}” is no {field}. Use {}.", Allowed(*field))
            }
            Self::OutOfRange { field, text } => {
                write!(f, "There is no {field} {text}. Use {}.", Allowed(*field))
            }
            Self::Backwards { field, text } => {
                write!(f, "In the {field}, {text} goes backwards. ")?;
                let (first, last) = text.split_once('-').unwrap_or_default();
                let (lowest, highest) = field.bounds();
                match field {
                    Field::Year => write!(f, "Write {last}-{first}."),
                    _ => write!(f, "Write {first}-{highest},{lowest}-{last} to go past the end, or {last}-{first}."),
                }
            }
            Self::Step { field, text } => {
                write!(f, "In the {field}, “{text}” has no step. Write a whole number above 0 after the /, such as */5.")
            }
            Self::NeverFires => f.write_str(
                "No month has such a day, so this would never fire. Choose another day or month.",
            ),
            Self::Over => f.write_str(
                "The last time that this fires has passed. Write a later year, or * for every year.",
            ),
        }
    }
}

impl std::error::Error for Problem {}

/// Both meanings of six fields, each with what to write for it.
fn either(f: &mut fmt::Formatter<'_>, six: &str) -> fmt::Result {
    match Problem::of_six(six) {
        [(with_year, Some(first)), (with_second, Some(last))] => write!(
            f,
            "For “{}” write {with_year}; for “{}” write {with_second}.",
            first.words(),
            last.words()
        ),
        [(with_year, _), (with_second, _)] => write!(
            f,
            "Write {with_year} if the first is the second, or {with_second} if it is the minute and the last is the year."
        ),
    }
}

/// What may stand in a field.
struct Allowed(Field);

impl fmt::Display for Allowed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (least, most) = self.0.bounds();
        match self.0 {
            Field::Weekday => write!(f, "{least} (Sunday) to {most}, SUN to SAT, or *"),
            Field::Month => write!(f, "{least} to {most}, JAN to DEC, or *"),
            _ => write!(f, "{least} to {most}, or *"),
        }
    }
}
