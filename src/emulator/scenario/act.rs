//! What a step does to the account behind the API's back.

use super::place;
use crate::emulator::{Emulator, Network};
use crate::traffic::{Split, Version, Weight};

/// One thing that happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The account's time goes by so many times as fast.
    Speed(u16),
    /// A function gets so many percent of its usual requests.
    Traffic {
        /// Which function.
        function: &'static str,
        /// In percent.
        percent: u16,
    },
    /// Somebody else gives an alias another split.
    Splits {
        /// Which function.
        function: &'static str,
        /// Which alias.
        alias: &'static str,
        /// The main version.
        main: Version,
        /// The additional one.
        to: Version,
        /// Its share, in ten-thousandths.
        share: u16,
    },
    /// The update of a function ends.
    Finishes(&'static str),
    /// The network becomes like this.
    Network(Network),
}

impl Act {
    /// Does it at `now`, in milliseconds since 1970. False if the account lacks what it is about.
    pub(super) fn run(self, emulator: &mut Emulator, now: u64) -> bool {
        match self {
            Self::Speed(speed) => {
                emulator.set_speed(speed, now);
                true
            }
            Self::Traffic { function, percent } => {
                emulator.set_traffic(place(function), percent, now)
            }
            Self::Splits {
                function,
                alias,
                main,
                to,
                share,
            } => {
                let weight = Weight::from_ten_thousandths(share).unwrap_or_default();
                let split = Split::weighted(main, to, weight);
                emulator.set_split(place(function), alias, split, now)
            }
            Self::Network(network) => {
                emulator.set_faults(network.faults());
                true
            }
            Self::Finishes(function) => emulator.finish(place(function), now),
        }
    }
}
