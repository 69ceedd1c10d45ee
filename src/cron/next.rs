//! When an expression fires next.

use super::Cron;
use super::calendar::{Date, days_in, local, unix};

impl Cron {
    /// The first time after `after` at which it fires, both in Unix seconds; nothing if there is
    /// none. `zone_seconds` is how far the clock that the expression means is ahead of UTC.
    ///
    /// Goes from field to field, so it ends after at most the days of 130 years.
    pub fn next(&self, after: u64, zone_seconds: i32) -> Option<u64> {
        let following = after.checked_add(1)?;
        // A place west of Greenwich lives in 1969 when Unix time begins; no expression does.
        let (days, of_day) = local(following, zone_seconds).unwrap_or_default();
        let start = Date::from_days(days)?;
        for year in self.year.from(start.year) {
            let this_year = year == start.year;
            let first_month = if this_year { start.month } else { 1 };
            for month in self.month.from(first_month) {
                let this_month = this_year && month == start.month;
                let first_day = if this_month { start.day } else { 1 };
                for day in first_day..=days_in(year, month) {
                    let date = Date { year, month, day };
                    let earliest = if date == start { of_day } else { 0 };
                    if self.fires_on(date)
                        && let Some(time) = self.time_from(earliest)
                        && let Some(next) = unix(date.days(), time, zone_seconds)
                    {
                        return Some(next);
                    }
                }
            }
        }
        None
    }

    /// The next times after `after`, at most `count` of them.
    pub fn upcoming(
        &self,
        after: u64,
        zone_seconds: i32,
        count: usize,
    ) -> impl Iterator<Item = u64> {
        let following = move |time: &u64| self.next(*time, zone_seconds);
        std::iter::successors(self.next(after, zone_seconds), following).take(count)
    }

    /// True if day and weekday allow this date. If both are set, one of them is enough.
    fn fires_on(&self, date: Date) -> bool {
        let day = self.day.allow(date.day);
        let weekday = self.weekday.allow(date.weekday());
        if self.day.any || self.weekday.any {
            day && weekday
        } else {
            day || weekday
        }
    }

    /// The first second of a day, from this one on, at which it fires.
    fn time_from(&self, of_day: u64) -> Option<u64> {
        // Each is below 60, so it fits.
        let part = |part: u64| u16::try_from(part).unwrap_or_default();
        let (hour, minute, second) = (
            part(of_day / 3600),
            part(of_day / 60 % 60),
            part(of_day % 60),
        );
        for at_hour in self.hour.from(hour) {
            let first_minute = if at_hour == hour { minute } else { 0 };
            for at_minute in self.minute.from(first_minute) {
                let now = at_hour == hour && at_minute == minute;
                let first_second = if now { second } else { 0 };
                if let Some(at_second) = self.second.at_or_after(first_second) {
                    let minutes = u64::from(at_hour) * 60 + u64::from(at_minute);
                    return Some(minutes * 60 + u64::from(at_second));
                }
            }
        }
        None
    }
}
