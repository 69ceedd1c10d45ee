//! The demo account tells its stories.

use serde_json::{Value, json};

use crate::client::Client;

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
