//! Namespaces and the account.

use serde_json::{Value, json};

use crate::client::{Client, ZIP};

fn names(answer: &Value) -> Vec<&str> {
    let namespaces = answer["Namespaces"].as_array().unwrap();
    namespaces
        .iter()
        .map(|n| n["Name"].as_str().unwrap())
        .collect()
}

#[test]
fn a_namespace_is_made_described_and_deleted_when_it_is_empty() {
    let mut client = Client::empty();
    let named = json!({"Namespace": "test"});
    client.ok("CreateNamespace", named.clone());
    client.ok(
        "UpdateNamespace",
        json!({"Namespace": "test", "Description": "for tests"}),
    );
    let listed = client.ok("ListNamespaces", json!({}));
    assert_eq!(names(&listed), ["test", "default"]);
    assert_eq!(listed["Namespaces"][0]["Description"], "for tests");
    let function = json!({"FunctionName": "app", "Namespace": "test", "Runtime": "Go1", "Code": {"ZipFile": ZIP}});
    client.ok("CreateFunction", function);
    let get = json!({"FunctionName": "app"});
    assert_eq!(
        client.refused("GetFunction", get),
        "ResourceNotFound.Function"
    );
    assert_eq!(
        client.refused("DeleteNamespace", named.clone()),
        "ResourceInUse.Namespace"
    );
    client.ok(
        "DeleteFunction",
        json!({"FunctionName": "app", "Namespace": "test"}),
    );
    client.wait();
    client.ok("DeleteNamespace", named.clone());
    for (action, body) in [
        ("DeleteNamespace", named),
        (
            "UpdateNamespace",
            json!({"Namespace": "test", "Description": ""}),
        ),
        ("ListFunctions", json!({"Namespace": "test"})),
    ] {
        assert_eq!(client.refused(action, body), "ResourceNotFound.Namespace");
    }
}

#[test]
fn a_namespace_outside_the_rules_is_refused() {
    let mut client = Client::empty();
    for (name, code) in [
        ("default", "InvalidParameterValue.DefaultNamespace"),
        ("1st", "InvalidParameterValue.NamespaceInvalid"),
        ("a b", "InvalidParameterValue.NamespaceInvalid"),
        (&"x".repeat(61), "InvalidParameterValue.NamespaceInvalid"),
    ] {
        assert_eq!(
            client.refused("CreateNamespace", json!({"Namespace": name})),
            code
        );
    }
    let default = json!({"Namespace": "default"});
    assert_eq!(
        client.refused("DeleteNamespace", default),
        "InvalidParameterValue.Namespace"
    );
    for name in ["a1", "a2", "a3", "a4"] {
        client.ok("CreateNamespace", json!({"Namespace": name}));
    }
    assert_eq!(
        client.refused("CreateNamespace", json!({"Namespace": "a4"})),
        "ResourceInUse.Namespace"
    );
    assert_eq!(
        client.refused("CreateNamespace", json!({"Namespace": "a5"})),
        "LimitExceeded.Namespace"
    );
}

#[test]
fn namespaces_are_searched_and_paged() {
    let mut client = Client::demo();
    let search = |key: &str, value: &str| json!({"SearchKey": [{"Key": key, "Value": value}]});
    assert_eq!(
        names(&client.ok("ListNamespaces", search("Namespace", "load"))),
        ["loadtest"]
    );
    assert_eq!(
        names(&client.ok("ListNamespaces", search("Description", "Copies"))),
        ["loadtest"]
    );
    let page = json!({"Orderby": "Name", "Order": "ASC", "Limit": 1});
    let answer = client.ok("ListNamespaces", page);
    assert_eq!(
        (names(&answer), &answer["TotalCount"]),
        (vec!["default"], &json!(2))
    );
    let code = client.refused("ListNamespaces", search("Colour", "red"));
    assert_eq!(code, "InvalidParameterValue.SearchKey");
}

#[test]
fn the_account_tells_what_it_uses_and_may_use() {
    let mut client = Client::demo();
    let account = client.ok("GetAccount", json!({}));
    let used = &account["AccountUsage"]["Namespace"][0];
    assert_eq!(
        (&used["Namespace"], &used["FunctionsCount"]),
        (&json!("default"), &json!(17))
    );
    assert_eq!(used["Functions"].as_array().unwrap().len(), 17);
    assert_eq!(
        account["AccountLimit"]["Namespace"][0]["FunctionsCount"],
        50
    );
}
