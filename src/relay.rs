//! The native program: serves the console, relays to the cloud, exposes the emulator over HTTP.
//!
//! One process, one address: the page's own origin is the relay's, so the browser needs no
//! cross-origin exception. What arrives at `/relay/<cloud host>` goes through
//!
//! ```text
//! framing → host → origin → access (token, proxy) → limits → endpoint table → action → headers
//!         → signature's scope and time → key → rate → body → replay → upstream
//! ```
//!
//! and each step can only refuse (`refusal::Refusal`) or pass on; nothing is rewritten but the
//! `Host`. Nothing is kept from one request to the next but the counts, the limits, the memory of
//! writes that passed and, for a minute, the code of the start, so any number of relays can stand
//! side by side. Must never know a secret key: it relays what the page signed and cannot sign
//! anything.

mod access;
mod access_log;
mod account;
mod actions;
mod allowed_origin;
mod answering;
mod command;
mod config;
mod connection;
mod console_files;
mod cross_origin;
mod csp_report;
mod emulate;
mod encoding;
mod endpoint;
mod first_load;
mod forward;
mod framing;
mod front;
mod headers;
mod hosts;
mod in_flight;
mod limits;
mod listen;
mod metrics;
mod observe;
mod own_page;
mod pack;
mod problem;
mod public_names;
mod rate;
mod refusal;
mod replay;
mod request_id;
mod seal;
mod seen;
mod serve;
mod signature_scope;
mod signature_time;
mod start_code;
mod state;
mod stopping;
mod trust;
mod upstream;
mod wire;
mod worker;

use std::process::ExitCode;

/// Runs the command line of `halftone`; the exit code says whether it ended as it should.
pub fn main() -> ExitCode {
    match command::run() {
        Ok(code) => code,
        Err(problem) => {
            eprintln!("halftone: {problem}");
            ExitCode::FAILURE
        }
    }
}
