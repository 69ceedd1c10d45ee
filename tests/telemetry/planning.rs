//! As few calls as the API allows, and none for what is known.

use halftone::scf::{MOST_INSTANCES, MOST_POINTS};
use halftone::telemetry::{History, KEPT, Measure, Need, Place, reads};
use proptest::prelude::*;

use super::support::{START, alias, answer, first, one, place, version, watch};

const NOW: u64 = START + 86_400 + 30;

#[test]
fn versions_and_aliases_of_several_functions_are_one_call_a_measure() {
    let mut needs = Vec::new();
    for function in ["checkout", "search", "mail"] {
        let watch = watch(
            vec![version(4), version(5), alias("prod")],
            &Measure::ALL,
            60,
        );
        needs.extend(first(function, &watch, NOW));
    }
    let reads = reads(&needs, NOW);
    assert_eq!(reads.len(), 4);
    for read in &reads {
        let request = read.request();
        assert_eq!((request.instances.len(), request.period), (9, 60));
        assert_eq!(request.start_time, "2026-01-02T07:00:00+08:00");
        assert_eq!(
            request.end_time, "",
            "the answer then tells the cloud's time"
        );
    }
}

#[test]
fn who_watches_the_same_does_not_cost_a_call_and_gets_the_longer_time() {
    let short = watch(vec![version(5)], &[Measure::Errors], 30);
    let long = watch(vec![version(5)], &[Measure::Errors], 360);
    let mut needs = first("checkout", &short, NOW);
    needs.extend(first("checkout", &long, NOW));
    let reads = reads(&needs, NOW);
    assert_eq!((reads.len(), reads[0].request().instances.len()), (1, 1));
    assert_eq!(reads[0].from, NOW - 30 - 360 * 60);
}

#[test]
fn a_minute_is_asked_for_once_it_is_over_and_again_until_it_is_settled() {
    let mut history = History::default();
    let five = version(5);
    let place = place("checkout");
    let watch = watch(vec![five.clone()], &[Measure::Requests], 30);
    let read = one(&history, &five, Measure::Requests, NOW);
    history.take(&place, &read, &answer(&[], NOW)).unwrap();
    assert!(history.needs(&place, &watch, NOW + 20).is_empty());
    let next = one(&history, &five, Measure::Requests, NOW + 60);
    let minutes = (next.until - next.from) / 60;
    assert_eq!(minutes, 3, "two that were still counted, and the new one");
    assert!(!history.needs(&place, &watch, NOW + 60)[0].is_new);
}

#[test]
fn a_longer_time_is_asked_for_from_its_beginning() {
    let mut history = History::default();
    let five = version(5);
    let read = one(&history, &five, Measure::Requests, NOW);
    history
        .take(&place("checkout"), &read, &answer(&[], NOW))
        .unwrap();
    let watch = watch(vec![five], &[Measure::Requests], 24 * 60);
    let needs = history.needs(&place("checkout"), &watch, NOW);
    assert_eq!((needs[0].from, needs[0].is_new), (NOW - 30 - KEPT, true));
}

#[test]
fn after_a_long_pause_nothing_older_than_the_window_is_asked_for() {
    let mut history = History::default();
    let five = version(5);
    let read = one(&history, &five, Measure::Requests, NOW);
    history
        .take(&place("checkout"), &read, &answer(&[], NOW))
        .unwrap();
    let later = NOW + 7_200;
    let read = one(&history, &five, Measure::Requests, later);
    assert_eq!(read.from, later - 30 - 30 * 60);
    history
        .take(&place("checkout"), &read, &answer(&[], later))
        .unwrap();
    // What lies between was never asked for, so it is not taken for known.
    let watch = watch(vec![five], &[Measure::Requests], 180);
    assert!(history.needs(&place("checkout"), &watch, later)[0].is_new);
}

proptest! {
    #[test]
    fn no_call_is_larger_than_the_api_allows_and_every_need_is_in_one(
        wanted in prop::collection::vec((0_u32..80, 0_usize..4, 1_u64..1_440), 1..200),
    ) {
        let place = |number: u32| Place { namespace: "default".into(), function: format!("f{number}") };
        let needs: Vec<Need> = wanted.iter().map(|&(number, measure, minutes)| Need {
            place: place(number % 7),
            subject: version(number + 1),
            measure: Measure::ALL[measure],
            from: NOW - 30 - minutes * 60,
            is_new: true,
        }).collect();
        let reads = reads(&needs, NOW);
        for read in &reads {
            let instances = read.request().instances.len();
            let minutes = usize::try_from((NOW - read.from) / 60).unwrap() + 1;
            prop_assert!(instances <= MOST_INSTANCES && instances * minutes <= MOST_POINTS);
        }
        for need in &needs {
            let asked = reads.iter().any(|read| {
                read.measure == need.measure
                    && read.from <= need.from
                    && read.request().instances.iter().any(|instance| {
                        let has = |value: &str| instance.dimensions.iter().any(|known| known.value == value);
                        let halftone::telemetry::Subject::Version(version) = need.subject else { return false };
                        has(&need.place.function) && has(&version.to_string())
                    })
            });
            prop_assert!(asked, "{need:?}");
        }
    }
}
