//! Invocations go where the split says, and the answer does not say where.

use halftone::traffic::Version::{self, Latest, Published};
use serde_json::{Value, json};

use crate::client::Client;

fn served(client: &Client, version: Version) -> u64 {
    let all = client.emulator.served("ap-guangzhou", "default", "app");
    all.iter()
        .find(|(v, _)| *v == version)
        .map_or(0, |(_, count)| *count)
}

fn route(client: &mut Client, routing: Value) {
    let body = json!({"FunctionName": "app", "Name": "prod", "FunctionVersion": "1", "RoutingConfig": routing});
    client.ok("CreateAlias", body);
}

#[test]
fn a_weight_is_served_as_configured_within_chance() {
    let mut client = Client::with_function(2);
    route(
        &mut client,
        json!({"AdditionalVersionWeights": [{"Version": "2", "Weight": 0.25}]}),
    );
    for _ in 0..4000 {
        client.ok(
            "InvokeFunction",
            json!({"FunctionName": "app", "Qualifier": "prod"}),
        );
    }
    let (main, additional) = (served(&client, Published(1)), served(&client, Published(2)));
    assert_eq!(main + additional, 4000);
    // Five standard deviations of a binomial share of a quarter.
    assert!((863..=1137).contains(&additional), "{additional}");
}

#[test]
fn the_ends_of_the_scale_are_exact() {
    let mut client = Client::with_function(2);
    for (weight, all) in [(0, Published(1)), (1, Published(2))] {
        let before = served(&client, all);
        route(
            &mut client,
            json!({"AdditionalVersionWeights": [{"Version": "2", "Weight": weight}]}),
        );
        for _ in 0..200 {
            client.ok(
                "InvokeFunction",
                json!({"FunctionName": "app", "Qualifier": "prod"}),
            );
        }
        client.ok(
            "DeleteAlias",
            json!({"FunctionName": "app", "Name": "prod"}),
        );
        assert_eq!(served(&client, all) - before, 200);
    }
}

#[test]
fn rules_route_by_the_callers_key() {
    let mut client = Client::with_function(2);
    let rule = json!({"Version": "2", "Key": "invoke.headers.Bucket", "Method": "range", "Expression": "[0,10)"});
    route(&mut client, json!({"AddtionVersionMatchs": [rule]}));
    for (key, version) in [
        (r#"{"Bucket":"9"}"#, Published(2)),
        (r#"{"Bucket":"10"}"#, Published(1)),
        ("", Published(1)),
    ] {
        let before = served(&client, version);
        let body = json!({"FunctionName": "app", "Qualifier": "prod", "RoutingKey": key});
        client.ok("InvokeFunction", body);
        assert_eq!(served(&client, version) - before, 1, "{key}");
    }
    for key in [
        "[]",
        r#"{"Bucket":9}"#,
        "{",
        &format!(r#"{{"Bucket":"{}"}}"#, "9".repeat(1024)),
    ] {
        let body = json!({"FunctionName": "app", "Qualifier": "prod", "RoutingKey": key});
        assert_eq!(
            client.refused("InvokeFunction", body),
            "InvalidParameterValue.Param"
        );
    }
}

#[test]
fn the_two_actions_have_two_default_qualifiers() {
    let mut client = Client::with_function(1);
    let to_one = json!({"FunctionName": "app", "Name": "$DEFAULT", "FunctionVersion": "1"});
    client.ok("UpdateAlias", to_one);
    client.ok("InvokeFunction", json!({"FunctionName": "app"}));
    assert_eq!(
        (served(&client, Published(1)), served(&client, Latest)),
        (1, 0)
    );
    client.ok("Invoke", json!({"FunctionName": "app"}));
    assert_eq!(
        (served(&client, Published(1)), served(&client, Latest)),
        (1, 1)
    );
}

#[test]
fn a_result_is_the_functions_and_does_not_name_the_version() {
    let mut client = Client::with_function(1);
    let event = r#"{"order":17}"#;
    let body = json!({"FunctionName": "app", "Qualifier": "1", "Event": event, "LogType": "Tail"});
    let result = client.ok("InvokeFunction", body)["Result"].clone();
    assert_eq!(
        (&result["RetMsg"], &result["InvokeResult"]),
        (&json!(event), &json!(0))
    );
    let names: Vec<&String> = result.as_object().unwrap().keys().collect();
    let documented =
        "BillDuration Duration ErrMsg FunctionRequestId InvokeResult Log MemUsage RetMsg";
    assert_eq!(names, documented.split(' ').collect::<Vec<_>>());
}

#[test]
fn an_invocation_that_cannot_be_is_refused() {
    let mut client = Client::with_function(0);
    for (fields, code) in [
        (json!({"FunctionName": "none"}), "ResourceNotFound.Function"),
        (
            json!({"FunctionName": "app", "Qualifier": "prod"}),
            "ResourceNotFound.Qualifier",
        ),
        (
            json!({"FunctionName": "app", "Event": "not json"}),
            "InvalidParameterValue.Param",
        ),
        (
            json!({"FunctionName": "app", "Event": "0".repeat(6 * 1024 * 1024 + 1)}),
            "InvalidParameter.RequestTooLarge",
        ),
    ] {
        assert_eq!(client.refused("InvokeFunction", fields), code);
    }
    let body = json!({"FunctionName": "app", "InvocationType": "Later"});
    assert_eq!(
        client.refused("Invoke", body),
        "InvalidParameterValue.Param"
    );
    let body = json!({"FunctionName": "app", "InvocationType": "Event"});
    assert_eq!(client.ok("Invoke", body)["Result"]["RetMsg"], "");
}
