//! The road from a request to the activity log, natively: the client, then changes against the
//! emulator with every kind of lost answer.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on has failed

#[path = "road/account.rs"]
mod account;
#[path = "road/change.rs"]
mod change;
#[path = "road/client.rs"]
mod client;
#[path = "road/deploy.rs"]
mod deploy;
#[path = "road/faults.rs"]
mod faults;
#[path = "road/logs.rs"]
mod logs;
#[path = "road/served.rs"]
mod served;
#[path = "road/support.rs"]
mod support;
#[path = "road/telemetry.rs"]
mod telemetry;
#[path = "road/trigger.rs"]
mod trigger;
