//! The day of a credential scope.

use std::fmt;
use std::str::FromStr;

/// A day of the civil (proleptic Gregorian) calendar, 1970-01-01 or later.
///
/// In a credential scope it is the UTC day of the request's timestamp; every other zone is the
/// caller's addition to the seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u64,
    month: u8,
    day: u8,
}

/// A text is not a day written as `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

/// Days from the first one of the calendar that is counted from, to 1970-01-01.
const FROM_0000_03_01_TO_1970: u64 = 719_468;

impl Date {
    /// The UTC day of a moment, in seconds since 1970-01-01T00:00:00Z.
    ///
    /// Howard Hinnant's `civil_from_days`: years start in March, so that the day that leap years
    /// add is the last one of a year, and eras of 400 years are all alike.
    pub const fn from_unix_seconds(seconds: u64) -> Self {
        const DAYS_OF_ERA: u64 = 146_097;
        let days = seconds / 86_400 + FROM_0000_03_01_TO_1970;
        let (era, day_of_era) = (days / DAYS_OF_ERA, days % DAYS_OF_ERA);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524
            - day_of_era / (DAYS_OF_ERA - 1))
            / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 {
            month_from_march + 3
        } else {
            month_from_march - 9
        };
        let year = year_of_era + era * 400 + (month <= 2) as u64;
        #[expect(clippy::cast_possible_truncation)] // 1..=12 and 1..=31
        Self {
            year,
            month: month as u8,
            day: day as u8,
        }
    }

    /// The moment at which the day begins (UTC), in seconds since 1970-01-01T00:00:00Z: the
    /// opposite of [`from_unix_seconds`](Self::from_unix_seconds).
    pub const fn unix_seconds(self) -> u64 {
        let march = self.month > 2;
        let year = if march { self.year } else { self.year - 1 };
        let month = (self.month as u64 + 9) % 12;
        let of_year = (153 * month + 2) / 5 + self.day as u64 - 1;
        let days = year * 365 + year / 4 - year / 100 + year / 400 + of_year;
        (days - FROM_0000_03_01_TO_1970) * 86_400
    }

    /// The year, the month (from 1) and the day of the month (from 1).
    pub const fn parts(self) -> (u64, u8, u8) {
        (self.year, self.month, self.day)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = NotADate;

    /// Reads exactly `YYYY-MM-DD`, and only a day that exists.
    fn from_str(text: &str) -> Result<Self, NotADate> {
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
            return Err(NotADate);
        };
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0_u16, |number, digit| {
                let value = digit.is_ascii_digit().then(|| digit - b'0')?;
                Some(number * 10 + u16::from(value))
            })
        };
        let small = |digits: &[u8]| number(digits).and_then(|number| u8::try_from(number).ok());
        let year = u64::from(number(&[y1, y2, y3, y4]).ok_or(NotADate)?);
        let month = small(&[m1, m2]).ok_or(NotADate)?;
        let day = small(&[d1, d2]).ok_or(NotADate)?;
        if year < 1970 || day < 1 || day > days_of_month(year, month) {
            return Err(NotADate);
        }
        Ok(Self { year, month, day })
    }
}

/// How many days a month has; none if there is no such month.
const fn days_of_month(year: u64, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_a_thousand_years_follows_the_one_before() {
        let mut previous = Date::from_unix_seconds(0);
        assert_eq!(previous.to_string(), "1970-01-01");
        for day in 1..=365_243 {
            let date = Date::from_unix_seconds(day * 86_400);
            let (year, month, day_of_month) = previous.parts();
            let expected = if day_of_month < days_of_month(year, month) {
                (year, month, day_of_month + 1)
            } else if month < 12 {
                (year, month + 1, 1)
            } else {
                (year + 1, 1, 1)
            };
            assert_eq!(date.parts(), expected);
            assert_eq!(date.unix_seconds(), day * 86_400);
            previous = date;
        }
        assert_eq!(previous.to_string(), "2970-01-01");
    }

    #[test]
    fn the_day_changes_at_midnight_utc() {
        assert_eq!(
            Date::from_unix_seconds(1_700_006_399).to_string(),
            "2023-11-14"
        );
        assert_eq!(
            Date::from_unix_seconds(1_700_006_400).to_string(),
            "2023-11-15"
        );
        let last = Date::from_unix_seconds(u64::MAX);
        assert!(last.parts().0 > 500_000_000_000);
    }

    #[test]
    fn only_a_day_that_exists_is_read() {
        for text in ["1970-01-01", "2024-02-29", "2000-02-29", "9999-12-31"] {
            assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "2023-02-29",
            "2100-02-29",
            "2023-00-10",
            "2023-13-01",
            "2023-04-31",
            "2023-1-01",
            "2023-01-00",
            "1969-12-31",
            "2023/01/01",
            "2023-01-01 ",
            "+023-01-01",
            "20２3-01-01",
        ] {
            assert_eq!(text.parse::<Date>(), Err(NotADate), "{text}");
        }
    }
}
