//! How soon one look would notice a rise in the traffic there is.
//!
//! Calculated in parts, none of which takes longer than some milliseconds, so that whoever moves a
//! slider meanwhile does not wait for the answer of the place he has left.

use serde::{Deserialize, Serialize};

use super::one_look::{Found, Search, Tables};
use super::{Alpha, Traffic};

/// No part of the calculation is about more errors than these, in which it takes a few milliseconds.
const MOST_ERRORS: f64 = 20_000.0;

/// When one look would notice a rise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Noticed {
    /// After so many minutes.
    After(u64),
    /// Not within so many minutes. More is not known.
    NotWithin(u64),
}

/// A calculation that is under way.
#[derive(Clone, Debug)]
pub struct Notice {
    traffic: Traffic,
    search: Search,
    /// What is known if no number of requests within the limits is enough, in minutes.
    limit: u64,
}

impl Notice {
    /// Asks when one look, exact at level `alpha`, would notice the rise with a chance of `percent`,
    /// but for at most so many minutes. Nothing if nothing can be noticed: no requests, no second
    /// version, or no rise.
    pub fn of(traffic: &Traffic, percent: u8, alpha: Alpha, minutes: u32) -> Option<Self> {
        let tables = Tables {
            baseline: traffic.baseline,
            raised: traffic.raised,
            share: traffic.share,
            alpha,
        };
        traffic.minutes_for(1)?;
        let limit = u64::from(minutes);
        let (calculable, comes) = (
            tables.most_requests(MOST_ERRORS)?,
            traffic.canary_requests_within(limit),
        );
        let limit = if calculable < comes {
            // The last of these minutes may be needed in part only.
            traffic.minutes_for(calculable)?.saturating_sub(1)
        } else {
            limit
        };
        Some(Self {
            traffic: *traffic,
            search: Search::of(tables, percent, calculable.min(comes))?,
            limit,
        })
    }

    /// The next part of the calculation; the answer if it was the last.
    pub fn step(&mut self) -> Option<Noticed> {
        Some(match self.search.step()? {
            Found::Enough(requests) => Noticed::After(self.traffic.minutes_for(requests)?),
            Found::NotEnough(_) => Noticed::NotWithin(self.limit),
        })
    }
}
