//! How long ago the cloud says something was changed.

use crate::scf::BEIJING;

/// The seconds from a `YYYY-MM-DD HH:MM:SS` of Beijing to `now`, in Unix milliseconds; nothing if
/// the text is no such time or lies in the future.
pub fn age(text: &str, now: u64) -> Option<u64> {
    (now / 1_000 + BEIJING).checked_sub(seconds(text)?)
}

/// The same in whole days.
pub(super) fn days(text: &str, now: u64) -> Option<u64> {
    Some(age(text, now)? / 86_400)
}

/// The seconds from 1970 to a time, both in the zone of the text.
fn seconds(text: &str) -> Option<u64> {
    let mut parts = text.split(['-', ' ', ':']).map(str::parse::<u64>);
    let mut next = || parts.next()?.ok();
    let (year, month, day) = (next()?, next()?, next()?);
    let (hour, minute, second) = (next()?, next()?, next()?);
    let is_time = hour < 24 && minute < 60 && second < 60;
    let is_date =
        (1970..10_000).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    (is_time && is_date)
        .then(|| days_from_1970(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second)
}

/// The number of a day of the civil calendar. Years start in March, so that the day that leap
/// years add is the last one of a year (Howard Hinnant's `days_from_civil`).
const fn days_from_1970(year: u64, month: u64, day: u64) -> u64 {
    const FROM_0000_03_01_TO_1970: u64 = 719_468;
    let (year, month_from_march) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    365 * year + year / 4 - year / 100 + year / 400 + day_of_year - FROM_0000_03_01_TO_1970
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn a_time_is_counted_from_1970() {
        assert_eq!(seconds("1970-01-01 00:00:00"), Some(0));
        assert_eq!(seconds("2000-02-29 12:30:05"), Some(951_827_405));
        assert_eq!(seconds("2026-03-01 00:00:00"), Some(1_772_323_200));
        for strange in [
            "",
            "2026",
            "2026-13-01 00:00:00",
            "2026-01-01 24:00:00",
            "0000-00-00 00:00:00",
        ] {
            assert_eq!(seconds(strange), None, "{strange}");
        }
    }
}
