//! The native program as its user starts it.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::{self, JoinHandle};

use crate::keyholder::Keyholder;
use crate::plain_http::ask;

/// What `halftone pack` weighs as the first load.
pub(crate) fn files_of_first_load() -> BTreeSet<String> {
    let listed = program()
        .arg("pack")
        .arg(built_console())
        .arg("--list")
        .output();
    let listed = String::from_utf8(listed.unwrap().stdout).unwrap();
    listed.lines().map(str::to_owned).collect()
}

/// A running `halftone`, stopped when dropped.
///
/// Browsers tell a `halftone serve` when its policy stopped something on a page. No walk ends well
/// if one did, unless the walk is about that.
pub(crate) struct Program {
    child: Child,
    /// `http://127.0.0.1:PORT`
    pub(crate) address: String,
    output: Option<JoinHandle<String>>,
    errors: Option<JoinHandle<String>>,
    /// Whether any report of a stopped thing is one too many.
    guarded: bool,
}

impl Program {
    /// `halftone serve --emulator` on a port of its own, with the built console.
    pub(crate) fn serve() -> Self {
        Self::start(serve().arg("--emulator"), true)
    }

    /// The same with a relay that passes on only what this mode has.
    pub(crate) fn serve_mode(mode: &str) -> Self {
        Self::start(serve().args(["--emulator", "--mode", mode]), true)
    }

    /// The same with the console in this folder.
    pub(crate) fn serve_console(console: &Path) -> Self {
        Self::start(serve_in(console).arg("--emulator"), true)
    }

    /// The same under another name of this computer, with its port.
    pub(crate) fn serve_as(name: &str, port: u16) -> Self {
        let mut command = program();
        command
            .args(["serve", "--emulator", "--console"])
            .arg(built_console())
            .args(["--listen", &format!("127.0.0.1:{port}")])
            .args(["--allowed-host", name]);
        let mut program = Self::start(&mut command, true);
        program.address = format!("http://{name}");
        program
    }

    /// The same program where things will be stopped, on purpose.
    pub(crate) fn under_attack(mut self) -> Self {
        self.guarded = false;
        self
    }

    /// `halftone serve` in front of a cloud at this address, with everything it can log.
    pub(crate) fn serve_before(cloud: &str) -> Self {
        let options = ["--log", "json", "--upstream-override", cloud];
        let mut command = serve();
        Self::start(command.args(options).stderr(Stdio::piped()), true)
    }

    /// `halftone emulator` with an account of this key; what is secret of it only variables say.
    pub(crate) fn emulator(key: &Keyholder) -> Self {
        let mut command = program();
        command
            .args(["emulator", "--listen", "127.0.0.1:0"])
            .args(["--secret-id", key.secret_id])
            .env("HALFTONE_SECRET_KEY", key.secret_key)
            .envs(key.token.map(|token| ("HALFTONE_TOKEN", token)))
            .stderr(Stdio::piped());
        Self::start(&mut command, false)
    }

    fn start(command: &mut Command, guarded: bool) -> Self {
        let child = command.stdout(Stdio::piped()).spawn();
        let mut child = child.expect("the program starts");
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.strip_prefix("listening on ").map(str::to_owned))
            .expect("the program says where it listens");
        // Keep reading, so that a program that says more never waits for a reader.
        let output = thread::spawn(move || lines.map_while(Result::ok).collect());
        let errors = child.stderr.take().map(|mut errors| {
            thread::spawn(move || {
                let mut text = String::new();
                let _ended = errors.read_to_string(&mut text);
                text
            })
        });
        Self {
            child,
            address,
            output: Some(output),
            errors,
            guarded,
        }
    }

    /// How often a browser said that the policy of this server stopped something.
    pub(crate) fn reports(&self) -> u64 {
        let metrics = ask(&self.address, "GET", "/metrics", "").unwrap_or_default();
        let mut lines = metrics.lines();
        let count = lines.find_map(|line| line.strip_prefix("relay_csp_reports_total "));
        count.expect("the metrics count reports").parse().unwrap()
    }

    /// Ends it and hands over all that it wrote since it listened.
    pub(crate) fn stop(mut self) -> String {
        self.check_reports();
        self.end();
        let parts = [self.output.take(), self.errors.take()];
        let parts = parts.into_iter().flatten();
        parts.map(|part| part.join().unwrap()).collect()
    }

    fn check_reports(&mut self) {
        if std::mem::take(&mut self.guarded) {
            let reports = self.reports();
            if reports > 0 {
                self.end();
            }
            assert_eq!(reports, 0, "browsers reported that something was stopped");
        }
    }

    /// What may explain why a walk failed.
    fn tell(&mut self) {
        if let Ok(Some(status)) = self.child.try_wait() {
            eprintln!("{} had ended by itself: {status}", self.address);
        }
        self.end();
        let errors = self.errors.take().and_then(|errors| errors.join().ok());
        let errors = errors.unwrap_or_default();
        let lines: Vec<_> = errors.lines().collect();
        let last = &lines[lines.len().saturating_sub(10)..];
        eprintln!("the last lines of {}:\n{}", self.address, last.join("\n"));
    }

    fn end(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // A walk that failed already says more; a second panic would end everything.
        if thread::panicking() {
            self.tell();
        } else {
            self.check_reports();
        }
        self.end();
    }
}

/// The folder of the built console.
pub(crate) fn built_console() -> PathBuf {
    let console = std::env::var("HALFTONE_CONSOLE").unwrap_or_else(|_| "dist".to_owned());
    let console = PathBuf::from(console);
    assert!(
        console.join("index.html").exists(),
        "there is no console in {}: run `make dist` first",
        console.display()
    );
    console
}

/// `halftone serve` with the built console.
fn serve() -> Command {
    serve_in(&built_console())
}

fn serve_in(console: &Path) -> Command {
    let mut command = program();
    command
        .args(["serve", "--listen", "127.0.0.1:0", "--console"])
        .arg(console);
    command
}

/// The program, with none of its variables set.
fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_halftone"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("HALFTONE_")) {
        program.env_remove(name);
    }
    program
}
