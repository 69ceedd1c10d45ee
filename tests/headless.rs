//! `halftone run` as a process against `halftone emulator` as another, over HTTP.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on has failed

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use halftone::rollout::{Event, Journal, Move};
use halftone::traffic::Version;

const SECRET: &str = "halftone-demo-secret";

/// An emulated account whose time goes faster, and a folder with plans.
struct Account {
    url: String,
    folder: PathBuf,
    process: Child,
}

impl Account {
    fn start(options: &[&str]) -> Self {
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

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = program();
        command.current_dir(&self.folder).arg("run").args(arguments);
        command.args(["--endpoint", &self.url, "--account-time"]);
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    fn journal(&self, plan: &str) -> Journal {
        let text = fs::read_to_string(self.folder.join(format!("{plan}.journal"))).unwrap();
        Journal::read(&text).unwrap()
    }

    /// Starts a run and waits until it has set its first share.
    fn begun(&self, arguments: &[&str]) -> Child {
        let mut run = self
            .command(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(run.stdout.take().unwrap()).lines();
        let settled = |line: &String| line.contains("\"Settled\"");
        assert!(lines.any(|line| settled(&line.unwrap())));
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

fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_halftone"));
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        if name.starts_with("HALFTONE_") || name.starts_with("TENCENT_") {
            program.env_remove(name);
        }
    }
    program
}

fn texts(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_good_plan_is_promoted_and_a_bad_one_rolled_back_by_the_judge() {
    let account = Account::start(&["--speed", "300"]);
    for (plan, code, last) in [("good.yaml", 0, "Promoted"), ("bad.yaml", 3, "RolledBack")] {
        let output = account.run(&[plan]);
        let (stdout, stderr) = texts(&output);
        assert_eq!(output.status.code(), Some(code), "{stdout}{stderr}");
        // Piped, it says every entry of the journal and then the end, each as a line of JSON.
        let mut lines: Vec<&str> = stdout.lines().collect();
        let end: serde_json::Value = serde_json::from_str(lines.pop().unwrap()).unwrap();
        assert_eq!(end["end"], "over");
        let said = Journal::read(&format!("{}\n", lines.join("\n"))).unwrap();
        assert_eq!(said.entries, account.journal(plan).entries);
        assert!(lines.last().unwrap().contains(last));
        assert!(!format!("{stdout}{stderr}").contains(SECRET));
    }
}

#[test]
fn both_plans_end_the_same_on_a_line_that_loses_things() {
    let faults = "drop-before=3%,drop-after=3%,5xx=3%,throttle=3%,seed=5";
    let account = Account::start(&["--speed", "300", "--faults", faults]);
    for (plan, code) in [("good.yaml", 0), ("bad.yaml", 3)] {
        let output = account.run(&[plan]);
        assert_eq!(output.status.code(), Some(code), "{:?}", texts(&output));
    }
}

#[test]
fn a_rehearsal_says_the_calls_and_the_chances_and_touches_nothing() {
    let account = Account::start(&["--speed", "60"]);
    let output = account.run(&["good.yaml", "--dry-run"]);
    let (stdout, stderr) = texts(&output);
    assert_eq!(output.status.code(), Some(0), "{stderr}");
    for said in [
        "  - share: 25%\n    hold: 3m\n",
        "UpdateAlias {\"FunctionName\":\"checkout\"",
        "\"Weight\":0.5}",
        "Everything to 5",
        "is stopped in",
    ] {
        assert!(stdout.contains(said), "{said}: {stdout}");
    }
    assert!(!account.folder.join("good.yaml.journal").exists());
    // The share is the one of the demo account, so the plan can still begin.
    let run = account.run(&["good.yaml", "--dry-run"]);
    assert_eq!(texts(&run).0.lines().next(), Some("region: ap-guangzhou"));
}

#[cfg(unix)]
#[test]
fn interrupted_it_keeps_the_share_and_goes_on_when_resumed() {
    let account = Account::start(&["--speed", "60"]);
    let mut run = account.begun(&["good.yaml"]);
    let interrupt = ["-INT".to_owned(), run.id().to_string()];
    assert!(
        Command::new("kill")
            .args(interrupt)
            .status()
            .unwrap()
            .success()
    );
    assert_eq!(run.wait().unwrap().code(), Some(6));
    let journal = account.journal("good.yaml");
    assert_eq!(journal.entries.last().unwrap().event, Event::Left);
    // Without saying so it does not begin again.
    let again = account.run(&["good.yaml"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(texts(&again).1.contains("--resume"));
    let back = account.run(&["good.yaml", "--resume", "--roll-back"]);
    assert_eq!(back.status.code(), Some(3), "{:?}", texts(&back));
}

#[test]
fn killed_it_is_taken_up_from_its_journal_alone() {
    let account = Account::start(&["--speed", "300"]);
    let mut run = account.begun(&["good.yaml"]);
    run.kill().unwrap();
    run.wait().unwrap();
    let output = account.run(&["--journal", "good.yaml.journal", "--resume"]);
    assert_eq!(output.status.code(), Some(0), "{:?}", texts(&output));
    let journal = account.journal("good.yaml");
    let steps = journal.entries.iter().filter(|entry| {
        matches!(
            entry.event,
            Event::Intent {
                goes: Move::Step(_),
                ..
            }
        )
    });
    assert_eq!(steps.count(), 2);
}

#[test]
fn a_second_run_with_the_same_journal_is_refused_and_names_the_first() {
    let account = Account::start(&[]);
    let mut run = account.begun(&["good.yaml", "--holder", "the pipeline"]);
    let second = account.run(&["good.yaml", "--resume"]);
    assert_eq!(second.status.code(), Some(5));
    assert!(
        texts(&second)
            .1
            .contains("the pipeline drives this rollout"),
        "{second:?}"
    );
    run.kill().unwrap();
    run.wait().unwrap();
    // The lock is gone with the process, but the journal says that somebody drives.
    let other = account.run(&["good.yaml", "--resume", "--holder", "a laptop"]);
    assert_eq!(other.status.code(), Some(5));
    assert!(texts(&other).0.contains("the pipeline"));
}

#[test]
fn what_cannot_begin_says_why_and_leaves_nothing_behind() {
    let account = Account::start(&[]);
    let write = |name: &str, text: &str| fs::write(account.folder.join(name), text).unwrap();
    write(
        "missing.yaml",
        "function: checkout\nalias: prod\ncanary: 77\nfinish: promote\n",
    );
    write(
        "wrong.yaml",
        "function: checkout\nalias: prod\ncanary: 5\nsteps:\n  - share: 50%\n    hold: 5s\n",
    );
    for (arguments, said) in [
        (
            vec!["missing.yaml"],
            "canary: There is no version 77. The newest is 5.",
        ),
        (
            vec!["wrong.yaml"],
            "Line 6, steps[0].hold: 5 seconds are over",
        ),
        (vec!["nowhere.yaml"], "nowhere.yaml"),
        (vec!["good.yaml", "--resume"], "Begin without --resume"),
        (vec!["good.yaml", "--env-file", "no.env"], "no.env"),
        (
            vec!["good.yaml", "--env-file", "good.yaml"],
            "TENCENT_SECRET_ID",
        ),
    ] {
        let output = account.run(&arguments);
        let (stdout, stderr) = texts(&output);
        assert_eq!(
            output.status.code(),
            Some(1),
            "{arguments:?}: {stdout}{stderr}"
        );
        assert!(stderr.contains(said), "{arguments:?}: {stderr}");
        assert!(
            !account.folder.join("good.yaml.journal").exists(),
            "{arguments:?}"
        );
    }
}

#[test]
fn a_rollout_that_asks_ends_with_a_code_of_its_own_and_goes_on_with_an_answer() {
    let account = Account::start(&["--speed", "60"]);
    let text = "function: checkout\nalias: prod\ncanary: 5\nsteps:\n  - share: 30%\n    hold: approval\nfinish: promote\n";
    fs::write(account.folder.join("asks.yaml"), text).unwrap();
    let asks = account.run(&["asks.yaml"]);
    assert_eq!(asks.status.code(), Some(4), "{:?}", texts(&asks));
    assert!(texts(&asks).0.contains("--resume --approve"));
    let approved = account.run(&["asks.yaml", "--resume", "--approve"]);
    assert_eq!(approved.status.code(), Some(0), "{:?}", texts(&approved));
    let journal = account.journal("asks.yaml");
    let stable = journal.entries.iter().find_map(|entry| match entry.event {
        Event::Began { stable, .. } => Some(stable),
        _ => None,
    });
    assert_eq!(stable, Some(Version::Published(4)));
    // It is over, and says so once more.
    let over = account.run(&["asks.yaml", "--resume"]);
    assert_eq!(over.status.code(), Some(0));
}
