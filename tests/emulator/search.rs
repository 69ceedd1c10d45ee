//! `SearchLog` as CLS answers it.

use std::collections::BTreeMap;

use halftone::scf::{LogFilter, SearchLog, SearchLogAnswer};
use serde::Deserialize as _;
use serde_json::{Value, json};

use crate::client::Client;

impl Client {
    /// Where a function logs.
    pub(crate) fn topic(&mut self, function: &str) -> String {
        let detail = self.ok("GetFunction", json!({"FunctionName": function}));
        detail["ClsTopicId"].as_str().unwrap().to_owned()
    }

    /// The answer to a search in the topic of a function.
    pub(crate) fn search(&mut self, function: &str, between: (u64, u64), query: &str) -> Value {
        let topic = self.topic(function);
        let request = SearchLog::records(&topic, between.0, between.1, query, 1_000);
        self.ok("SearchLog", serde_json::to_value(request).unwrap())
    }
}

#[test]
fn a_record_names_the_alias_and_the_version_that_ran() {
    let mut client = Client::demo();
    client.now += 120_000;
    let between = (client.now - 120_000, client.now);
    let answer = client.search(
        "checkout",
        between,
        "SCF_Alias:\"prod\" AND NOT SCF_Qualifier:4",
    );
    assert_eq!(
        (&answer["Analysis"], &answer["ListOver"]),
        (&json!(false), &json!(true))
    );
    let answer = SearchLogAnswer::deserialize(&answer).unwrap();
    assert!(!answer.results.is_empty());
    assert!(answer.results.is_sorted_by(|a, b| a.time >= b.time));
    for result in &answer.results {
        assert!((between.0..between.1).contains(&result.time));
        let record = result.read();
        assert_eq!(
            (record.alias.as_str(), record.version.as_str()),
            ("prod", "5")
        );
        assert!(record.duration.is_some_and(|duration| duration > 0));
        assert_eq!(record.request_id.len(), 36);
    }
}

#[test]
fn what_an_alias_sent_where_is_counted_in_one_call() {
    let mut client = Client::demo();
    client.now += 600_000;
    let between = (client.now - 600_000, client.now);
    let topic = client.topic("checkout");
    let prod = LogFilter {
        namespace: "default".into(),
        function: "checkout".into(),
        alias: "prod".into(),
        ..LogFilter::default()
    };
    let shares = SearchLog::shares(&topic, between.0, between.1, &prod);
    let answer = client.ok("SearchLog", serde_json::to_value(&shares).unwrap());
    let counted: BTreeMap<String, u64> = SearchLogAnswer::deserialize(&answer)
        .unwrap()
        .rows()
        .map(|row| {
            let version = row["version"].as_str().unwrap().to_owned();
            (version, row["requests"].as_u64().unwrap())
        })
        .collect();
    let mut listed: BTreeMap<String, u64> = BTreeMap::new();
    let mut list = SearchLog::records(&topic, between.0, between.1, "SCF_Alias:prod", 700);
    loop {
        let answer = client.ok("SearchLog", serde_json::to_value(&list).unwrap());
        let answer = SearchLogAnswer::deserialize(&answer).unwrap();
        for result in &answer.results {
            *listed.entry(result.read().version).or_default() += 1;
        }
        if answer.list_over {
            break;
        }
        list.context = answer.context;
    }
    assert_eq!(counted, listed);
    assert!(listed["4"] > listed["5"] && listed["5"] > 0, "{listed:?}");
    // The old form has the same numbers as texts.
    let mut old = serde_json::to_value(&shares).unwrap();
    old["UseNewAnalysis"] = json!(false);
    let answer = client.ok("SearchLog", old);
    assert_eq!(answer["ColNames"], json!(["alias", "version", "requests"]));
    let cell = &answer["AnalysisResults"][0]["Data"][2];
    assert_eq!(
        cell,
        &json!({"Key": "requests", "Value": listed["4"].to_string()})
    );
}

#[test]
fn a_function_without_a_topic_logs_nothing_until_it_has_one() {
    let mut client = Client::demo();
    assert_eq!(client.topic("currency-rates"), "");
    let body = |from: u64, to: u64| json!({"TopicId": "a-topic", "From": from, "To": to});
    let start = client.now;
    assert_eq!(
        client.refused("SearchLog", body(start, start + 1)),
        "ResourceNotFound.TopicNotExist"
    );
    client.ok(
        "UpdateFunctionConfiguration",
        json!({"FunctionName": "currency-rates", "ClsLogsetId": "a-set", "ClsTopicId": "a-topic"}),
    );
    client.now += 300_000;
    let found = client.ok("SearchLog", body(start - 3_600_000, client.now));
    assert_eq!(
        found["Results"],
        json!([]),
        "version 3 was published without a topic"
    );
    client.ok("PublishVersion", json!({"FunctionName": "currency-rates"}));
    client.now += 60_000;
    let everything =
        json!({"FunctionName": "currency-rates", "Name": "$DEFAULT", "FunctionVersion": "4"});
    client.ok("UpdateAlias", everything);
    let on = client.now;
    client.now += 300_000;
    let found = client.ok("SearchLog", body(start - 3_600_000, client.now));
    let results = found["Results"].as_array().unwrap();
    assert!((4..=5).contains(&results.len()), "{}", results.len());
    assert!(
        results
            .iter()
            .all(|result| result["Time"].as_u64().unwrap() > on - 1_000)
    );
}

#[test]
fn a_search_that_cannot_be_read_is_refused_and_not_guessed() {
    let mut client = Client::demo();
    let topic = client.topic("checkout");
    let now = client.now;
    for query in [
        "prod",
        "SCF_Alias:prod OR SCF_Alias:staging",
        "(SCF_Alias:prod)",
        "SCF_Alias:\"prod",
        "SCF_Alias:pr*",
        "SCF_Alias:é AND",
        "SCF_StatusCode:>x",
        "* | select avg(SCF_Duration)",
        "* | select SCF_Alias, count(*)",
        "* | drop table logs",
        "* |",
    ] {
        let request = SearchLog::records(&topic, now - 1_000, now, query, 10);
        let code = client.refused("SearchLog", serde_json::to_value(request).unwrap());
        assert_eq!(code, "FailedOperation.SyntaxError", "{query}");
    }
    let good = serde_json::to_value(SearchLog::records(&topic, now - 1_000, now, "*", 10)).unwrap();
    client.ok("SearchLog", good.clone());
    for (name, value, code) in [
        ("Limit", json!(1_001), "InvalidParameterValue"),
        ("To", json!(1), "InvalidParameterValue"),
        ("Sort", json!("up"), "InvalidParameterValue"),
        ("Context", json!("x"), "FailedOperation.InvalidContext"),
        ("TopicId", json!(null), "MissingParameter"),
    ] {
        let mut body = good.clone();
        body[name] = value;
        assert_eq!(client.refused("SearchLog", body), code, "{name}");
    }
}
