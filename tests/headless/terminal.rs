//! A run on a terminal: what it shows, and the words that are typed there.

use std::fs;
use std::io::{Read as _, Write as _};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use halftone::rollout::{Command, Event};

use crate::account::{Account, SECRET};

/// A run on a terminal of its own, by way of `script` of util-linux.
struct Terminal {
    process: Child,
    keys: ChildStdin,
    shown: Arc<Mutex<String>>,
}

impl Terminal {
    fn run(account: &Account, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let run = account.command(arguments);
        let words = std::iter::once(run.get_program()).chain(run.get_args());
        let line: Vec<String> = words
            .map(|word| format!("'{}'", word.to_string_lossy()))
            .collect();
        let mut script = std::process::Command::new("script");
        for (name, _) in run.get_envs() {
            script.env_remove(name);
        }
        script
            .env_remove("NO_COLOR")
            .env("TERM", "xterm")
            .envs(variables.iter().copied());
        let mut process = script
            .current_dir(&account.folder)
            .args(["-qefc", &line.join(" "), "/dev/null"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("script of util-linux is there");
        let mut output = process.stdout.take().unwrap();
        let shown = Arc::new(Mutex::new(String::new()));
        let sink = shown.clone();
        std::thread::spawn(move || {
            let mut bytes = [0; 4_096];
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                let text = String::from_utf8_lossy(&bytes[..count]).into_owned();
                sink.lock().unwrap().push_str(&text);
            }
        });
        let keys = process.stdin.take().unwrap();
        Self {
            process,
            keys,
            shown,
        }
    }

    fn shown(&self) -> String {
        self.shown.lock().unwrap().clone()
    }

    /// Waits until this has been shown so often.
    fn wait_for(&self, text: &str, times: usize) {
        // Long beyond what any of this takes.
        for _ in 0..600 {
            if self.shown().matches(text).count() >= times {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("never shown: {text}\n{}", self.shown());
    }

    fn types(&mut self, line: &str) {
        self.keys.write_all(format!("{line}\n").as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    fn ends(&mut self) -> Option<i32> {
        self.process.wait().unwrap().code()
    }
}

const ASKS: &str = "function: checkout\nalias: prod\ncanary: 5\nsteps:\n  - share: 30%\n    hold: approval\n  - share: 60%\n    hold: approval\nfinish: promote\n";

#[test]
fn questions_are_asked_on_the_terminal_and_a_word_that_was_typed_ahead_answers_none() {
    let account = Account::start(&["--speed", "60"]);
    fs::write(account.folder.join("asks.yaml"), ASKS).unwrap();
    let mut terminal = Terminal::run(&account, &["asks.yaml"], &[]);
    terminal.wait_for("Step 1 of 2 waits for an approval", 1);
    terminal.types("yes");
    terminal.wait_for("No such word. Possible now: approve", 1);
    // Twice at once: the second comes before the second question stands there.
    terminal.types("approve\napprove");
    terminal.wait_for("Step 2 of 2 waits for an approval", 1);
    terminal.wait_for("before the question stood here", 1);
    terminal.types("roll back");
    assert_eq!(terminal.ends(), Some(3), "{}", terminal.shown());
    let journal = account.journal("asks.yaml");
    let said: Vec<Command> = journal
        .entries
        .iter()
        .filter_map(|entry| match entry.event {
            Event::Said(command) => Some(command),
            _ => None,
        })
        .collect();
    assert_eq!(said, [Command::Approve, Command::RollBack]);
    assert!(!terminal.shown().contains(SECRET));
}

#[test]
fn it_is_paused_and_resumed_by_a_word_while_the_last_line_counts_down() {
    let account = Account::start(&["--speed", "20"]);
    let mut terminal = Terminal::run(&account, &["good.yaml"], &[]);
    terminal.wait_for(" left", 1);
    terminal.types("pause");
    terminal.wait_for("Paused, because somebody said so.", 1);
    terminal.types("resume");
    terminal.wait_for("Somebody said: go on.", 1);
    terminal.types("promote");
    assert_eq!(terminal.ends(), Some(0), "{}", terminal.shown());
    let shown = terminal.shown();
    assert!(
        shown.contains("prod · 25\u{a0}% to 5 · step 1 of 2 · "),
        "{shown}"
    );
    assert!(
        shown.contains("Promoted: the canary serves everything."),
        "{shown}"
    );
}

#[test]
fn where_a_terminal_shall_not_or_cannot_only_whole_lines_are_written() {
    let account = Account::start(&["--speed", "300"]);
    for (number, variables) in [[("NO_COLOR", "1")], [("TERM", "dumb")]].iter().enumerate() {
        let journal = format!("{number}.journal");
        let mut terminal = Terminal::run(&account, &["bad.yaml", "--journal", &journal], variables);
        assert_eq!(terminal.ends(), Some(3), "{}", terminal.shown());
        let shown = terminal.shown();
        assert!(
            !shown.contains('\x1b') && !shown.trim_end().is_empty(),
            "{shown:?}"
        );
        assert!(!shown.replace("\r\n", "").contains('\r'), "{shown:?}");
    }
}
