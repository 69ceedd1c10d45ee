//! `halftone serve` and `halftone emulator` as other programs meet them: real processes, real
//! sockets, bytes written by hand.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on has failed

#[path = "relay/access.rs"]
mod access;
#[path = "relay/actions.rs"]
mod actions;
#[path = "relay/carried.rs"]
mod carried;
#[path = "relay/command.rs"]
mod command;
#[path = "relay/config.rs"]
mod config;
#[path = "relay/console.rs"]
mod console;
#[path = "relay/cross_origin.rs"]
mod cross_origin;
#[path = "relay/deploy.rs"]
mod deploy;
#[path = "relay/emulated.rs"]
mod emulated;
#[path = "relay/framing.rs"]
mod framing;
#[path = "relay/headers.rs"]
mod headers;
#[path = "relay/many_requests.rs"]
mod many_requests;
#[path = "relay/nginx.rs"]
mod nginx;
#[path = "relay/observation.rs"]
mod observation;
#[path = "relay/passing_on.rs"]
mod passing_on;
#[path = "relay/reports.rs"]
mod reports;
#[path = "relay/slow_clients.rs"]
mod slow_clients;
#[path = "relay/start_code.rs"]
mod start_code;
#[path = "relay/support.rs"]
mod support;
#[path = "relay/tampering.rs"]
mod tampering;
#[path = "relay/tls.rs"]
mod tls;
#[path = "relay/upstream_failures.rs"]
mod upstream_failures;
#[path = "relay/who_asks.rs"]
mod who_asks;
