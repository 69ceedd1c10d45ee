//! Publishing, listing and deleting versions, and the states in between.

use serde_json::{Value, json};

use crate::client::{Client, OTHER_ZIP, ZIP};

fn status(client: &mut Client, qualifier: &str) -> String {
    let body = json!({"FunctionName": "app", "Qualifier": qualifier});
    client.ok("GetFunction", body)["Status"]
        .as_str()
        .unwrap()
        .to_owned()
}

fn digest(client: &mut Client, qualifier: &str) -> String {
    let body = json!({"FunctionName": "app", "Qualifier": qualifier});
    let answer = client.ok("GetFunctionAddress", body);
    answer["CodeSha256"].as_str().unwrap().to_owned()
}

#[test]
fn a_published_version_is_ready_after_a_while() {
    let mut client = Client::with_function(0);
    let publish = json!({"FunctionName": "app", "Description": "first"});
    let published = client.ok("PublishVersion", publish.clone());
    assert_eq!(
        (&published["FunctionVersion"], &published["Description"]),
        (&json!("1"), &json!("first"))
    );
    assert_eq!(status(&mut client, "1"), "Publishing");
    assert_eq!(status(&mut client, "$LATEST"), "Active");
    assert_eq!(
        client.refused("PublishVersion", publish),
        "FailedOperation.PublishVersion"
    );
    client.wait();
    assert_eq!(status(&mut client, "1"), "Active");
}

#[test]
fn code_changes_latest_only_and_takes_a_while() {
    let mut client = Client::with_function(1);
    let before = digest(&mut client, "1");
    assert_eq!(digest(&mut client, "$LATEST"), before);
    let other = OTHER_ZIP;
    let update = json!({"FunctionName": "app", "ZipFile": other});
    client.ok("UpdateFunctionCode", update.clone());
    assert_eq!(status(&mut client, "$LATEST"), "Updating");
    assert_eq!(
        client.refused("UpdateFunctionCode", update),
        "FailedOperation.FunctionStatusError"
    );
    let configure = json!({"FunctionName": "app", "Timeout": 5});
    let code = client.refused("UpdateFunctionConfiguration", configure.clone());
    assert_eq!(code, "FailedOperation.UpdateFunctionConfiguration");
    let publish = json!({"FunctionName": "app"});
    assert_eq!(
        client.refused("PublishVersion", publish),
        "FailedOperation.PublishVersion"
    );
    client.wait();
    client.ok("UpdateFunctionConfiguration", configure);
    client.wait();
    assert_ne!(digest(&mut client, "$LATEST"), before);
    assert_eq!(digest(&mut client, "1"), before);
    let timeout = |client: &mut Client, qualifier: &str| {
        let body = json!({"FunctionName": "app", "Qualifier": qualifier});
        client.ok("GetFunction", body)["Timeout"].clone()
    };
    assert_eq!(
        (timeout(&mut client, "$LATEST"), timeout(&mut client, "1")),
        (json!(5), json!(3))
    );
}

#[test]
fn an_update_can_publish_what_it_made() {
    let mut client = Client::with_function(1);
    let update = json!({"FunctionName": "app", "ZipFile": OTHER_ZIP, "Publish": "TRUE"});
    client.ok("UpdateFunctionCode", update);
    assert_eq!(status(&mut client, "2"), "Publishing");
    client.wait();
    assert_eq!(status(&mut client, "2"), "Active");
    assert_eq!(digest(&mut client, "2"), digest(&mut client, "$LATEST"));
    assert_ne!(digest(&mut client, "2"), digest(&mut client, "1"));
}

#[test]
fn code_that_is_none_is_refused() {
    let mut client = Client::with_function(0);
    for (fields, code) in [
        (
            json!({"ZipFile": "not base64"}),
            "InvalidParameterValue.ZipFileBase64BinasciiError",
        ),
        (
            json!({"ZipFile": "bm90IGEgemlw"}),
            "InvalidParameterValue.ZipFile",
        ),
        (json!({}), "InvalidParameterValue.Code"),
    ] {
        let mut body = json!({"FunctionName": "app"});
        body.as_object_mut()
            .unwrap()
            .extend(fields.as_object().unwrap().clone());
        assert_eq!(client.refused("UpdateFunctionCode", body), code);
    }
    assert_eq!(status(&mut client, "$LATEST"), "Active");
}

#[test]
fn versions_are_listed_newest_first_and_by_page() {
    let mut client = Client::with_function(25);
    let mut list = |body: Value| {
        client.wait();
        let answer = client.ok("ListVersionByFunction", body);
        assert_eq!(answer["TotalCount"], 26);
        let names = answer["FunctionVersion"].as_array().unwrap().clone();
        let entries = answer["Versions"].as_array().unwrap();
        assert!(
            names
                .iter()
                .zip(entries)
                .all(|(name, entry)| *name == entry["Version"])
        );
        names
            .iter()
            .map(|name| name.as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let first = list(json!({"FunctionName": "app"}));
    assert_eq!(
        (first.len(), &first[..3]),
        (20, &["$LATEST", "25", "24"].map(str::to_owned)[..])
    );
    let rest = list(json!({"FunctionName": "app", "Offset": 20, "Limit": 50}));
    assert_eq!(rest, ["6", "5", "4", "3", "2", "1"]);
    let oldest =
        list(json!({"FunctionName": "app", "Order": "ASC", "OrderBy": "AddTime", "Limit": 3}));
    assert_eq!(oldest, ["$LATEST", "1", "2"]);
    let wrong = json!({"FunctionName": "app", "Orderby": "AddTime"});
    assert_eq!(
        client.refused("ListVersionByFunction", wrong),
        "UnknownParameter"
    );
    let wrong = json!({"FunctionName": "app", "Order": "asc"});
    assert_eq!(
        client.refused("ListVersionByFunction", wrong),
        "InvalidParameterValue.Order"
    );
}

#[test]
fn a_version_that_an_alias_holds_is_not_deleted_even_at_weight_zero() {
    let mut client = Client::with_function(3);
    for (name, main, additional) in [("prod", "3", "2"), ("old", "2", "3")] {
        let body = json!({
            "FunctionName": "app", "Name": name, "FunctionVersion": main,
            "RoutingConfig": {"AdditionalVersionWeights": [{"Version": additional, "Weight": 0}]},
        });
        client.ok("CreateAlias", body);
    }
    let delete = |version: &str| json!({"FunctionName": "app", "Qualifier": version});
    for action in ["DeleteFunctionVersion", "DeleteFunction"] {
        let answer = client.call(action, delete("2"));
        assert_eq!(answer["Error"]["Code"], "UnsupportedOperation.AliasBind");
        let message = answer["Error"]["Message"].as_str().unwrap();
        assert!(message.contains("old, prod"), "{message}");
    }
    client.ok("DeleteFunctionVersion", delete("1"));
    for (version, code) in [
        ("1", "ResourceNotFound.Qualifier"),
        ("$LATEST", "InvalidParameterValue.Qualifier"),
        ("prod", "InvalidParameterValue.Qualifier"),
    ] {
        assert_eq!(
            client.refused("DeleteFunctionVersion", delete(version)),
            code
        );
    }
}

#[test]
fn the_number_of_a_deleted_version_is_not_given_again() {
    let mut client = Client::with_function(2);
    client.ok(
        "DeleteFunctionVersion",
        json!({"FunctionName": "app", "Qualifier": "2"}),
    );
    let published = client.ok("PublishVersion", json!({"FunctionName": "app"}));
    assert_eq!(published["FunctionVersion"], "3");
}

#[test]
fn a_function_has_at_most_a_thousand_versions() {
    let mut client = Client::with_function(1000);
    let publish = json!({"FunctionName": "app"});
    assert_eq!(
        client.refused("PublishVersion", publish.clone()),
        "LimitExceeded.FunctionVersions"
    );
    let update = json!({"FunctionName": "app", "ZipFile": ZIP, "Publish": "TRUE"});
    assert_eq!(
        client.refused("UpdateFunctionCode", update),
        "FailedOperation.UpdateFunctionCode"
    );
    assert_eq!(status(&mut client, "$LATEST"), "Active");
    client.ok(
        "DeleteFunctionVersion",
        json!({"FunctionName": "app", "Qualifier": "1"}),
    );
    client.ok("PublishVersion", publish);
}
