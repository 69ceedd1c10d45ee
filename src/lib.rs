//! Halftone: a browser console for grayscale releases of Tencent Cloud SCF functions.
//!
//! One way through the house. Every write starts as a [`change::Change`], becomes a
//! [`change::Plan`], is previewed, executed by one driver and recorded in the activity log:
//!
//! ```text
//! slider · form · `sls …` line · review link · undo  →  Change  →  plan  →  preview  →  execute  →  activity log
//! ```
//!
//! | room | knows | must never know |
//! |---|---|---|
//! | [`traffic`] | weights, splits, their rules and messages | JSON, HTTP, time, UI |
//! | [`tc3`] | TC3-HMAC-SHA256 signing and verifying | clocks, transport |
//! | [`scf`] | typed actions of the cloud's API, the client over a transport | UI, where the transport goes |
//! | [`change`] | change, plan, problem, execute, undo | UI, how splits are drawn |
//! | [`rollout`] | the plan of a rollout, its journal, what is to be done next | UI, timers |
//! | [`sls`] | the `sls` lines, `.env`, the `events` of `serverless.yml` ⇄ [`change`] | the API |
//! | [`cron`] | when a timer fires, and how to say it | clocks |
//! | [`archive`] | zip archives: what is in one, how to write one | files, how to compress |
//! | [`judge`] | the statistics of a release: verdict, time to confidence, served share, rehearsal | where its counts come from, clocks |
//! | [`fleet`] | all functions of a region: what each does, what waits for a human, what is read next | clocks, how anything is read |
//! | [`telemetry`] | what was measured of a function, what has to be asked for, what was seen of it | clocks, UI |
//! | [`chart`] | values over time → scales, paths with gaps, hours | SVG, what the values are |
//! | [`graph`] | triggers → aliases → versions as coordinates | SVG, DOM |
//! | [`review`] | a proposed change as a link, and whether what it was made from still holds | UI, where a link came from |
//! | [`export`] | what a plan is in the files of other tools, tables as CSV | UI, the API's transport |
//! | [`keyring`] | on which terms a key is held, what it signs, the vault | browsers, clocks, chance |
//! | [`emulator`] | an SCF account in memory | threads, sockets, UI |
//! | `console` (wasm only) | the Leptos app | rules |
//! | [`driver`] (its worker wasm only) | the worker that drives a rollout, its journal in the browser | what a page looks like; any rule of its own |
//! | `signer` (wasm only) | the workers that hold the key and open the vault | the page |
//! | `rehearsal` (wasm only) | the worker that plays the plans of rollouts | the page, the cloud |
//! | `headless` (native only) | `halftone run`: a rollout without a page | UI, any rule of its own |
//! | `relay` (native only) | `halftone serve` and `halftone emulator` | secrets |
//!
//! All but the last five compile for both targets: Leptos is a dependency of the wasm target only,
//! tokio and hyper of the native target only, so a wrong import does not build.

pub mod archive;
pub mod change;
pub mod chart;
pub mod cron;
pub mod driver;
pub mod emulator;
pub mod export;
pub mod fleet;
pub mod graph;
pub mod judge;
pub mod keyring;
pub mod review;
pub mod rollout;
pub mod scf;
pub mod sls;
pub mod tc3;
pub mod telemetry;
pub mod traffic;

mod random;
mod yaml;

#[cfg(target_arch = "wasm32")]
pub mod console;
#[cfg(not(target_arch = "wasm32"))]
mod headless;
#[cfg(target_arch = "wasm32")]
pub mod rehearsal;
#[cfg(not(target_arch = "wasm32"))]
pub mod relay;
#[cfg(target_arch = "wasm32")]
pub mod signer;

#[cfg(target_arch = "wasm32")]
mod browser;
