//! The demo account tells its stories.

use serde_json::{Value, json};

use crate::client::Client;
use crate::monitor::{points, total};

fn split(client: &mut Client, function: &str, alias: &str) -> (String, Value) {
    let alias = client.ok("GetAlias", json!({"FunctionName": function, "Name": alias}));
    let main = alias["FunctionVersion"].as_str().unwrap().to_owned();
    (
        main,
        alias["RoutingConfig"]["AdditionalVersionWeights"][0].clone(),
    )
}

#[test]
fn a_canary_is_under_way_in_both_schemes() {
    let mut client = Client::demo();
    let ten = json!({"Version": "5", "Weight": 0.1});
    assert_eq!(split(&mut client, "checkout", "prod"), ("4".into(), ten));
    let eighty = json!({"Version": "5", "Weight": 0.8});
    assert_eq!(
        split(&mut client, "checkout", "$DEFAULT"),
        ("$LATEST".into(), eighty)
    );
    let leftover = json!({"Version": "6", "Weight": 0.0});
    assert_eq!(
        split(&mut client, "billing-report", "prod"),
        ("7".into(), leftover)
    );
    assert_eq!(
        split(&mut client, "thumbnail", "$DEFAULT"),
        ("$LATEST".into(), Value::Null)
    );
}

#[test]
fn there_is_something_to_page_and_something_that_failed() {
    let mut client = Client::demo();
    let list = client.ok("ListFunctions", json!({"Limit": 10}));
    assert_eq!(list["TotalCount"], 17);
    let versions = client.ok(
        "ListVersionByFunction",
        json!({"FunctionName": "search-index"}),
    );
    assert_eq!(versions["TotalCount"], 101);
    for (name, status) in [
        ("legacy-import", "Updating"),
        ("hello-world", "CreateFailed"),
        ("pdf-export", "UpdateFailed"),
        ("checkout", "Active"),
    ] {
        client.wait();
        let function = client.ok("GetFunction", json!({"FunctionName": name}));
        assert_eq!(function["Status"], status);
        let reasons = function["StatusReasons"].as_array().unwrap().len();
        assert_eq!(reasons, usize::from(status.ends_with("Failed")));
    }
}

#[test]
fn code_that_was_uploaded_after_the_last_release_can_be_told_from_it() {
    let mut client = Client::demo();
    let mut digest = |function: &str, qualifier: &str| {
        let body = json!({"FunctionName": function, "Qualifier": qualifier});
        client.ok("GetFunctionAddress", body)["CodeSha256"].clone()
    };
    assert_ne!(digest("checkout", "$LATEST"), digest("checkout", "5"));
    assert_eq!(digest("orders-api", "$LATEST"), digest("orders-api", "12"));
}

#[test]
fn the_demo_can_be_released_and_cleaned_up_like_the_cloud() {
    let mut client = Client::demo();
    let delete = json!({"FunctionName": "billing-report", "Qualifier": "6"});
    assert_eq!(
        client.refused("DeleteFunctionVersion", delete.clone()),
        "UnsupportedOperation.AliasBind"
    );
    client.ok(
        "UpdateAlias",
        json!({"FunctionName": "billing-report", "Name": "prod", "FunctionVersion": "7"}),
    );
    client.ok("DeleteFunctionVersion", delete);
    let stuck = json!({"FunctionName": "legacy-import"});
    assert_eq!(
        client.refused("PublishVersion", stuck),
        "FailedOperation.PublishVersion"
    );
}

#[test]
fn other_regions_are_empty() {
    let mut client = Client::demo();
    client.region = "ap-shanghai";
    assert_eq!(client.ok("ListFunctions", json!({}))["TotalCount"], 0);
}

/// A metric of an hour, of a version of a function in the namespace `default`.
fn hour(client: &mut Client, function: &str, version: &str, metric: &str) -> u64 {
    let between = (client.now - 3_600_000, client.now);
    total(&client.counts_of(function, metric, ("version", version), between))
}

#[test]
fn a_healthy_canary_gets_its_share_and_no_more_errors_than_the_stable_version() {
    let mut client = Client::demo();
    client.now += 3_600_000;
    let between = (client.now - 3_600_000, client.now);
    let prod = total(&client.counts("Invocation", "alias", "prod", between));
    let stable = hour(&mut client, "checkout", "4", "Invocation");
    let share = 1_000 - stable * 1_000 / prod;
    assert!(
        prod > 10_000 && (80..120).contains(&share),
        "{share} of 1000"
    );
    let errors = hour(&mut client, "checkout", "5", "Error");
    let requests = hour(&mut client, "checkout", "5", "Invocation");
    assert!(errors * 200 < requests, "{errors} of {requests}");
}

#[test]
fn the_errors_of_a_bad_release_show_and_an_idle_function_has_no_points() {
    let mut client = Client::demo();
    client.now += 3_600_000;
    for (version, bad) in [("98", false), ("100", true)] {
        let errors = hour(&mut client, "search-index", version, "Error");
        let requests = hour(&mut client, "search-index", version, "Invocation");
        let is_bad = errors * 50 > requests;
        assert!(requests > 1_000 && is_bad == bad, "{errors} of {requests}");
    }
    let between = (client.now - 3_600_000, client.now);
    for of in [
        ("version", "1"),
        ("version", "$LATEST"),
        ("alias", "$DEFAULT"),
    ] {
        let counted = client.counts_of("session-cleanup", "Invocation", of, between);
        assert_eq!(points(&counted), []);
    }
}

#[test]
fn a_release_that_is_bad_under_load_only_is_good_at_night() {
    let mut client = Client::demo();
    // 21:00 and 05:00 in Beijing.
    for (hours, under_load) in [(1, true), (8, false)] {
        client.now += hours * 3_600_000;
        let throttled = hour(&mut client, "orders-api", "12", "Throttle");
        let requests = hour(&mut client, "orders-api", "12", "Invocation");
        let shows = throttled * 100 > requests;
        assert!(
            requests > 5_000 && shows == under_load,
            "{throttled} of {requests}"
        );
        assert_eq!(hour(&mut client, "orders-api", "11", "Throttle"), 0);
    }
}
