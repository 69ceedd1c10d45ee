//! Every line of every vector is reproduced, and every vector verifies.

use halftone::tc3::{Authorization, Canonical, Date, Received, SigningKey, sha256, verify};
use serde_json::Value;

fn vectors() -> Vec<Value> {
    let text = include_str!("../fixtures/tc3-vectors.json");
    let file: Value = serde_json::from_str(text).unwrap();
    file["vectors"].as_array().unwrap().clone()
}

/// The headers that the client of a vector sent.
fn headers(vector: &Value) -> Vec<(String, String)> {
    let text = |name: &str| vector[name].as_str().unwrap().to_owned();
    let mut headers = vec![
        ("X-TC-Action".into(), text("action")),
        ("Host".into(), text("host")),
        ("Content-Type".into(), text("content_type")),
        ("X-TC-Timestamp".into(), vector["timestamp"].to_string()),
    ];
    if vector["name"]
        .as_str()
        .unwrap()
        .contains("unsigned-payload")
    {
        headers.push(("X-TC-Content-SHA256".into(), "UNSIGNED-PAYLOAD".into()));
    }
    headers
}

#[test]
fn every_line_of_every_vector_is_reproduced() {
    for vector in vectors() {
        let text = |name: &str| vector[name].as_str().unwrap();
        let name = text("name");
        let all = headers(&vector);
        let signed: Vec<(&str, &str)> = all
            .iter()
            .filter(|(name, _)| {
                text("signed_headers")
                    .split(';')
                    .any(|s| name.eq_ignore_ascii_case(s))
            })
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let payload = if name.contains("unsigned-payload") {
            halftone::tc3::UNSIGNED_PAYLOAD
        } else {
            text("payload").as_bytes()
        };
        let canonical = Canonical {
            method: text("method"),
            query: text("query"),
            headers: &signed,
            payload,
        };
        let timestamp = vector["timestamp"].as_u64().unwrap();
        let date = Date::from_unix_seconds(timestamp);
        let request = canonical.request();
        let string_to_sign = canonical.string_to_sign(timestamp, date, text("service"));
        let key = SigningKey::derive(text("secret_key"), date, text("service"));
        let signature = key.sign(&string_to_sign);
        assert_eq!(request, text("canonical_request"), "{name}");
        let digest = sha256(request.as_bytes()).to_string();
        assert_eq!(digest, text("canonical_request_sha256"), "{name}");
        assert_eq!(string_to_sign, text("string_to_sign"), "{name}");
        assert_eq!(signature.to_string(), text("signature"), "{name}");
        let authorization = Authorization {
            secret_id: text("secret_id").into(),
            date,
            service: text("service").into(),
            signed_headers: canonical.signed_headers(),
            signature,
        };
        assert_eq!(authorization.to_string(), text("authorization"), "{name}");
        assert_eq!(text("authorization").parse(), Ok(authorization), "{name}");
    }
}

#[test]
fn every_vector_verifies_with_its_key_and_no_other() {
    for vector in vectors() {
        let text = |name: &str| vector[name].as_str().unwrap();
        let headers = headers(&vector);
        let received = Received {
            method: text("method"),
            query: text("query"),
            headers: &headers,
            body: text("payload").as_bytes(),
            other_hosts: &[],
        };
        let authorization = text("authorization").parse().unwrap();
        let result = verify(&received, &authorization, text("secret_key"));
        assert_eq!(result, Ok(()), "{}", text("name"));
        let wrong = verify(&received, &authorization, "another key");
        assert_eq!(wrong, Err(halftone::tc3::Refusal::SignatureMismatch));
    }
}
