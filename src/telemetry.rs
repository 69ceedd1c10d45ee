//! What Cloud Monitor measured of a function: requests, errors, throttles and durations of its
//! versions and aliases, minute by minute, and which of it still has to be asked for.
//!
//! Times are the account's: a minute is the Unix second at which it began. Must never know clocks
//! (the time is a parameter), who asks, or how anything is drawn. A minute without a point has no
//! data, and that is never made a zero.

mod history;
mod measure;
mod need;
mod percentile;
mod read;
mod reason;
mod recording;
mod step;
mod subject;
mod sum;

pub use history::History;
pub use measure::{Measure, Measured};
pub use need::{Need, Watch};
pub use percentile::p95;
pub use read::{Read, reads};
pub use reason::Reason;
pub use recording::{Event, Forgotten, LONGEST, Recording, Refusal, State};
pub use subject::{Place, Subject};
pub use sum::Sum;

/// The seconds of a minute.
pub const MINUTE: u64 = 60;
/// How far back measurements are kept and asked for, in seconds.
pub const KEPT: u64 = 24 * 3_600;
/// After how many seconds from its end a minute changes no more: Monitor is still counting the
/// newest two.
pub const SETTLES: u64 = 2 * MINUTE;

/// The beginning of the minute of a moment in Unix seconds.
pub const fn minute_of(seconds: u64) -> u64 {
    seconds - seconds % MINUTE
}

/// The end of what is settled at a moment: every minute that began before this one is.
pub const fn settled_until(seconds: u64) -> u64 {
    minute_of(seconds.saturating_sub(SETTLES))
}
