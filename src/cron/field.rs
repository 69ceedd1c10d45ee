//! The seven fields of an expression and what may stand in each.

use std::fmt;

/// A field of an expression, in the order in which they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// 0–59; missing in the form of five fields.
    Second,
    /// 0–59.
    Minute,
    /// 0–23.
    Hour,
    /// The day of the month, 1–31.
    Day,
    /// 1–12 or `JAN`–`DEC`.
    Month,
    /// 0–6 or `SUN`–`SAT`; 0 is Sunday.
    Weekday,
    /// 1970–2099; missing in the form of five fields.
    Year,
}

impl Field {
    /// All fields, as they are written.
    pub const ALL: [Self; 7] = [
        Self::Second,
        Self::Minute,
        Self::Hour,
        Self::Day,
        Self::Month,
        Self::Weekday,
        Self::Year,
    ];

    /// The smallest and the largest number (the cloud's page on timer triggers).
    pub const fn bounds(self) -> (u16, u16) {
        match self {
            Self::Second | Self::Minute => (0, 59),
            Self::Hour => (0, 23),
            Self::Day => (1, 31),
            Self::Month => (1, 12),
            Self::Weekday => (0, 6),
            Self::Year => (1970, 2099),
        }
    }

    /// The full names of its numbers from the smallest; empty if they have none. The first three
    /// letters of a name stand for the number in an expression.
    pub(super) const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Month => &[
                "January",
                "February",
                "March",
                "April",
                "May",
                "June",
                "July",
                "August",
                "September",
                "October",
                "November",
                "December",
            ],
            Self::Weekday => &[
                "Sunday",
                "Monday",
                "Tuesday",
                "Wednesday",
                "Thursday",
                "Friday",
                "Saturday",
            ],
            _ => &[],
        }
    }

    /// The number that a text in digits or a name stands for, whether it is within the bounds or
    /// not.
    pub(super) fn number(self, text: &str) -> Option<u16> {
        let short = |name: &&str| name.get(..3).is_some_and(|s| s.eq_ignore_ascii_case(text));
        if let Some(position) = self.names().iter().position(short) {
            let position = u16::try_from(position).ok()?;
            return Some(self.bounds().0 + position);
        }
        let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        // More digits than a number has are a number that is too large for any field.
        digits.then(|| text.parse().unwrap_or(u16::MAX))
    }
}

/// The name of the field in a sentence.
impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Month => "month",
            Self::Weekday => "weekday",
            Self::Year => "year",
        })
    }
}
