//! The days that keys are made for.

use crate::scf::Service;
use crate::tc3::Date;

/// Seconds in a day.
const DAY: u64 = 86_400;

/// Two days in UTC: the one on which the SecretKey was used, and the next. A key of one day and one
/// service signs nothing of any other, so whoever had both would have them until they end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// Whole days since 1970-01-01.
    first: u64,
}

/// What one key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The day (UTC).
    pub date: Date,
    /// The service.
    pub service: Service,
}

impl Days {
    /// The day of this moment and the next. `now` in Unix seconds.
    pub const fn from(now: u64) -> Self {
        Self { first: now / DAY }
    }

    /// Every key to make: each service on each of the days.
    pub fn slots(self) -> impl Iterator<Item = Slot> {
        let dates = [self.first, self.first + 1].map(|day| Date::from_unix_seconds(day * DAY));
        let of = |date| Service::ALL.map(|service| Slot { date, service });
        dates.into_iter().flat_map(of)
    }

    /// The moment at which the first day begins, in Unix seconds.
    pub const fn begin(self) -> u64 {
        self.first * DAY
    }

    /// The moment from which no key of these signs any more, in Unix seconds.
    pub const fn end(self) -> u64 {
        (self.first + 2) * DAY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-25, one second before midnight (UTC).
    const BEFORE_MIDNIGHT: u64 = 1_795_651_199;

    fn dates(now: u64) -> Vec<String> {
        let slots = Days::from(now).slots();
        let scf = slots.filter(|slot| slot.service == Service::Scf);
        scf.map(|slot| slot.date.to_string()).collect()
    }

    #[test]
    fn keys_are_made_for_today_and_tomorrow_in_utc() {
        assert_eq!(dates(BEFORE_MIDNIGHT), ["2026-11-25", "2026-11-26"]);
        assert_eq!(dates(BEFORE_MIDNIGHT + 1), ["2026-11-26", "2026-11-27"]);
    }

    #[test]
    fn the_last_second_that_a_key_signs_is_the_last_of_tomorrow() {
        let days = Days::from(BEFORE_MIDNIGHT);
        let last = Date::from_unix_seconds(days.end() - 1);
        assert_eq!(days.slots().last().map(|slot| slot.date), Some(last));
        assert_eq!(days.end(), BEFORE_MIDNIGHT + 1 + DAY);
        assert_eq!(Days::from(days.begin()), days);
    }
}
