//! What a step waits for: a look at the account, which cannot change it.

use super::place;
use crate::emulator::Emulator;
use crate::traffic::{Split, Version};

/// What has to be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// So many minutes of the account's time have passed since the step began.
    Passed(u32),
    /// An alias sends everything to a version and holds no other.
    Sends {
        /// Which function.
        function: &'static str,
        /// Which alias.
        alias: &'static str,
        /// Which version.
        version: Version,
    },
    /// An alias gives a version a share other than the one it had in the beginning.
    Shares {
        /// Which function.
        function: &'static str,
        /// Which alias.
        alias: &'static str,
        /// Which version.
        version: Version,
        /// What it had, in ten-thousandths.
        not: u16,
    },
    /// No alias of a function holds a version.
    Unbound {
        /// Which function.
        function: &'static str,
        /// Which version.
        version: Version,
    },
    /// A function has a version, and it is `Active`.
    Active {
        /// Which function.
        function: &'static str,
        /// Which version.
        version: Version,
    },
}

impl Until {
    /// True if it is so at `now` for a step that began at `begun`. `now` is the clients' time and
    /// `begun` the account's own, both in milliseconds since 1970.
    pub(super) fn is_so(self, emulator: &Emulator, begun: u64, now: u64) -> bool {
        match self {
            Self::Passed(minutes) => {
                emulator.time(now).saturating_sub(begun) >= u64::from(minutes) * 60_000
            }
            Self::Sends {
                function,
                alias,
                version,
            } => emulator.split(place(function), alias) == Some(Split::all(version)),
            Self::Shares {
                function,
                alias,
                version,
                not,
            } => {
                let split = emulator.split(place(function), alias);
                let share = split.and_then(|split| split.share(version));
                share.is_some_and(|share| share.ten_thousandths() != not)
            }
            Self::Unbound { function, version } => !emulator.is_bound(place(function), version),
            Self::Active { function, version } => emulator.is_active(place(function), version, now),
        }
    }
}
