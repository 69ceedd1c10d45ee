//! `halftone run`: a rollout without a page, for pipelines and for rollouts that outlive a tab.
//!
//! Drives the same machine as the page from a plan and a journal in files, with a key from the
//! environment or an `.env` file, straight to the cloud's hosts or to an emulator. Must never have
//! a rule of its own, and never print a secret.

mod account;
mod answer;
mod arguments;
mod clock;
mod credentials;
mod desk;
mod drift;
mod dry_run;
mod end;
mod errand;
mod file;
mod keyboard;
mod progress;
mod rehearsal;
mod run;
mod signals;
mod tell;
mod words;

pub(crate) use arguments::Run;

use std::process::ExitCode;

/// Runs a rollout; the exit code says how it ended.
pub(crate) fn run(options: &Run) -> ExitCode {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let ended = match runtime {
        Ok(runtime) => runtime.block_on(run::run(options)),
        Err(error) => Err(end::Problem::System(error)),
    };
    match ended {
        Ok(end) => end.code(),
        Err(problem) => {
            eprintln!("halftone: {problem}");
            problem.code()
        }
    }
}
