//! The options of `halftone run`.

#![allow(
    clippy::doc_markdown,
    rustdoc::bare_urls,
    reason = "the comments on options are the text of --help"
)]

use std::path::PathBuf;

use clap::Args;

use crate::rollout::Command;
use crate::scf::Region;

/// Options of `halftone run`.
#[derive(Args)]
#[command(after_help = super::end::CODES)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line"
)]
pub(crate) struct Run {
    /// File with the plan. With --resume it may be left out: the journal has it.
    #[arg(value_name = "PLAN", required_unless_present = "resume")]
    pub(super) plan: Option<PathBuf>,

    /// File of the journal: every write is announced in it before it is sent
    /// [default: the plan's name with .journal behind it].
    #[arg(
        long,
        env = "HALFTONE_JOURNAL",
        value_name = "FILE",
        required_unless_present = "plan"
    )]
    pub(super) journal: Option<PathBuf>,

    /// Where the function is, if the plan does not say it [default: ap-guangzhou].
    #[arg(long, env = "HALFTONE_REGION", value_name = "REGION")]
    pub(super) region: Option<Region>,

    /// File with TENCENT_SECRET_ID, TENCENT_SECRET_KEY and perhaps TENCENT_TOKEN. Variables of the
    /// environment come first [default: .env, if there is one].
    #[arg(long, env = "HALFTONE_ENV_FILE", value_name = "FILE")]
    pub(super) env_file: Option<PathBuf>,

    /// Send everything to this plain-HTTP address instead of the cloud, such as an emulator:
    /// whoever listens there sees every signed request.
    #[arg(long, env = "HALFTONE_ENDPOINT", value_name = "URL", value_parser = super::account::endpoint)]
    pub(super) endpoint: Option<http::Uri>,

    /// Take the time from the account, for an emulator whose time goes faster (--speed).
    #[arg(long, env = "HALFTONE_ACCOUNT_TIME", requires = "endpoint")]
    pub(super) account_time: bool,

    /// By what name others are told who drives [default: the user and the host].
    #[arg(long, env = "HALFTONE_HOLDER", value_name = "NAME")]
    pub(super) holder: Option<String>,

    /// Say what would be done and how it would go, and do nothing.
    #[arg(long = "dry-run")]
    pub(super) rehearse: bool,

    /// Go on from a journal that is there already, whoever wrote it: a run, or the page. A guard that
    /// tripped and what somebody else changed still want --accept. While another run has the journal,
    /// the words below are said to that one.
    #[arg(long)]
    pub(super) resume: bool,

    /// Where somebody is asked and no terminal is there to ask on: keep the rollout and wait for an
    /// answer. It is said from another shell, with --resume and one of the words below.
    #[arg(long, env = "HALFTONE_WAIT")]
    pub(super) wait: bool,

    /// Drive although somebody else still counts as driving: for one who is known to be gone.
    #[arg(long, requires = "resume")]
    pub(super) take_over: bool,

    /// Hold the share until told otherwise.
    #[arg(long, requires = "resume", group = "said")]
    pub(super) pause: bool,

    /// Go on although a guard tripped, with the share that somebody else has set, or with what
    /// $LATEST has become: then the counting begins anew.
    #[arg(long, requires = "resume", group = "said")]
    pub(super) accept: bool,

    /// Go on to the next step.
    #[arg(long, requires = "resume", group = "said")]
    pub(super) approve: bool,

    /// Give the canary everything now.
    #[arg(long, requires = "resume", group = "said")]
    pub(super) promote: bool,

    /// Give the stable version everything now.
    #[arg(long, requires = "resume", group = "said")]
    pub(super) roll_back: bool,

    /// End the rollout and leave the alias as it is.
    #[arg(long, requires = "resume", group = "said")]
    pub(super) abandon: bool,
}

impl Run {
    /// What the command line says to the rollout.
    pub(super) fn said(&self) -> Option<Command> {
        let commands = [
            (self.pause, Command::Pause),
            (self.accept, Command::Resume),
            (self.approve, Command::Approve),
            (self.promote, Command::Promote),
            (self.roll_back, Command::RollBack),
            (self.abandon, Command::Abandon),
        ];
        let given = commands.into_iter().find(|(given, _)| *given);
        given.map(|(_, command)| command)
    }
}
