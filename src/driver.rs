//! The worker that drives a rollout: a program of its own beside the page, one for each rollout.
//!
//! ```text
//! page ── orders ──→ driver ── entries, where it rests ──→ page
//!      ←─ sign this, send this, what time is it ─┘
//! ```
//!
//! It runs [`rollout::drive`](crate::rollout::drive()) where timers go on while the page is hidden,
//! under a Web Lock of the alias, with the journal in the browser's database. The page signs and
//! sends for it, so it never has a key. Of several pages one drives; the others watch, hand on what
//! is said to them, and take up when that one is gone.
//!
//! Must never know what a page looks like, and never decide what is next: that is the room
//! `rollout`.

pub mod message;
pub mod name;
pub mod pace;

#[cfg(target_arch = "wasm32")]
mod book;
#[cfg(target_arch = "wasm32")]
mod channel;
#[cfg(target_arch = "wasm32")]
mod course;
#[cfg(target_arch = "wasm32")]
mod desk;
#[cfg(target_arch = "wasm32")]
mod hands;
#[cfg(target_arch = "wasm32")]
mod lock;
#[cfg(target_arch = "wasm32")]
pub(crate) mod store;
#[cfg(target_arch = "wasm32")]
mod watch;
#[cfg(target_arch = "wasm32")]
mod work;

#[cfg(target_arch = "wasm32")]
pub use work::{serve, start};
