//! How fast time goes by in the account.

/// The account's time: the time that the account is given, or faster from some moment on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pace {
    /// How many times as fast.
    speed: u64,
    /// A moment of the time that is given and the account's at that moment, in milliseconds since
    /// 1970.
    since: (u64, u64),
}

/// The fastest: ten minutes in a second.
const FASTEST: u16 = 600;

impl Pace {
    /// As fast as the time that is given.
    pub(super) const fn real() -> Self {
        Self {
            speed: 1,
            since: (0, 0),
        }
    }

    /// How many times as fast.
    pub(super) const fn speed(self) -> u64 {
        self.speed
    }

    /// The account's time, in milliseconds since 1970. It never goes back.
    pub(super) const fn time(self, now: u64) -> u64 {
        let (given, own) = self.since;
        own.saturating_add(now.saturating_sub(given).saturating_mul(self.speed))
    }

    /// From now on at another speed, 1 to 600.
    pub(super) fn change(&mut self, speed: u16, now: u64) {
        self.since = (now, self.time(now));
        self.speed = speed.clamp(1, FASTEST).into();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_goes_on_from_where_it_is_at_every_change_of_speed() {
        let mut pace = Pace::real();
        assert_eq!(pace.time(5_000), 5_000);
        pace.change(600, 5_000);
        assert_eq!((pace.time(5_000), pace.time(6_000)), (5_000, 605_000));
        pace.change(1, 6_000);
        assert_eq!((pace.time(6_001), pace.time(0)), (605_001, 605_000));
        pace.change(0, 6_000);
        assert_eq!(pace.time(6_002), 605_002);
    }
}
