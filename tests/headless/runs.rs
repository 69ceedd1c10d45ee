//! Runs from their beginning to their end.

use std::fs;
#[cfg(unix)]
use std::process::Command;

use halftone::rollout::{Event, Journal, Move};
use halftone::traffic::Version;

use crate::account::{Account, SECRET, texts};

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
        "this plan ",
        "Canary10Percent5Minutes ",
        "good one done",
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
fn interrupted_or_terminated_it_keeps_the_share_and_goes_on_when_resumed() {
    let account = Account::start(&["--speed", "60"]);
    for (signal, arguments) in [
        ("-INT", &["good.yaml"][..]),
        ("-TERM", &["good.yaml", "--resume"]),
    ] {
        let mut run = account.begun(arguments);
        let stop = [signal.to_owned(), run.id().to_string()];
        assert!(Command::new("kill").args(stop).status().unwrap().success());
        assert_eq!(run.wait().unwrap().code(), Some(6));
        let journal = account.journal("good.yaml");
        assert_eq!(journal.entries.last().unwrap().event, Event::Left);
    }
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
