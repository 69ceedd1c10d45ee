//! Answers of every action, spoiled in every way that a broken or malicious cloud, or whatever lies
//! on the way to it, could think of.

use halftone::scf::{Action, ErrorKind, LARGEST_ANSWER};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

use crate::probe::{Probe, probes};

/// JSON texts that no field expects. The last ones are not JSON at all.
const STRANGE: [&str; 22] = [
    "null",
    "true",
    "false",
    "[]",
    "{}",
    "[[]]",
    r#"[{"":0}]"#,
    r#"{"Version":null}"#,
    r#""""#,
    r#""\u0000""#,
    r#""$LATEST""#,
    r#""9999999999999999999999""#,
    "-1",
    "0.5",
    "1e400000",
    "99999999999999999999999999",
    "-0.0",
    "5e-324",
    "NaN",
    "Infinity",
    "-Infinity",
    "01",
];

/// Every place in a JSON value, as the keys and numbers that lead to it.
fn places(value: &Value, here: &[String], all: &mut Vec<Vec<String>>) {
    all.push(here.to_vec());
    let mut visit = |name: String, inner: &Value| {
        let there = [here, &[name]].concat();
        places(inner, &there, all);
    };
    match value {
        Value::Object(map) => map
            .iter()
            .for_each(|(name, inner)| visit(name.clone(), inner)),
        Value::Array(list) => {
            let items = list.iter().enumerate();
            items.for_each(|(index, inner)| visit(index.to_string(), inner));
        }
        _ => {}
    }
}

/// The honest answer with this text in one of its places.
fn spoiled(probe: &Probe, place: Index, text: &str) -> String {
    const MARK: &str = "\"@@\"";
    let mut value: Value = serde_json::from_str(&probe.honest).unwrap();
    let mut all = Vec::new();
    places(&value, &[], &mut all);
    let place = &all[place.index(all.len())];
    let pointer = place
        .iter()
        .fold(String::new(), |path, name| path + "/" + name);
    *value.pointer_mut(&pointer).unwrap() = Value::String("@@".to_owned());
    value.to_string().replacen(MARK, text, 1)
}

#[test]
fn every_action_of_the_api_is_tried_and_its_honest_answer_is_read() {
    let probes = probes();
    for action in Action::ALL {
        let mut tried = probes.iter().filter(|probe| probe.action == action);
        let probe = tried
            .next()
            .unwrap_or_else(|| panic!("no probe of {action:?}"));
        probe.answered_with(probe.honest.as_bytes()).unwrap();
    }
}

#[test]
fn an_answer_that_is_cut_off_anywhere_is_an_error() {
    for probe in probes() {
        for end in 0..probe.honest.len() {
            let error = probe
                .answered_with(&probe.honest.as_bytes()[..end])
                .unwrap_err();
            assert_eq!(
                error.kind(),
                ErrorKind::OutcomeUnknown,
                "{:?} {end}",
                probe.action
            );
        }
    }
}

#[test]
fn a_field_that_is_missing_or_there_twice_is_an_error_or_harmless() {
    for probe in probes() {
        let value: Value = serde_json::from_str(&probe.honest).unwrap();
        let names = value["Response"].as_object().unwrap().keys();
        for name in names {
            let mut less = value.clone();
            less["Response"].as_object_mut().unwrap().remove(name);
            drop(probe.answered_with(less.to_string().as_bytes()));
            for second in ["null", "7", "[]", "{}", r#""x""#] {
                let start = format!(r#"{{"Response":{{"{name}":{second},"#);
                let twice = probe.honest.replacen(r#"{"Response":{"#, &start, 1);
                probe
                    .answered_with(twice.as_bytes())
                    .unwrap_or_else(|error| panic!("the last one counts: {name} {error}"));
            }
        }
    }
}

#[test]
fn nesting_without_end_is_an_error_and_takes_no_stack() {
    const DEPTH: usize = 10_000;
    // As much stack as the page has.
    let small = std::thread::Builder::new().stack_size(1 << 20);
    let all = small.spawn(|| {
        for probe in probes() {
            for (open, close) in [("[", "]"), (r#"{"a":"#, "}"), (r#"{"Response":"#, "}")] {
                for end in ["", "0"] {
                    let close = if end.is_empty() {
                        String::new()
                    } else {
                        close.repeat(DEPTH)
                    };
                    let deep = format!("{}{end}{close}", open.repeat(DEPTH));
                    let inside = format!(r#"{{"Response":{{"RequestId":"r","New":{deep}}}}}"#);
                    for text in [deep.as_str(), &inside] {
                        let error = probe.answered_with(text.as_bytes()).unwrap_err();
                        assert_eq!(error.kind(), ErrorKind::OutcomeUnknown);
                    }
                }
            }
        }
    });
    all.unwrap().join().unwrap();
}

#[test]
fn what_is_no_number_in_json_is_an_error_wherever_it_stands() {
    for probe in probes() {
        for number in [
            "NaN",
            "Infinity",
            "-Infinity",
            "1e999",
            "-1e999",
            "+1",
            ".5",
            "0x10",
            "1_000",
        ] {
            let text = probe
                .honest
                .replacen('{', &format!(r#"{{"New":{number},"#), 1);
            assert!(probe.answered_with(text.as_bytes()).is_err(), "{number}");
        }
    }
}

#[test]
fn an_answer_beyond_the_largest_is_refused_whatever_it_says() {
    for probe in probes() {
        let mut body = probe.honest.clone().into_bytes();
        body.resize(LARGEST_ANSWER, b' ');
        probe.answered_with(&body).unwrap();
        body.push(b' ');
        let error = probe.answered_with(&body).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::OutcomeUnknown);
        assert!(error.to_string().contains("10 MiB"), "{error}");
    }
}

#[test]
fn a_status_that_is_not_documented_is_shown_as_the_cloud_wrote_it() {
    for probe in probes() {
        let strange = probe.honest.replace("\"Active\"", "\"Hibernating\"");
        if strange != probe.honest {
            let shown = probe.answered_with(strange.as_bytes()).unwrap();
            assert!(shown.contains("Hibernating"), "{shown}");
        }
    }
}

proptest! {
    #[test]
    fn a_strange_value_in_any_place_is_an_error_or_is_read(
        which: Index,
        place: Index,
        text in select(&STRANGE[..]),
    ) {
        let probes = probes();
        let probe = &probes[which.index(probes.len())];
        let body = spoiled(probe, place, text);
        let outcome = probe.answered_with(body.as_bytes());
        let is_json = serde_json::from_str::<Value>(&body).is_ok();
        prop_assert!(is_json || outcome.is_err(), "{body}");
    }

    #[test]
    fn bytes_that_are_no_text_are_an_error(which: Index, place: Index, byte in 0x80_u8..) {
        let probes = probes();
        let probe = &probes[which.index(probes.len())];
        let mut body = probe.honest.clone().into_bytes();
        body.insert(place.index(body.len()), byte);
        prop_assert!(probe.answered_with(&body).is_err());
    }

    #[test]
    fn no_bytes_at_all_are_too_strange(which: Index, body in prop::collection::vec(any::<u8>(), 0..300)) {
        let probes = probes();
        prop_assert!(probes[which.index(probes.len())].answered_with(&body).is_err());
    }
}
