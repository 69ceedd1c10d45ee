//! A run that waits for an answer, and what is said to it from another shell.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};

use halftone::rollout::{Command, Event};
use serde_json::Value;

use crate::account::{Account, texts};

const ASKS: &str = "function: checkout\nalias: prod\ncanary: 5\nsteps:\n  - share: 30%\n    hold: approval\n  - share: 60%\n    hold: approval\nfinish: promote\n";

/// A run, and its lines as they come.
fn run(account: &Account, arguments: &[&str]) -> (Child, Receiver<Value>) {
    let mut run = account.command(arguments);
    let mut run = run.stdout(Stdio::piped()).spawn().unwrap();
    let lines = BufReader::new(run.stdout.take().unwrap()).lines();
    let (sender, values) = channel();
    std::thread::spawn(move || {
        for line in lines {
            let value = serde_json::from_str(&line.unwrap()).expect("every line is whole JSON");
            if sender.send(value).is_err() {
                return;
            }
        }
    });
    (run, values)
}

/// What it asks next.
fn asked(lines: &Receiver<Value>) -> Value {
    lines
        .iter()
        .find(|line| line["asks"] != Value::Null)
        .unwrap()
}

#[test]
fn it_waits_for_an_answer_and_goes_on_with_each_that_is_said_from_another_shell() {
    let account = Account::start(&["--speed", "60"]);
    fs::write(account.folder.join("asks.yaml"), ASKS).unwrap();
    let (mut run, lines) = run(
        &account,
        &["asks.yaml", "--wait", "--holder", "the pipeline"],
    );
    let say = |word: &str| {
        account.run(&[
            "--journal",
            "asks.yaml.journal",
            "--resume",
            word,
            "--holder",
            "a reviewer",
        ])
    };
    for step in ["Step 1", "Step 2"] {
        let question = asked(&lines);
        assert_eq!(question["asks"], "approve");
        assert!(question["sentence"].as_str().unwrap().contains(step));
        assert_eq!(question["possible"][0], "approve");
        let said = say("--approve");
        assert_eq!(said.status.code(), Some(0), "{:?}", texts(&said));
        assert!(texts(&said).0.contains("the pipeline heard approve"));
    }
    assert_eq!(run.wait().unwrap().code(), Some(0));
    let approved = account
        .journal("asks.yaml")
        .entries
        .into_iter()
        .filter(|entry| entry.event == Event::Said(Command::Approve) && entry.by == "a reviewer");
    assert_eq!(approved.count(), 2);
    for left in ["said", "heard"] {
        assert!(
            !account
                .folder
                .join(format!("asks.yaml.journal.{left}"))
                .exists()
        );
    }
}

#[test]
fn what_answers_nothing_is_refused_with_what_is_possible_and_a_way_back_is_heard_at_any_time() {
    let account = Account::start(&["--speed", "60"]);
    let mut run = account.begun(&["good.yaml"]);
    let say = |word: &str| account.run(&["good.yaml", "--resume", word]);
    let early = say("--approve");
    assert_eq!(early.status.code(), Some(1));
    let (_, stderr) = texts(&early);
    assert!(
        stderr.contains("Possible now: pause, promote, roll back, abandon"),
        "{stderr}"
    );
    let back = say("--roll-back");
    assert_eq!(back.status.code(), Some(0), "{:?}", texts(&back));
    assert_eq!(run.wait().unwrap().code(), Some(3));
    let said = |event: &Event| matches!(event, Event::Said(_));
    let journal = account.journal("good.yaml");
    let said: Vec<&Event> = journal
        .entries
        .iter()
        .map(|entry| &entry.event)
        .filter(|event| said(event))
        .collect();
    assert_eq!(said, [&Event::Said(Command::RollBack)]);
}

#[test]
fn somebody_else_s_change_is_asked_about_in_three_columns_and_may_be_taken_over() {
    let account = Account::start(&["--speed", "60"]);
    let (mut run, lines) = run(&account, &["good.yaml", "--wait"]);
    lines
        .iter()
        .find(|line| line["event"]["Settled"] != Value::Null)
        .unwrap();
    account.set_share(40);
    let question = asked(&lines);
    let sentence = question["sentence"].as_str().unwrap();
    let columns: Vec<&str> = sentence.lines().map(str::trim).collect();
    assert!(columns[1].starts_with("was"), "{sentence}");
    for row in [["4", "75", "60"], ["5", "25", "40"]] {
        let found = columns.iter().any(|line| {
            line.starts_with(row[0])
                && line.contains(row[1])
                && line.ends_with(&format!("{}\u{a0}%", row[2]))
        });
        assert!(found, "{row:?}: {sentence}");
    }
    let accepted = account.run(&["good.yaml", "--resume", "--accept"]);
    assert_eq!(accepted.status.code(), Some(0), "{:?}", texts(&accepted));
    assert_eq!(run.wait().unwrap().code(), Some(0));
    let adopted = |event: &Event| matches!(event, Event::Adopted { step: Some(0), .. });
    let journal = account.journal("good.yaml");
    assert!(journal.entries.iter().any(|entry| adopted(&entry.event)));
}
