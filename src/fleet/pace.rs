//! How many reads may be under way at once, and when to rest.
//!
//! Below the limiter of the client this is a courtesy: whoever shares the account, and the row that
//! is looked at next, should not have to wait behind a long queue.

use crate::scf::ErrorKind;

/// How many reads are under way at most.
const MOST: usize = 4;
/// How long the first rest takes, in milliseconds; it doubles with every further one.
const REST: u64 = 2_000;
/// No rest is longer, in milliseconds.
const LONGEST_REST: u64 = 60_000;
/// After how many good answers in a row one more read may be under way.
const RECOVERS_AFTER: u32 = 10;
/// After how many refusals in a row, with nothing read between them, the rest is not asked for.
const GIVES_UP_AFTER: u32 = 5;

/// The pace of a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    at_once: usize,
    good: u32,
    rest: u64,
    rests_until: u64,
    forbidden: u32,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            at_once: MOST,
            good: 0,
            rest: REST,
            rests_until: 0,
            forbidden: 0,
        }
    }
}

impl Pace {
    /// True if one more read may begin at `now`, in Unix milliseconds, beside those under way.
    pub const fn may_read(&self, under_way: usize, now: u64) -> bool {
        under_way < self.at_once && now >= self.rests_until && !self.is_refused()
    }

    /// True once the cloud has refused so often that the account seems not to allow it at all.
    pub const fn is_refused(&self) -> bool {
        self.forbidden >= GIVES_UP_AFTER
    }

    /// How many seconds it still rests at `now`, in Unix milliseconds.
    pub const fn seconds_of_rest(&self, now: u64) -> u64 {
        self.rests_until.saturating_sub(now).div_ceil(1_000)
    }

    /// Takes a good answer into account.
    pub fn answered(&mut self) {
        self.forbidden = 0;
        self.good += 1;
        if self.good >= RECOVERS_AFTER {
            self.good = 0;
            self.rest = REST;
            self.at_once = (self.at_once + 1).min(MOST);
        }
    }

    /// Takes a failure at `now`, in Unix milliseconds, into account. The client has repeated what is
    /// worth repeating before.
    pub fn failed(&mut self, kind: ErrorKind, now: u64) {
        match kind {
            ErrorKind::Forbidden | ErrorKind::ModeForbids => self.forbidden += 1,
            // Nobody is asked again and again who is not there, and nobody who has too much to do.
            ErrorKind::Throttled
            | ErrorKind::CloudFailed
            | ErrorKind::NotSent
            | ErrorKind::RelayUnreachable
            | ErrorKind::OutcomeUnknown => {
                self.good = 0;
                self.at_once = 1;
                // Reads that were under way together have to do with one and the same trouble.
                if now >= self.rests_until {
                    self.rests_until = now + self.rest;
                    self.rest = (self.rest * 2).min(LONGEST_REST);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_throttled_account_is_asked_less_and_less_and_then_again_as_before() {
        let mut pace = Pace::default();
        assert!(pace.may_read(3, 0) && !pace.may_read(4, 0));
        for _ in 0..4 {
            pace.failed(ErrorKind::Throttled, 1_000);
        }
        assert_eq!(pace.seconds_of_rest(1_000), 2);
        assert!(!pace.may_read(0, 2_999) && pace.may_read(0, 3_000));
        assert!(!pace.may_read(1, 3_000));
        let mut now = 3_000;
        for _ in 0..10 {
            pace.failed(ErrorKind::Throttled, now);
            now += pace.seconds_of_rest(now) * 1_000;
        }
        pace.failed(ErrorKind::Throttled, now);
        assert_eq!(pace.seconds_of_rest(now), 60);
        for _ in 0..30 {
            pace.answered();
        }
        now += 60_000;
        assert!(pace.may_read(3, now) && !pace.may_read(4, now));
        pace.failed(ErrorKind::Throttled, now);
        assert_eq!(pace.seconds_of_rest(now), 2);
    }

    #[test]
    fn an_account_that_allows_nothing_is_not_asked_for_everything() {
        let mut pace = Pace::default();
        for _ in 0..4 {
            pace.failed(ErrorKind::Forbidden, 0);
        }
        // A key may be for some functions only.
        pace.answered();
        for _ in 0..4 {
            pace.failed(ErrorKind::Forbidden, 0);
        }
        assert!(pace.may_read(0, 0));
        pace.failed(ErrorKind::Forbidden, 0);
        assert!(pace.is_refused() && !pace.may_read(0, u64::MAX));
    }
}
