//! Changes against the emulator: done, undone, in conflict, and with every kind of lost answer.

use halftone::change::{
    ActivityLog, AliasState, Cause, Change, End, Entry, Field, Moves, Name, Outcome, Plan, Problem,
    Title, Warning,
};
use halftone::scf::{Action, ErrorKind, Region};
use halftone::traffic::{self, AliasName, Split, Version, Weight};
use serde_json::{Value, json};

use crate::account::{Account, Fault, canary, create, update};

pub(crate) fn done(outcome: &Outcome) -> &halftone::change::Done {
    match outcome {
        Outcome::Done(done) => done,
        other => panic!("not done: {other:?}"),
    }
}

pub(crate) fn entry(plan: &Plan, outcome: &Outcome, undoes: Option<usize>) -> Entry {
    Entry {
        id: 0,
        at: 0,
        region: Region::GUANGZHOU,
        target: plan.target.clone(),
        title: Title::Change(Name::of(&plan.change)),
        moves: Moves::of(plan),
        end: End::of(plan, outcome),
        receipts: done(outcome).receipts.clone(),
        undo: plan.reversal(done(outcome)),
        undoes,
        undone: false,
    }
}

fn name(text: &str) -> AliasName {
    AliasName::from_cloud(text)
}

#[test]
fn an_alias_is_created_moved_promoted_and_deleted() {
    let account = Account::new();
    done(&account.apply(&create("prod", canary(1, 2, 50))).1);
    assert_eq!(account.split("prod"), Some(canary(1, 2, 50)));
    done(&account.apply(&update("prod", canary(1, 2, 90))).1);
    assert_eq!(account.split("prod"), Some(canary(1, 2, 90)));
    done(
        &account
            .apply(&Change::Promote {
                alias: name("prod"),
            })
            .1,
    );
    assert_eq!(
        account.split("prod"),
        Some(Split::all(Version::Published(2)))
    );
    done(
        &account
            .apply(&Change::DeleteAlias {
                alias: name("prod"),
            })
            .1,
    );
    assert_eq!(account.alias("prod"), None);
}

#[test]
fn an_update_keeps_the_description_and_reports_what_was_read_back() {
    let account = Account::new();
    done(&account.apply(&create("prod", canary(1, 2, 50))).1);
    let (_, outcome) = account.apply(&update("prod", canary(1, 2, 1)));
    let done = done(&outcome);
    let after = done.after().unwrap();
    assert_eq!(after.description, "for customers");
    assert_eq!(after.split(), Ok(canary(1, 2, 1)));
    assert!(!done.receipts[0].request_id.is_empty());
}

#[test]
fn every_kind_of_change_to_an_alias_is_undone_exactly() {
    let account = Account::new();
    let changes = [
        create("prod", canary(1, 2, 50)),
        update("prod", canary(1, 3, 33)),
        Change::RollBack {
            alias: name("prod"),
        },
        update("prod", canary(2, 3, 5)),
        Change::Promote {
            alias: name("prod"),
        },
        Change::DeleteAlias {
            alias: name("prod"),
        },
    ];
    let mut log = ActivityLog::default();
    let mut before = Vec::new();
    for change in changes {
        before.push(account.alias("prod"));
        let (plan, outcome) = account.apply(&change);
        done(&outcome);
        log.record(entry(&plan, &outcome, None));
    }
    for id in (0..log.entries().len()).rev() {
        // The log of a page that was opened anew knows as much.
        log = ActivityLog::from_json(&log.to_json()).unwrap();
        let undo = log.entry(id).unwrap().undo.clone().unwrap().plan();
        let outcome = account.execute(&undo);
        done(&outcome);
        log.record(entry(&undo, &outcome, Some(id)));
        assert_eq!(log.entry(id).unwrap().undo, None, "undone twice");
        assert!(log.entry(id).unwrap().undone);
        match (account.alias("prod"), before.pop().unwrap()) {
            (Some(now), Some(then)) => assert!(now.says_the_same(&then)),
            (now, then) => assert_eq!(now, then),
        }
    }
}

#[test]
fn a_log_keeps_values_and_still_reads_what_once_were_words() {
    let account = Account::new();
    let (plan, outcome) = account.apply(&create("prod", canary(1, 2, 50)));
    let mut log = ActivityLog::default();
    log.record(entry(&plan, &outcome, None));
    let mut of_rollout = entry(&plan, &outcome, None);
    of_rollout.title = Title::Resume(Box::new(Title::RolloutStep("prod".into(), 2)));
    of_rollout.end = End::Failed {
        done: 1,
        of: 2,
        reason: halftone::change::Fault::Call(ErrorKind::Throttled),
    };
    log.record(of_rollout);
    assert_eq!(ActivityLog::from_json(&log.to_json()).unwrap(), log);

    let mut file: Value = serde_json::from_str(&log.to_json()).unwrap();
    let old = &mut file["entries"][1];
    old["title"] = json!("Change alias prod");
    old["sentence"] = json!("In alias prod, version 2 gets more.");
    old["end"]["Failed"]["reason"] = json!("The cloud failed.");
    let read = ActivityLog::from_json(&file.to_string()).unwrap();
    let read = read.entry(1).unwrap();
    assert_eq!(read.title, Title::Said("Change alias prod".into()));
    let sentence = "In alias prod, version 2 gets more.";
    assert_eq!(read.moves, Moves::Said(sentence.into()));
    let reason = halftone::change::Fault::Said("The cloud failed.".into());
    let (done, of) = (1, 2);
    assert_eq!(read.end, End::Failed { done, of, reason });
}

#[test]
fn a_foreign_change_is_shown_and_never_overwritten() {
    let account = Account::new();
    done(&account.apply(&create("prod", canary(1, 2, 50))).1);
    let plan = account.plan(&update("prod", canary(1, 2, 10))).unwrap();
    done(&account.apply(&update("prod", canary(1, 3, 70))).1);
    let writes = account.sent(Action::UpdateAlias);
    let Outcome::Conflict(conflict) = account.execute(&plan) else {
        panic!("no conflict")
    };
    assert_eq!(conflict.base.unwrap().split(), Ok(canary(1, 2, 50)));
    assert_eq!(conflict.theirs.unwrap().split(), Ok(canary(1, 3, 70)));
    assert_eq!(conflict.yours.unwrap().split(), Ok(canary(1, 2, 10)));
    assert_eq!(account.sent(Action::UpdateAlias), writes);
    assert_eq!(account.split("prod"), Some(canary(1, 3, 70)));
}

#[test]
fn an_undo_after_a_foreign_change_is_a_conflict_too() {
    let account = Account::new();
    done(&account.apply(&create("prod", canary(1, 2, 50))).1);
    let (plan, outcome) = account.apply(&update("prod", canary(1, 2, 10)));
    let undo = plan.reversal(done(&outcome)).unwrap().plan();
    done(&account.apply(&update("prod", canary(1, 3, 70))).1);
    assert!(matches!(account.execute(&undo), Outcome::Conflict(_)));
    assert_eq!(account.split("prod"), Some(canary(1, 3, 70)));
}

#[test]
fn an_alias_deleted_elsewhere_is_a_conflict_with_an_empty_column() {
    let account = Account::new();
    done(&account.apply(&create("prod", canary(1, 2, 50))).1);
    let plan = account.plan(&update("prod", canary(1, 2, 10))).unwrap();
    let delete = Change::DeleteAlias {
        alias: name("prod"),
    };
    done(&account.apply(&delete).1);
    let Outcome::Conflict(conflict) = account.execute(&plan) else {
        panic!("no conflict")
    };
    assert_eq!(conflict.theirs, None);
    assert_eq!(account.alias("prod"), None);
}

#[test]
fn a_write_whose_answer_or_request_is_lost_still_happens_exactly_once() {
    for fault in [Fault::AnswerLost, Fault::RequestLost] {
        let account = Account::new();
        account.fail_next(Action::CreateAlias, fault);
        done(&account.apply(&create("prod", canary(1, 2, 50))).1);
        account.fail_next(Action::UpdateAlias, fault);
        done(&account.apply(&update("prod", canary(1, 2, 10))).1);
        assert_eq!(account.split("prod"), Some(canary(1, 2, 10)));
        account.fail_next(Action::DeleteAlias, fault);
        done(
            &account
                .apply(&Change::DeleteAlias {
                    alias: name("prod"),
                })
                .1,
        );
        assert_eq!(account.alias("prod"), None);
        let tries = if fault == Fault::AnswerLost { 1 } else { 2 };
        for action in [
            Action::CreateAlias,
            Action::UpdateAlias,
            Action::DeleteAlias,
        ] {
            assert_eq!(account.sent(action), tries, "{action:?} after {fault:?}");
        }
    }
}

#[test]
fn a_write_that_is_lost_twice_is_reported_as_unknown() {
    let account = Account::new();
    account.fail_next(Action::CreateAlias, Fault::RequestLost);
    account.fail_next(Action::CreateAlias, Fault::RequestLost);
    let (_, outcome) = account.apply(&create("prod", canary(1, 2, 50)));
    let Outcome::Failed(failure) = outcome else {
        panic!("not failed")
    };
    assert!(matches!(failure.cause, Cause::Unknown(_)));
    assert_eq!(failure.stage, 1);
}

#[test]
fn a_write_that_was_accepted_can_be_taken_back_even_if_it_was_never_read_back() {
    let account = Account::new();
    done(&account.apply(&create("prod", canary(1, 2, 50))).1);
    let plan = account.plan(&update("prod", canary(1, 2, 10))).unwrap();
    let before = account.sent(Action::GetAlias) + 1;
    for look in 1..=4 {
        account.refuse_nth(Action::GetAlias, before + look, "InternalError");
    }
    let Outcome::Failed(failure) = account.execute(&plan) else {
        panic!("nothing failed")
    };
    // Not that a call failed and nothing was changed: it was.
    assert!(matches!(failure.cause, Cause::Unknown(_)), "{failure:?}");
    assert_eq!(account.split("prod"), Some(canary(1, 2, 10)));
    let undo = plan.reversal(&failure.so_far).unwrap().plan();
    done(&account.execute(&undo));
    assert_eq!(account.split("prod"), Some(canary(1, 2, 50)));
}

#[test]
fn a_version_is_published_waited_for_and_never_made_twice() {
    let publish = Change::PublishVersion {
        description: "release 4".into(),
    };
    let account = Account::new();
    let (_, outcome) = account.apply(&publish);
    assert_eq!(done(&outcome).published(), Some(Version::Published(4)));
    account.fail_next(Action::PublishVersion, Fault::AnswerLost);
    let (_, outcome) = account.apply(&publish);
    assert_eq!(done(&outcome).published(), Some(Version::Published(5)));
    assert_eq!(account.sent(Action::PublishVersion), 2);
    assert_eq!(
        account.snapshot().newest_published(),
        Some(Version::Published(5))
    );
}

#[test]
fn a_publication_whose_request_is_lost_is_not_repeated_on_its_own() {
    let account = Account::new();
    account.fail_next(Action::PublishVersion, Fault::RequestLost);
    let (_, outcome) = account.apply(&Change::PublishVersion {
        description: String::new(),
    });
    assert!(
        matches!(outcome, Outcome::Failed(failure) if matches!(failure.cause, Cause::Unknown(_)))
    );
    assert_eq!(
        account.snapshot().newest_published(),
        Some(Version::Published(3))
    );
}

#[test]
fn a_function_that_is_updating_takes_no_new_version() {
    let account = Account::new();
    account.touch();
    let problems = account
        .plan(&Change::PublishVersion {
            description: String::new(),
        })
        .unwrap_err();
    assert!(
        problems[0]
            .to_string()
            .contains("Updating. Wait until it is Active"),
        "{problems:?}"
    );
    account.settle();
    account
        .plan(&Change::PublishVersion {
            description: String::new(),
        })
        .unwrap();
}

#[test]
fn the_default_alias_rolls_back_and_is_promoted_the_other_way_round() {
    let account = Account::new();
    let ten = Split::weighted(
        Version::Latest,
        Version::Published(3),
        Weight::from_percent(90).unwrap(),
    );
    done(&account.apply(&update("$DEFAULT", ten.clone())).1);
    done(
        &account
            .apply(&Change::RollBack {
                alias: name("$DEFAULT"),
            })
            .1,
    );
    let back = account.split("$DEFAULT").unwrap();
    assert_eq!(back.share(Version::Published(3)), Some(Weight::FULL));
    assert_eq!(back.main, Version::Latest);
    done(&account.apply(&update("$DEFAULT", ten)).1);
    let (plan, outcome) = account.apply(&Change::Promote {
        alias: name("$DEFAULT"),
    });
    done(&outcome);
    assert_eq!(account.split("$DEFAULT"), Some(Split::all(Version::Latest)));
    assert_eq!(
        plan.warnings,
        [Warning::UploadsAreLive {
            alias: name("$DEFAULT")
        }]
    );
}

#[test]
fn what_cannot_be_planned_says_where_and_what_to_do() {
    let account = Account::new();
    done(&account.apply(&create("alias-prod", canary(1, 2, 50))).1);
    let refused = |change: &Change| account.plan(change).unwrap_err();
    assert_eq!(
        refused(&update("alais-prod", canary(1, 2, 10))),
        [Problem::AliasNotFound {
            alias: name("alais-prod"),
            nearest: Some(name("alias-prod"))
        }]
    );
    assert_eq!(
        refused(&create("alias-prod", canary(1, 2, 10))),
        [Problem::AliasExists {
            alias: name("alias-prod")
        }]
    );
    assert_eq!(
        refused(&update("alias-prod", canary(1, 2, 50))),
        [Problem::NothingToChange]
    );
    assert_eq!(
        refused(&Change::DeleteAlias {
            alias: name("$DEFAULT")
        }),
        [Problem::DefaultAliasStays]
    );
    let no_canary = Problem::NoCanary {
        alias: name("$DEFAULT"),
    };
    assert_eq!(
        refused(&Change::Promote {
            alias: name("$DEFAULT")
        }),
        [no_canary]
    );
    let both = refused(&create("1st", canary(9, 9, 10)));
    assert_eq!(
        both.iter().map(Problem::field).collect::<Vec<_>>()[0],
        Some(Field::AliasName)
    );
    let missing = Version::Published(9);
    let problem = traffic::Problem::VersionNotFound {
        version: missing,
        newest: Some(Version::Published(3)),
    };
    assert!(
        both.contains(&Problem::Rule {
            field: Field::MainVersion,
            problem
        }),
        "{both:?}"
    );
    assert_eq!(account.sent(Action::UpdateAlias), 0);
}

#[test]
fn what_this_program_does_not_know_of_a_routing_survives_its_changes() {
    let account = Account::new();
    done(&account.apply(&create("prod", canary(1, 2, 50))).1);
    let mut strange = account.alias("prod").unwrap();
    let sticky =
        r#"{"AdditionalVersionWeights":[{"Version":"2","Weight":0.5}],"Sticky":{"By":"user"}}"#;
    strange.routing_config = serde_json::from_str(sticky).unwrap();
    done(
        &account
            .apply(&Change::Restore {
                aliases: vec![AliasState::Is(Box::new(strange.clone()))],
                triggers: Vec::new(),
            })
            .1,
    );
    let (plan, outcome) = account.apply(&update("prod", canary(1, 2, 10)));
    let kept = serde_json::to_value(account.alias("prod").unwrap().routing_config).unwrap();
    assert_eq!(kept["Sticky"]["By"], "user");
    done(&account.execute(&plan.reversal(done(&outcome)).unwrap().plan()));
    assert!(account.alias("prod").unwrap().says_the_same(&strange));
}

#[test]
fn a_plan_shows_every_call_that_it_makes_word_for_word() {
    let account = Account::new();
    done(&account.apply(&create("prod", canary(1, 2, 50))).1);
    let plan = account.plan(&update("prod", canary(1, 2, 90))).unwrap();
    let calls = plan.calls();
    let actions: Vec<Action> = calls.iter().map(|call| call.action).collect();
    assert_eq!(
        actions,
        [Action::GetAlias, Action::UpdateAlias, Action::GetAlias]
    );
    assert!(
        calls[1]
            .body
            .contains(r#""AdditionalVersionWeights":[{"Version":"2","Weight":0.9}]"#)
    );
    assert_eq!(plan.stages().len(), 3);
}

#[test]
fn a_foreign_change_during_the_wait_for_a_busy_function_is_a_conflict() {
    let account = Account::new();
    done(&account.apply(&create("prod", canary(1, 2, 50))).1);
    let plan = account.plan(&update("prod", canary(1, 2, 10))).unwrap();
    account.touch();
    // Busy at the first try; somebody else is quicker when the function is free again.
    account.refuse_next(Action::UpdateAlias, "FailedOperation.FunctionStatusError");
    let mut tries = 0;
    account.observe(Box::new(move |probe, action| {
        tries += usize::from(action == Action::GetFunction);
        if tries == 1 {
            tries += 1;
            probe.ask(
                Action::UpdateAlias,
                &json!({"FunctionName": "my-function", "Name": "prod", "FunctionVersion": "3"}),
            );
        }
    }));
    let outcome = account.execute(&plan);
    assert!(matches!(outcome, Outcome::Conflict(_)), "{outcome:?}");
    assert_eq!(
        account.split("prod"),
        Some(Split::all(Version::Published(3)))
    );
}

#[test]
fn a_version_that_is_held_says_by_whom_and_one_that_is_free_is_deleted() {
    let account = Account::new();
    done(&account.apply(&create("prod", canary(1, 2, 5))).1);
    let delete = |number| Change::DeleteVersion {
        version: Version::Published(number),
    };
    let problems = account.plan(&delete(2)).unwrap_err();
    let said = problems[0].to_string();
    assert!(
        said.contains("prod (5\u{a0}%)") || said.contains("prod (5 %)"),
        "{said}"
    );
    assert_eq!(
        account
            .plan(&Change::DeleteVersion {
                version: Version::Latest
            })
            .unwrap_err(),
        [Problem::LatestStays]
    );
    account.fail_next(Action::DeleteFunctionVersion, Fault::AnswerLost);
    done(&account.apply(&delete(3)).1);
    assert_eq!(
        account.snapshot().newest_published(),
        Some(Version::Published(2))
    );
}
