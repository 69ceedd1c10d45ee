//! The cloud's times as text.

use crate::tc3::Date;

/// Beijing is eight hours ahead of UTC all year round.
const BEIJING: u64 = 8 * 3600;

/// A moment, in milliseconds since 1970, as `YYYY-MM-DD HH:MM:SS` in Beijing time. The API says
/// no zone; every time of a Chinese region reads as Beijing's.
pub(super) fn text(milliseconds: u64) -> String {
    let seconds = milliseconds / 1000 + BEIJING;
    let date = Date::from_unix_seconds(seconds);
    let of_day = seconds % 86_400;
    let (hour, minute, second) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
    format!("{date} {hour:02}:{minute:02}:{second:02}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_moment_is_told_in_beijing_time() {
        assert_eq!(super::text(0), "1970-01-01 08:00:00");
        assert_eq!(super::text(1_700_000_000_999), "2023-11-15 06:13:20");
    }
}
