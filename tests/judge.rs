//! The judge: what he says about counts, how often he is wrong, and how long he takes.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

#[path = "judge/chance.rs"]
mod chance;
#[path = "judge/figures.rs"]
mod figures;
#[path = "judge/latency.rs"]
mod latency;
#[path = "judge/order.rs"]
mod order;
#[path = "judge/rehearsal.rs"]
mod rehearsal;
#[path = "judge/served.rs"]
mod served;
#[path = "judge/time_to_confidence.rs"]
mod time_to_confidence;
#[path = "judge/verdict.rs"]
mod verdict;

use halftone::judge::{Count, ErrorRate, Minute};
use halftone::traffic::Weight;

fn rate(millionths: u32) -> ErrorRate {
    ErrorRate::from_millionths(millionths).unwrap()
}

fn percent(share: u8) -> Weight {
    Weight::from_percent(share).unwrap()
}

/// Requests and errors of the canary, then of the stable version.
fn minute(canary: (u64, u64), stable: (u64, u64)) -> Minute {
    Minute {
        canary: Count::new(canary.0, canary.1).unwrap(),
        stable: Count::new(stable.0, stable.1).unwrap(),
    }
}
