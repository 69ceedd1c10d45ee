//! Review links: what they carry, what they refuse, and whether what they were made from still holds.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on has failed

#[path = "review/links.rs"]
mod links;
#[path = "review/samples.rs"]
mod samples;
#[path = "review/standing.rs"]
mod standing;
