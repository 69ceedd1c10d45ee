//! The grammar of the `Authorization` header.

use halftone::tc3::{Authorization, Date, Refusal, Signature};
use proptest::prelude::*;

const VALID: &str = "TC3-HMAC-SHA256 Credential=AKIDexample/2023-11-14/scf/tc3_request, SignedHeaders=content-type;host, Signature=aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd";

#[test]
fn what_is_only_similar_is_refused() {
    assert_eq!(VALID.parse::<Authorization>().unwrap().to_string(), VALID);
    for (from, to) in [
        ("TC3-HMAC-SHA256", "TC3-HMAC-SHA1"),
        (" Credential", "  Credential"),
        ("Credential", "credential"),
        ("AKIDexample", ""),
        ("AKIDexample", "AKID example"),
        ("AKIDexample", "AKID/example"),
        ("2023-11-14", "2023-11-31"),
        ("2023-11-14", "20231114"),
        ("/scf/", "//"),
        ("/scf/", "/SCF/"),
        ("tc3_request", "tc3_request/x"),
        ("tc3_request", "aws4_request"),
        (", Signed", ",Signed"),
        ("content-type;host", ""),
        ("content-type;host", "host;content-type"),
        ("content-type;host", "content-type;host;host"),
        ("content-type;host", "content-type;Host"),
        ("content-type;host", "content-type;;host"),
        ("dddd", "ddd"),
        ("dddd", "DDDD"),
        ("dddd", "dddddd"),
    ] {
        let text = VALID.replacen(from, to, 1);
        assert_ne!(text, VALID);
        let refused = Err(Refusal::MalformedAuthorization);
        assert_eq!(text.parse::<Authorization>(), refused, "{text}");
    }
}

fn authorizations() -> impl Strategy<Value = Authorization> {
    let id = "[!-+.0-~]{1,40}".prop_filter("no slash", |id: &String| !id.contains(['/', ',']));
    let names = proptest::collection::btree_set("[a-z0-9-]{1,12}", 1..6);
    let parts = (
        id,
        0..253_402_300_800_u64,
        "[a-z0-9-]{1,12}",
        names,
        "[0-9a-f]{64}",
    );
    parts.prop_map(
        |(secret_id, seconds, service, names, signature)| Authorization {
            secret_id,
            date: Date::from_unix_seconds(seconds),
            service,
            signed_headers: names.into_iter().collect(),
            signature: Signature::read(&signature).unwrap(),
        },
    )
}

proptest! {
    #[test]
    fn every_authorization_reads_back_as_written(authorization in authorizations()) {
        prop_assert_eq!(authorization.to_string().parse(), Ok(authorization));
    }

    #[test]
    fn any_text_is_read_or_refused_and_what_is_read_writes_itself(text in any::<String>()) {
        if let Ok(read) = text.parse::<Authorization>() {
            prop_assert_eq!(read.to_string(), text);
        }
    }

    #[test]
    fn pieces_of_the_grammar_in_any_order_are_refused_unless_they_are_one_header(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "TC3-HMAC-SHA256", " ", "Credential=", "AKID", "/", "2023-11-14", "2023-02-29",
                "scf", "tc3_request", ", ", ",", "SignedHeaders=", "content-type;host", ";", "Host",
                "Signature=", "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd", "",
            ]),
            0..20,
        ),
        at in any::<prop::sample::Index>(),
        with in any::<prop::sample::Index>(),
    ) {
        // The pieces of a valid header, one of them replaced by another; and any at all.
        let valid = [
            "TC3-HMAC-SHA256", " ", "Credential=", "AKID", "/", "2023-11-14", "/", "scf", "/",
            "tc3_request", ", ", "SignedHeaders=", "content-type;host", ", ", "Signature=",
            "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd",
        ];
        let mut near = valid.to_vec();
        near[at.index(valid.len())] = valid[with.index(valid.len())];
        for text in [pieces.concat(), near.concat()] {
            if let Ok(read) = text.parse::<Authorization>() {
                prop_assert_eq!(read.to_string(), text);
            }
        }
    }

    #[test]
    fn a_damaged_header_is_read_or_refused(at in 0..VALID.len(), character in any::<char>()) {
        let mut text = VALID.to_owned();
        text.replace_range(at..=at, &character.to_string());
        if let Ok(read) = text.parse::<Authorization>() {
            prop_assert_eq!(read.to_string(), text);
        }
    }
}
