//! The numbers that one field of an expression allows.

use super::{Field, Problem};

/// What a field allows: a list of ranges with steps. Two fields that allow the same numbers may
/// still differ in how they are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Values {
    /// True for a bare `*`. A day or weekday that is no bare `*` is *set*.
    pub(super) any: bool,
    parts: Vec<Part>,
}

/// Every `step`-th number from `first` to `last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part {
    first: u16,
    last: u16,
    step: u16,
}

impl Values {
    /// Reads a field: parts between commas, each `*`, a number or a range, each with or without
    /// `/step`. A number with a step goes on to the end of the field.
    pub(super) fn read(field: Field, text: &str) -> Result<Self, Problem> {
        let parts = text.split(',').map(|part| Part::read(field, part));
        Ok(Self {
            any: text == "*",
            parts: parts.collect::<Result<_, _>>()?,
        })
    }

    /// The smallest number that is allowed and not below `least`.
    pub(super) fn at_or_after(&self, least: u16) -> Option<u16> {
        let starts = self.parts.iter().filter_map(|part| part.at_or_after(least));
        starts.min()
    }

    /// Every number that is allowed from `least` on, in order.
    pub(super) fn from(&self, least: u16) -> impl Iterator<Item = u16> {
        let following = |number: &u16| self.at_or_after(number.saturating_add(1));
        std::iter::successors(self.at_or_after(least), following)
    }

    /// True if this number is allowed.
    pub(super) fn allow(&self, number: u16) -> bool {
        self.at_or_after(number) == Some(number)
    }
}

impl Part {
    fn read(field: Field, text: &str) -> Result<Self, Problem> {
        let (range, step) = match text.split_once('/') {
            Some((range, step)) => (range, Some(step)),
            None => (text, None),
        };
        let (lowest, highest) = field.bounds();
        let (first, last) = match range.split_once('-') {
            _ if range == "*" => (lowest, highest),
            Some((first, last)) => (number(field, first)?, number(field, last)?),
            None => {
                let first = number(field, range)?;
                (first, if step.is_some() { highest } else { first })
            }
        };
        if first > last {
            let text = range.to_owned();
            return Err(Problem::Backwards { field, text });
        }
        let step = match step.map(|step| (step, step.parse::<u16>())) {
            None => 1,
            Some((digits, Ok(step))) if !digits.starts_with('+') && step > 0 => step,
            Some(_) => {
                let text = text.to_owned();
                return Err(Problem::Step { field, text });
            }
        };
        Ok(Self { first, last, step })
    }

    fn at_or_after(self, least: u16) -> Option<u16> {
        let behind = least.saturating_sub(self.first);
        let number =
            u32::from(self.first) + u32::from(behind.div_ceil(self.step)) * u32::from(self.step);
        u16::try_from(number)
            .ok()
            .filter(|number| *number <= self.last)
    }
}

/// A number of a field within its bounds.
fn number(field: Field, text: &str) -> Result<u16, Problem> {
    let (least, most) = field.bounds();
    match field.number(text) {
        Some(number) if (least..=most).contains(&number) => Ok(number),
        Some(_) => Err(Problem::OutOfRange {
            field,
            text: text.to_owned(),
        }),
        None => Err(Problem::Unreadable {
            field,
            text: text.to_owned(),
        }),
    }
}
