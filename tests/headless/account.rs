//! An emulated account in a process of its own, and runs beside it.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use halftone::rollout::Journal;

pub(crate) const SECRET: &str = "halftone-demo-secret";

/// An emulated account whose time goes faster, and a folder with plans.
pub(crate) struct Account {
    pub(crate) url: String,
    pub(crate) folder: PathBuf,
    process: Child,
}

impl Account {
    pub(crate) fn start(options: &[&str]) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("headless-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let mut process = program()
            .args(["emulator", "--listen", "127.0.0.1:0"])
            .args(options)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut stdout = BufReader::new(process.stdout.take().unwrap());
        stdout.read_line(&mut line).unwrap();
        let url = line
            .trim_end()
            .strip_prefix("listening on ")
            .unwrap()
            .to_owned();
        for name in ["good.yaml", "bad.yaml"] {
            fs::copy(fixture(name), folder.join(name)).unwrap();
        }
        let env = format!("TENCENT_SECRET_ID=AKIDhalftonedemo\nTENCENT_SECRET_KEY={SECRET}\n");
        fs::write(folder.join(".env"), env).unwrap();
        Self {
            url,
            folder,
            process,
        }
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = program();
        command.current_dir(&self.folder).arg("run").args(arguments);
        command.args(["--endpoint", &self.url, "--account-time"]);
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    pub(crate) fn journal(&self, plan: &str) -> Journal {
        let text = fs::read_to_string(self.folder.join(format!("{plan}.journal"))).unwrap();
        Journal::read(&text).unwrap()
    }

    /// Somebody else gives the canary of `checkout` this share of `prod`, in percent.
    pub(crate) fn set_share(&self, percent: u8) {
        let line = format!(
            "function: checkout\nalias: prod\ncanary: 5\nsteps:\n  - share: {percent}%\n    hold: 1m\nfinish: keep\n"
        );
        fs::write(self.folder.join("other.yaml"), line).unwrap();
        let other = self.run(&["other.yaml"]);
        assert_eq!(other.status.code(), Some(0), "{:?}", texts(&other));
    }

    /// Starts a run and waits until it has set its first share, or goes on with one.
    pub(crate) fn begun(&self, arguments: &[&str]) -> Child {
        let mut run = self
            .command(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(run.stdout.take().unwrap()).lines();
        let goes = |line: &String| line.contains("\"Settled\"") || line.contains("\"Resume\"");
        assert!(lines.any(|line| goes(&line.unwrap())));
        // Nobody reads on, so the end of the pipe stays open as long as the run.
        std::thread::spawn(move || lines.for_each(drop));
        run
    }
}

impl Drop for Account {
    fn drop(&mut self) {
        let _may_have_ended = self.process.kill();
        let _reaped = self.process.wait();
        let _may_be_gone = fs::remove_dir_all(&self.folder);
    }
}

/// A plan that the walks of the page run too.
fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/rollout")
        .join(name)
}

pub(crate) fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_halftone"));
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        if name.starts_with("HALFTONE_") || name.starts_with("TENCENT_") {
            program.env_remove(name);
        }
    }
    program
}

pub(crate) fn texts(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&output.stdout), text(&output.stderr))
}
