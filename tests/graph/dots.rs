//! The dots: as many as there are requests, as slow as the answers, wrong as often as they fail.

use halftone::graph::EdgeTraffic;
use halftone::graph::dots::{Dot, Scale, Stream, seed};
use proptest::prelude::*;

/// Some moment, in milliseconds.
const NOW: u64 = 1_764_000_000_000;
const LENGTH: i32 = 240;

fn edge(rate: u64, milliseconds: u32, errors: u32) -> EdgeTraffic {
    EdgeTraffic {
        rate: Some(rate),
        errors: Some(errors),
        duration: Some(milliseconds * 100),
        p95: None,
    }
}

fn on_their_way(stream: &Stream, time: u64) -> Vec<Dot> {
    let mut dots = Vec::new();
    stream.dots(time, |dot| dots.push(dot));
    dots
}

/// How many dots arrive in a while, and how many of them are errors.
fn arrivals(stream: &Stream, seconds: u64) -> (usize, usize) {
    let (mut all, mut errors) = (0, 0);
    let mut before: Vec<Dot> = Vec::new();
    for step in 0..seconds * 20 {
        let now = on_their_way(stream, NOW + step * 50);
        // The oldest come first; those that are gone have arrived.
        let stayed = now.iter().filter(|dot| dot.along > 0).count();
        let gone = before.len().saturating_sub(stayed.min(before.len()));
        let furthest = now.first().map_or(0, |dot| dot.along);
        let arrived = before.iter().filter(|dot| dot.along > furthest);
        let gone = gone.max(arrived.count());
        errors += before[..gone].iter().filter(|dot| dot.is_error).count();
        all += gone;
        before = now;
    }
    (all, errors)
}

#[test]
fn two_people_at_the_same_moment_see_the_same() {
    let edges = [edge(12_345, 80, 20_000), edge(400, 300, 0)];
    let seen = || {
        let scale = Scale::of(&edges);
        let stream = scale.stream(seed("checkout", "prod", "5"), LENGTH, edges[0]);
        on_their_way(&stream.unwrap(), NOW)
    };
    assert!(!seen().is_empty());
    assert_eq!(seen(), seen());
    let other = Scale::of(&edges).stream(seed("checkout", "prod", "4"), LENGTH, edges[0]);
    assert_ne!(
        on_their_way(&other.unwrap(), NOW),
        seen(),
        "no two edges march in step"
    );
}

#[test]
fn what_is_not_known_has_no_dots_and_neither_has_nothing() {
    let unknown = EdgeTraffic::default();
    let scale = Scale::of(&[unknown, edge(0, 10, 0)]);
    assert_eq!(scale.stream(1, LENGTH, unknown), None);
    assert_eq!(scale.stream(1, LENGTH, edge(0, 10, 0)), None);
    let unanswered = EdgeTraffic {
        rate: Some(100),
        ..unknown
    };
    assert!(scale.stream(1, LENGTH, unanswered).is_some());
}

#[test]
fn dots_are_as_many_as_the_requests_they_stand_for() {
    let edges = [edge(900_000, 50, 0), edge(100_000, 50, 0)];
    let scale = Scale::of(&edges);
    let count = |edge| {
        let stream = scale.stream(7, LENGTH, edge).unwrap();
        arrivals(&stream, 600).0 as u64 * scale.requests
    };
    let (many, few) = (count(edges[0]), count(edges[1]));
    assert!(
        (530_000..=550_000).contains(&many),
        "900 a second for 600 s, not {many}"
    );
    assert!(
        (57_000..=63_000).contains(&few),
        "100 a second for 600 s, not {few}"
    );
}

#[test]
fn errors_are_exactly_as_frequent_as_measured() {
    let edges = [edge(4_000, 50, 50_000)];
    let scale = Scale::of(&edges);
    let stream = scale.stream(3, LENGTH, edges[0]).unwrap();
    let (all, errors) = arrivals(&stream, 1_000);
    assert!((3_900..=4_100).contains(&all), "{all}");
    assert!((194..=206).contains(&errors), "5 % of 4,000, not {errors}");
}

#[test]
fn slow_answers_travel_slowly_but_never_stand_still() {
    let edges = [
        edge(1_000, 50, 0),
        edge(1_000, 100, 0),
        edge(1_000, 60_000, 0),
    ];
    let scale = Scale::of(&edges);
    let travel = |edge| {
        let stream = scale.stream(5, LENGTH, edge).unwrap();
        let at = |time| on_their_way(&stream, time);
        let start = (0..10_000).find(|step| at(NOW + step).iter().any(|dot| dot.along < 600));
        let start = NOW + start.unwrap();
        let newest = at(start).last().unwrap().along;
        let later = at(start + 100);
        let same = later
            .iter()
            .filter(|dot| dot.along > newest)
            .map(|dot| dot.along);
        same.min().unwrap() - newest
    };
    let [quick, half, slowest] = edges.map(travel);
    assert!(quick.abs_diff(2 * half) < 60, "{quick} and {half}");
    assert!(slowest * 7 > quick, "{slowest} of {quick}");
    assert!(slowest < half, "{slowest}");
}

proptest! {
    #[test]
    fn dots_are_on_their_edge_apart_and_never_too_many(
        rates in prop::collection::vec((0..5_000_000_u64, 1..100_000_u32, 0..=1_000_000_u32), 1..8),
        time in 0..4_000_000_000_000_u64,
        number: u64,
    ) {
        let edges: Vec<_> = rates.into_iter().map(|(rate, time, errors)| edge(rate, time, errors)).collect();
        let scale = Scale::of(&edges);
        for edge in &edges {
            let Some(stream) = scale.stream(number, LENGTH, *edge) else { continue };
            let dots = on_their_way(&stream, time);
            prop_assert!(dots.len() <= 32, "{} dots", dots.len());
            prop_assert!(dots.iter().all(|dot| dot.along < 65_536));
            for pair in dots.windows(2) {
                prop_assert!(pair[0].along > pair[1].along, "each sets out after the one before");
            }
        }
    }
}
