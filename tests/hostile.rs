//! What comes from outside and means no good: answers that are cut off, deep, wrong, too large or
//! without end, `.env` files of any text, and secrets that look for a way into a message.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on has failed

#[path = "hostile/answers.rs"]
mod answers;
#[path = "hostile/cloud.rs"]
mod cloud;
#[path = "hostile/env_file.rs"]
mod env_file;
#[path = "hostile/paging.rs"]
mod paging;
#[path = "hostile/probe.rs"]
mod probe;
#[path = "hostile/redaction.rs"]
mod redaction;
#[path = "hostile/routing.rs"]
mod routing;
#[path = "road/support.rs"]
#[allow(dead_code)] // of what the road needs, these tests need a part
mod support;
