//! A cron expression: read, checked, and as the cloud stores it.

use std::str::FromStr;

use super::values::Values;
use super::{Field, Problem, Slip};

/// A cron expression that fires at least once in the years that the cloud knows.
///
/// Read from seven fields (second, minute, hour, day, month, weekday, year) or from the older five
/// (minute to weekday, at second 0 of every year). If day and weekday are both set, one of them is
/// enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cron {
    /// The seven fields as they are written, one space between them.
    stored: String,
    /// True if it was written with five fields.
    short: bool,
    pub(super) second: Values,
    pub(super) minute: Values,
    pub(super) hour: Values,
    pub(super) day: Values,
    pub(super) month: Values,
    pub(super) weekday: Values,
    pub(super) year: Values,
}

impl Cron {
    /// The text of seven fields, as the cloud stores it whichever form it was given.
    pub fn stored(&self) -> &str {
        &self.stored
    }

    /// What to know about an expression of five fields that reads as if it began with the second:
    /// `*/5 * * * *` is every five minutes, not every five seconds.
    pub fn slip(&self) -> Option<Slip> {
        let (_, written) = self.stored.split_once(' ')?;
        let written = written.strip_suffix(" *")?;
        let (minute, rest) = written.split_once(' ')?;
        let frequent = minute.starts_with('*') || minute.contains('/');
        if !self.short || !frequent || rest != "* * * *" {
            return None;
        }
        let seconds = format!("{minute} * * * * * *");
        Some(Slip {
            written: written.to_owned(),
            means: self.clone(),
            other: seconds.parse().ok()?,
        })
    }
}

impl FromStr for Cron {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        let written: Vec<&str> = text.split_whitespace().collect();
        let short = written.len() == 5;
        let stored = match written.len() {
            0 => return Err(Problem::Missing),
            5 => format!("0 {} *", written.join(" ")),
            6 => {
                let text = written.join(" ");
                return Err(Problem::SixFields { text });
            }
            7 => written.join(" "),
            count => return Err(Problem::FieldCount { count }),
        };
        let mut texts = stored.split(' ');
        let mut values = |field| Values::read(field, texts.next().unwrap_or_default());
        let cron = Self {
            short,
            second: values(Field::Second)?,
            minute: values(Field::Minute)?,
            hour: values(Field::Hour)?,
            day: values(Field::Day)?,
            month: values(Field::Month)?,
            weekday: values(Field::Weekday)?,
            year: values(Field::Year)?,
            stored,
        };
        // Before all time, so that only dates that no year has are refused here.
        match cron.next(0, 0) {
            Some(_) => Ok(cron),
            None => Err(Problem::NeverFires),
        }
    }
}
