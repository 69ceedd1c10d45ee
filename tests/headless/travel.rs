//! A journal that goes from one who drives to another.

use std::fs;

use halftone::rollout::{Ended, Event, Journal};

use crate::account::{Account, texts};

#[test]
fn begun_by_one_and_finished_by_another_from_the_journal_alone() {
    let account = Account::start(&["--speed", "60"]);
    let mut run = account.begun(&["good.yaml", "--holder", "the page"]);
    // He lets go of it, as the page does when it hands over.
    let paused = account.run(&["good.yaml", "--resume", "--pause", "--holder", "the page"]);
    assert_eq!(paused.status.code(), Some(0), "{:?}", texts(&paused));
    assert_eq!(run.wait().unwrap().code(), Some(4));
    let there = account.folder.join("elsewhere");
    fs::create_dir(&there).unwrap();
    fs::rename(
        account.folder.join("good.yaml.journal"),
        there.join("brought.jsonl"),
    )
    .unwrap();
    fs::remove_file(account.folder.join("good.yaml")).unwrap();
    let output = account.run(&[
        "--journal",
        "elsewhere/brought.jsonl",
        "--resume",
        "--holder",
        "a server",
    ]);
    assert_eq!(output.status.code(), Some(0), "{:?}", texts(&output));
    let text = fs::read_to_string(there.join("brought.jsonl")).unwrap();
    let journal = Journal::read(&text).unwrap();
    let by = |entry: &halftone::rollout::Entry| entry.by.clone();
    assert_eq!(journal.entries.first().map(by), Some("the page".into()));
    let last = journal.entries.last().unwrap();
    assert_eq!(
        (by(last), &last.event),
        ("a server".into(), &Event::Ended(Ended::Promoted))
    );
    // What is written is what would be read: the page takes it as it is.
    assert_eq!(Journal::text_of(&journal.entries), text);
}

#[test]
fn one_who_did_not_leave_is_named_with_the_time_and_can_be_replaced_on_purpose() {
    let account = Account::start(&["--speed", "60"]);
    let mut run = account.begun(&["good.yaml", "--holder", "the page"]);
    run.kill().unwrap();
    run.wait().unwrap();
    let resume = [
        "--journal",
        "good.yaml.journal",
        "--resume",
        "--holder",
        "a server",
    ];
    let refused = account.run(&resume);
    assert_eq!(refused.status.code(), Some(5));
    let (stdout, _) = texts(&refused);
    for said in [
        "the page drives this rollout, and counts as driving until 20",
        "--take-over",
    ] {
        assert!(stdout.contains(said), "{stdout}");
    }
    let taken = account.run(&[&resume[..], &["--take-over"]].concat());
    assert_eq!(taken.status.code(), Some(0), "{:?}", texts(&taken));
}
