//! Rollouts from their text to their end, natively: against the emulator, with everything that can
//! go wrong on the way, and with a crash after every entry of the journal.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on has failed

#[path = "rollout/commands.rs"]
mod commands;
#[path = "rollout/contest.rs"]
mod contest;
#[path = "rollout/crash.rs"]
mod crash;
#[path = "rollout/drift.rs"]
mod drift;
#[path = "rollout/guards.rs"]
mod guards;
#[path = "rollout/journal.rs"]
mod journal;
#[path = "rollout/luck.rs"]
mod luck;
#[path = "rollout/plan.rs"]
mod plan;
#[path = "rollout/text.rs"]
mod text;
#[path = "rollout/uploads.rs"]
mod uploads;
#[path = "rollout/world.rs"]
mod world;
