//! Signatures, envelopes, parameters and rates.

use halftone::emulator::Options;
use serde_json::{Value, json};

use crate::client::{Client, Draft};

/// A change of a request before it is signed.
type Change = fn(&mut Draft);

/// The code that a changed request is refused with.
fn refusal(change: impl Fn(&mut Draft)) -> String {
    let mut client = Client::with_function(0);
    let mut draft = client.draft(
        "GetAlias",
        &json!({"FunctionName": "app", "Name": "$DEFAULT"}),
    );
    assert_eq!(client.send(&draft)["Error"], Value::Null);
    change(&mut draft);
    client.send(&draft)["Error"]["Code"]
        .as_str()
        .unwrap_or("accepted")
        .to_owned()
}

#[test]
fn a_signature_is_really_checked() {
    assert_eq!(refusal(|_| {}), "accepted");
    let changes: [(&str, Change); 10] = [
        ("AuthFailure.SecretIdNotFound", |d| d.secret_id.push('x')),
        ("AuthFailure.SignatureFailure", |d| d.secret_key.push('x')),
        ("AuthFailure.SignatureFailure", |d| d.service = "cvm"),
        ("AuthFailure.SignatureExpire", |d| d.timestamp -= 301),
        ("AuthFailure.SignatureExpire", |d| d.timestamp += 301),
        ("AuthFailure.InvalidAuthorization", |d| {
            d.header("Authorization", Some("Bearer x"));
        }),
        ("AuthFailure.InvalidAuthorization", |d| {
            d.signed = vec!["Host"];
        }),
        ("AuthFailure.TokenFailure", |d| {
            d.header("X-TC-Token", Some("x"));
        }),
        ("InvalidParameter", |d| {
            d.header("X-TC-Timestamp", Some("now"));
        }),
        ("AuthFailure.SignatureFailure", |d| {
            let timestamp = (d.timestamp + 1).to_string();
            d.header("X-TC-Timestamp", Some(&timestamp));
        }),
    ];
    for (code, change) in changes {
        assert_eq!(refusal(change), code);
    }
    for skew in [-300, 300] {
        let change = |d: &mut Draft| d.timestamp = d.timestamp.saturating_add_signed(skew);
        assert_eq!(refusal(change), "accepted");
    }
}

#[test]
fn a_refusal_is_told_in_the_language_that_was_asked_for() {
    let told = |action: &str, parameters: &Value, language: Option<&str>| {
        let mut client = Client::with_function(0);
        let mut draft = client.draft(action, parameters);
        draft.header("X-TC-Language", language);
        let error = client.send(&draft)["Error"].clone();
        let text = |name: &str| error[name].as_str().unwrap_or_default().to_owned();
        (text("Code"), text("Message"))
    };
    let alias = json!({"FunctionName": "app", "Name": "gone"});
    for (action, parameters) in [
        ("GetAlias", &alias),
        ("GetAlias", &json!({"FunctionName": "gone", "Name": "prod"})),
        ("GetAlias", &json!({"FunctionName": "app"})),
        (
            "GetAlias",
            &json!({"FunctionName": "app", "Name": "a", "Nme": "b"}),
        ),
        ("GetNothing", &json!({})),
    ] {
        let (code, english) = told(action, parameters, Some("en-US"));
        let (same, chinese) = told(action, parameters, Some("zh-CN"));
        assert_eq!(code, same);
        assert!(english.is_ascii() && !english.is_empty(), "{english}");
        let is_chinese = |letter: char| ('\u{4e00}'..='\u{9fff}').contains(&letter);
        assert!(chinese.contains(is_chinese), "{code}: {chinese}");
        assert_eq!(told(action, parameters, None), (code, english));
    }
    assert_eq!(
        told("GetAlias", &alias, Some("zh-CN")).1,
        "未找到指定的别名，请创建后再试。"
    );
}

#[test]
fn a_temporary_key_is_taken_with_its_token_only() {
    let mut client = Client::with(Options {
        token: Some("a-token".to_owned()),
        ..Options::default()
    });
    for (token, code) in [
        (Some("a-token"), Value::Null),
        (Some("another"), json!("AuthFailure.TokenFailure")),
        (None, json!("AuthFailure.TokenFailure")),
    ] {
        let mut draft = client.draft("GetAccount", &json!({}));
        draft.header("X-TC-Token", token);
        assert_eq!(client.send(&draft)["Error"]["Code"], code, "{token:?}");
    }
}

#[test]
fn the_headers_of_every_official_client_are_understood() {
    let sent_and_signed = |sent: &str, signed: &str, service: &'static str| {
        let mut client = Client::empty();
        let mut draft = client.draft("GetAccount", &json!({}));
        draft.service = service;
        draft.signed = vec!["Content-Type", "Host"];
        draft.header("Host", Some(signed));
        // Signed with one host, sent with another: what the Node client does.
        let mut request = draft.clone();
        let authorization = authorization(&draft);
        request.header("Host", Some(sent));
        request.header("Authorization", Some(&authorization));
        let answer = client.send(&request);
        answer["Error"]["Code"]
            .as_str()
            .unwrap_or("accepted")
            .to_owned()
    };
    let python = "127.0.0.1:9000";
    assert_eq!(sent_and_signed(python, python, "scf"), "accepted");
    let tccli = "http://127.0.0.1:9000";
    assert_eq!(sent_and_signed(tccli, tccli, "scf"), "accepted");
    assert_eq!(
        sent_and_signed("127.0.0.1:9000", "127.0.0.1", "127"),
        "accepted"
    );
    assert_eq!(
        sent_and_signed("scf.localhost:9000", "scf.localhost", "scf"),
        "accepted"
    );
    // None of this loosens what a cloud host must have.
    let refused = "AuthFailure.SignatureFailure";
    assert_eq!(
        sent_and_signed("cvm.tencentcloudapi.com", "cvm.tencentcloudapi.com", "cvm"),
        refused
    );
    assert_eq!(
        sent_and_signed("127.0.0.1:9000", "127.0.0.2", "scf"),
        refused
    );
}

/// The `Authorization` that a draft would be sent with.
fn authorization(draft: &Draft) -> String {
    let headers = draft.signed_headers();
    let found = headers
        .into_iter()
        .find(|(name, _)| name == "Authorization");
    found.unwrap().1
}

#[test]
fn what_is_not_an_action_of_this_api_is_refused() {
    let with = |name: &'static str, value: Option<&'static str>| {
        refusal(move |d| {
            d.signed = vec!["Content-Type", "Host"];
            d.header(name, value);
        })
    };
    assert_eq!(with("X-TC-Action", Some("GetAlia")), "InvalidAction");
    assert_eq!(
        with("X-TC-Action", Some("GetFunctionLogs")),
        "ActionOffline"
    );
    assert_eq!(with("X-TC-Action", None), "MissingParameter");
    assert_eq!(with("X-TC-Version", Some("2017-03-12")), "NoSuchVersion");
    assert_eq!(with("X-TC-Version", None), "MissingParameter");
    assert_eq!(with("X-TC-Region", Some("mars")), "UnsupportedRegion");
    assert_eq!(with("X-TC-Region", None), "MissingParameter");
    assert_eq!(refusal(|d| d.method = "GET"), "UnsupportedOperation");
    assert_eq!(
        refusal(|d| d.body = b"FunctionName=f".to_vec()),
        "InvalidParameter"
    );
    assert_eq!(refusal(|d| d.body = b"[]".to_vec()), "InvalidParameter");
    assert_eq!(
        refusal(|d| d.body = vec![b' '; 10 * 1024 * 1024 + 1]),
        "RequestSizeLimitExceeded"
    );
}

#[test]
fn parameters_are_checked_against_the_action() {
    let mut client = Client::with_function(0);
    let unknown = json!({"FunctionName": "app", "Name": "$DEFAULT", "Nmaespace": "default"});
    assert_eq!(client.refused("GetAlias", unknown), "UnknownParameter");
    assert_eq!(
        client.refused("GetAlias", json!({"Name": "$DEFAULT"})),
        "MissingParameter"
    );
    assert_eq!(
        client.refused("GetAlias", json!({"FunctionName": null, "Name": "a"})),
        "MissingParameter"
    );
    assert_eq!(
        client.refused("GetAlias", json!({"FunctionName": 1, "Name": "a"})),
        "InvalidParameter"
    );
    assert_eq!(
        client.refused("ListFunctions", json!({"Limit": "20"})),
        "InvalidParameter"
    );
    assert_eq!(
        client.refused("ListFunctions", json!({"Limit": 1.5})),
        "InvalidParameter"
    );
    assert_eq!(
        client.refused("ListAliases", json!({"FunctionName": "app", "Limit": 20})),
        "InvalidParameter"
    );
    let routing =
        json!({"FunctionName": "app", "Name": "a", "FunctionVersion": "1", "RoutingConfig": []});
    assert_eq!(client.refused("CreateAlias", routing), "InvalidParameter");
    client.ok("ListFunctions", json!({"Limit": 20, "SearchKey": null}));
}

#[test]
fn an_action_called_too_often_is_refused_until_the_next_second() {
    let mut client = Client::with_function(0);
    client.now = client.now.next_multiple_of(1000);
    let get = client.draft(
        "GetAlias",
        &json!({"FunctionName": "app", "Name": "$DEFAULT"}),
    );
    for _ in 0..20 {
        assert_eq!(client.send(&get)["Error"], Value::Null);
    }
    assert_eq!(client.send(&get)["Error"]["Code"], "RequestLimitExceeded");
    let list = client.draft("ListFunctions", &json!({}));
    assert_eq!(client.send(&list)["Error"], Value::Null);
    client.now += 1000;
    assert_eq!(client.send(&get)["Error"], Value::Null);
}

#[test]
fn the_same_calls_at_the_same_times_are_answered_with_the_same_bytes() {
    let answers = |seed| {
        let mut client = Client::with(Options {
            seed,
            ..Options::default()
        });
        let mut answers = Vec::new();
        for (action, body) in [
            ("ListFunctions", json!({})),
            ("GetFunction", json!({"FunctionName": "checkout"})),
            ("InvokeFunction", json!({"FunctionName": "checkout"})),
            ("GetAlias", json!({"FunctionName": "none", "Name": "a"})),
        ] {
            client.now += 100;
            let draft = client.draft(action, &body);
            answers.push(client.raw(&draft).body);
        }
        answers
    };
    assert_eq!(answers(1), answers(1));
    assert_ne!(answers(1), answers(2));
}

#[test]
fn every_answer_has_a_request_id_of_its_own() {
    let mut client = Client::empty();
    let mut ids: Vec<String> = Vec::new();
    for action in ["GetAccount", "NoSuchAction", "GetAccount"] {
        let id = client.call(action, json!({}))["RequestId"]
            .as_str()
            .unwrap()
            .to_owned();
        assert_eq!(id.len(), 36);
        assert!(!ids.contains(&id));
        ids.push(id);
    }
}

#[test]
fn options_show_neither_the_key_nor_its_token() {
    let options = Options {
        token: Some("a-token".to_owned()),
        ..Options::default()
    };
    let shown = format!("{options:?}");
    assert!(!shown.contains("halftone-demo-secret") && !shown.contains("a-token"));
}
