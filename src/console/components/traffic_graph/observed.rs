//! What a page knows of the traffic that a graph shows.

use leptos::prelude::{Callback, RwSignal, Signal};

use crate::graph::Measured;

/// What was measured of a function, and the time by which its traffic travels. Copies are the same.
#[derive(Clone, Copy, Debug)]
pub struct Observed {
    /// What was measured of its aliases and versions lately.
    pub measured: Signal<Measured>,
    /// The time of the account, in Unix milliseconds.
    pub time: Callback<(), u64>,
    /// How many times faster than that of whoever watches it goes, at least 1.
    pub speed: Callback<(), u64>,
    /// Set by the graph while it shows what only the logs know.
    pub wants_logs: RwSignal<bool>,
}
