//! What is known of each function and how old it is; and of which one it is read next.

use std::collections::BTreeMap;

use crate::scf::{Error, ErrorKind};

/// For how long something that was read counts as fresh, in milliseconds.
const FRESH: u64 = 300_000;
/// After how long a read that failed by no fault of its own is tried again, in milliseconds; it
/// doubles with every further one.
const RETRY: u64 = 30_000;
/// How often it doubles at most.
const DOUBLINGS: u32 = 4;

/// Names one read. An answer without the ticket that is waited for is too old to be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket(u64);

/// Everything that was read, by a key.
#[derive(Clone, Debug)]
pub struct Ledger<K, T> {
    entries: BTreeMap<K, Entry<T>>,
    tickets: u64,
}

#[derive(Clone, Debug)]
struct Entry<T> {
    value: Option<(T, u64)>,
    failure: Option<(Error, u64)>,
    /// How often in a row it failed.
    failures: u32,
    /// The read that is under way.
    awaited: Option<Ticket>,
}

/// What is known of one key.
#[derive(Clone, Debug, PartialEq)]
pub struct Known<T> {
    /// What was read last.
    pub value: Option<T>,
    /// When, in Unix milliseconds.
    pub at: u64,
    /// Why it could not be read since.
    pub error: Option<Error>,
}

impl<T> Known<T> {
    /// True once an answer was there, good or not.
    pub const fn is_settled(&self) -> bool {
        self.value.is_some() || self.error.is_some()
    }
}

impl<T> Default for Known<T> {
    fn default() -> Self {
        Self {
            value: None,
            at: 0,
            error: None,
        }
    }
}

impl<T> Default for Entry<T> {
    fn default() -> Self {
        Self {
            value: None,
            failure: None,
            failures: 0,
            awaited: None,
        }
    }
}

impl<K: Ord, T> Default for Ledger<K, T> {
    fn default() -> Self {
        Self {
            entries: BTreeMap::new(),
            tickets: 0,
        }
    }
}

impl<T> Entry<T> {
    /// True if nothing is known of it and nothing is on its way.
    const fn is_blank(&self) -> bool {
        self.value.is_none() && self.failure.is_none() && self.awaited.is_none()
    }

    /// True if it was read too long ago.
    fn is_stale(&self, now: u64) -> bool {
        let read = self.value.as_ref().map(|(_, at)| at + FRESH <= now);
        read.unwrap_or(false) && self.failure.is_none() && self.awaited.is_none()
    }

    /// True if it failed by no fault of its own, long enough ago.
    fn may_be_tried_again(&self, now: u64) -> bool {
        let wait = RETRY << self.failures.saturating_sub(1).min(DOUBLINGS);
        let due = |(error, at): &(Error, u64)| passes(error.kind()) && at + wait <= now;
        self.failure.as_ref().is_some_and(due) && self.awaited.is_none()
    }
}

/// True for what may be otherwise next time.
const fn passes(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::Throttled
            | ErrorKind::Busy
            | ErrorKind::CloudFailed
            | ErrorKind::NotSent
            | ErrorKind::RelayUnreachable
            | ErrorKind::OutcomeUnknown
    )
}

impl<K: Ord + Clone, T: Clone> Ledger<K, T> {
    /// What is known of a key.
    pub fn known(&self, key: &K) -> Known<T> {
        let entry = self.entries.get(key);
        entry.map_or_else(Known::default, |entry| Known {
            value: entry.value.as_ref().map(|(value, _)| value.clone()),
            at: entry.value.as_ref().map_or(0, |(_, at)| *at),
            error: entry.failure.as_ref().map(|(error, _)| error.clone()),
        })
    }

    /// What was read of a key, without copying it.
    pub fn value(&self, key: &K) -> Option<&T> {
        let (value, _) = self.entries.get(key)?.value.as_ref()?;
        Some(value)
    }

    /// True once an answer was there, good or not.
    pub fn is_settled(&self, key: &K) -> bool {
        let entry = self.entries.get(key);
        entry.is_some_and(|entry| entry.value.is_some() || entry.failure.is_some())
    }

    /// The key that is read next at `now`, in Unix milliseconds: of those that are seen what was
    /// never read, then what was read too long ago; then what was never read of all; then what
    /// failed for a reason that passes.
    pub fn next<'a>(&self, seen: &'a [K], all: &'a [K], now: u64) -> Option<&'a K> {
        let blank = |key: &&K| self.entries.get(*key).is_none_or(Entry::is_blank);
        let again = |key: &&K| {
            let entry = self.entries.get(*key);
            entry.is_some_and(|entry| entry.may_be_tried_again(now))
        };
        let age = |key: &&K| {
            let read = self
                .entries
                .get(*key)
                .and_then(|entry| entry.value.as_ref());
            read.map_or(0, |(_, at)| *at)
        };
        let stale = |key: &&K| {
            self.entries
                .get(*key)
                .is_some_and(|entry| entry.is_stale(now))
        };
        seen.iter()
            .find(blank)
            .or_else(|| seen.iter().filter(stale).min_by_key(age))
            .or_else(|| all.iter().find(blank))
            .or_else(|| seen.iter().chain(all).find(again))
    }

    /// Notes that a key is being read.
    pub fn ask(&mut self, key: &K) -> Ticket {
        self.tickets += 1;
        let ticket = Ticket(self.tickets);
        self.entries.entry(key.clone()).or_default().awaited = Some(ticket);
        ticket
    }

    /// Notes an answer that came at `now`, in Unix milliseconds. One that nobody waits for any more
    /// says nothing: what it tells may have changed since it was asked for.
    pub fn answer(&mut self, key: &K, ticket: Ticket, answer: Result<T, Error>, now: u64) {
        let Some(entry) = self.entries.get_mut(key) else {
            return;
        };
        if entry.awaited != Some(ticket) {
            return;
        }
        entry.awaited = None;
        match answer {
            Ok(value) => {
                entry.value = Some((value, now));
                entry.failure = None;
                entry.failures = 0;
            }
            Err(error) => {
                entry.failure = Some((error, now));
                entry.failures += 1;
            }
        }
    }

    /// Notes that nobody waits for these reads any more.
    pub fn release(&mut self, tickets: &[Ticket]) {
        for entry in self.entries.values_mut() {
            if entry
                .awaited
                .is_some_and(|ticket| tickets.contains(&ticket))
            {
                entry.awaited = None;
            }
        }
    }

    /// Forgets a key: something was written to it, or it shall be read anew.
    pub fn forget(&mut self, key: &K) {
        self.entries.remove(key);
    }

    /// Forgets that a key could not be read, so that it is read next time.
    pub fn forgive(&mut self, key: &K) {
        let entry = self.entries.get_mut(key);
        if let Some(entry) = entry.filter(|entry| entry.failure.is_some()) {
            entry.failure = None;
            entry.failures = 0;
            // What was read before it failed is too old by now.
            if let Some((_, at)) = &mut entry.value {
                *at = 0;
            }
        }
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.entries.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scf::{CloudError, TransportError};

    type Known = Ledger<&'static str, u8>;

    fn refused(code: &str) -> Error {
        Error::Cloud(CloudError {
            code: code.to_owned(),
            message: String::new(),
            request_id: String::new(),
            phase: None,
        })
    }

    fn read(ledger: &mut Known, key: &'static str, now: u64) {
        let ticket = ledger.ask(&key);
        ledger.answer(&key, ticket, Ok(1), now);
    }

    fn fail(ledger: &mut Known, key: &'static str, error: Error, now: u64) {
        let ticket = ledger.ask(&key);
        ledger.answer(&key, ticket, Err(error), now);
    }

    const ALL: [&str; 5] = ["a", "b", "c", "d", "e"];

    #[test]
    fn what_is_seen_is_read_before_the_rest_and_nothing_twice() {
        let mut ledger = Known::default();
        let mut order = Vec::new();
        while let Some(&key) = ledger.next(&["d", "c"], &ALL, 0) {
            ledger.ask(&key);
            order.push(key);
        }
        assert_eq!(order, ["d", "c", "a", "b", "e"]);
    }

    #[test]
    fn what_is_seen_and_old_is_read_again_before_the_rest_and_the_oldest_first() {
        let mut ledger = Known::default();
        read(&mut ledger, "a", 2_000);
        read(&mut ledger, "b", 1_000);
        read(&mut ledger, "c", 0);
        let now = 302_000;
        assert_eq!(ledger.next(&["a", "b"], &ALL, now), Some(&"b"));
        assert_eq!(ledger.next(&["a"], &ALL, now), Some(&"a"));
        assert_eq!(ledger.next(&["a"], &ALL, now - 1), Some(&"d"));
        // What nobody sees may be old.
        read(&mut ledger, "d", now);
        read(&mut ledger, "e", now);
        assert_eq!(ledger.next(&["d"], &ALL, now), None);
    }

    #[test]
    fn a_failure_that_passes_is_tried_again_later_and_later_and_any_other_never() {
        let mut ledger = Known::default();
        let keys = ["a", "b"];
        fail(
            &mut ledger,
            "a",
            Error::Transport(TransportError::Unreachable),
            0,
        );
        fail(&mut ledger, "b", refused("UnauthorizedOperation.CAM"), 0);
        assert_eq!(ledger.next(&keys, &keys, 29_999), None);
        assert_eq!(ledger.next(&keys, &keys, 30_000), Some(&"a"));
        fail(&mut ledger, "a", refused("RequestLimitExceeded"), 30_000);
        assert_eq!(ledger.next(&keys, &keys, 89_999), None);
        assert_eq!(ledger.next(&keys, &keys, 90_000), Some(&"a"));
        ledger.forgive(&"b");
        assert_eq!(ledger.next(&keys, &keys, 90_000), Some(&"b"));
    }

    #[test]
    fn what_was_read_before_stays_while_a_newer_reading_fails() {
        let mut ledger = Known::default();
        read(&mut ledger, "a", 5);
        fail(&mut ledger, "a", refused("InternalError"), 9);
        let known = ledger.known(&"a");
        assert_eq!((known.value, known.at), (Some(1), 5));
        assert!(known.error.is_some() && known.is_settled());
    }

    #[test]
    fn an_answer_that_a_write_overtook_is_not_believed() {
        let mut ledger = Known::default();
        let old = ledger.ask(&"a");
        ledger.forget(&"a");
        ledger.answer(&"a", old, Ok(1), 1);
        assert!(!ledger.is_settled(&"a"));
        let new = ledger.ask(&"a");
        ledger.answer(&"a", old, Ok(1), 2);
        assert!(!ledger.is_settled(&"a"));
        ledger.answer(&"a", new, Ok(2), 3);
        assert_eq!(ledger.value(&"a"), Some(&2));
    }

    #[test]
    fn what_nobody_waits_for_any_more_can_be_asked_for_again() {
        let mut ledger = Known::default();
        let mine = ledger.ask(&"a");
        let theirs = ledger.ask(&"b");
        ledger.release(&[mine]);
        assert_eq!(ledger.next(&["b"], &["a", "b"], 0), Some(&"a"));
        ledger.answer(&"b", theirs, Ok(1), 0);
        assert!(ledger.is_settled(&"b"));
    }
}
