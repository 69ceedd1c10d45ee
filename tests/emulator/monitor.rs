//! `GetMonitorData` as Monitor answers it.

use halftone::scf::{GetMonitorData, GetMonitorDataAnswer, Instance, Metric, Monitored, moment};
use serde::Deserialize as _;
use serde_json::{Value, json};

use crate::client::Client;

/// The points of the first instance: when, in Unix seconds, and what.
pub(crate) fn points(answer: &Value) -> Vec<(u64, f64)> {
    let answer = GetMonitorDataAnswer::deserialize(answer).unwrap();
    answer.data_points[0].points().collect()
}

/// All of them together.
pub(crate) fn total(answer: &Value) -> u64 {
    let sum: f64 = points(answer).iter().map(|(_, value)| value).sum();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let sum = sum.round() as u64;
    sum
}

impl Client {
    /// A metric of a version or an alias of `checkout`, minute by minute.
    pub(crate) fn counts(
        &mut self,
        metric: &str,
        kind: &str,
        name: &str,
        between: (u64, u64),
    ) -> Value {
        self.counts_of("checkout", metric, (kind, name), between)
    }

    /// The same of any function.
    pub(crate) fn counts_of(
        &mut self,
        function: &str,
        metric: &str,
        of: (&str, &str),
        between: (u64, u64),
    ) -> Value {
        self.ok("GetMonitorData", body(function, metric, of, between))
    }
}

/// A request for a metric, minute by minute.
pub(crate) fn body(
    function: &str,
    metric: &str,
    (kind, name): (&str, &str),
    between: (u64, u64),
) -> Value {
    let dimensions = json!([
        {"Name": "functionName", "Value": function},
        {"Name": "namespace", "Value": "default"},
        {"Name": kind, "Value": name},
    ]);
    json!({"Namespace": "QCE/SCF_V2", "MetricName": metric, "Period": 60,
        "Instances": [{"Dimensions": dimensions}],
        "StartTime": moment(between.0 / 1_000), "EndTime": moment(between.1 / 1_000)})
}

#[test]
fn the_answer_has_the_documented_shape() {
    let mut client = Client::demo();
    client.now += 3_600_000;
    let end = client.now / 1_000;
    let request = GetMonitorData {
        namespace: Monitored::Functions,
        metric_name: Metric::Duration,
        instances: vec![
            Instance::version("default", "checkout", "$LATEST"),
            Instance::alias("default", "checkout", "prod"),
            Instance::version("default", "checkout", "1"),
        ],
        period: 300,
        start_time: moment(end - 3_500),
        end_time: String::new(),
    };
    let mut body = serde_json::to_value(&request).unwrap();
    body["SpecifyStatistics"] = json!(7);
    let answer = client.ok("GetMonitorData", body);
    assert_eq!(
        (&answer["Period"], &answer["MetricName"]),
        (&json!(300), &json!("Duration"))
    );
    assert_eq!(answer["StartTime"], "2026-11-20T20:00:00+08:00");
    assert_eq!(answer["EndTime"], "2026-11-20T21:00:00+08:00");
    assert_eq!(answer["Msg"], "");
    let entries = answer["DataPoints"].as_array().unwrap();
    assert_eq!(entries.len(), 3);
    for (entry, count) in entries.iter().zip([12, 12, 0]) {
        for column in [
            "Timestamps",
            "Values",
            "AvgValues",
            "MaxValues",
            "MinValues",
        ] {
            assert_eq!(entry[column].as_array().unwrap().len(), count, "{column}");
        }
        for place in 0..count {
            let of = |column: &str| entry[column][place].as_f64().unwrap();
            assert!(of("MinValues") <= of("Values") && of("Values") <= of("MaxValues"));
        }
    }
    assert_eq!(
        entries[0]["Dimensions"][2],
        json!({"Name": "version", "Value": "$latest"})
    );
}

#[test]
fn a_minute_without_requests_has_no_point_and_one_that_is_not_over_has_none_yet() {
    let mut client = Client::with_function(1);
    client.now = client.now.next_multiple_of(60_000);
    let start = client.now;
    for _ in 0..3 {
        client.ok(
            "InvokeFunction",
            json!({"FunctionName": "app", "Qualifier": "1"}),
        );
    }
    let mut minutes = || {
        let between = (start, client.now);
        let of = ("version", "1");
        let counted = client.counts_of("app", "Invocation", of, between);
        let errors = client.counts_of("app", "Error", of, between);
        (points(&counted), points(&errors))
    };
    assert_eq!(minutes(), (vec![], vec![]));
    client.now = start + 600_000;
    client.ok(
        "InvokeFunction",
        json!({"FunctionName": "app", "Qualifier": "1"}),
    );
    client.now = start + 900_000;
    let between = (start, client.now);
    let counted = client.counts_of("app", "Invocation", ("version", "1"), between);
    let begin = start / 1_000;
    assert_eq!(points(&counted), [(begin, 3.0), (begin + 600, 1.0)]);
    let errors = client.counts_of("app", "Error", ("version", "1"), between);
    assert_eq!(points(&errors), [(begin, 0.0), (begin + 600, 0.0)]);
    let latest = client.counts_of("app", "Invocation", ("alias", "$DEFAULT"), between);
    assert_eq!(points(&latest), []);
    // The statistics of an hour are those of its minutes that have a point.
    client.now = start + 3_600_000;
    let mut hour = body("app", "Invocation", ("version", "1"), (start, client.now));
    (hour["Period"], hour["SpecifyStatistics"]) = (json!(3_600), json!(7));
    let answer = client.ok("GetMonitorData", hour);
    for (column, value) in [
        ("Values", 4.0),
        ("AvgValues", 2.0),
        ("MaxValues", 3.0),
        ("MinValues", 1.0),
    ] {
        assert_eq!(answer["DataPoints"][0][column], json!([value]), "{column}");
    }
}

#[test]
fn what_monitor_does_not_know_is_refused() {
    let mut client = Client::demo();
    let between = (client.now - 600_000, client.now);
    let good = body("checkout", "Invocation", ("version", "5"), between);
    client.ok("GetMonitorData", good.clone());
    let mut many = good["Instances"].as_array().unwrap().clone();
    many = vec![many[0].clone(); 51];
    let both = json!([
        {"Name": "functionName", "Value": "checkout"},
        {"Name": "version", "Value": "5"},
        {"Name": "alias", "Value": "prod"},
    ]);
    for (name, value) in [
        ("Namespace", json!("QCE/CVM")),
        ("MetricName", json!("Invocations")),
        ("Period", json!(61)),
        ("StartTime", json!("2026-11-20 12:00:00")),
        ("EndTime", json!("2020-11-20T12:00:00+08:00")),
        ("StartTime", json!("2020-11-20T12:00:00+08:00")),
        ("Instances", json!([])),
        ("Instances", json!(many)),
        ("Instances", json!([{"Dimensions": both}])),
        (
            "Instances",
            json!([{"Dimensions": [{"Name": "functionName", "Value": "checkout"}]}]),
        ),
    ] {
        let mut body = good.clone();
        body[name] = value;
        let code = client.refused("GetMonitorData", body);
        assert_eq!(code, "InvalidParameterValue", "{name}");
    }
    let nowhere = body("nowhere", "Invocation", ("version", "1"), between);
    assert_eq!(
        client.refused("GetMonitorData", nowhere),
        "InvalidParameterValue"
    );
}

#[test]
fn an_action_is_answered_by_its_own_service_only() {
    let mut client = Client::demo();
    let between = (client.now - 600_000, client.now);
    let request = body("checkout", "Invocation", ("version", "5"), between);
    let mut draft = client.draft("GetMonitorData", &request);
    draft.service = "scf";
    assert_eq!(client.send(&draft)["Error"]["Code"], "InvalidAction");
    let mut draft = client.draft("GetMonitorData", &request);
    draft.header("X-TC-Version", Some("2018-04-16"));
    assert_eq!(client.send(&draft)["Error"]["Code"], "NoSuchVersion");
}
