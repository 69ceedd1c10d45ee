//! No secret shows itself in what a program prints about the things that hold one.

use std::fmt::Debug;

use halftone::emulator;
use halftone::keyring::{About, Headers, Opened, Opening, Order};
use halftone::scf::{
    Action, Answer, Coverage, GetFunction, KeyName, KeySigner, Mode, Region, ToSign,
};
use halftone::sls::dotenv;
use halftone::tc3::{Canonical, Date, Received, SigningKey};
use halftone::traffic::Version;

use crate::cloud::client;
use crate::probe::probes;
use crate::support::run;

/// Stands for a secret. Its bytes as numbers are looked for as well.
const SENTINEL: &str = "SENTINEL-c0ffee";

fn hides(thing: &dyn Debug) {
    for told in [format!("{thing:?}"), format!("{thing:#?}")] {
        let numbers = format!("{:?}", SENTINEL.as_bytes());
        let numbers = numbers.trim_matches(['[', ']']);
        let line: String = told.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            !told.contains(SENTINEL) && !line.contains(numbers),
            "{told}"
        );
    }
}

fn sentinel() -> String {
    SENTINEL.to_owned()
}

fn to_sign() -> ToSign {
    ToSign {
        action: Action::GetAccount,
        region: Region::GUANGZHOU,
        timestamp: 1_767_225_600,
        body: "{}".to_owned(),
    }
}

#[test]
fn the_holders_of_a_key_hide_it_and_so_do_the_calls_that_it_signed() {
    let signer = KeySigner::new("AKIDtest", SENTINEL, Some(sentinel()));
    hides(&signer);
    hides(&KeyName {
        secret_id: "AKIDtest".to_owned(),
        token: Some(sentinel()),
        coverage: Coverage::Whole,
    });
    let call = signer.sign_now(to_sign());
    let authorization = call
        .headers
        .iter()
        .find(|(name, _)| *name == "authorization");
    let (_, signature) = authorization.unwrap().1.rsplit_once("Signature=").unwrap();
    assert!(
        call.headers.iter().any(|(_, value)| value == SENTINEL),
        "the token travels"
    );
    assert!(!format!("{call:?}").contains(signature));
    hides(&call);
    hides(&Headers::of(call));
}

#[test]
fn a_day_s_key_hides_its_bytes() {
    let key = SigningKey::derive(SENTINEL, Date::from_unix_seconds(0), "scf");
    let bytes = format!("{:?}", key.as_bytes());
    assert!(!format!("{key:?}").contains(bytes.trim_matches(['[', ']'])));
    hides(&key);
}

#[test]
fn the_words_between_page_and_worker_hide_every_token() {
    let about = About {
        relay: "http://127.0.0.1:8787".to_owned(),
        relay_token: Some(sentinel()),
        region: Region::GUANGZHOU,
        production: false,
    };
    hides(&about);
    hides(&Opened {
        secret_id: "AKIDtest".to_owned(),
        mode: Mode::Full,
        until: 0,
        kept: false,
        about: about.clone(),
    });
    hides(&Order::Open(Opening {
        secret_id: "AKIDtest".to_owned(),
        token: Some(sentinel()),
        mode: Mode::Full,
        coverage: Coverage::Whole,
        about,
    }));
}

#[test]
fn requests_that_come_in_hide_their_headers_and_their_body() {
    let headers = [
        ("Authorization".to_owned(), sentinel()),
        ("X-TC-Token".to_owned(), sentinel()),
    ];
    let body = format!(r#"{{"Description":"{SENTINEL}"}}"#);
    hides(&Received {
        method: "POST",
        query: "",
        headers: &headers,
        body: body.as_bytes(),
        other_hosts: &[],
    });
    hides(&emulator::Request {
        method: "POST",
        query: "",
        headers: &headers,
        body: body.as_bytes(),
    });
    hides(&Canonical {
        method: "POST",
        query: "",
        headers: &[("x-tc-token", SENTINEL)],
        payload: body.as_bytes(),
    });
}

#[test]
fn an_account_and_a_file_of_keys_hide_the_key() {
    hides(&emulator::Options {
        secret_key: sentinel(),
        token: Some(sentinel()),
        ..emulator::Options::default()
    });
    let text = format!(
        "TENCENT_SECRET_ID=a\nTENCENT_SECRET_KEY={SENTINEL}\nTENCENT_TOKEN={SENTINEL}\n{SENTINEL}"
    );
    hides(&dotenv::read(&text));
}

#[test]
fn an_answer_hides_its_body_for_it_may_hold_environment_variables() {
    let body = format!(
        r#"{{"Response":{{"FunctionName":"f","Environment":{{"Variables":[{{"Key":"K","Value":"{SENTINEL}"}}]}},"RequestId":"r"}}}}"#
    );
    hides(&Answer {
        status: 200,
        body: body.clone().into_bytes(),
        date: None,
        phase: None,
    });
    let client = client(move |_| body.clone().into_bytes());
    let request = GetFunction {
        function_name: "f".to_owned(),
        namespace: "default".to_owned(),
        qualifier: Version::Latest,
    };
    hides(&run(client.call(&request)).unwrap());
}

#[test]
fn an_answer_that_cannot_be_read_is_not_echoed_in_the_error() {
    for probe in probes() {
        for strange in [
            format!(r#""{SENTINEL}""#),
            format!(r#"["{SENTINEL}"]"#),
            format!(r#"{{"{SENTINEL}":"{SENTINEL}"}}"#),
        ] {
            let mut tried = vec![strange.clone(), format!(r#"{{"Response":{strange}}}"#)];
            let honest: serde_json::Value = serde_json::from_str(&probe.honest).unwrap();
            for name in honest["Response"].as_object().unwrap().keys() {
                let mut spoiled = honest.clone();
                spoiled["Response"][name] = serde_json::from_str(&strange).unwrap();
                tried.push(spoiled.to_string());
            }
            for body in tried {
                if let Err(error) = probe.answered_with(body.as_bytes()) {
                    hides(&error);
                    assert!(!error.to_string().contains(SENTINEL), "{error}");
                }
            }
        }
    }
}
