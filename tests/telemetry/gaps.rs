//! No data is not zero, and a clock that is wrong does not make a hole.

use halftone::telemetry::{History, Measure};

use super::support::{START, answer, one, place, version};

const NOW: u64 = START + 86_400 + 30;
const MINUTE: u64 = NOW - 30 - 60;

#[test]
fn a_step_without_a_point_is_empty_and_one_of_zero_is_not() {
    let mut history = History::default();
    let five = version(5);
    let read = one(&history, &five, Measure::Requests, NOW);
    let points = [(MINUTE - 240, 0.0), (MINUTE - 60, 3.0), (MINUTE, 4.0)];
    history
        .take(&place("checkout"), &read, &answer(&points, NOW))
        .unwrap();
    let range = MINUTE - 300..MINUTE + 60;
    let steps = history.steps(&five, &range, 120);
    let requests: Vec<Option<u64>> = steps.iter().map(|sum| sum.requests).collect();
    assert_eq!(requests, [Some(0), None, Some(7)]);
    assert!(steps[1].is_empty());
    let never = history.steps(&version(4), &range, 120);
    assert!(never.len() == 3 && never.iter().all(halftone::telemetry::Sum::is_empty));
}

#[test]
fn a_computer_that_is_ahead_asks_again_for_what_was_not_over_in_the_cloud() {
    let mut history = History::default();
    let five = version(5);
    let ahead = 240;
    let read = one(&history, &five, Measure::Requests, NOW + ahead);
    history
        .take(&place("checkout"), &read, &answer(&[], NOW))
        .unwrap();
    assert_eq!(
        history.known_until(&five, Measure::Requests),
        Some(NOW - 30)
    );
    let next = one(&history, &five, Measure::Requests, NOW + ahead + 60);
    assert!(
        next.from <= MINUTE - 60,
        "unsettled minutes of the cloud's clock"
    );
}

#[test]
fn clocks_are_compared_as_well_as_minutes_can_tell() {
    let read = one(&History::default(), &version(5), Measure::Requests, NOW);
    // The cloud says the minute in which it answered.
    for (there, gap) in [
        (NOW, None),
        (NOW + 100, None),
        (NOW - 170, None),
        (NOW + 300, Some(270)),
        (NOW - 400, Some(-390)),
    ] {
        let answer = answer(&[], there);
        assert_eq!(read.clock_gap(&answer, NOW, NOW), gap, "{there}");
    }
    // A demo account's minutes go by while it answers.
    let answer = answer(&[], NOW + 300);
    assert_eq!(read.clock_gap(&answer, NOW, NOW + 320), None);
}
