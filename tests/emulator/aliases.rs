//! Splits: what is stored, what is answered and what is refused.

use serde_json::{Value, json};

use crate::client::Client;

/// A call on the alias `prod` with these fields added.
fn alias(fields: Value) -> Value {
    let mut body = json!({"FunctionName": "app", "Name": "prod", "FunctionVersion": "1"});
    let (Value::Object(all), Value::Object(fields)) = (&mut body, fields) else {
        panic!("a call is an object");
    };
    all.extend(fields);
    body
}

/// The routing that gives a weight to a version.
fn weights(version: &str, weight: Value) -> Value {
    json!({"RoutingConfig": {"AdditionalVersionWeights": [{"Version": version, "Weight": weight}]}})
}

fn get(client: &mut Client, name: &str) -> Value {
    client.ok("GetAlias", json!({"FunctionName": "app", "Name": name}))
}

#[test]
fn the_default_alias_exists_from_the_start_and_sends_everything_to_latest() {
    let mut client = Client::with_function(0);
    let default = get(&mut client, "$DEFAULT");
    assert_eq!(default["FunctionVersion"], "$LATEST");
    let nothing = json!({"AdditionalVersionWeights": [], "AddtionVersionMatchs": []});
    assert_eq!(default["RoutingConfig"], nothing);
    let delete = json!({"FunctionName": "app", "Name": "$DEFAULT"});
    assert_eq!(
        client.refused("DeleteAlias", delete),
        "InvalidParameterValue.Alias"
    );
    let create = json!({"FunctionName": "app", "Name": "$DEFAULT", "FunctionVersion": "$LATEST"});
    assert_eq!(client.refused("CreateAlias", create), "ResourceInUse.Alias");
}

#[test]
fn weights_come_back_exactly_as_they_were_sent() {
    let mut client = Client::with_function(2);
    client.ok("CreateAlias", alias(json!({})));
    for weight in [json!(0), json!(0.01), json!(0.3333), json!(0.8), json!(1)] {
        client.wait();
        client.ok("UpdateAlias", alias(weights("2", weight.clone())));
        let routing = &get(&mut client, "prod")["RoutingConfig"];
        assert_eq!(
            routing["AdditionalVersionWeights"],
            json!([{"Version": "2", "Weight": weight}])
        );
    }
}

#[test]
fn an_update_without_a_routing_clears_the_split_and_keeps_the_description() {
    let mut client = Client::with_function(2);
    let mut create = weights("2", json!(0.1));
    create["Description"] = json!("first");
    client.ok("CreateAlias", alias(create));
    client.ok("UpdateAlias", alias(json!({"FunctionVersion": "2"})));
    let updated = get(&mut client, "prod");
    assert_eq!(
        updated["RoutingConfig"]["AdditionalVersionWeights"],
        json!([])
    );
    assert_eq!(
        (&updated["FunctionVersion"], &updated["Description"]),
        (&json!("2"), &json!("first"))
    );
    client.ok("UpdateAlias", alias(json!({"Description": ""})));
    assert_eq!(get(&mut client, "prod")["Description"], "");
}

#[test]
fn fields_of_a_routing_that_are_not_known_are_kept() {
    let mut client = Client::with_function(2);
    let routing = json!({
        "AdditionalVersionWeights": [{"Version": "2", "Weight": 0.1, "Sticky": true}],
        "Affinity": {"Header": "X-User"},
    });
    client.ok("CreateAlias", alias(json!({"RoutingConfig": routing})));
    let mut expected = routing;
    expected["AddtionVersionMatchs"] = json!([]);
    assert_eq!(get(&mut client, "prod")["RoutingConfig"], expected);
}

#[test]
fn splits_that_the_cloud_does_not_take_are_refused() {
    let mut client = Client::with_function(3);
    let rule = |version: &str, method: &str, expression: &str| json!({"Version": version, "Key": "invoke.headers.User", "Method": method, "Expression": expression});
    let rules = |rules: Value| json!({"RoutingConfig": {"AddtionVersionMatchs": rules}});
    let range = rule("2", "range", "[0,10)");
    let weight = json!({"Version": "2", "Weight": 0.5});
    let bad_weights = "InvalidParameterValue.AdditionalVersionWeights";
    let bad_routing = "InvalidParameterValue.RoutingConfig";
    let no_version = "ResourceNotFound.FunctionVersion";
    for (fields, code) in [
        (weights("1", json!(0.5)), bad_weights),
        (weights("2", json!(1.01)), bad_weights),
        (weights("2", json!(50)), bad_weights),
        (weights("2", json!(-0.1)), bad_weights),
        (weights("2", json!(0.33333)), bad_weights),
        (weights("2", json!("0.5")), "InvalidParameter"),
        (weights("4", json!(0.5)), no_version),
        (weights("n+1", json!(0.5)), no_version),
        (weights("$latest", json!(0.5)), no_version),
        (json!({"FunctionVersion": "9"}), no_version),
        (json!({"FunctionVersion": "prod"}), no_version),
        (
            json!({"RoutingConfig": {"AdditionalVersionWeights": [weight, {"Version": "3", "Weight": 0.1}]}}),
            bad_weights,
        ),
        (
            json!({"RoutingConfig": {"AdditionalVersionWeights": [{"Version": "2"}]}}),
            "MissingParameter",
        ),
        (
            json!({"RoutingConfig": {"AdditionalVersionWeights": weight}}),
            "InvalidParameter",
        ),
        (
            json!({"RoutingConfig": {"AdditionalVersionWeights": [weight], "AddtionVersionMatchs": [range]}}),
            "InvalidParameter.RoutingConfig",
        ),
        (rules(json!([rule("1", "range", "[0,10)")])), bad_routing),
        (rules(json!([rule("2", "range", "[10,0]")])), bad_routing),
        (rules(json!([rule("2", "like", "x")])), bad_routing),
        (rules(json!([rule("2", "exact", "")])), bad_routing),
        (rules(json!([range, range, range])), bad_routing),
        (rules(json!([rule("7", "exact", "x")])), no_version),
        (rules(json!([{"Version": "2"}])), "MissingParameter"),
        (
            json!({"Description": "x".repeat(1001)}),
            "InvalidParameterValue.Description",
        ),
    ] {
        assert_eq!(
            client.refused("CreateAlias", alias(fields.clone())),
            code,
            "{fields}"
        );
        client.wait();
    }
    client.ok(
        "CreateAlias",
        alias(rules(json!([range, rule("3", "range", "[10,100)")]))),
    );
    client.ok("UpdateAlias", alias(weights("$LATEST", json!(0.8))));
    assert_eq!(
        client.refused("UpdateAlias", alias(weights("2", json!(2)))),
        bad_weights
    );
    let kept = get(&mut client, "prod")["RoutingConfig"]["AdditionalVersionWeights"].clone();
    assert_eq!(
        kept,
        json!([{"Version": "$LATEST", "Weight": 0.8}]),
        "a refusal changes nothing"
    );
}

#[test]
fn an_alias_has_a_name_of_its_own_in_its_function() {
    let mut client = Client::with_function(1);
    for name in ["", "1st", "a b", " prod", "灰度", &"x".repeat(65)] {
        let code = client.refused("CreateAlias", alias(json!({"Name": name})));
        assert_eq!(code, "InvalidParameterValue.Name", "{name}");
    }
    client.ok("CreateAlias", alias(json!({})));
    assert_eq!(
        client.refused("CreateAlias", alias(json!({}))),
        "ResourceInUse.Alias"
    );
    client.ok(
        "DeleteAlias",
        json!({"FunctionName": "app", "Name": "prod"}),
    );
    for action in ["GetAlias", "DeleteAlias"] {
        let body = json!({"FunctionName": "app", "Name": "prod"});
        assert_eq!(client.refused(action, body), "ResourceNotFound.Alias");
    }
    assert_eq!(
        client.refused("UpdateAlias", alias(json!({}))),
        "ResourceNotFound.Alias"
    );
}

#[test]
fn a_version_that_is_still_being_published_cannot_be_routed_to() {
    let mut client = Client::with_function(1);
    client.ok("CreateAlias", alias(json!({})));
    client.ok("PublishVersion", json!({"FunctionName": "app"}));
    let update = alias(weights("2", json!(0.1)));
    assert_eq!(
        client.refused("UpdateAlias", update.clone()),
        "FailedOperation.UpdateAlias"
    );
    let create = alias(json!({"Name": "next", "FunctionVersion": "2"}));
    assert_eq!(
        client.refused("CreateAlias", create),
        "FailedOperation.CreateAlias"
    );
    client.wait();
    client.ok("UpdateAlias", update);
}

#[test]
fn aliases_are_listed_by_page_and_by_the_version_that_they_hold() {
    let mut client = Client::with_function(2);
    for number in 0..25 {
        client.now += 100;
        client.ok(
            "CreateAlias",
            alias(json!({"Name": format!("a{number:02}")})),
        );
    }
    client.ok("UpdateAlias", {
        let mut update = alias(weights("2", json!(0)));
        update["Name"] = json!("a07");
        update
    });
    let mut list = |fields: Value| {
        let mut body = json!({"FunctionName": "app"});
        body.as_object_mut()
            .unwrap()
            .extend(fields.as_object().unwrap().clone());
        client.wait();
        let answer = client.ok("ListAliases", body);
        let names: Vec<String> = answer["Aliases"]
            .as_array()
            .unwrap()
            .iter()
            .map(|alias| alias["Name"].as_str().unwrap().to_owned())
            .collect();
        (names, answer["TotalCount"].as_u64().unwrap())
    };
    let (first, total) = list(json!({}));
    assert_eq!(
        (first.len(), first[0].as_str(), total),
        (20, "$DEFAULT", 26)
    );
    let (rest, _) = list(json!({"Offset": "20", "Limit": "100"}));
    assert_eq!(rest, ["a19", "a20", "a21", "a22", "a23", "a24"]);
    assert_eq!(
        list(json!({"FunctionVersion": "2"})),
        (vec!["a07".into()], 1)
    );
    assert_eq!(list(json!({"FunctionVersion": "9"})), (vec![], 0));
    let wrong = json!({"FunctionName": "app", "Offset": "-1"});
    assert_eq!(
        client.refused("ListAliases", wrong),
        "InvalidParameterValue"
    );
}

#[test]
fn a_function_has_a_limited_number_of_aliases() {
    let mut client = Client::with_function(1);
    let mut made = 1;
    let code = loop {
        client.now += 100;
        let answer = client.call("CreateAlias", alias(json!({"Name": format!("a{made}")})));
        match answer["Error"]["Code"].as_str() {
            None => made += 1,
            Some(code) => break code.to_owned(),
        }
    };
    assert_eq!((code.as_str(), made), ("LimitExceeded.Alias", 400));
}

#[test]
fn an_alias_that_triggers_call_is_not_deleted() {
    let mut client = Client::with_function(1);
    client.ok("CreateAlias", alias(json!({})));
    let trigger =
        json!({"FunctionName": "app", "TriggerName": "t", "Type": "http", "Qualifier": "prod"});
    client.ok("CreateTrigger", trigger.clone());
    let delete = json!({"FunctionName": "app", "Name": "prod"});
    assert_eq!(
        client.refused("DeleteAlias", delete.clone()),
        "FailedOperation.DeleteAlias"
    );
    client.ok("DeleteTrigger", trigger);
    client.ok("DeleteAlias", delete);
}
