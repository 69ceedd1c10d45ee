//! A policy allows what its mode holds, for the functions that it names, and nothing else.

use super::*;
use serde_json::{Value, json};

fn policy(mode: Mode) -> Policy {
    Policy {
        mode,
        region: Region::GUANGZHOU,
        owner: Some("100012345678".to_owned()),
        namespace: "default".to_owned(),
        functions: Functions::Named(vec!["checkout".to_owned(), "cart_2".to_owned()]),
    }
}

fn parsed(policy: &Policy) -> Value {
    serde_json::from_str(&policy.json().unwrap()).unwrap()
}

/// The actions of every statement.
fn actions(policy: &Policy) -> Vec<String> {
    let parsed = parsed(policy);
    let statements = parsed["statement"].as_array().unwrap().iter();
    let names = statements.flat_map(|statement| statement["action"].as_array().unwrap());
    names
        .map(|name| name.as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn looking_at_two_functions_is_all_that_the_narrowest_policy_allows() {
    assert_eq!(
        parsed(&policy(Mode::ReadOnly)),
        json!({"version": "2.0", "statement": [
            {
                "effect": "allow",
                "action": [
                    "scf:GetAccount",
                    "scf:GetAccountSettings",
                    "monitor:GetMonitorData",
                    "scf:ListFunctions",
                    "scf:ListNamespaces",
                    "cls:SearchLog",
                ],
                "resource": ["*"],
            },
            {
                "effect": "allow",
                "action": [
                    "scf:GetAlias",
                    "scf:GetFunction",
                    "scf:ListAliases",
                    "scf:ListTriggers",
                    "scf:ListVersionByFunction",
                    "scf:ListVersion",
                ],
                "resource": [
                    "qcs::scf:ap-guangzhou:uin/100012345678:namespace/default/function/checkout",
                    "qcs::scf:ap-guangzhou:uin/100012345678:namespace/default/function/cart_2",
                ],
            },
        ]})
    );
}

#[test]
fn a_policy_names_every_action_of_its_mode_and_none_beyond_it() {
    for mode in Mode::ALL {
        let names = actions(&policy(mode));
        for action in Action::ALL {
            let name = format!("{}:{}", action.service().name(), action.name());
            let allowed = action.mode() <= mode;
            assert_eq!(names.contains(&name), allowed, "{mode:?} {action:?}");
        }
        let mut once = names.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), names.len(), "{mode:?} names an action twice");
        assert!(names.iter().all(|name| !name.contains('*')), "{mode:?}");
    }
}

#[test]
fn a_documented_name_allows_nothing_beyond_the_mode() {
    let releases = actions(&policy(Mode::Rollout));
    let everything = actions(&policy(Mode::Full));
    for name in ["scf:UpdateFunction", "scf:SetTrigger"] {
        assert!(!releases.iter().any(|allowed| allowed == name), "{name}");
        assert!(everything.iter().any(|allowed| allowed == name), "{name}");
    }
}

#[test]
fn an_owner_that_is_not_known_and_all_functions_of_a_namespace_have_forms_of_their_own() {
    let all = Policy {
        owner: None,
        functions: Functions::All,
        ..policy(Mode::Rollout)
    };
    let resource = "qcs::scf:ap-guangzhou::namespace/default/function/*";
    assert_eq!(parsed(&all)["statement"][1]["resource"], json!([resource]));
    let none = Policy {
        functions: Functions::Named(Vec::new()),
        ..policy(Mode::Full)
    };
    let statements = &parsed(&none)["statement"];
    assert_eq!(statements.as_array().unwrap().len(), 1);
    assert_eq!(statements[0]["resource"], json!(["*"]));
}

#[test]
fn a_name_that_would_mean_more_than_itself_is_refused() {
    for name in [
        "*",
        "check*",
        "a\",\"b",
        "a/function/b",
        "${uin}",
        "a b",
        "灰",
        "",
    ] {
        let refused = Err(PolicyProblem::Name(name.to_owned()));
        let function = Policy {
            functions: Functions::Named(vec!["fine".to_owned(), name.to_owned()]),
            ..policy(Mode::ReadOnly)
        };
        assert_eq!(function.json(), refused, "{name}");
        let namespace = Policy {
            namespace: name.to_owned(),
            ..policy(Mode::ReadOnly)
        };
        assert_eq!(namespace.encoded(), refused, "{name}");
    }
    for owner in ["*", "uin/1", ""] {
        let policy = Policy {
            owner: Some(owner.to_owned()),
            ..policy(Mode::ReadOnly)
        };
        assert_eq!(policy.json(), Err(PolicyProblem::Owner(owner.to_owned())));
    }
}

#[test]
fn the_encoded_policy_is_the_one_that_is_shown() {
    let policy = policy(Mode::Full);
    let encoded = policy.encoded().unwrap();
    let plain = |sign: char| sign.is_ascii_alphanumeric() || "-._~%".contains(sign);
    assert!(encoded.chars().all(plain), "{encoded}");
    let mut decoded = encoded;
    for (code, sign) in [
        ("%22", "\""),
        ("%2C", ","),
        ("%2F", "/"),
        ("%2A", "*"),
        ("%3A", ":"),
        ("%5B", "["),
        ("%5D", "]"),
        ("%7B", "{"),
        ("%7D", "}"),
    ] {
        decoded = decoded.replace(code, sign);
    }
    let decoded: Value = serde_json::from_str(&decoded).unwrap();
    assert_eq!(decoded, parsed(&policy));
}
