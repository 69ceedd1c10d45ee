//! TC3 signing and verifying, against published and recorded vectors and against tampering.

#![allow(clippy::unwrap_used)] // a helper of a test stops the test

#[path = "tc3/grammar.rs"]
mod grammar;
#[path = "tc3/tampering.rs"]
mod tampering;
#[path = "tc3/vectors.rs"]
mod vectors;
