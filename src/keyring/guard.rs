//! What a held key signs: the actions of its mode, now, and not faster than the cloud takes them.

use std::collections::VecDeque;

use crate::scf::{Action, Mode, ToSign, Unsigned};

/// How far a request's time and the signer's own clock may be apart, in seconds.
const WINDOW: u64 = 60;

/// Decides on every request before it is signed.
///
/// The page checks the same beforehand. This is for a page that no longer does what it was written
/// for: it can neither sign for later, nor for what the connection was not opened for, nor in bulk.
#[derive(Debug)]
pub struct Guard {
    mode: Mode,
    /// What was admitted within the last second, oldest first: the action and when, in milliseconds.
    admitted: VecDeque<(Action, u64)>,
}

impl Guard {
    /// A guard that admits the actions of `mode`.
    pub const fn new(mode: Mode) -> Self {
        Self {
            mode,
            admitted: VecDeque::new(),
        }
    }

    /// Admits a request or says why not. `now` is the signer's clock in Unix milliseconds,
    /// corrected by what a server told; `until` is when its keys end, in Unix seconds.
    pub fn admit(&mut self, request: &ToSign, now: u64, until: u64) -> Result<(), Unsigned> {
        let (action, seconds) = (request.action, now / 1_000);
        if action.mode() > self.mode {
            return Err(Unsigned::NotAllowed {
                needed: action.mode(),
            });
        }
        if request.timestamp.abs_diff(seconds) > WINDOW {
            return Err(Unsigned::OtherTime { now: seconds });
        }
        if request.timestamp >= until {
            return Err(Unsigned::Expired);
        }
        while let Some((_, at)) = self.admitted.front()
            && now.saturating_sub(*at) >= 1_000
        {
            self.admitted.pop_front();
        }
        let same = self.admitted.iter().filter(|(known, _)| *known == action);
        if same.count() >= action.calls_per_second() as usize {
            return Err(Unsigned::TooMany);
        }
        self.admitted.push_back((action, now));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scf::Region;

    const NOW: u64 = 1_795_651_000;

    fn request(action: Action, timestamp: u64) -> ToSign {
        ToSign {
            action,
            region: Region::GUANGZHOU,
            timestamp,
            body: "{}".to_owned(),
        }
    }

    fn judge(mode: Mode, action: Action, timestamp: u64) -> Result<(), Unsigned> {
        Guard::new(mode).admit(&request(action, timestamp), NOW * 1_000, NOW + 1_000)
    }

    #[test]
    fn only_the_actions_of_the_mode_are_signed() {
        for mode in Mode::ALL {
            for action in Action::ALL {
                let refusal = Err(Unsigned::NotAllowed {
                    needed: action.mode(),
                });
                let expected = if action.mode() <= mode {
                    Ok(())
                } else {
                    refusal
                };
                assert_eq!(judge(mode, action, NOW), expected, "{mode:?} {action:?}");
            }
        }
    }

    #[test]
    fn nothing_is_signed_for_another_time_than_now() {
        let at = |timestamp| judge(Mode::Full, Action::UpdateAlias, timestamp);
        assert_eq!(at(NOW - WINDOW), Ok(()));
        assert_eq!(at(NOW + WINDOW), Ok(()));
        let refused = Err(Unsigned::OtherTime { now: NOW });
        assert_eq!(at(NOW - WINDOW - 1), refused);
        assert_eq!(at(NOW + WINDOW + 1), refused);
    }

    #[test]
    fn nothing_is_signed_once_the_keys_have_ended() {
        let mut guard = Guard::new(Mode::Full);
        let mut at = |now: u64| guard.admit(&request(Action::GetAlias, now), now * 1_000, NOW);
        assert_eq!(at(NOW - 1), Ok(()));
        assert_eq!(at(NOW), Err(Unsigned::Expired));
    }
}
