//! Dates and times of day: as much of the calendar as a timer needs.

use super::Field;

/// Beijing is eight hours ahead of UTC all year round. The cloud's documents name no zone for
/// timers; the times that it answers are Beijing's.
pub const BEIJING: i32 = 8 * 3600;

/// Seconds of a day.
const DAY: u64 = 86_400;

/// A date of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Date {
    pub(super) year: u16,
    /// From 1.
    pub(super) month: u16,
    /// From 1.
    pub(super) day: u16,
}

impl Date {
    /// The date this many days after 1970-01-01; nothing beyond the years of the calendar here.
    pub(super) fn from_days(days: u64) -> Option<Self> {
        // Counted in eras of 400 years from a first of March, so that a leap day ends its year.
        let days = days.checked_add(719_468)?;
        let (era, of_era) = (days / 146_097, days % 146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * march + 2) / 5 + 1;
        let month = if march < 10 { march + 3 } else { march - 9 };
        let year = era * 400 + year + u64::from(month <= 2);
        Some(Self {
            year: u16::try_from(year).ok()?,
            month: u16::try_from(month).ok()?,
            day: u16::try_from(day).ok()?,
        })
    }

    /// Days since 1970-01-01.
    pub(super) fn days(self) -> u64 {
        let (year, month) = (u64::from(self.year), u64::from(self.month));
        let year = if month <= 2 { year - 1 } else { year };
        let march = if month > 2 { month - 3 } else { month + 9 };
        let of_year = (153 * march + 2) / 5 + u64::from(self.day) - 1;
        let of_era = year % 400 * 365 + year % 400 / 4 - year % 400 / 100 + of_year;
        year / 400 * 146_097 + of_era - 719_468
    }

    /// The weekday, 0 for Sunday.
    pub(super) fn weekday(self) -> u16 {
        // 1970-01-01 was a Thursday. A remainder of 7 fits.
        u16::try_from((self.days() + 4) % 7).unwrap_or_default()
    }
}

/// How many days a month has.
pub(super) const fn days_in(year: u16, month: u16) -> u16 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

/// A Unix time in a zone, as days since 1970-01-01 and seconds of the day. Nothing if it lies
/// before that day.
pub(super) fn local(unix_seconds: u64, zone_seconds: i32) -> Option<(u64, u64)> {
    let seconds = unix_seconds.checked_add_signed(zone_seconds.into())?;
    Some((seconds / DAY, seconds % DAY))
}

/// The opposite of [`local`].
pub(super) fn unix(days: u64, of_day: u64, zone_seconds: i32) -> Option<u64> {
    (days * DAY + of_day).checked_add_signed(-i64::from(zone_seconds))
}

/// A Unix time in a zone, as its weekday (0 is Sunday), its date and its time of day:
/// `2026-11-23`, `09:30:00`. Nothing if it lies outside the calendar.
pub fn local_parts(unix_seconds: u64, zone_seconds: i32) -> Option<(u16, String, String)> {
    let (days, of_day) = local(unix_seconds, zone_seconds)?;
    let date = Date::from_days(days)?;
    let Date { year, month, day } = date;
    let (hour, minute, second) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
    Some((
        date.weekday(),
        format!("{year}-{month:02}-{day:02}"),
        format!("{hour:02}:{minute:02}:{second:02}"),
    ))
}

/// The same in English: `Mon 2026-11-23 09:30:00`.
pub fn local_text(unix_seconds: u64, zone_seconds: i32) -> Option<String> {
    let (weekday, date, time) = local_parts(unix_seconds, zone_seconds)?;
    let weekday = Field::Weekday.names().get(usize::from(weekday))?;
    Some(format!("{} {date} {time}", weekday.get(..3)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_two_centuries_follows_the_day_before() {
        let mut expected = Date {
            year: 1970,
            month: 1,
            day: 1,
        };
        for days in 0..84_000 {
            let date = Date::from_days(days).unwrap();
            assert_eq!(date, expected);
            assert_eq!(date.days(), days);
            expected.day += 1;
            if expected.day > days_in(expected.year, expected.month) {
                expected.day = 1;
                expected.month += 1;
            }
            if expected.month > 12 {
                expected.month = 1;
                expected.year += 1;
            }
        }
    }

    #[test]
    fn a_time_is_told_with_its_weekday_in_the_zone_that_is_asked_for() {
        assert_eq!(local_text(0, BEIJING).unwrap(), "Thu 1970-01-01 08:00:00");
        assert_eq!(
            local_text(951_782_400, 0).unwrap(),
            "Tue 2000-02-29 00:00:00"
        );
        assert_eq!(local_text(0, -1), None);
    }
}
