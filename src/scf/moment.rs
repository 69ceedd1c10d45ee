//! Moments as the cloud writes them: Monitor `2018-09-22T19:51:23+08:00`, functions
//! `2018-09-22 19:51:23`.

use crate::tc3::Date;

/// How far Beijing is ahead of UTC all year round, in seconds: the cloud's time in its texts.
pub const BEIJING: u64 = 8 * 3_600;

/// A moment in Unix seconds as Monitor writes it, in Beijing's time.
pub fn moment(seconds: u64) -> String {
    format!("{}+08:00", in_beijing(seconds, 'T'))
}

/// A moment in Unix seconds as functions have it, in Beijing's time. The API says no zone; every
/// time of a Chinese region reads as Beijing's.
pub fn plain_moment(seconds: u64) -> String {
    in_beijing(seconds, ' ')
}

fn in_beijing(seconds: u64, between: char) -> String {
    let there = seconds + BEIJING;
    let date = Date::from_unix_seconds(there);
    let (hour, minute, second) = (there / 3_600 % 24, there / 60 % 60, there % 60);
    format!("{date}{between}{hour:02}:{minute:02}:{second:02}")
}

/// The moment that Monitor wrote, in Unix seconds. Any zone is read.
pub fn read_moment(text: &str) -> Option<u64> {
    let (date, rest) = text.split_once('T')?;
    let date: Date = date.parse().ok()?;
    let (clock, zone) = rest.split_at_checked(8)?;
    let zone = match zone.as_bytes().first()? {
        b'Z' => 0,
        b'+' => seconds(zone.get(1..)?)?.cast_signed(),
        b'-' => -seconds(zone.get(1..)?)?.cast_signed(),
        _ => return None,
    };
    date.unix_seconds()
        .checked_add(seconds(clock)?)?
        .checked_add_signed(-zone)
}

/// The moment that a function has, `YYYY-MM-DD HH:MM:SS` in Beijing's time, in Unix seconds.
pub fn read_plain_moment(text: &str) -> Option<u64> {
    let (date, clock) = text.split_once(' ')?;
    read_moment(&format!("{date}T{clock}+08:00"))
}

/// `HH:MM` or `HH:MM:SS` in seconds.
fn seconds(text: &str) -> Option<u64> {
    let mut total = 0;
    for (part, (limit, factor)) in text.split(':').zip([(24, 3_600), (60, 60), (60, 1)]) {
        let number: u64 = part.parse().ok().filter(|number| *number < limit)?;
        total += number * factor;
    }
    matches!(text.len(), 5 | 8).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_and_read_as_documented() {
        assert_eq!(moment(1_537_617_083), "2018-09-22T19:51:23+08:00");
        for (text, read) in [
            ("2018-09-22T19:51:23+08:00", Some(1_537_617_083)),
            ("2018-09-22T11:51:23Z", Some(1_537_617_083)),
            ("2018-09-22T06:51:23-05:00", Some(1_537_617_083)),
            ("2018-09-22 19:51:23", None),
            ("2018-09-22T19:51:23", None),
            ("2018-09-22T24:00:00Z", None),
            ("2018-02-30T00:00:00Z", None),
            ("1970-01-01T00:00:00+08:00", None),
            ("2018-09-22T19:5é:23Z", None),
        ] {
            assert_eq!(read_moment(text), read, "{text}");
        }
    }

    #[test]
    fn the_moment_of_a_function_is_read_as_it_is_written() {
        let text = plain_moment(1_537_617_083);
        assert_eq!(text, "2018-09-22 19:51:23");
        assert_eq!(read_plain_moment(&text), Some(1_537_617_083));
        for other in [
            "",
            "2018-09-22",
            "2018-09-22T19:51:23",
            "19:51:23 2018-09-22",
        ] {
            assert_eq!(read_plain_moment(other), None, "{other}");
        }
    }
}
