//! The texts that are signed, against a second implementation that was written from the cloud's
//! description alone and shares nothing with the first.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use halftone::tc3::{Authorization, Canonical, Date, Received, Refusal, SigningKey, verify};
use hmac::{Hmac, KeyInit as _, Mac as _};
use proptest::prelude::*;
use sha2::{Digest as _, Sha256};

/// A request as the description names its parts.
#[derive(Clone, Debug)]
struct Request {
    method: &'static str,
    query: String,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
    timestamp: u64,
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

/// `HTTPRequestMethod \n CanonicalURI \n CanonicalQueryString \n CanonicalHeaders \n SignedHeaders
/// \n HashedRequestPayload`.
fn canonical_request(request: &Request) -> String {
    let mut headers = String::new();
    for (name, value) in &request.headers {
        let value = value.trim_matches(|c: char| c.is_ascii_whitespace());
        let (name, value) = (name.to_ascii_lowercase(), value.to_ascii_lowercase());
        writeln!(headers, "{name}:{value}").unwrap();
    }
    let names: Vec<String> = request
        .headers
        .keys()
        .map(|name| name.to_ascii_lowercase())
        .collect();
    [
        request.method,
        "/",
        &request.query,
        &headers,
        &names.join(";"),
        &hex(&Sha256::digest(&request.body)),
    ]
    .join("\n")
}

/// Days since 1970 as a date, counted year by year.
fn date(seconds: u64) -> String {
    let (mut days, mut year) = (seconds / 86_400, 1970);
    let is_leap = |year: u64| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    while days >= 365 + u64::from(is_leap(year)) {
        days -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let february = 28 + u64::from(is_leap(year));
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    format!("{year:04}-{month:02}-{:02}", days + 1)
}

fn hmac(key: &[u8], text: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

/// The header, from the beginning.
fn authorization(request: &Request, secret_key: &str) -> String {
    let day = date(request.timestamp);
    let hashed = hex(&Sha256::digest(canonical_request(request)));
    let text = format!(
        "TC3-HMAC-SHA256\n{}\n{day}/scf/tc3_request\n{hashed}",
        request.timestamp
    );
    let key = hmac(format!("TC3{secret_key}").as_bytes(), &day);
    let key = hmac(&hmac(&key, "scf"), "tc3_request");
    let names: Vec<&str> = request.headers.keys().map(String::as_str).collect();
    format!(
        "TC3-HMAC-SHA256 Credential=AKID/{day}/scf/tc3_request, SignedHeaders={}, Signature={}",
        names.join(";"),
        hex(&hmac(&key, &text))
    )
}

/// Any request that has what must be signed.
fn requests() -> impl Strategy<Value = Request> {
    (
        prop::sample::select(vec!["POST", "GET"]),
        "[!-~]{0,30}",
        prop::collection::btree_map("[a-z0-9-]{1,12}", "[ -~\t\u{e9}]{0,20}", 0..5),
        prop::collection::vec(any::<u8>(), 0..200),
        0..253_402_300_800_u64,
    )
        .prop_map(|(method, query, mut headers, body, timestamp)| {
            headers.retain(|name, _| !name.starts_with("x-tc-"));
            for (name, value) in [
                ("content-type", "application/json"),
                ("host", "scf.tencentcloudapi.com"),
                ("x-tc-action", "GetAlias"),
            ] {
                headers.insert(name.to_owned(), value.to_owned());
            }
            Request {
                method,
                query,
                headers,
                body,
                timestamp,
            }
        })
}

/// What this program signs, given the headers in this order.
fn ours(request: &Request, headers: &[(&str, &str)], secret_key: &str) -> (String, String) {
    let date = Date::from_unix_seconds(request.timestamp);
    let canonical = Canonical {
        method: request.method,
        query: &request.query,
        headers,
        payload: &request.body,
    };
    let text = canonical.string_to_sign(request.timestamp, date, "scf");
    let authorization = Authorization {
        secret_id: "AKID".to_owned(),
        date,
        service: "scf".to_owned(),
        signed_headers: canonical.signed_headers(),
        signature: SigningKey::derive(secret_key.as_bytes(), date, "scf").sign(&text),
    };
    (canonical.request(), authorization.to_string())
}

proptest! {
    #[test]
    fn both_implementations_sign_every_request_alike(
        request in requests(),
        secret_key in "[ -~]{1,40}",
        turn in 0_usize..8,
    ) {
        let mut headers: Vec<(&str, &str)> = request
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let count = headers.len();
        headers.rotate_left(turn % count);
        let (canonical, authorization_of_ours) = ours(&request, &headers, &secret_key);
        prop_assert_eq!(canonical, canonical_request(&request));
        prop_assert_eq!(authorization_of_ours, authorization(&request, &secret_key));
    }

    #[test]
    fn what_the_other_implementation_signed_is_accepted_until_it_is_changed(
        request in requests(),
        secret_key in "[ -~]{1,40}",
        at in any::<prop::sample::Index>(),
        bit in 0_u32..8,
    ) {
        let signed: Authorization = authorization(&request, &secret_key).parse().unwrap();
        let headers: Vec<(String, String)> = request
            .headers
            .clone()
            .into_iter()
            .chain([("X-TC-Timestamp".to_owned(), request.timestamp.to_string())])
            .collect();
        let check = |method, query: &str, body: &[u8], key: &str| {
            let received = Received { method, query, headers: &headers, body, other_hosts: &[] };
            verify(&received, &signed, key)
        };
        let (method, query) = (request.method, request.query.as_str());
        let wrong = Err(Refusal::SignatureMismatch);
        prop_assert_eq!(check(method, query, &request.body, &secret_key), Ok(()));
        prop_assert_eq!(check("PUT", query, &request.body, &secret_key), wrong.clone());
        let longer = format!("{query}&");
        prop_assert_eq!(check(method, &longer, &request.body, &secret_key), wrong.clone());
        let other_key = format!("{secret_key}.");
        prop_assert_eq!(check(method, query, &request.body, &other_key), wrong.clone());
        let mut body = request.body.clone();
        if body.is_empty() {
            body.push(b' ');
        } else {
            let at = at.index(body.len());
            body[at] ^= 1 << bit;
        }
        prop_assert_eq!(check(method, query, &body, &secret_key), wrong);
    }
}
