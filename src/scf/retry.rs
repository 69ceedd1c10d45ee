//! When a failed call is sent once more, and after how long.
//!
//! Every retry is signed anew by the [`Client`](super::Client). Nothing that the cloud may have
//! executed is sent twice from here: that is for whoever can read back what happened.

use super::{Effect, Error, ErrorKind};

/// The first delay at most, in milliseconds; it doubles with every further one.
const BASE: u32 = 200;
/// No delay is longer, in milliseconds.
const CAP: u32 = 5_000;
/// How often a read is tried in all.
const READ_TRIES: u32 = 4;
/// How often a write that was certainly not executed is tried in all.
const WRITE_TRIES: u32 = 3;

/// How many milliseconds to wait before try number `tries + 1`, or nothing to give up.
///
/// `random` is uniform over all `u32`: the delay is "full jitter", uniform from zero to the bound.
pub(super) fn delay(error: &Error, effect: Effect, tries: u32, random: u32) -> Option<u32> {
    let again = match (error.kind(), effect) {
        (ErrorKind::Throttled | ErrorKind::NotSent, Effect::Reads) => tries < READ_TRIES,
        (ErrorKind::Throttled | ErrorKind::NotSent, Effect::Writes) => tries < WRITE_TRIES,
        (kind, Effect::Reads) if kind != ErrorKind::Cancelled => {
            error.may_have_happened() && tries < READ_TRIES
        }
        _ => false,
    };
    let doubled = BASE.saturating_mul(1 << (tries - 1).min(10));
    again.then(|| scale(random, doubled.min(CAP)))
}

/// Maps a uniform `u32` to `0..=bound`.
fn scale(random: u32, bound: u32) -> u32 {
    let scaled = (u64::from(random) * (u64::from(bound) + 1)) >> 32;
    u32::try_from(scaled).unwrap_or(bound)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scf::{CloudError, Phase, TransportError};

    fn cloud(code: &str, phase: Option<Phase>) -> Error {
        let (code, message, request_id) = (code.to_owned(), String::new(), String::new());
        Error::Cloud(CloudError {
            code,
            message,
            request_id,
            phase,
        })
    }

    #[test]
    fn a_write_is_repeated_only_if_it_cannot_have_happened() {
        let write = |error: &Error| delay(error, Effect::Writes, 1, u32::MAX);
        assert!(write(&cloud("RequestLimitExceeded", None)).is_some());
        assert!(write(&cloud("Relay.Upstream", Some(Phase::Connect))).is_some());
        assert!(write(&cloud("Relay.Upstream", Some(Phase::Sent))).is_none());
        assert!(write(&cloud("InternalError", None)).is_none());
        assert!(write(&Error::Transport(TransportError::Unreachable)).is_none());
    }

    #[test]
    fn a_read_is_repeated_unless_the_answer_is_final() {
        let read = |error: &Error| delay(error, Effect::Reads, 1, u32::MAX);
        assert!(read(&cloud("InternalError", None)).is_some());
        assert!(read(&Error::Transport(TransportError::Unreachable)).is_some());
        assert!(read(&cloud("ResourceNotFound.Alias", None)).is_none());
        assert!(read(&cloud("AuthFailure.SignatureFailure", None)).is_none());
        assert!(read(&Error::Transport(TransportError::Cancelled)).is_none());
    }

    #[test]
    fn delays_double_up_to_the_cap_and_end() {
        let error = cloud("InternalError", None);
        let longest = |tries| delay(&error, Effect::Reads, tries, u32::MAX);
        assert_eq!([1, 2, 3].map(longest), [Some(200), Some(400), Some(800)]);
        assert_eq!(longest(4), None);
        assert_eq!(delay(&error, Effect::Reads, 3, 0), Some(0));
    }
}
