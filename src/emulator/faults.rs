//! What goes wrong on the way to an emulated account and back, and in the account itself.
//!
//! A setting, not an accident: the same seed picks the same requests, whichever other faults there
//! are. Must never know how a host loses a request or keeps one waiting; it is told by a
//! [`Delivery`](super::Delivery).

mod odds;
mod problem;
mod text;

pub use odds::Odds;
pub use problem::FaultsProblem;

use super::random::Random;
use crate::scf::Effect;

/// Something that befalls a request by chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mishap {
    /// The request never arrives.
    DropBefore,
    /// The request is carried out and its answer is lost.
    DropAfter,
    /// A gateway answers instead of the account: HTTP 502 and a page. In one of two cases the
    /// request was carried out before.
    ServerError,
    /// The account answers `InternalError`. In one of two cases the request was carried out before.
    InternalError,
    /// The account refuses the request with `RequestLimitExceeded`.
    Throttle,
    /// The request is carried out and the second half of its answer is missing.
    Truncate,
    /// Somebody else changes the alias right before `UpdateAlias` or `DeleteAlias` arrives.
    ForeignChange,
}

impl Mishap {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::DropBefore,
        Self::DropAfter,
        Self::ServerError,
        Self::InternalError,
        Self::Throttle,
        Self::Truncate,
        Self::ForeignChange,
    ];

    /// What it is called on a command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::DropBefore => "drop-before",
            Self::DropAfter => "drop-after",
            Self::ServerError => "5xx",
            Self::InternalError => "internal-error",
            Self::Throttle => "throttle",
            Self::Truncate => "truncate",
            Self::ForeignChange => "foreign-change",
        }
    }
}

/// Everything that goes wrong. Nothing, unless told otherwise.
///
/// Its text form is that of the command line: `drop-after=1%,delay=200ms,seed=7`, or `none`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    /// How often each [`Mishap`] happens, in the order of [`Mishap::ALL`].
    pub odds: [Odds; Mishap::ALL.len()],
    /// How much later every answer comes, in milliseconds.
    pub delay: u32,
    /// How much longer a function is `Updating` after its code or its configuration was changed,
    /// in milliseconds.
    pub stuck_updating: u32,
    /// How far the account's clock is ahead of the time that it is given, in seconds. Signatures
    /// are checked against it, and it is the one that answers tell.
    pub clock_skew: i32,
    /// True if the token of every request has run out.
    pub expired_token: bool,
    /// Mishaps and the delay are for requests that do this, or for all.
    pub only: Option<Effect>,
    /// Which requests mishaps befall follows from this number.
    pub seed: u64,
}

impl Faults {
    /// How often something happens.
    pub const fn odds(&self, mishap: Mishap) -> Odds {
        self.odds[mishap as usize]
    }

    /// With another chance of something.
    #[must_use]
    pub const fn with(mut self, mishap: Mishap, odds: Odds) -> Self {
        self.odds[mishap as usize] = odds;
        self
    }

    /// True if nothing goes wrong.
    pub fn is_none(&self) -> bool {
        let Self { only, seed, .. } = *self;
        *self
            == Self {
                only,
                seed,
                ..Self::default()
            }
    }

    /// What befalls the next request, which does this.
    ///
    /// As many numbers are drawn for each request, whatever the odds are, so that one fault more or
    /// less does not move the others to other requests.
    pub(super) fn draw(&self, effect: Effect, random: &mut Random) -> Lot {
        let concerned = self.only.is_none_or(|only| only == effect);
        let befalls = self.odds.map(|odds| odds.hits(random) && concerned);
        Lot {
            befalls,
            carried_out: Odds::EVEN.hits(random),
            delay: if concerned { self.delay } else { 0 },
        }
    }
}

/// What befalls one request.
pub(super) struct Lot {
    befalls: [bool; Mishap::ALL.len()],
    /// Whether a request that the cloud fails over was carried out before.
    pub(super) carried_out: bool,
    /// In milliseconds.
    pub(super) delay: u32,
}

impl Lot {
    pub(super) const fn has(&self, mishap: Mishap) -> bool {
        self.befalls[mishap as usize]
    }
}
