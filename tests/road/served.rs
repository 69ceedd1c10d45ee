//! What was served, read by the client as it reads it from the cloud.

use halftone::change::Change;
use halftone::scf::{
    Action, GetMonitorData, Instance, InvokeFunction, LogFilter, Metric, Monitored, SearchLog,
    Served, moment,
};
use serde_json::json;

use crate::account::Account;
use crate::support::{START, run};

fn invoke(account: &Account, qualifier: &str) {
    let request = InvokeFunction {
        function_name: "my-function".into(),
        namespace: "default".into(),
        qualifier: qualifier.into(),
        event: String::new(),
        routing_key: String::new(),
    };
    run(account.client.call(&request)).unwrap();
}

#[test]
fn versions_and_aliases_are_read_in_one_call_and_what_never_ran_has_no_point() {
    let account = Account::new();
    for qualifier in ["2", "$DEFAULT", "2"] {
        invoke(&account, qualifier);
    }
    run(account.client.clock().sleep(60_000));
    let request = GetMonitorData {
        namespace: Monitored::Functions,
        metric_name: Metric::Invocation,
        instances: vec![
            Instance::version("default", "my-function", "2"),
            Instance::version("default", "my-function", "$LATEST"),
            Instance::alias("default", "my-function", "$DEFAULT"),
            Instance::version("default", "my-function", "1"),
        ],
        period: 60,
        start_time: moment(START / 1_000),
        end_time: String::new(),
    };
    let answer = run(account.client.call(&request)).unwrap().answer;
    let sums: Vec<Option<f64>> = answer
        .data_points
        .iter()
        .map(|entry| entry.points().map(|(_, value)| value).reduce(|a, b| a + b))
        .collect();
    assert_eq!(sums, [Some(2.0), Some(1.0), Some(1.0), None]);
}

#[test]
fn the_log_says_which_version_served_a_request_of_which_alias() {
    let account = Account::new();
    let log =
        json!({"FunctionName": "my-function", "ClsLogsetId": "a-set", "ClsTopicId": "a-topic"});
    account
        .probe()
        .ask(Action::UpdateFunctionConfiguration, &log);
    account.settle();
    // The versions before were published without a topic, so they write nothing.
    account.done(&Change::PublishVersion {
        description: String::new(),
    });
    for qualifier in ["$DEFAULT", "3", "4", "$DEFAULT"] {
        invoke(&account, qualifier);
    }
    let now = account.client.clock().now() + 1;
    let filter = LogFilter {
        namespace: "default".into(),
        function: "my-function".into(),
        alias: "$DEFAULT".into(),
        ..LogFilter::default()
    };
    let shares = SearchLog::shares("a-topic", START, now, &filter);
    let answer = run(account.client.call(&shares)).unwrap().answer;
    let expected = Served {
        alias: "$DEFAULT".into(),
        version: "$LATEST".into(),
        requests: 2,
    };
    assert_eq!(answer.served(), [expected]);
    let records = SearchLog::records("a-topic", START, now, "NOT SCF_Qualifier:$LATEST", 10);
    let answer = run(account.client.call(&records)).unwrap().answer;
    let record = answer.results[0].read();
    assert_eq!((answer.results.len(), record.alias.as_str()), (1, ""));
    assert_eq!((record.version.as_str(), record.status), ("4", Some(200)));
}
