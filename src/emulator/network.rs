//! What a presenter does to the network, in one word each: fixed settings of [`Faults`].

use super::{Faults, Mishap, Odds};
use crate::scf::Effect;

/// How the network is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    /// Every request arrives and is answered at once.
    Works,
    /// Every answer comes three seconds late.
    Slow,
    /// One of five requests never arrives.
    Unsteady,
    /// No request arrives.
    Broken,
    /// Writes are carried out and their answers are lost.
    AnswersLost,
    /// A gateway answers instead of the account.
    ServerErrors,
    /// Every request is refused as one too many.
    Throttled,
}

/// How late an answer of the slow network comes, in milliseconds.
const LATE: u32 = 3_000;
/// How many of a million requests the unsteady network loses.
const LOST: u32 = 200_000;

impl Network {
    /// All of them, the good one first.
    pub const ALL: [Self; 7] = [
        Self::Works,
        Self::Slow,
        Self::Unsteady,
        Self::Broken,
        Self::AnswersLost,
        Self::ServerErrors,
        Self::Throttled,
    ];

    /// What goes wrong in it.
    pub fn faults(self) -> Faults {
        let faults = Faults::default();
        match self {
            Self::Works => faults,
            Self::Slow => Faults {
                delay: LATE,
                ..faults
            },
            Self::Unsteady => faults.with(
                Mishap::DropBefore,
                Odds::of_millionths(LOST).unwrap_or_default(),
            ),
            Self::Broken => faults.with(Mishap::DropBefore, Odds::ALWAYS),
            Self::AnswersLost => Faults {
                only: Some(Effect::Writes),
                ..faults.with(Mishap::DropAfter, Odds::ALWAYS)
            },
            Self::ServerErrors => faults.with(Mishap::ServerError, Odds::ALWAYS),
            Self::Throttled => faults.with(Mishap::Throttle, Odds::ALWAYS),
        }
    }

    /// The network in which exactly this goes wrong.
    pub fn of(faults: &Faults) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|network| network.faults() == *faults)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_network_is_known_by_what_goes_wrong_in_it() {
        for network in Network::ALL {
            assert_eq!(Network::of(&network.faults()), Some(network));
        }
        assert!(Network::Works.faults().is_none());
        let other = Faults {
            expired_token: true,
            ..Faults::default()
        };
        assert_eq!(Network::of(&other), None);
    }
}
