//! What is wrong with the text of a plan, where, and what to write.

use std::fmt;

use crate::rollout::{Field, Problem};
use crate::scf::UnknownRegion;
use crate::traffic;
use crate::yaml::{Fault, Place};

/// Something that is wrong with the text of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// Where, if in one place.
    pub place: Option<Place>,
    /// The field, if it is about one.
    pub field: Option<Field>,
    /// What.
    pub wrong: Wrong,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The text is longer than any plan.
    TooLong,
    /// There is nothing in it.
    Empty,
    /// It is no link of a plan.
    Link,
    /// It is not YAML that is read here.
    Yaml(Fault),
    /// Something else stands where keys are expected.
    NotAMap,
    /// Something else stands where a list is expected.
    NotAList,
    /// Something else stands where one text is expected.
    NotAText,
    /// No plan has this key.
    UnknownKey {
        /// The key.
        key: String,
        /// The one that is nearest to it, if one is near.
        nearest: Option<&'static str>,
    },
    /// A key that has to be there.
    Missing(&'static str),
    /// The value of the field cannot be read.
    Value(String),
    /// A rule of names and versions is broken.
    Rule(traffic::Problem),
    /// There is no such region.
    Region(UnknownRegion),
    /// The plan itself is wrong.
    Plan(Problem),
}

impl Misread {
    pub(super) const fn of(place: Option<Place>, field: Option<Field>, wrong: Wrong) -> Self {
        Self {
            place,
            field,
            wrong,
        }
    }

    pub(in crate::rollout) const fn of_link(wrong: Wrong) -> Self {
        Self::of(None, None, wrong)
    }
}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.place, self.field) {
            (Some(Place { line, .. }), Some(field)) => write!(f, "Line {line}, {field}: ")?,
            (Some(Place { line, column }), None) => write!(f, "Line {line}, column {column}: ")?,
            (None, Some(field)) => write!(f, "{field}: ")?,
            (None, None) => {}
        }
        match &self.wrong {
            Wrong::TooLong => f.write_str("The text is longer than any plan. Write at most 16 KB."),
            Wrong::Empty => {
                f.write_str("There is no plan here. Begin with function:, alias: and canary:.")
            }
            Wrong::Link => f.write_str("This link is not whole. Copy all of it."),
            Wrong::Yaml(fault) => fault.fmt(f),
            Wrong::NotAMap => {
                f.write_str("Write keys here, each on a line of its own, such as share: 5%.")
            }
            Wrong::NotAList => {
                f.write_str("Write a list here. Begin each step with a dash, such as - share: 5%.")
            }
            Wrong::NotAText => f.write_str("Write one value here, on the same line."),
            Wrong::UnknownKey {
                key,
                nearest: Some(nearest),
            } => {
                write!(f, "There is no key {key}. Did you mean {nearest}?")
            }
            Wrong::UnknownKey { key, nearest: None } => {
                write!(f, "There is no key {key} here. Remove it.")
            }
            Wrong::Missing(key) => write!(f, "{key} is missing. Add a line {key}: with its value."),
            Wrong::Value(text) => {
                write!(f, "“{text}” cannot be read here. {}", wanted(self.field))
            }
            Wrong::Rule(problem) => problem.fmt(f),
            Wrong::Region(region) => region.fmt(f),
            Wrong::Plan(problem) => problem.fmt(f),
        }
    }
}

impl std::error::Error for Misread {}

/// What a field takes.
const fn wanted(field: Option<Field>) -> &'static str {
    match field {
        Some(Field::Share(_)) => "Write a percentage from 0.01% to 100%, such as 5%.",
        Some(Field::Hold(_)) => {
            "Write a time such as 10m or 2h, approval, or a sample such as 500 requests."
        }
        Some(Field::Finish) => "Write promote or keep.",
        Some(Field::Errors) => "Write a rise of the error rate such as 1 point or 0.5 points.",
        Some(Field::Latency) => "Write a rise in whole percent, such as 50%.",
        Some(Field::Throttles) => "Write a number such as 10 per minute.",
        Some(Field::OnTrip) => "Write roll back or hold.",
        Some(Field::WhenUnsure) => "Write wait, ask or advance.",
        _ => "Write one value.",
    }
}
