//! Creating, finding and deleting functions.

use serde_json::{Value, json};

use crate::client::{Client, ZIP};

fn create(name: &str, fields: Value) -> Value {
    let mut body = json!({"FunctionName": name, "Code": {"ZipFile": ZIP}, "Runtime": "Python3.9"});
    body.as_object_mut()
        .unwrap()
        .extend(fields.as_object().unwrap().clone());
    body
}

fn names(answer: &Value) -> Vec<&str> {
    let functions = answer["Functions"].as_array().unwrap();
    functions
        .iter()
        .map(|f| f["FunctionName"].as_str().unwrap())
        .collect()
}

#[test]
fn a_function_is_created_used_and_deleted_over_time() {
    let mut client = Client::empty();
    client.ok(
        "CreateFunction",
        create("app", json!({"Description": "first"})),
    );
    let get = json!({"FunctionName": "app"});
    let created = client.ok("GetFunction", get.clone());
    assert_eq!(
        (&created["Status"], &created["Description"]),
        (&json!("Creating"), &json!("first"))
    );
    assert_eq!(created["AddTime"], "2026-11-20 20:00:00");
    assert_eq!(
        client.refused("PublishVersion", get.clone()),
        "FailedOperation.PublishVersion"
    );
    assert_eq!(
        client.refused("InvokeFunction", get.clone()),
        "FailedOperation.FunctionStatusError"
    );
    client.wait();
    assert_eq!(client.ok("GetFunction", get.clone())["Status"], "Active");
    client.ok("DeleteFunction", get.clone());
    assert_eq!(client.ok("GetFunction", get.clone())["Status"], "Deleting");
    assert_eq!(
        client.refused("DeleteFunction", get.clone()),
        "FailedOperation.FunctionStatusError"
    );
    client.wait();
    assert_eq!(
        client.refused("GetFunction", get),
        "ResourceNotFound.Function"
    );
    assert_eq!(client.ok("ListFunctions", json!({}))["TotalCount"], 0);
    client.ok("CreateFunction", create("app", json!({})));
}

#[test]
fn a_function_outside_the_limits_is_refused() {
    let mut client = Client::empty();
    for name in ["a", "1a", "a-", "a_", "a b", "ä1", &"x".repeat(61)] {
        let code = client.refused("CreateFunction", create(name, json!({})));
        assert_eq!(code, "InvalidParameterValue.FunctionName", "{name}");
    }
    let variables = json!([{"Key": "K", "Value": "v".repeat(4096)}]);
    for (fields, code) in [
        (
            json!({"MemorySize": 100}),
            "InvalidParameterValue.MemorySize",
        ),
        (json!({"MemorySize": 3200}), "LimitExceeded.Memory"),
        (json!({"Timeout": 0}), "LimitExceeded.Timeout"),
        (json!({"Timeout": 901}), "LimitExceeded.Timeout"),
        (json!({"Runtime": "Cobol"}), "InvalidParameterValue.Runtime"),
        (json!({"Runtime": null}), "MissingParameter.Runtime"),
        (json!({"Code": {}}), "MissingParameter.Code"),
        (json!({"Type": "Cron"}), "InvalidParameterValue.Type"),
        (
            json!({"Description": "x".repeat(1001)}),
            "InvalidParameterValue.Description",
        ),
        (
            json!({"Environment": {"Variables": variables}}),
            "InvalidParameterValue.EnvironmentExceededLimit",
        ),
        (json!({"Namespace": "none"}), "ResourceNotFound.Namespace"),
    ] {
        assert_eq!(
            client.refused("CreateFunction", create("app", fields)),
            code
        );
    }
    for number in 0..50 {
        client.ok(
            "CreateFunction",
            create(&format!("app{number}"), json!({"MemorySize": 64})),
        );
    }
    assert_eq!(
        client.refused("CreateFunction", create("app50", json!({}))),
        "LimitExceeded.Function"
    );
    assert_eq!(
        client.refused("CreateFunction", create("app49", json!({}))),
        "ResourceInUse.FunctionName"
    );
}

#[test]
fn what_is_set_is_answered_and_the_runtime_stays() {
    let mut client = Client::empty();
    let environment = json!({"Variables": [{"Key": "STAGE", "Value": "test"}]});
    let fields = json!({"Environment": environment, "MemorySize": 256, "Handler": "main.run"});
    client.ok("CreateFunction", create("app", fields));
    client.wait();
    let update = json!({"FunctionName": "app", "MemorySize": 512, "Runtime": "Python3.9"});
    client.ok("UpdateFunctionConfiguration", update);
    client.wait();
    let function = client.ok("GetFunction", json!({"FunctionName": "app"}));
    assert_eq!(
        (&function["Environment"], &function["MemorySize"]),
        (&environment, &json!(512))
    );
    assert_eq!(
        (&function["Handler"], &function["Timeout"]),
        (&json!("main.run"), &json!(3))
    );
    assert_eq!(
        function["Code"],
        Value::Null,
        "what was uploaded is not part of the answer"
    );
    let update = json!({"FunctionName": "app", "Runtime": "Go1"});
    assert_eq!(
        client.refused("UpdateFunctionConfiguration", update),
        "InvalidParameterValue.Runtime"
    );
}

#[test]
fn a_function_is_looked_at_by_version_or_alias() {
    let mut client = Client::with_function(2);
    client.ok(
        "CreateAlias",
        json!({"FunctionName": "app", "Name": "prod", "FunctionVersion": "1"}),
    );
    for (qualifier, version) in [
        ("$LATEST", "$LATEST"),
        ("2", "2"),
        ("prod", "1"),
        ("$DEFAULT", "$LATEST"),
    ] {
        let function = client.ok(
            "GetFunction",
            json!({"FunctionName": "app", "Qualifier": qualifier}),
        );
        assert_eq!(
            (&function["FunctionVersion"], &function["Qualifier"]),
            (&json!(version), &json!(qualifier))
        );
    }
    for action in ["GetFunction", "GetFunctionAddress"] {
        let body = json!({"FunctionName": "app", "Qualifier": "3"});
        assert_eq!(client.refused(action, body), "ResourceNotFound.Version");
    }
    let code = client.refused("GetFunction", json!({}));
    assert_eq!(code, "InvalidParameter.FunctionNameOrResourceIdRequired");
}

#[test]
fn functions_are_found_sorted_and_paged() {
    let mut client = Client::empty();
    for (name, runtime, team) in [
        ("beta", "Go1", "red"),
        ("alpha", "Python3.9", "red"),
        ("gamma", "Go1", "blue"),
    ] {
        let tags = json!([{"Key": "team", "Value": team}]);
        client.wait();
        client.ok(
            "CreateFunction",
            create(name, json!({"Runtime": runtime, "Tags": tags})),
        );
    }
    let filter = |name: &str, values: Value| json!({"Filters": [{"Name": name, "Values": values}]});
    for (body, expected) in [
        (json!({}), vec!["gamma", "alpha", "beta"]),
        (
            json!({"Order": "ASC", "Orderby": "FunctionName"}),
            vec!["alpha", "beta", "gamma"],
        ),
        (json!({"Offset": 1, "Limit": 1}), vec!["alpha"]),
        (
            json!({"SearchKey": "a", "Order": "ASC"}),
            vec!["beta", "alpha", "gamma"],
        ),
        (json!({"SearchKey": "lph"}), vec!["alpha"]),
        (filter("Runtime", json!(["Go1"])), vec!["gamma", "beta"]),
        (
            filter("Status", json!(["Creating", "Updating"])),
            vec!["gamma"],
        ),
        (filter("tag-team", json!(["red"])), vec!["alpha", "beta"]),
        (filter("VpcId", json!(["vpc-1"])), vec![]),
    ] {
        assert_eq!(
            names(&client.ok("ListFunctions", body.clone())),
            expected,
            "{body}"
        );
    }
    for (body, code) in [
        (json!({"Limit": -1}), "InvalidParameterValue.Limit"),
        (json!({"Offset": -1}), "InvalidParameterValue.Offset"),
        (json!({"Order": "UP"}), "InvalidParameterValue.Order"),
        (json!({"Orderby": "Size"}), "InvalidParameterValue"),
        (filter("Colour", json!(["red"])), "InvalidParameterValue"),
        (filter("VpcId", json!(["a", "b"])), "InvalidParameterValue"),
        (json!({"Namespace": "none"}), "ResourceNotFound.Namespace"),
    ] {
        assert_eq!(
            client.refused("ListFunctions", body.clone()),
            code,
            "{body}"
        );
    }
}

#[test]
fn a_region_knows_nothing_of_another() {
    let mut client = Client::with_function(0);
    client.region = "ap-shanghai";
    assert_eq!(client.ok("ListFunctions", json!({}))["TotalCount"], 0);
    client.ok("CreateFunction", create("app", json!({})));
}
