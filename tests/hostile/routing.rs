//! Weights and versions as a hostile cloud could write them.

use halftone::scf::{Alias, GetAlias};
use halftone::traffic::{AliasName, Routing};
use proptest::prelude::*;

use crate::cloud::client;
use crate::support::run;

/// The alias as it is read when the cloud writes this as its weight; nothing if it cannot be read.
fn alias(weight: &str) -> Option<Alias> {
    let body = format!(
        r#"{{"Response":{{"Name":"prod","FunctionVersion":"4","RoutingConfig":{{"AdditionalVersionWeights":[{{"Version":"5","Weight":{weight}}}]}},"RequestId":"r"}}}}"#
    );
    let client = client(move |_| body.clone().into_bytes());
    let request = GetAlias {
        function_name: "checkout".into(),
        namespace: "default".into(),
        name: AliasName::from_cloud("prod"),
    };
    run(client.call(&request)).ok().map(|reply| reply.answer)
}

/// The weight as this program understands it.
fn weight(text: &str) -> Option<f64> {
    match alias(text)?.split().ok()?.routing {
        Routing::Weighted { weight, .. } => Some(weight.fraction()),
        _ => None,
    }
}

#[test]
fn nothing_but_a_number_from_zero_to_one_becomes_a_weight() {
    for (text, expected) in [
        ("0", 0.0),
        ("1", 1.0),
        ("0.1", 0.1),
        ("1.0", 1.0),
        ("-0.0", 0.0),
        ("1e-4", 0.0001),
    ] {
        assert_eq!(weight(text), Some(expected), "{text}");
    }
    for text in [
        "-0.0001",
        "1.0001",
        "-1",
        "2",
        "10",
        "100",
        "1e308",
        "-1e308",
        "1e999",
        "0.00001",
        "1.0000000000000002",
        "99999999999999999999",
        "18446744073709551616",
        "NaN",
        "null",
        "true",
        r#""0.1""#,
        "[0.1]",
        "{}",
    ] {
        assert_eq!(weight(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn no_number_outside_becomes_a_weight_and_none_inside_another_one(number in prop_oneof![
        any::<f64>().prop_filter("JSON has no others", |number| number.is_finite()),
        -2.0..3.0_f64,
        (0..=10_000_u16).prop_map(|weight| f64::from(weight) / 10_000.0),
    ]) {
        let text = format!("{number:e}");
        let read = weight(&text);
        let is_exact = (0..=10_000_u16).any(|weight| (number * 10_000.0 - f64::from(weight)).abs() < 1e-6);
        match read {
            Some(weight) => prop_assert!((0.0..=1.0).contains(&number) && (weight - number).abs() < 1e-9),
            None => prop_assert!(!(0.0..=1.0).contains(&number) || !is_exact, "{text}"),
        }
        // What cannot be read as a weight is still there to be sent back as it was.
        prop_assert!(alias(&text).is_some());
    }

    #[test]
    fn a_version_is_read_only_in_the_form_that_the_cloud_writes(version in ".{0,12}") {
        let version = serde_json::to_string(&version).unwrap();
        let body = format!(r#"{{"Response":{{"Name":"prod","FunctionVersion":{version},"RequestId":"r"}}}}"#);
        let client = client(move |_| body.clone().into_bytes());
        let request = GetAlias {
            function_name: "checkout".into(),
            namespace: "default".into(),
            name: AliasName::from_cloud("prod"),
        };
        if let Ok(reply) = run(client.call(&request)) {
            let read = reply.answer.function_version.to_string();
            prop_assert_eq!(format!("\"{read}\""), version);
        }
    }
}
