//! What was seen of a function: looked back at, bounded, written to a file and read again.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

use halftone::graph::{Alias, BoundVersion, Condition, Topology, Trigger, layout};
use halftone::scf::{GetMonitorDataAnswer, Region};
use halftone::telemetry::{
    Event, History, LONGEST, Measure, Place, Recording, Refusal, Subject, Watch, reads,
};
use halftone::traffic::{AliasName, MatchRule, Method, Routing, Split, Version, Weight};
use proptest::prelude::*;
use serde_json::{Value, json};

/// 2026-11-20 12:00:00 UTC, in milliseconds.
const START: u64 = 1_795_176_000_000;

fn version(number: u32) -> Version {
    Version::Published(number)
}

fn weighted(percent: u8) -> Topology {
    let weight = Weight::from_percent(percent).unwrap();
    let bound = |number| BoundVersion {
        version: version(number),
        condition: Condition::Ready,
    };
    Topology {
        triggers: vec![Trigger {
            kind: "timer".into(),
            name: "every-minute".into(),
            qualifier: "prod".into(),
            enabled: true,
        }],
        aliases: vec![Alias {
            name: AliasName::from_cloud("prod"),
            split: Some(Split::weighted(version(1), version(2), weight)),
        }],
        versions: vec![bound(1), bound(2)],
    }
}

/// A bit of everything that an account may hold.
fn varied() -> Topology {
    let mut topology = weighted(1);
    let rule = MatchRule {
        version: version(2),
        key: "invoke.headers.User".into(),
        method: Method::Exact,
        expression: "somebody@example.com".into(),
    };
    for (name, split) in [
        ("$DEFAULT", Some(Split::all(Version::Latest))),
        ("unreadable", None),
        (
            "by-rule",
            Some(Split {
                main: version(1),
                routing: Routing::Rules(vec![rule]),
            }),
        ),
    ] {
        topology.aliases.push(Alias {
            name: AliasName::from_cloud(name),
            split,
        });
    }
    for condition in [Condition::Changing, Condition::Failed, Condition::Unknown] {
        topology.versions.push(BoundVersion {
            version: Version::Latest,
            condition,
        });
    }
    topology
}

fn recording() -> Recording {
    Recording::of(Region::GUANGZHOU, "default", "checkout")
}

fn event(at: u64, title: &str) -> Event {
    Event {
        at,
        title: title.into(),
        sentence: "version 2 goes from 0 % to 10 %. Done.".into(),
        failed: false,
        request_ids: vec!["5f3c".into()],
    }
}

/// Requests of version 2: five in the first minute, none measured in the second, none made in the
/// third.
fn measured() -> History {
    let place = Place {
        namespace: "default".into(),
        function: "checkout".into(),
    };
    let now = START / 1_000 + 240;
    let watch = Watch {
        subjects: vec![Subject::Version(version(2))],
        measures: vec![Measure::Requests],
        window: 240,
    };
    let mut history = History::default();
    let read = reads(&history.needs(&place, &watch, now), now).remove(0);
    let dimension = |name, value| json!({ "Name": name, "Value": value });
    let start = START / 1_000;
    let answer: GetMonitorDataAnswer = serde_json::from_value(json!({
        "Period": 60,
        "MetricName": "Invocation",
        "StartTime": "",
        "EndTime": "",
        "DataPoints": [{
            "Dimensions": [
                dimension("functionName", "checkout"),
                dimension("namespace", "default"),
                dimension("version", "2"),
            ],
            "Timestamps": [start, start + 120],
            "Values": [5, 0],
        }],
    }))
    .unwrap();
    history.take(&place, &read, &answer).unwrap();
    history
}

/// A recording in which something happens.
fn eventful() -> Recording {
    let mut recording = recording();
    recording.see(START, &weighted(0));
    recording.see(START + 60_000, &varied());
    recording.tell(event(START + 59_000, "Change the split of prod"));
    recording.see(START + 200_000, &varied());
    recording
}

#[test]
fn every_moment_shows_what_was_seen_last_before_it() {
    let mut recording = recording();
    assert_eq!((recording.at(START), recording.span()), (None, None));
    recording.see(START, &weighted(0));
    recording.see(START + 5_000, &weighted(0));
    recording.see(START + 10_000, &weighted(10));
    // The clock is put back.
    recording.see(START + 2_000, &weighted(20));
    recording.tell(event(START + 9_000, "Change the split of prod"));
    recording.tell(event(START + 9_000, "Change the split of prod"));
    let shown = |after: u64| recording.at(START + after).map(|state| &state.topology);
    assert_eq!(recording.at(START - 1), None);
    assert_eq!(shown(0), Some(&weighted(0)));
    assert_eq!(shown(9_999), Some(&weighted(0)));
    assert_eq!(shown(10_000), Some(&weighted(20)));
    assert_eq!(shown(99_000), Some(&weighted(20)));
    assert_eq!(recording.span(), Some((START, START + 10_000)));
    assert_eq!(recording.changes(), [START, START + 9_000, START + 10_000]);
}

#[test]
fn what_is_read_from_a_file_is_what_was_written() {
    let text = eventful().to_json(&measured());
    let (read, history) = Recording::from_json(&text).unwrap();
    assert_eq!(read, eventful());
    assert_eq!(read.to_json(&history), text);
    let subject = Subject::Version(version(2));
    let requests = |minute: u64| {
        history
            .minute(&subject, START / 1_000 + 60 * minute)
            .requests
    };
    assert_eq!(
        [requests(0), requests(1), requests(2)],
        [Some(5), None, Some(0)],
        "no data is not zero"
    );
}

#[test]
fn only_what_the_graph_draws_is_recorded() {
    let text = eventful().to_json(&History::default());
    for known in ["every-minute", "by-rule", "5f3c"] {
        assert!(text.contains(known), "{known}");
    }
    for secret in ["somebody", "invoke.headers", "exact"] {
        assert!(!text.contains(secret), "{secret}");
    }
}

#[test]
fn the_oldest_is_forgotten_and_counted() {
    let mut recording = recording();
    for number in 0..700 {
        let at = START + 1_000 * number;
        recording.see(at, &weighted(if number % 2 == 0 { 10 } else { 20 }));
        recording.tell(event(at, "again"));
    }
    assert_eq!(
        (recording.forgotten.states, recording.forgotten.events),
        (200, 200)
    );
    assert_eq!(recording.span(), Some((START + 200_000, START + 699_000)));
    let (read, _) = Recording::from_json(&recording.to_json(&History::default())).unwrap();
    assert_eq!(read.forgotten, recording.forgotten);
}

#[test]
fn a_recording_of_the_largest_function_stays_small() {
    let mut recording = recording();
    let mut topology = Topology::default();
    for number in 1..=1_000 {
        topology.versions.push(BoundVersion {
            version: version(number),
            condition: Condition::Ready,
        });
    }
    for number in 0..300 {
        topology.aliases = (0..200)
            .map(|alias| Alias {
                name: AliasName::from_cloud(format!("alias-{alias}")),
                split: Some(Split::all(version(number + 1))),
            })
            .collect();
        recording.see(START + u64::from(number), &topology);
    }
    assert!(recording.forgotten.states > 0);
    assert_eq!(recording.at(START + 299).unwrap().topology, topology);
    let text = recording.to_json(&History::default());
    assert!(text.len() < 4 * Recording::MOST_BYTES, "{}", text.len());
}

#[test]
fn what_is_no_recording_is_refused_with_its_reason() {
    let text = eventful().to_json(&measured());
    let refused = |text: &str| Recording::from_json(text).unwrap_err();
    for end in 0..text.len() {
        let refusal = refused(&text[..end]);
        assert!(matches!(refusal, Refusal::CutOff | Refusal::Other), "{end}");
        assert!(end < 30 || refusal == Refusal::CutOff, "{end}");
    }
    assert_eq!(refused(&" ".repeat(LONGEST + 1)), Refusal::TooLarge);
    assert_eq!(
        refused(&text.replacen("recording 1", "recording 12", 1)),
        Refusal::OtherForm { form: 12 }
    );
    for other in [
        "SECRET_ID=1",
        "[]",
        "null",
        r#"{"format":"halftone activity 1","entries":[]}"#,
        r#"{"format":"halftone recording x"}"#,
    ] {
        assert_eq!(refused(other), Refusal::Other, "{other}");
    }
}

#[test]
fn a_part_that_cannot_be_is_named() {
    let whole: Value = serde_json::from_str(&eventful().to_json(&measured())).unwrap();
    for (path, value, part) in [
        ("/region", json!("ap-nowhere"), "format"),
        ("/until", json!(-1), "format"),
        ("/until", json!(START), "states"),
        ("/until", json!(u64::MAX), "format"),
        ("/states", json!({}), "states"),
        ("/states/0/at", json!(START + 100_000), "states"),
        ("/states/0/environment", json!("TOKEN=1"), "states"),
        ("/states/0/aliases/0/weight", json!(10_001), "aliases"),
        ("/states/0/aliases/0/additional", json!("1"), "aliases"),
        ("/states/0/aliases/0/rules", json!([]), "aliases"),
        ("/states/0/versions/0/version", json!("0"), "versions"),
        ("/states/0/versions/0/condition", json!("fine"), "versions"),
        ("/states/0/triggers/0/enabled", json!(1), "triggers"),
        ("/events/0/requests", json!([1]), "events"),
        ("/forgotten/states", json!(1_u64 << 40), "forgotten"),
        ("/minutes/0/points/0", json!([1, 1, 1, 1, 1]), "minutes"),
        ("/minutes/0/points/0", json!([60, 0.5, 1, 1, 1]), "minutes"),
        ("/minutes/0/alias", json!("prod"), "minutes"),
    ] {
        let mut damaged = whole.clone();
        let (parent, name) = path.rsplit_once('/').unwrap();
        let parent = damaged.pointer_mut(parent).unwrap();
        match parent {
            Value::Array(list) => list[name.parse::<usize>().unwrap()] = value,
            parent => parent[name] = value,
        }
        let refusal = Recording::from_json(&damaged.to_string()).unwrap_err();
        assert_eq!(refusal, Refusal::Damaged { part }, "{path}");
    }
}

proptest! {
    #[test]
    fn a_file_that_somebody_changed_is_refused_or_read_but_breaks_nothing(
        place in any::<prop::sample::Index>(),
        put in prop::sample::select(vec!["9", "-", "\"", "null", "{", "", "99999999999999999999", "é"]),
    ) {
        let mut text = eventful().to_json(&measured());
        let place = place.index(text.len());
        text.replace_range(place..=place, put);
        if let Ok((read, history)) = Recording::from_json(&text) {
            for change in read.changes() {
                let state = read.at(change);
                layout(&state.unwrap().topology, None);
            }
            prop_assert!(read.span().is_some());
            read.to_json(&history);
        }
    }
}
