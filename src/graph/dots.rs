//! Where the dots are that stand for requests on their way along an edge.
//!
//! A pure function of whose edge it is, what was measured of it and what time it is, so two people
//! who look at the same account see the same. A dot stands for a number of requests that is the
//! same all over a graph; how fast it travels tells how quickly they are answered. Every so many
//! dots one is an error, exactly as often as requests failed.

use super::measured::EdgeTraffic;
use crate::random::SplitMix64;

/// How fast the dots of the quickest edge travel, in the layout's unit a second.
const FASTEST: u64 = 120;
/// How fast dots travel at least.
const SLOWEST: u64 = 20;
/// How fast they travel where it is not known how long an answer takes.
const CALM: u64 = 60;
/// How far dots are apart at least, on the mean.
const APART: u64 = 16;
/// What shares of errors are counted in.
const MILLION: u64 = 1_000_000;
/// The longest time from one dot to the next, in microseconds: a quiet edge is not a dead one.
const RAREST: u64 = 5_000_000;

/// What the dots of one graph have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// How many requests a dot stands for.
    pub requests: u64,
    /// The mean duration of the quickest edge, in hundredths of a millisecond.
    quickest: u32,
}

impl Scale {
    /// The finest scale at which no edge is crowded.
    pub fn of(edges: &[EdgeTraffic]) -> Self {
        let served = |edge: &&EdgeTraffic| edge.rate.is_some_and(|rate| rate > 0);
        let durations = edges.iter().filter(served).filter_map(|edge| edge.duration);
        let mut scale = Self {
            requests: 1,
            quickest: durations.min().unwrap_or(1).max(1),
        };
        // The least that each edge asks for, then the next of 1, 2, 5, 10, 20, 50 and so on.
        let asked = |edge: &EdgeTraffic| {
            let rate = edge.rate.unwrap_or(0);
            (rate * APART).div_ceil(1_000 * scale.speed(*edge))
        };
        let asked = edges.iter().map(asked).max().unwrap_or(1);
        let mut factors = [2, 5, 10].into_iter().cycle();
        let mut tens = 1;
        while scale.requests < asked {
            let factor = factors.next().unwrap_or(10);
            scale.requests = tens * factor;
            if factor == 10 {
                tens *= 10;
            }
        }
        scale
    }

    /// How fast the dots of an edge travel, in the layout's unit a second.
    fn speed(self, edge: EdgeTraffic) -> u64 {
        edge.duration.map_or(CALM, |duration| {
            let slower = FASTEST * u64::from(self.quickest) / u64::from(duration.max(1));
            slower.clamp(SLOWEST, FASTEST)
        })
    }

    /// The dots of an edge of this length; nothing where nothing goes or nothing is known.
    pub fn stream(self, seed: u64, length: i32, edge: EdgeTraffic) -> Option<Stream> {
        let rate = edge.rate.filter(|rate| *rate > 0)?;
        let length = u64::try_from(length).ok().filter(|length| *length > 0)?;
        Some(Stream {
            seed,
            interval: (self.requests * 1_000_000_000 / rate).clamp(1_000, RAREST),
            travel: length * 1_000_000 / self.speed(edge),
            errors: u64::from(edge.errors.unwrap_or(0)),
        })
    }
}

/// The dots that set out along one edge, one after the other for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stream {
    seed: u64,
    /// From one to the next on the mean, in microseconds.
    interval: u64,
    /// How long one is on its way, in microseconds.
    travel: u64,
    /// How many of a million are errors.
    errors: u64,
}

/// A dot on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dot {
    /// How much of the way it has gone, in 65,536ths.
    pub along: u32,
    /// True if it stands for requests that failed.
    pub is_error: bool,
}

impl Stream {
    /// Calls `each` for every dot that is on its way at this time, in milliseconds.
    pub fn dots(&self, time: u64, mut each: impl FnMut(Dot)) {
        let now = time.saturating_mul(1_000);
        let first = now.saturating_sub(self.travel) / self.interval;
        for number in first.saturating_sub(1)..=now / self.interval {
            let start = number * self.interval + self.delay(number);
            let Some(age) = now.checked_sub(start).filter(|age| *age < self.travel) else {
                continue;
            };
            each(Dot {
                along: u32::try_from((age << 16) / self.travel).unwrap_or(0),
                is_error: self.is_error(number),
            });
        }
    }

    /// By how much a dot sets out late, so that they do not march in step.
    fn delay(&self, number: u64) -> u64 {
        SplitMix64::new(self.seed ^ number).next() % (self.interval / 2)
    }

    fn is_error(&self, number: u64) -> bool {
        let turn = self.seed % MILLION;
        (number % MILLION * self.errors + turn) % MILLION < self.errors
    }
}

/// What tells the dots of an edge from those of every other: a number from the name of the
/// function and from what the edge joins (FNV-1a).
pub fn seed(function: &str, from: &str, to: &str) -> u64 {
    let bytes = [function, from, to].into_iter();
    let bytes = bytes.flat_map(|name| name.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
