//! The emulated account, called as a client calls the cloud: over signed requests.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test that cannot go on has failed
#![allow(clippy::needless_pass_by_value)] // `json!` in an argument reads better than `&json!`

#[path = "emulator/aliases.rs"]
mod aliases;
#[path = "emulator/client.rs"]
mod client;
#[path = "emulator/demand.rs"]
mod demand;
#[path = "emulator/demo.rs"]
mod demo;
#[path = "emulator/documented.rs"]
mod documented;
#[path = "emulator/faults.rs"]
mod faults;
#[path = "emulator/functions.rs"]
mod functions;
#[path = "emulator/invocations.rs"]
mod invocations;
#[path = "emulator/monitor.rs"]
mod monitor;
#[path = "emulator/namespaces.rs"]
mod namespaces;
#[path = "emulator/protocol.rs"]
mod protocol;
#[path = "emulator/scenario.rs"]
mod scenario;
#[path = "emulator/search.rs"]
mod search;
#[path = "emulator/triggers.rs"]
mod triggers;
#[path = "emulator/versions.rs"]
mod versions;
