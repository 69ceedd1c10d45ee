//! Is the canary worse? The statistics of a release, from counts of requests and errors per minute.
//!
//! Must never know where its counts come from, nor clocks: a minute is what it is told. Everything
//! that goes in or comes out is a whole number with its unit in the name, so that nothing is
//! rounded twice and no float is ever printed.
//!
//! [`Judge`] may be asked after every minute, for as long as one likes: a version that is no worse
//! is blamed with a chance of at most α over the whole release, not per look ([`Evidence`] says
//! why). [`Wait`], [`Notice`] and [`requests_for_one_look`] tell beforehand how long a rise stays
//! unseen, [`served_share`] whether the configured share is the one that is served ([`Observation`]
//! of a whole split), [`rehearse`] plays a plan against a supposed fault, [`Latency`] compares what
//! there is of durations.
//!
//! All of it supposes that requests fail independently of each other and reach the versions at
//! random. Retries of the same request and faults in bursts make every interval here too narrow.

mod bound;
mod count;
mod evidence;
mod excluded;
mod fisher;
mod latency;
mod notice;
mod number;
mod observed;
mod one_look;
mod order;
mod preset;
mod random;
mod rate;
mod rehearsal;
mod requests;
mod served;
mod special;
mod verdict;
mod wait;
mod words;

pub use count::{Count, Minute};
pub use evidence::Evidence;
pub use latency::{Average, Comparison, Latency};
pub use notice::{Notice, Noticed};
pub use observed::Observation;
pub use one_look::{power_of_one_look, requests_for_one_look};
pub use order::{Answer, Order, Outside};
pub use preset::{Preset, Stage};
pub use rate::{Alpha, ErrorRate};
pub use rehearsal::{Manner, Rehearsal, Scenario, Spread, rehearse, rehearse_at_length};
pub use requests::Traffic;
pub use served::{ServedShare, ShareReading, served_share};
pub use verdict::{Judge, Judgement, Missing, Point, Verdict};
pub use wait::Wait;
pub use words::Tenths;
