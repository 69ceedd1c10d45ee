//! A signed request that was changed anywhere is refused.

use halftone::tc3::{Authorization, Canonical, Date, Received, Refusal, SigningKey, verify};

const KEY: &str = "a secret key";
const TIMESTAMP: u64 = 1_700_000_000;

/// How many headers the signature covers; the timestamp comes after them.
const COVERED: usize = 6;

/// A signed request of which each part can be changed.
#[derive(Clone)]
struct Signed {
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    authorization: String,
}

impl Signed {
    fn new() -> Self {
        let body = br#"{"FunctionName":"f","Name":"prod"}"#;
        let headers = [
            ("content-type", "application/json"),
            ("host", "scf.tencentcloudapi.com"),
            ("x-tc-action", "GetAlias"),
            ("x-tc-region", "ap-guangzhou"),
            ("x-tc-token", "a temporary token"),
            ("x-tc-version", "2018-04-16"),
        ];
        let date = Date::from_unix_seconds(TIMESTAMP);
        let canonical = Canonical {
            method: "POST",
            query: "",
            headers: &headers,
            payload: body,
        };
        let text = canonical.string_to_sign(TIMESTAMP, date, "scf");
        let authorization = Authorization {
            secret_id: "AKIDexample".into(),
            date,
            service: "scf".into(),
            signed_headers: canonical.signed_headers(),
            signature: SigningKey::derive(KEY, date, "scf").sign(&text),
        };
        let mut headers = headers.map(|(n, v)| (n.to_owned(), v.to_owned())).to_vec();
        headers.push(("X-TC-Timestamp".into(), TIMESTAMP.to_string()));
        Self {
            headers,
            body: body.to_vec(),
            authorization: authorization.to_string(),
        }
    }

    fn check(&self) -> Result<(), Refusal> {
        let authorization = self.authorization.parse()?;
        verify(&self.received(), &authorization, KEY)
    }

    fn received(&self) -> Received<'_> {
        Received {
            method: "POST",
            query: "",
            headers: &self.headers,
            body: &self.body,
            other_hosts: &[],
        }
    }
}

/// Every text that differs from `text` in one of its seven-bit characters' bits.
fn one_bit_changes(text: &str) -> impl Iterator<Item = String> {
    let bits = 0..text.len() * 7;
    bits.map(|bit| {
        let mut bytes = text.as_bytes().to_vec();
        bytes[bit / 7] ^= 1 << (bit % 7);
        String::from_utf8(bytes).unwrap()
    })
}

#[test]
fn a_body_with_any_bit_changed_is_refused() {
    let signed = Signed::new();
    assert_eq!(signed.check(), Ok(()));
    for bit in 0..signed.body.len() * 8 {
        let mut changed = signed.clone();
        changed.body[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(
            changed.check(),
            Err(Refusal::SignatureMismatch),
            "bit {bit}"
        );
    }
}

#[test]
fn a_signed_header_with_any_bit_changed_is_refused() {
    let signed = Signed::new();
    let mut refused = 0;
    for header in 0..COVERED {
        let (name, value) = &signed.headers[header];
        for text in one_bit_changes(value) {
            // Header values are signed without their case: that bit alone is not covered.
            let same = text.eq_ignore_ascii_case(value);
            let mut changed = signed.clone();
            changed.headers[header].1.clone_from(&text);
            assert_eq!(changed.check().is_ok(), same, "{name}: {text:?}");
            refused += usize::from(!same);
        }
    }
    assert!(refused > 500);
}

#[test]
fn a_timestamp_with_any_bit_changed_is_refused() {
    let signed = Signed::new();
    for text in one_bit_changes(&TIMESTAMP.to_string()) {
        let mut changed = signed.clone();
        changed.headers[COVERED].1.clone_from(&text);
        assert!(changed.check().is_err(), "{text:?}");
    }
}

#[test]
fn an_authorization_with_any_bit_changed_is_refused() {
    let signed = Signed::new();
    let id = signed.authorization.find("AKIDexample").unwrap();
    let after_id = id + "AKIDexample".len();
    for (bit, text) in one_bit_changes(&signed.authorization).enumerate() {
        // The SecretId only says whose key to check with; another one has another key.
        if (id..after_id).contains(&(bit / 7)) {
            continue;
        }
        let mut changed = signed.clone();
        changed.authorization.clone_from(&text);
        assert!(changed.check().is_err(), "{text:?}");
    }
}

#[test]
fn a_signed_header_left_out_or_repeated_is_refused() {
    for header in 0..COVERED {
        let mut without = Signed::new();
        let (name, value) = without.headers.remove(header);
        let missing = Refusal::MissingHeader { name: name.clone() };
        assert_eq!(without.check(), Err(missing.clone()));
        let mut twice = Signed::new();
        twice.headers.push((name.to_uppercase(), value));
        assert_eq!(twice.check(), Err(missing));
    }
}

#[test]
fn a_signature_that_does_not_cover_the_host_is_refused() {
    let mut signed = Signed::new();
    signed.authorization = signed.authorization.replace("host;", "");
    assert_eq!(signed.check(), Err(Refusal::NotSigned { name: "host" }));
}

#[test]
fn a_credential_of_another_day_is_refused() {
    let mut signed = Signed::new();
    signed.authorization = signed.authorization.replace("2023-11-14", "2023-11-15");
    assert_eq!(signed.check(), Err(Refusal::DateMismatch));
}

#[test]
fn another_host_is_accepted_only_when_the_receiver_names_it() {
    let mut signed = Signed::new();
    signed.headers[1].1 = "127.0.0.1:9000".into();
    assert_eq!(signed.check(), Err(Refusal::SignatureMismatch));
    let authorization = signed.authorization.parse().unwrap();
    let received = Received {
        other_hosts: &["127.0.0.1", "scf.tencentcloudapi.com"],
        ..signed.received()
    };
    assert_eq!(verify(&received, &authorization, KEY), Ok(()));
}
