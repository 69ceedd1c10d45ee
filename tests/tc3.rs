//! TC3 signing and verifying, against published and recorded vectors and against tampering.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

#[path = "tc3/canonical.rs"]
mod canonical;
#[path = "tc3/grammar.rs"]
mod grammar;
#[path = "tc3/tampering.rs"]
mod tampering;
#[path = "tc3/vectors.rs"]
mod vectors;
