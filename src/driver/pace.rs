//! The account's time between two moments at which it was told.

/// How long nothing may have been heard of the wall clock before what was seen is worth nothing, in
/// milliseconds: the computer slept, or the page was frozen.
const GAP: u64 = 5_000;

/// The account's time, which may go faster than the computer's.
///
/// While a read is waited for it goes as fast as the computer's: otherwise what was read in a fast
/// account would be old before it could be used, and nothing would ever be done.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pace {
    /// The account's time and the computer's when it was told, in Unix milliseconds.
    told: (u64, u64),
    /// How many times as fast as the computer's it goes.
    speed: u64,
    /// How long reads were waited for since then, in milliseconds.
    read: u64,
    /// How many reads are waited for, and since when.
    reading: (u32, u64),
    /// The computer's time when it was looked at last.
    looked: u64,
}

impl Pace {
    /// Takes in what was told. Both in Unix milliseconds.
    pub fn tell(&mut self, at: u64, pace: u64, wall: u64) {
        self.told = (at, wall);
        self.speed = pace.max(1);
        self.read = 0;
        self.reading.1 = wall;
    }

    /// The account's time, in Unix milliseconds.
    pub fn now(&self, wall: u64) -> u64 {
        let (at, then) = self.told;
        let read = self.read + self.open_read(wall);
        let apart = wall.saturating_sub(then);
        let fast = apart.saturating_sub(read).saturating_mul(self.speed);
        at.saturating_add(fast).saturating_add(read.min(apart))
    }

    /// A read was sent.
    pub fn begin_read(&mut self, wall: u64) {
        if self.reading.0 == 0 {
            self.reading.1 = wall;
        }
        self.reading.0 += 1;
    }

    /// A read was answered.
    pub fn end_read(&mut self, wall: u64) {
        if self.reading.0 == 1 {
            self.read += self.open_read(wall);
        }
        self.reading.0 = self.reading.0.saturating_sub(1);
    }

    fn open_read(&self, wall: u64) -> u64 {
        match self.reading {
            (0, _) => 0,
            (_, since) => wall.saturating_sub(since),
        }
    }

    /// How long until this moment of the account, in milliseconds of the computer.
    pub fn until(&self, moment: u64, wall: u64) -> u64 {
        let left = moment.saturating_sub(self.now(wall));
        left.div_ceil(self.speed.max(1))
    }

    /// Looks at the clock; true if it was not looked at for so long that the world may be another.
    pub fn has_slept(&mut self, wall: u64) -> bool {
        let before = std::mem::replace(&mut self.looked, wall);
        before != 0 && wall.abs_diff(before) > GAP
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(pace: u64) -> Pace {
        let mut time = Pace::default();
        time.tell(1_000_000, pace, 5_000);
        time
    }

    #[test]
    fn time_goes_on_at_the_pace_that_was_told() {
        assert_eq!(told(60).now(6_000), 1_060_000);
        assert_eq!(told(1).now(6_000), 1_001_000);
        assert_eq!(told(60).until(1_060_001, 5_500), 501);
    }

    #[test]
    fn a_read_of_a_second_makes_nothing_older_than_a_second() {
        let mut time = told(600);
        time.begin_read(5_000);
        time.begin_read(5_100);
        time.end_read(5_500);
        assert_eq!(time.now(5_500), 1_000_500);
        time.end_read(6_000);
        assert_eq!(time.now(6_000), 1_001_000);
        assert_eq!(time.now(6_010), 1_007_000);
        time.tell(1_600_000, 600, 6_010);
        assert_eq!(time.now(6_010), 1_600_000);
    }

    #[test]
    fn a_clock_that_jumps_is_a_sleep_and_one_that_ticks_is_none() {
        let mut time = Pace::default();
        assert!(!time.has_slept(1_000_000));
        assert!(!time.has_slept(1_001_000));
        assert!(time.has_slept(1_010_000));
        assert!(!time.has_slept(1_011_000));
        assert!(time.has_slept(900_000));
    }
}
