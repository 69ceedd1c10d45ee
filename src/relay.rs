//! The native program: serves the console, relays to the cloud, exposes the emulator over HTTP.

use std::process::ExitCode;

/// Runs the command line.
pub fn main() -> ExitCode {
    ExitCode::SUCCESS
}
