//! What Monitor measured: which calls are made, and what becomes of the answers.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

mod telemetry {
    mod gaps;
    mod merging;
    mod planning;
    mod reasons;
    mod support;
}
