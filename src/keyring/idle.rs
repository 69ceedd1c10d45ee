//! When a key that nobody uses is locked.

/// How long nobody has to touch the page before its key is locked, in seconds.
const LIMIT: u64 = 15 * 60;

/// Watches for input, in all the pages that share a key.
#[derive(Debug)]
pub struct Idle {
    /// When there was input last, in Unix seconds.
    last: u64,
}

impl Idle {
    /// Begins at `now`, in Unix seconds.
    pub const fn since(now: u64) -> Self {
        Self { last: now }
    }

    /// There was input.
    pub fn touched(&mut self, now: u64) {
        self.last = self.last.max(now);
    }

    /// Whether it is time to lock. A clock that was set back does not keep a key open: a pause that
    /// cannot be measured begins anew.
    pub fn is_over(&mut self, now: u64) -> bool {
        self.last = self.last.min(now);
        now - self.last >= LIMIT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_of_an_hour_without_input_locks() {
        let mut idle = Idle::since(1_000);
        assert!(!idle.is_over(1_000 + LIMIT - 1));
        idle.touched(1_000 + LIMIT - 1);
        assert!(!idle.is_over(1_000 + LIMIT));
        assert!(idle.is_over(1_000 + 2 * LIMIT - 1));
    }

    #[test]
    fn a_clock_set_back_an_hour_still_locks_after_a_quarter_of_an_hour() {
        let mut idle = Idle::since(10_000);
        assert!(!idle.is_over(6_400));
        assert!(idle.is_over(6_400 + LIMIT));
    }
}
