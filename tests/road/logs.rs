//! Where a function writes its logs: changed, refused, in conflict, taken back.

use halftone::change::{ActivityLog, Cause, Change, LogTopic, Outcome, Plan, Problem, Warning};
use halftone::scf::{Action, Effect, GetFunction, Status};
use halftone::traffic::Version;
use serde_json::{Value, json};

use crate::account::{Account, Fault};
use crate::change::{done, entry};
use crate::support::run;

const TOPIC: &str = "0f0e5bd1-2a35-4d0f-9f11-9ad6fe3b2c11";
const OTHER: &str = "77777777-2a35-4d0f-9f11-9ad6fe3b2c11";

fn to(topic: &str) -> LogTopic {
    LogTopic {
        logset_id: "5cd3a17e-fb0b-418c-afd7-77b365397426".into(),
        topic_id: topic.into(),
    }
}

fn write_to(topic: LogTopic) -> Change {
    Change::WriteLogs { topic }
}

fn topic(account: &Account, version: Version) -> LogTopic {
    let request = GetFunction {
        function_name: "my-function".into(),
        namespace: "default".into(),
        qualifier: version,
    };
    LogTopic::of(&run(account.client.call(&request)).unwrap().answer)
}

/// What another connection writes, which settles.
fn elsewhere(account: &Account, topic: &str) {
    let body = json!({"FunctionName": "my-function", "ClsLogsetId": "a-set", "ClsTopicId": topic});
    account
        .probe()
        .ask(Action::UpdateFunctionConfiguration, &body);
    account.settle();
}

fn cause(outcome: Outcome) -> Cause {
    match outcome {
        Outcome::Failed(failure) => failure.cause,
        other => panic!("no failure: {other:?}"),
    }
}

fn writes(plan: &Plan) -> Vec<(Action, Value)> {
    let calls = plan.calls().into_iter();
    let writes = calls.filter(|call| call.action.effect() == Effect::Writes);
    writes
        .map(|call| (call.action, serde_json::from_str(&call.body).unwrap()))
        .collect()
}

#[test]
fn logging_is_switched_on_for_latest_alone_and_nothing_else_is_touched() {
    let account = Account::new();
    let before = account.snapshot().function;
    let (plan, outcome) = account.apply(&write_to(to(TOPIC)));
    let expected = json!({
        "FunctionName": "my-function", "Namespace": "default",
        "ClsLogsetId": to(TOPIC).logset_id, "ClsTopicId": TOPIC,
    });
    assert_eq!(
        writes(&plan),
        [(Action::UpdateFunctionConfiguration, expected)]
    );
    assert_eq!(plan.warnings, [Warning::VersionsKeepTheirLogs]);
    assert_eq!(done(&outcome).receipts.len(), 1);
    let after = account.snapshot().function;
    assert_eq!(after.status, Status::Active, "it was waited for");
    assert_eq!(LogTopic::of(&after), to(TOPIC));
    let same = halftone::scf::FunctionDetail {
        cls_logset_id: String::new(),
        cls_topic_id: String::new(),
        mod_time: before.mod_time.clone(),
        ..after
    };
    assert_eq!(same, before);
    assert!(topic(&account, Version::Published(1)).is_off());
}

#[test]
fn an_undo_gives_back_what_was_and_keeps_off_what_was_off() {
    let account = Account::new();
    let mut log = ActivityLog::default();
    for topic in [TOPIC, OTHER] {
        let (plan, outcome) = account.apply(&write_to(to(topic)));
        log.record(entry(&plan, &outcome, None));
    }
    for (id, before) in [(1, to(TOPIC)), (0, LogTopic::default())] {
        // The log of a page that was opened anew knows as much.
        log = ActivityLog::from_json(&log.to_json()).unwrap();
        let undo = log.entry(id).unwrap().undo.clone().unwrap().plan();
        assert_eq!(undo.change, write_to(before.clone()));
        let switches_off = writes(&undo)[0].1.get("IgnoreSysLog") == Some(&Value::Bool(true));
        assert_eq!(switches_off, before.is_off());
        done(&account.execute(&undo));
        assert_eq!(topic(&account, Version::Latest), before);
    }
}

#[test]
fn a_topic_that_somebody_else_chose_is_not_overwritten() {
    let account = Account::new();
    let plan = account.plan(&write_to(to(TOPIC))).unwrap();
    elsewhere(&account, OTHER);
    let sent = account.sent(Action::UpdateFunctionConfiguration);
    assert_eq!(cause(account.execute(&plan)), Cause::LogsChanged);
    assert_eq!(account.sent(Action::UpdateFunctionConfiguration), sent);
    let (plan, outcome) = account.apply(&write_to(to(TOPIC)));
    let undo = plan.reversal(done(&outcome)).unwrap().plan();
    elsewhere(&account, "");
    assert_eq!(cause(account.execute(&undo)), Cause::LogsChanged);
    assert!(topic(&account, Version::Latest).is_off());
}

#[test]
fn a_function_that_somebody_is_changing_is_waited_for_and_a_lost_answer_settled() {
    for fault in [None, Some(Fault::AnswerLost), Some(Fault::RequestLost)] {
        let account = Account::new();
        let plan = account.plan(&write_to(to(TOPIC))).unwrap();
        account.touch();
        if let Some(fault) = fault {
            account.fail_next(Action::UpdateFunctionConfiguration, fault);
        }
        done(&account.execute(&plan));
        assert_eq!(topic(&account, Version::Latest), to(TOPIC));
    }
}

#[test]
fn what_cannot_be_a_topic_is_refused_before_anything_is_sent() {
    let account = Account::new();
    let refused = |topic| account.plan(&write_to(topic)).unwrap_err();
    let text = String::new;
    let slip = LogTopic {
        logset_id: "my-logset".into(),
        topic_id: text(),
    };
    assert_eq!(
        refused(slip),
        [
            Problem::LogsetId {
                text: "my-logset".into()
            },
            Problem::TopicId { text: text() }
        ]
    );
    assert_eq!(refused(LogTopic::default()), [Problem::LogsThereAlready]);
    account.touch();
    let status = Status::Updating;
    assert_eq!(refused(to(TOPIC)), [Problem::SettingsNotTaken { status }]);
}
