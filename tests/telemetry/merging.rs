//! What becomes of the answers.

use halftone::telemetry::{History, KEPT, Measure, Measured, Reason, Subject};
use halftone::traffic::Version;
use serde_json::json;

use super::support::{START, alias, answer, answer_of, one, place, version};

const NOW: u64 = START + 86_400 + 30;
const MINUTE: u64 = NOW - 30 - 60;

#[test]
fn a_later_answer_replaces_what_was_still_being_counted() {
    let mut history = History::default();
    let five = version(5);
    for (later, counted) in [(0, 40.0), (60, 100.0)] {
        let read = one(&history, &five, Measure::Requests, NOW + later);
        let answer = answer(&[(MINUTE, counted)], NOW + later);
        history.take(&place("checkout"), &read, &answer).unwrap();
    }
    assert_eq!(history.minute(&five, MINUTE).requests, Some(100));
    assert_eq!(history.sum(&five, 0..NOW).requests, Some(100), "not both");
}

#[test]
fn measures_of_a_minute_come_together_from_their_own_calls() {
    let mut history = History::default();
    let five = version(5);
    for (measure, value) in [
        (Measure::Requests, 200.0),
        (Measure::Errors, 3.0),
        (Measure::Duration, 12.344),
    ] {
        let read = one(&history, &five, measure, NOW);
        let answer = answer(&[(MINUTE, value)], NOW);
        history.take(&place("checkout"), &read, &answer).unwrap();
    }
    let expected = Measured {
        requests: Some(200),
        errors: Some(3),
        throttles: None,
        duration: Some(1_234),
    };
    assert_eq!(history.minute(&five, MINUTE), expected);
    assert_eq!(history.sum(&five, 0..NOW).error_rate(), Some(15_000));
}

#[test]
fn points_of_another_function_or_of_what_was_not_asked_for_are_left_out() {
    let mut history = History::default();
    let five = version(5);
    let read = one(&history, &five, Measure::Requests, NOW);
    for (function, kind, name) in [
        ("search", "version", "5"),
        ("checkout", "version", "6"),
        ("checkout", "alias", "prod"),
        ("checkout", "other", "5"),
    ] {
        let dimension = |name: &str, value: &str| json!({"Name": name, "Value": value});
        let dimensions = [
            dimension("functionName", function),
            dimension("namespace", "default"),
            dimension(kind, name),
        ];
        let answer = answer_of(&dimensions, &[(MINUTE, 7.0)], NOW);
        history.take(&place("checkout"), &read, &answer).unwrap();
    }
    assert_eq!(history.subjects().collect::<Vec<_>>(), [&five]);
    assert!(history.sum(&five, 0..NOW).is_empty());
}

#[test]
fn names_come_back_in_any_case() {
    for (kind, name, subject) in [
        ("version", "$latest", Subject::Version(Version::Latest)),
        ("alias", "$default", alias("$DEFAULT")),
    ] {
        let mut history = History::default();
        let read = one(&history, &subject, Measure::Requests, NOW);
        let dimension = |name: &str, value: &str| json!({"Name": name, "Value": value});
        let dimensions = [
            dimension("functionName", "checkout"),
            dimension("namespace", "default"),
            dimension(kind, name),
        ];
        let answer = answer_of(&dimensions, &[(MINUTE, 7.0)], NOW);
        history.take(&place("checkout"), &read, &answer).unwrap();
        assert_eq!(history.minute(&subject, MINUTE).requests, Some(7), "{name}");
    }
}

#[test]
fn no_more_than_a_day_is_kept() {
    let mut history = History::default();
    let five = version(5);
    for hours in 0..30 {
        let now = NOW + hours * 3_600;
        let read = one(&history, &five, Measure::Requests, now);
        let points: Vec<(u64, f64)> = (1..=30).map(|ago| (now - 30 - ago * 60, 1.0)).collect();
        let answer = answer(&points, now);
        history.take(&place("checkout"), &read, &answer).unwrap();
    }
    let oldest = history.minutes(&five, 0..u64::MAX).next().unwrap().0;
    assert!(oldest >= NOW - 30 + 29 * 3_600 - KEPT);
}

#[test]
fn longer_steps_than_minutes_are_not_taken_for_minutes() {
    let mut history = History::default();
    let read = one(&history, &version(5), Measure::Requests, NOW);
    let mut answer = answer(&[(MINUTE, 7.0)], NOW);
    answer.period = 300;
    let taken = history.take(&place("checkout"), &read, &answer);
    assert_eq!((taken, history), (Err(Reason::Coarse), History::default()));
}
