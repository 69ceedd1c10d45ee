//! Triggers and their qualifiers.

use serde_json::{Value, json};

use crate::client::Client;

fn timer(fields: Value) -> Value {
    let mut body = json!({"FunctionName": "app", "TriggerName": "tick", "Type": "timer", "Qualifier": "$DEFAULT"});
    body.as_object_mut()
        .unwrap()
        .extend(fields.as_object().unwrap().clone());
    body
}

fn listed(client: &mut Client) -> Vec<Value> {
    let answer = client.ok("ListTriggers", json!({"FunctionName": "app"}));
    answer["Triggers"].as_array().unwrap().clone()
}

#[test]
fn a_timer_is_stored_with_seven_fields_and_answered_as_an_object() {
    let mut client = Client::with_function(0);
    let create =
        timer(json!({"TriggerDesc": "*/5 * * * *", "Enable": "OPEN", "CustomArgument": "x"}));
    let info = client.ok("CreateTrigger", create)["TriggerInfo"].clone();
    assert_eq!(info["TriggerDesc"], r#"{"cron":"0 */5 * * * * *"}"#);
    assert_eq!(
        (&info["Enable"], &info["CustomArgument"]),
        (&json!(1), &json!("x"))
    );
    assert_eq!(
        (&info["Qualifier"], &info["BindStatus"]),
        (&json!("$DEFAULT"), &json!("on"))
    );
    assert_eq!(listed(&mut client), [info]);
}

#[test]
fn a_trigger_is_switched_once_and_updated_in_part() {
    let mut client = Client::with_function(0);
    client.ok(
        "CreateTrigger",
        timer(json!({"TriggerDesc": "0 0 * * * * *", "CustomArgument": "x"})),
    );
    client.ok("UpdateTriggerStatus", timer(json!({"Enable": "CLOSE"})));
    let code = client.refused("UpdateTriggerStatus", timer(json!({"Enable": "CLOSE"})));
    assert_eq!(code, "FailedOperation.UpdateTriggerStatus");
    client.ok(
        "UpdateTrigger",
        timer(json!({"TriggerDesc": "0 30 * * * * *"})),
    );
    let trigger = &listed(&mut client)[0];
    assert_eq!(trigger["TriggerDesc"], r#"{"cron":"0 30 * * * * *"}"#);
    assert_eq!(
        (&trigger["Enable"], &trigger["CustomArgument"]),
        (&json!(0), &json!("x"))
    );
}

#[test]
fn a_trigger_is_never_moved_only_made_again() {
    let mut client = Client::with_function(1);
    client.ok(
        "CreateAlias",
        json!({"FunctionName": "app", "Name": "prod", "FunctionVersion": "1"}),
    );
    client.ok(
        "CreateTrigger",
        timer(json!({"TriggerDesc": "0 0 * * * * *"})),
    );
    for action in ["UpdateTrigger", "DeleteTrigger"] {
        let elsewhere = timer(json!({"Qualifier": "prod"}));
        assert_eq!(
            client.refused(action, elsewhere),
            "ResourceNotFound.Trigger"
        );
    }
    let moved = timer(json!({"Qualifier": "prod", "TriggerDesc": "0 0 * * * * *"}));
    client.ok("CreateTrigger", moved.clone());
    assert_eq!(
        client.refused("CreateTrigger", moved),
        "ResourceInUse.TriggerName"
    );
    client.ok("DeleteTrigger", timer(json!({})));
    let left = listed(&mut client);
    assert_eq!((left.len(), &left[0]["Qualifier"]), (1, &json!("prod")));
    let shown = client.ok(
        "GetFunction",
        json!({"FunctionName": "app", "Qualifier": "prod"}),
    );
    assert_eq!(shown["Triggers"], json!(left));
}

#[test]
fn the_qualifier_that_is_left_out_is_latest() {
    let mut client = Client::with_function(0);
    let mut body = timer(json!({"TriggerDesc": "0 0 * * * * *"}));
    body.as_object_mut().unwrap().remove("Qualifier");
    client.ok("CreateTrigger", body);
    assert_eq!(listed(&mut client)[0]["Qualifier"], "$LATEST");
    assert_eq!(
        client.refused("DeleteTrigger", timer(json!({}))),
        "ResourceNotFound.Trigger"
    );
}

#[test]
fn a_trigger_outside_the_rules_is_refused() {
    let mut client = Client::with_function(0);
    let cron = "0 0 * * * * *";
    for (fields, code) in [
        (json!({}), "InvalidParameterValue.TriggerDesc"),
        (
            json!({"TriggerDesc": "* * *"}),
            "InvalidParameterValue.TriggerDesc",
        ),
        (
            json!({"TriggerDesc": r#"{"cron":"0 0 * * * * *"}"#}),
            "InvalidParameterValue.TriggerDesc",
        ),
        (
            json!({"TriggerDesc": cron, "TriggerName": "1st"}),
            "InvalidParameterValue.TriggerName",
        ),
        (
            json!({"TriggerDesc": cron, "TriggerName": "x".repeat(101)}),
            "InvalidParameterValue.TriggerName",
        ),
        (
            json!({"TriggerDesc": cron, "Enable": "TRUE"}),
            "InvalidParameterValue.Enable",
        ),
        (
            json!({"TriggerDesc": cron, "CustomArgument": "x".repeat(4097)}),
            "InvalidParameterValue.CustomArgument",
        ),
        (
            json!({"TriggerDesc": cron, "Qualifier": "none"}),
            "ResourceNotFound.Qualifier",
        ),
        (json!({"Type": "apigw"}), "UnsupportedOperation.Trigger"),
        (json!({"Type": "pigeon"}), "InvalidParameterValue.Type"),
        (
            json!({"Type": "http", "CustomArgument": "x"}),
            "InvalidParameterValue.CustomArgument",
        ),
        (
            json!({"Type": "http", "TriggerDesc": "open"}),
            "InvalidParameterValue.TriggerDesc",
        ),
        (json!({"Type": "cos"}), "InvalidParameterValue.TriggerDesc"),
    ] {
        assert_eq!(
            client.refused("CreateTrigger", timer(fields.clone())),
            code,
            "{fields}"
        );
    }
    assert_eq!(
        client.refused("UpdateTrigger", timer(json!({"Type": "cos"}))),
        "InvalidParameterValue.Type"
    );
    let status = timer(json!({"Type": "http", "Enable": "OPEN"}));
    assert_eq!(
        client.refused("UpdateTriggerStatus", status),
        "InvalidParameterValue.Type"
    );
    assert!(listed(&mut client).is_empty());
}

#[test]
fn a_function_has_at_most_ten_triggers_of_a_type() {
    let mut client = Client::with_function(0);
    let numbered = |number: u32, kind: &str| {
        let desc = if kind == "timer" {
            "0 0 * * * * *"
        } else {
            "{}"
        };
        timer(json!({"TriggerName": format!("t{number}"), "Type": kind, "TriggerDesc": desc}))
    };
    for number in 0..10 {
        client.ok("CreateTrigger", numbered(number, "timer"));
    }
    assert_eq!(
        client.refused("CreateTrigger", numbered(10, "timer")),
        "LimitExceeded.Trigger"
    );
    client.ok("CreateTrigger", numbered(10, "http"));
}

#[test]
fn triggers_are_filtered_sorted_and_paged() {
    let mut client = Client::with_function(0);
    for (name, qualifier) in [
        ("one", "$DEFAULT"),
        ("two", "$LATEST"),
        ("three", "$DEFAULT"),
    ] {
        client.wait();
        client.ok("CreateTrigger", timer(json!({"TriggerName": name, "Qualifier": qualifier, "TriggerDesc": "0 0 * * * * *"})));
    }
    client.wait();
    client.ok(
        "UpdateTrigger",
        timer(json!({"TriggerName": "one", "Enable": "CLOSE"})),
    );
    let mut list = |fields: Value| {
        let mut body = json!({"FunctionName": "app"});
        body.as_object_mut()
            .unwrap()
            .extend(fields.as_object().unwrap().clone());
        let answer = client.ok("ListTriggers", body);
        let triggers = answer["Triggers"].as_array().unwrap().iter();
        triggers
            .map(|t| t["TriggerName"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(list(json!({})), ["one", "three", "two"]);
    assert_eq!(
        list(json!({"OrderBy": "add_time", "Order": "ASC"})),
        ["one", "two", "three"]
    );
    assert_eq!(list(json!({"Limit": 1, "Offset": 1})), ["three"]);
    assert_eq!(
        list(json!({"Filters": [{"Name": "Qualifier", "Values": ["$LATEST"]}]})),
        ["two"]
    );
    for (fields, code) in [
        (
            json!({"Filters": [{"Name": "Colour", "Values": ["red"]}]}),
            "InvalidParameterValue.Filters",
        ),
        (json!({"OrderBy": "name"}), "InvalidParameterValue.OrderBy"),
        (json!({"Order": "UP"}), "InvalidParameterValue.Order"),
    ] {
        let mut body = json!({"FunctionName": "app"});
        body.as_object_mut()
            .unwrap()
            .extend(fields.as_object().unwrap().clone());
        assert_eq!(client.refused("ListTriggers", body), code);
    }
}

#[test]
fn an_http_trigger_that_is_made_again_has_another_address() {
    let mut client = Client::with_function(1);
    let body = timer(json!({"Type": "http", "TriggerDesc": r#"{"AuthType":"NONE"}"#}));
    let mut address = || {
        let info = client.ok("CreateTrigger", body.clone())["TriggerInfo"].clone();
        client.ok("DeleteTrigger", body.clone());
        let about: Value = serde_json::from_str(info["TriggerDesc"].as_str().unwrap()).unwrap();
        assert_eq!(about["AuthType"], "NONE");
        about["NetConfig"]["ExtranetUrl"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_ne!(address(), address());
}
