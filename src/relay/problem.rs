//! Why the program could not start or finish, in the words of who started it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// What ended a command early. Its text says what to do.
#[derive(Debug)]
pub(super) enum Problem {
    /// The address to listen on could not be taken.
    Listen {
        /// The address as given.
        address: String,
        /// What the system said.
        source: io::Error,
    },
    /// Listening beyond this machine without naming the hosts that may be asked for.
    OpenWithoutHosts {
        /// The address as given.
        address: String,
    },
    /// Listening beyond this machine without a way to tell who may use the relay.
    OpenWithoutToken {
        /// The address.
        address: String,
    },
    /// A token that can be guessed, or that is none.
    WeakToken {
        /// Its file.
        path: PathBuf,
    },
    /// A setting in a file that does not exist or cannot be meant.
    Setting {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The system refused something the server cannot do without.
    System(io::Error),
    /// A file of the console could not be read or written.
    File {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The console is heavier than its budget.
    OverBudget {
        /// Of which part of it, in words.
        what: &'static str,
        /// What that weighs, in brotli bytes.
        total: usize,
        /// What it may weigh, in brotli bytes.
        budget: usize,
    },
    /// A file of the console is not as the tools wrote it before.
    NotSealed {
        /// Which one.
        path: PathBuf,
        /// What should be in it.
        missing: String,
    },
    /// There is nothing to compress.
    NothingToPack {
        /// The folder that was looked into.
        folder: PathBuf,
    },
}

impl Problem {
    /// Says of an error of the system which file it is about.
    pub(super) fn at(path: &Path) -> impl Fn(io::Error) -> Self + Copy {
        move |source| Self::File {
            path: path.to_owned(),
            source,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Listen { address, source } => write!(
                f,
                "cannot listen on {address}: {source}. Choose another address with --listen, \
                 for example --listen 127.0.0.1:0 for any free port."
            ),
            Self::OpenWithoutHosts { address } => write!(
                f,
                "{address} can be reached from other machines, so the names under which browsers \
                 may ask for this console must be listed. Add --allowed-host NAME for each, or \
                 listen on 127.0.0.1."
            ),
            Self::OpenWithoutToken { address } => write!(
                f,
                "{address} can be reached from other machines, so the relay must know who may use \
                 it. Add --token-file FILE, or --trust-front-proxy RANGE if a proxy in front asks \
                 who it is, or listen on 127.0.0.1."
            ),
            Self::WeakToken { path } => write!(
                f,
                "{} must hold one line of at least 32 visible ASCII characters. Write one with: \
                 openssl rand -hex 32 > {}",
                path.display(),
                path.display()
            ),
            Self::Setting { path, reason } => write!(f, "{}: {reason}", path.display()),
            Self::System(source) => write!(f, "the system refused to run a server: {source}."),
            Self::File { path, source } => write!(f, "{}: {source}.", path.display()),
            Self::OverBudget {
                what,
                total,
                budget,
            } => write!(
                f,
                "{total} brotli bytes {what} are {} more than its budget of {budget}.",
                total - budget
            ),
            Self::NotSealed { path, missing } => write!(
                f,
                "{} does not contain {missing}, so it cannot be sealed. It was built with other \
                 tools than the pinned ones: run make clean, then make dist.",
                path.display()
            ),
            Self::NothingToPack { folder } => write!(
                f,
                "{} contains nothing to compress. Build the console first: make dist.",
                folder.display()
            ),
        }
    }
}
