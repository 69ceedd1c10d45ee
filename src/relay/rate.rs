//! How often somebody may ask: a burst, then so many each second.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// One limit for each key.
#[derive(Debug)]
pub(super) struct Rates<K> {
    /// When the next request of a key would be due if there were no burst.
    due: Mutex<HashMap<K, Instant>>,
}

/// Keys in memory before those at rest are forgotten.
const KEYS: usize = 4_096;

impl<K: Eq + Hash> Rates<K> {
    /// Nobody has asked yet.
    pub(super) fn new() -> Self {
        Self {
            due: Mutex::default(),
        }
    }

    /// Whether `key` may ask now, given its limit; if so, this is one of its requests.
    pub(super) fn take(&self, key: K, per_second: u32, burst: u32, now: Instant) -> bool {
        let interval = Duration::from_secs(1) / per_second.max(1);
        let mut due = self.due.lock().unwrap_or_else(PoisonError::into_inner);
        if due.len() >= KEYS {
            due.retain(|_, due| *due > now);
        }
        let due = due.entry(key).or_insert(now);
        let at = (*due).max(now);
        let free = at.duration_since(now) <= interval * burst.saturating_sub(1);
        if free {
            *due = at + interval;
        }
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_passes_at_once_and_then_so_many_each_second() {
        let (rates, start) = (Rates::new(), Instant::now());
        let passed = |milliseconds| {
            let now = start + Duration::from_millis(milliseconds);
            (0..200).filter(|_| rates.take("key", 50, 100, now)).count()
        };
        assert_eq!([passed(0), passed(0), passed(1_000)], [100, 0, 50]);
        assert_eq!(passed(60_000), 100);
    }

    #[test]
    fn one_key_does_not_use_up_the_share_of_another() {
        let (rates, now) = (Rates::new(), Instant::now());
        while rates.take("one", 1, 1, now) {}
        assert!(rates.take("other", 1, 1, now));
    }

    #[test]
    fn keys_at_rest_are_forgotten() {
        let (rates, start) = (Rates::new(), Instant::now());
        for key in 0..KEYS {
            assert!(rates.take(key, 1, 1, start));
        }
        assert!(rates.take(KEYS, 1, 1, start + Duration::from_secs(2)));
        assert_eq!(rates.due.lock().unwrap().len(), 1);
    }
}
