//! The name of one answer, by which its reader and the log speak of the same thing.

use std::fmt;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// A ULID: 48 bits of time in milliseconds, then 80 bits that differ between processes (the first
/// 40) and between the answers of one process (the rest, counted).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RequestId(u128);

/// Crockford's base 32: no I, L, O, U.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl RequestId {
    /// A name that was not given before.
    pub(super) fn next() -> Self {
        static PROCESS: OnceLock<u64> = OnceLock::new();
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        let forty_bits = (1 << 40) - 1;
        let process = PROCESS.get_or_init(|| RandomState::new().hash_one(0)) & forty_bits;
        let count = COUNT.fetch_add(1, Ordering::Relaxed) & forty_bits;
        Self(now.as_millis() << 80 | u128::from(process) << 40 | u128::from(count))
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digit = |place: u32| char::from(DIGITS[(self.0 >> (5 * place)) as usize % 32]);
        (0..26)
            .rev()
            .try_for_each(|place| fmt::Write::write_char(f, digit(place)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_the_form_of_a_ulid_and_sorts_by_time() {
        assert_eq!(RequestId(0).to_string(), "0".repeat(26));
        assert_eq!(
            RequestId(u128::MAX).to_string(),
            format!("7{}", "Z".repeat(25))
        );
        assert!(RequestId(1 << 80).to_string() > RequestId((1 << 80) - 1).to_string());
        let (first, second) = (RequestId::next(), RequestId::next());
        assert_ne!(first, second);
    }
}
