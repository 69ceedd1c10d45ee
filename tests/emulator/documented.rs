//! What the API documents of each action: its fields and its error codes.

use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use crate::client::Client;

/// Fields with their types (`!` behind those that are required) and error codes, by action.
static ACTIONS: LazyLock<Map<String, Value>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../fixtures/scf-actions.json")).unwrap());

/// The codes that every action can answer.
const COMMON: [&str; 6] = [
    "InvalidParameter",
    "InvalidParameterValue",
    "LimitExceeded",
    "MissingParameter",
    "RequestLimitExceeded",
    "UnknownParameter",
];

/// True if an action may answer a code.
pub(crate) fn has_code(action: &str, code: &str) -> bool {
    let own = ACTIONS[action]["errors"].as_array().unwrap();
    COMMON.contains(&code) || own.iter().any(|documented| documented == code)
}

/// The fields of an action: name, type and whether it is required.
fn fields(action: &str) -> impl Iterator<Item = (&'static String, &'static str, bool)> {
    let fields = ACTIONS[action]["fields"].as_object().unwrap();
    fields.iter().map(|(name, kind)| {
        let kind = kind.as_str().unwrap();
        (name, kind.trim_end_matches('!'), kind.ends_with('!'))
    })
}

/// A value of a type.
fn value(kind: &str) -> Value {
    match kind {
        "string" => json!("x"),
        "int" => json!(1),
        "bool" => json!(true),
        "list" => json!([]),
        _ => json!({}),
    }
}

/// The required fields of an action, with values of their types.
fn required(action: &str) -> Value {
    let required = fields(action).filter(|(_, _, required)| *required);
    required
        .map(|(name, kind, _)| (name.clone(), value(kind)))
        .collect()
}

/// What a call is refused with, in one line.
fn refusal(client: &mut Client, action: &str, body: &Value) -> String {
    client.now += 1000;
    let draft = client.draft(action, body);
    let error = client.send(&draft)["Error"].clone();
    format!("{} {}", error["Code"], error["Message"])
}

#[test]
fn every_documented_field_is_known_with_its_type() {
    let mut client = Client::empty();
    for action in ACTIONS.keys() {
        for (name, kind, _) in fields(action) {
            let mut body = required(action);
            body[name] = if kind == "list" { json!(1) } else { json!([]) };
            let refusal = refusal(&mut client, action, &body);
            let expected = format!(
                "\"InvalidParameter\" \"The parameter `{name}` must be of the type {kind}.\""
            );
            assert_eq!(refusal, expected, "{action}");
        }
    }
}

#[test]
fn every_required_field_is_asked_for() {
    let mut client = Client::empty();
    for action in ACTIONS.keys() {
        for (name, _, _) in fields(action).filter(|(_, _, required)| *required) {
            let mut body = required(action);
            body.as_object_mut().unwrap().remove(name);
            let refusal = refusal(&mut client, action, &body);
            let expected = format!("\"MissingParameter\" \"The parameter `{name}` is required.\"");
            assert_eq!(refusal, expected, "{action}");
        }
    }
}

#[test]
fn a_field_of_another_action_is_unknown() {
    let mut client = Client::empty();
    let mut tried = 0;
    for action in ACTIONS.keys() {
        for name in ACTIONS
            .keys()
            .flat_map(|other| fields(other))
            .map(|(name, ..)| name)
        {
            if fields(action).all(|(own, ..)| own != name) {
                let mut body = required(action);
                body[name] = json!("x");
                let refusal = refusal(&mut client, action, &body);
                assert!(
                    refusal.starts_with("\"UnknownParameter\""),
                    "{action}: {refusal}"
                );
                tried += 1;
            }
        }
    }
    assert!(tried > 1000);
}
