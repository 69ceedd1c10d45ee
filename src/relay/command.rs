//! The command line. Every option can also be given as a `HALFTONE_…` environment variable, those of
//! `serve` also in a file (`config`).

#![allow(
    clippy::doc_markdown,
    rustdoc::bare_urls,
    rustdoc::broken_intra_doc_links,
    reason = "the comments on options are the text of --help"
)]

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use super::access_log::Log;
use super::allowed_origin::AllowedOrigin;
use super::front::Network;
use super::problem::Problem;
use super::upstream::Override;
use super::{access, actions, config, emulate, hosts, pack, serve};
use crate::emulator::Faults;
use crate::headless;
use crate::scf::Mode;
use crate::tc3::Hex;

/// A browser console for grayscale releases of Tencent Cloud SCF functions.
#[derive(Parser)]
#[command(name = "halftone", version, arg_required_else_help = true)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the console and relay its signed requests to the cloud.
    Serve(Serve),
    /// Check the options, variables and file of serve without serving.
    CheckConfig(Serve),
    /// Run an emulated SCF account that any official SDK and tccli can talk to.
    Emulator(Emulator),
    /// Run a rollout from its plan to its end, without a page.
    Run(Box<headless::Run>),
    /// Compress the files of a built console and weigh its first load.
    #[command(hide = true)]
    Pack(Pack),
}

/// Options of `halftone serve`.
#[derive(Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line"
)]
pub(super) struct Serve {
    /// Address to listen on; port 0 picks a free one.
    #[arg(
        long,
        env = "HALFTONE_LISTEN",
        value_name = "ADDRESS:PORT",
        default_value = "127.0.0.1:8787"
    )]
    pub(super) listen: String,

    /// File with settings: every option of this command without its dashes, as in
    /// `listen = "127.0.0.1:8787"` (TOML). The command line and variables come first.
    #[arg(long, env = "HALFTONE_CONFIG", value_name = "FILE")]
    pub(super) config: Option<PathBuf>,

    /// Print all settings and where each comes from, in the form of such a file, and end.
    #[arg(long)]
    pub(super) print_config: bool,

    /// Folder of the built console [default: dist, beside the working directory or the program].
    #[arg(long, env = "HALFTONE_CONSOLE", value_name = "FOLDER")]
    pub(super) console: Option<PathBuf>,

    /// Relay to an emulated account in this process instead of the cloud. Its credentials:
    /// AKIDhalftonedemo / halftone-demo-secret.
    #[arg(long, env = "HALFTONE_EMULATOR", conflicts_with = "upstream_override")]
    pub(super) emulator: bool,

    /// Begin the emulated account without functions.
    #[arg(long, env = "HALFTONE_EMPTY", requires = "emulator")]
    pub(super) empty: bool,

    /// All that looks like chance in the emulated account follows from this number.
    #[arg(
        long,
        env = "HALFTONE_SEED",
        value_name = "N",
        default_value_t = 1,
        requires = "emulator"
    )]
    pub(super) seed: u64,

    #[command(flatten)]
    pub(super) behaviour: Behaviour,

    /// Another origin whose pages may use the relay, for example https://console.example.com.
    /// Exact, no wildcards; may be given several times (in the variable: separated by commas).
    #[arg(
        long,
        env = "HALFTONE_ALLOW_ORIGIN",
        value_name = "ORIGIN",
        value_delimiter = ','
    )]
    pub(super) allow_origin: Vec<AllowedOrigin>,

    /// Another name under which browsers may ask for this server, with its port if it is not the
    /// usual one. localhost, 127.0.0.1 and [::1] are always allowed; may be given several times.
    #[arg(
        long,
        env = "HALFTONE_ALLOWED_HOST",
        value_name = "HOST[:PORT]",
        value_delimiter = ',',
        value_parser = hosts::listed
    )]
    pub(super) allowed_host: Vec<String>,

    /// Which actions pass: looking only, releases too, or all that the console does [default: full
    /// on a loopback address and with --emulator, read-only on any other].
    #[arg(long, env = "HALFTONE_MODE", value_name = "MODE")]
    pub(super) mode: Option<Mode>,

    /// An action that passes whatever the mode, for example DeleteFunction, which passes in none.
    /// May be given several times.
    #[arg(
        long,
        env = "HALFTONE_ALLOW_ACTION",
        value_name = "NAME",
        value_delimiter = ',',
        value_parser = actions::listed
    )]
    pub(super) allow_action: Vec<String>,

    /// File with a token of at least 32 characters that clients of the relay must send in the
    /// header X-Relay-Token. On an address that others can reach this, or --trust-front-proxy, is
    /// required. The address that is printed at the start lets one page in without typing it.
    #[arg(long, env = "HALFTONE_TOKEN_FILE", value_name = "FILE")]
    pub(super) token_file: Option<PathBuf>,

    /// Addresses of proxies in front that ask people who they are: pages behind them need no
    /// token, and the client they name in X-Forwarded-For is believed. May be given several times.
    #[arg(
        long,
        env = "HALFTONE_TRUST_FRONT_PROXY",
        value_name = "RANGE",
        value_delimiter = ','
    )]
    pub(super) trust_front_proxy: Vec<Network>,

    /// SHA-256 digest of the only SecretId that may be relayed; may be given several times.
    #[arg(
        long,
        env = "HALFTONE_SECRET_ID_SHA256",
        value_name = "DIGEST",
        value_delimiter = ',',
        value_parser = access::digest
    )]
    pub(super) secret_id_sha256: Vec<Hex<32>>,

    /// Let the cloud's names lead to private addresses: for a machine in a VPC with the cloud's
    /// internal endpoints.
    #[arg(long, env = "HALFTONE_INTERNAL_ENDPOINT")]
    pub(super) internal_endpoint: bool,

    /// Send everything to this address instead of the cloud. For tests: whoever listens there sees
    /// every signed request.
    #[arg(long, env = "HALFTONE_UPSTREAM_OVERRIDE", value_name = "URL")]
    pub(super) upstream_override: Option<Override>,

    /// File with the certificates that vouch for that address if it is an https one, in the place of
    /// those that vouch for the cloud.
    #[arg(
        long,
        env = "HALFTONE_UPSTREAM_CA",
        value_name = "FILE",
        requires = "upstream_override"
    )]
    pub(super) upstream_ca: Option<PathBuf>,

    /// What to write of each answer to the standard error output [default: off on a loopback
    /// address without a proxy in front, json on any other]. Never a body, a signature or a token.
    #[arg(long, env = "HALFTONE_LOG", value_name = "KIND")]
    pub(super) log: Option<Log>,

    /// Another address for /metrics, /healthz and /readyz alone. /metrics is at the main address
    /// too if that is a loopback one without a proxy in front.
    #[arg(long, env = "HALFTONE_METRICS_LISTEN", value_name = "ADDRESS:PORT")]
    pub(super) metrics_listen: Option<String>,
}

/// Options of `halftone emulator`.
#[derive(Args)]
pub(super) struct Emulator {
    /// Address to listen on; port 0 picks a free one.
    #[arg(
        long,
        env = "HALFTONE_LISTEN",
        value_name = "ADDRESS:PORT",
        default_value = "127.0.0.1:9000"
    )]
    pub(super) listen: String,

    /// The SecretId that the account knows.
    #[arg(
        long,
        env = "HALFTONE_SECRET_ID",
        value_name = "ID",
        default_value = "AKIDhalftonedemo"
    )]
    pub(super) secret_id: String,

    /// Its SecretKey. Prefer the variable: command lines can be read by other users.
    #[arg(
        long,
        env = "HALFTONE_SECRET_KEY",
        value_name = "KEY",
        default_value = "halftone-demo-secret",
        hide_env_values = true
    )]
    pub(super) secret_key: String,

    /// Makes the key a temporary one: requests have to carry this token.
    #[arg(
        long,
        env = "HALFTONE_TOKEN",
        value_name = "TOKEN",
        hide_env_values = true
    )]
    pub(super) token: Option<String>,

    /// Begin without functions.
    #[arg(long, env = "HALFTONE_EMPTY")]
    pub(super) empty: bool,

    /// All that looks like chance follows from this number.
    #[arg(long, env = "HALFTONE_SEED", value_name = "N", default_value_t = 1)]
    pub(super) seed: u64,

    #[command(flatten)]
    pub(super) behaviour: Behaviour,
}

/// How an emulated account behaves beside answering.
#[derive(Args)]
pub(super) struct Behaviour {
    /// What goes wrong with the emulated account, separated by commas. Each with its share of the
    /// requests: drop-before (the request is lost), drop-after (its answer is), 5xx,
    /// internal-error, throttle, truncate, foreign-change (somebody else changes the alias just
    /// before), as in drop-after=1%. With a time: delay=200ms, stuck-updating=90s,
    /// clock-skew=-10m. Alone: expired-token. only=reads or only=writes keeps to those, seed=N
    /// picks other requests.
    #[arg(
        long,
        env = "HALFTONE_FAULTS",
        value_name = "LIST",
        default_value_t,
        hide_default_value = true
    )]
    pub(super) faults: Faults,

    /// How many times as fast time goes by in the emulated account, 1 to 600: its times run ahead
    /// of the clocks of its clients.
    #[arg(
        long,
        env = "HALFTONE_SPEED",
        value_name = "N",
        default_value_t = 1,
        value_parser = clap::value_parser!(u16).range(1..=600)
    )]
    pub(super) speed: u16,
}

/// Options of `halftone pack`.
#[derive(Args)]
pub(super) struct Pack {
    /// Folder of the built console.
    #[arg(value_name = "FOLDER")]
    pub(super) folder: PathBuf,

    /// What may come until the functions of the demo account are listed, in brotli bytes.
    #[arg(long, value_name = "BYTES")]
    pub(super) budget: Option<usize>,

    /// What may come before the page can be used, in brotli bytes.
    #[arg(long, value_name = "BYTES")]
    pub(super) start_budget: Option<usize>,

    /// Print the files that come until the functions of the demo account are listed, and end.
    #[arg(long)]
    pub(super) list: bool,
}

impl Pack {
    fn budgets(&self) -> pack::Budgets {
        pack::Budgets {
            whole: self.budget,
            start: self.start_budget,
        }
    }
}

/// The command line. Only an emulated account can be told how to behave.
fn whole() -> clap::Command {
    let needs_one = |command: clap::Command, option| {
        command.mut_arg(option, |option: clap::Arg| option.requires("emulator"))
    };
    let servers = ["serve", "check-config"].into_iter();
    servers.fold(Line::command(), |line, name| {
        line.mut_subcommand(name, |server| {
            ["faults", "speed"].into_iter().fold(server, needs_one)
        })
    })
}

/// Reads the command line, and the file that it names, and does what they say.
pub(super) fn run() -> Result<ExitCode, Problem> {
    let command = whole();
    let line = config::with_file(&command, std::env::args_os().collect())?;
    let given = command.clone().get_matches_from(line);
    let read = Line::from_arg_matches(&given).unwrap_or_else(|error| error.exit());
    let done = match read.command {
        Command::Run(options) => return Ok(headless::run(&options)),
        Command::Serve(options) if options.print_config => {
            let defaults = serve::defaults(&options)?;
            if let (Some((name, given)), commands) = (given.subcommand(), &command)
                && let Some(command) = commands.find_subcommand(name)
            {
                print!("{}", config::print(command, given, &defaults));
            }
            Ok(())
        }
        Command::Serve(options) => serve::run(&options),
        Command::CheckConfig(options) => serve::check(&options),
        Command::Emulator(options) => emulate::run(&options),
        Command::Pack(options) if options.list => pack::list(&options.folder),
        Command::Pack(options) => pack::run(&options.folder, options.budgets()),
    };
    done.map(|()| ExitCode::SUCCESS)
}
