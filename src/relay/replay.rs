//! A signed write passes once. Whoever got hold of a copy of one cannot send it again.
//!
//! The memory is this process's alone: behind a balancer each relay has its own, and a restart
//! forgets. The cloud takes a signature for five minutes either way.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::refusal::Refusal;
use crate::tc3::sha256;

/// Five minutes in the past, five in the future, and one to spare.
const MEMORY: Duration = Duration::from_mins(11);

/// Signatures at most; beyond it, the oldest are forgotten.
const CAPACITY: usize = 65_536;

/// The signatures of the writes that passed.
#[derive(Debug, Default)]
pub(super) struct Replays(Mutex<Passed>);

#[derive(Debug, Default)]
struct Passed {
    since: HashMap<Signature, Instant>,
    /// In the order of their times; may name some that were forgiven.
    order: VecDeque<(Signature, Instant)>,
}

/// Of a signature only a digest is kept.
pub(super) type Signature = [u8; 16];

/// What stands for the signature of a request.
pub(super) fn signature(authorization: &crate::tc3::Authorization) -> Signature {
    let digest = sha256(authorization.signature.to_string().as_bytes());
    let mut kept = [0; 16];
    kept.copy_from_slice(&digest.0[..16]);
    kept
}

impl Replays {
    /// Lets a signature pass, once.
    pub(super) fn pass(&self, signature: Signature, now: Instant) -> Result<(), Refusal> {
        let mut passed = self.lock();
        passed.forget(now);
        if passed.since.contains_key(&signature) {
            return Err(Refusal::Replay);
        }
        passed.since.insert(signature, now);
        passed.order.push_back((signature, now));
        Ok(())
    }

    /// Lets it pass again: it is certain that nothing was carried out. Two tries of the same
    /// request within one second have the same signature.
    pub(super) fn forgive(&self, signature: Signature) {
        self.lock().since.remove(&signature);
    }

    fn lock(&self) -> MutexGuard<'_, Passed> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Passed {
    /// Makes room for one more.
    fn forget(&mut self, now: Instant) {
        while let Some((signature, since)) = self.order.front().copied() {
            let is_old = now.duration_since(since) >= MEMORY;
            if !is_old && self.order.len() < CAPACITY {
                break;
            }
            self.order.pop_front();
            // It may have been forgiven and have passed once more since.
            if self.since.get(&signature) == Some(&since) {
                self.since.remove(&signature);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(number: usize) -> Signature {
        u128::try_from(number).unwrap().to_be_bytes()
    }

    #[test]
    fn a_signature_passes_once_in_eleven_minutes() {
        let (replays, start) = (Replays::default(), Instant::now());
        let pass = |minutes| replays.pass(numbered(1), start + Duration::from_mins(minutes));
        assert!(pass(0).is_ok());
        assert!(matches!(pass(10), Err(Refusal::Replay)));
        assert!(pass(11).is_ok());
        assert!(pass(12).is_err());
    }

    #[test]
    fn what_was_forgiven_passes_once_more() {
        let (replays, now) = (Replays::default(), Instant::now());
        replays.pass(numbered(1), now).unwrap();
        replays.forgive(numbered(1));
        replays.pass(numbered(1), now).unwrap();
        assert!(replays.pass(numbered(1), now).is_err());
    }

    #[test]
    fn the_memory_is_bounded_and_loses_the_oldest() {
        let (replays, now) = (Replays::default(), Instant::now());
        for number in 0..=CAPACITY {
            replays.pass(numbered(number), now).unwrap();
        }
        assert!(replays.pass(numbered(CAPACITY), now).is_err());
        assert!(replays.pass(numbered(0), now).is_ok());
        assert!(replays.lock().since.len() <= CAPACITY);
    }
}
