//! The cloud's times as text.

use crate::scf::plain_moment;

/// A moment, in milliseconds since 1970, as `YYYY-MM-DD HH:MM:SS` in Beijing time.
pub(super) fn text(milliseconds: u64) -> String {
    plain_moment(milliseconds / 1_000)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_moment_is_told_in_beijing_time() {
        assert_eq!(super::text(0), "1970-01-01 08:00:00");
        assert_eq!(super::text(1_700_000_000_999), "2023-11-15 06:13:20");
    }
}
