//! The hours along an axis.

use std::fmt;
use std::ops::Range;

/// So many seconds between two hours of an axis.
const BETWEEN: [u64; 7] = [300, 600, 900, 1_800, 3_600, 7_200, 14_400];
/// So many of them at most.
const MOST: u64 = 7;

/// A time of day, by the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeOfDay {
    minutes: u64,
}

impl TimeOfDay {
    /// Of a moment in Unix seconds, where clocks are `ahead` seconds ahead of UTC.
    pub const fn of(seconds: u64, ahead: i64) -> Self {
        Self {
            minutes: seconds.saturating_add_signed(ahead) / 60 % 1_440,
        }
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

/// Round times in a range of Unix seconds, where clocks are `ahead` seconds ahead of UTC.
pub fn ticks(range: &Range<u64>, ahead: i64) -> Vec<u64> {
    let span = range.end.saturating_sub(range.start);
    let fits = |between: &&u64| span / **between <= MOST;
    let between = BETWEEN.iter().find(fits).copied().unwrap_or(14_400);
    let start = range.start.saturating_add_signed(ahead);
    let first = start
        .next_multiple_of(between)
        .saturating_add_signed(-ahead);
    let ticks = (0..=MOST).map(|number| first + number * between);
    ticks.take_while(|tick| *tick <= range.end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIDNIGHT: u64 = 1_767_225_600;

    #[test]
    fn hours_are_round_where_the_reader_is() {
        let range = MIDNIGHT + 60..MIDNIGHT + 3_660;
        let shown = |ahead| {
            let ticks = ticks(&range, ahead).into_iter();
            let ticks = ticks.map(|tick| TimeOfDay::of(tick, ahead).to_string());
            ticks.collect::<Vec<_>>()
        };
        assert_eq!(
            shown(8 * 3_600),
            ["08:10", "08:20", "08:30", "08:40", "08:50", "09:00"]
        );
        assert_eq!(shown(-3_600)[0], "23:10");
        assert_eq!(shown(19_800)[0], "05:40", "half an hour off");
    }

    #[test]
    fn a_day_has_few_hours() {
        let range = MIDNIGHT..MIDNIGHT + 86_400;
        let ticks = ticks(&range, 0);
        assert_eq!(ticks.len(), 7);
        assert_eq!(ticks[1] - ticks[0], 14_400);
    }
}
