//! `halftone run` as a process against `halftone emulator` as another, over HTTP.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on has failed

#[path = "headless/account.rs"]
mod account;
#[path = "headless/answers.rs"]
mod answers;
#[path = "headless/runs.rs"]
mod runs;
#[cfg(target_os = "linux")]
#[path = "headless/terminal.rs"]
mod terminal;
#[path = "headless/travel.rs"]
mod travel;
