//! The `sls` language: every line of the users' guide as it is printed there, what is refused and
//! where, and the way back from a change to its line.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

#[path = "sls/completion.rs"]
mod completion;
#[path = "sls/guide.rs"]
mod guide;
#[path = "sls/lines.rs"]
mod lines;
#[path = "sls/refusals.rs"]
mod refusals;
#[path = "sls/round_trip.rs"]
mod round_trip;
#[path = "sls/support.rs"]
mod support;
