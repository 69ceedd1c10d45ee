//! The emulated account, called as a client calls the cloud: over signed requests.

#![allow(clippy::unwrap_used)] // a helper of a test stops the test
#![allow(clippy::needless_pass_by_value)] // `json!` in an argument reads better than `&json!`

#[path = "emulator/client.rs"]
mod client;
#[path = "emulator/protocol.rs"]
mod protocol;
